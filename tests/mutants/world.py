"""The world in which mutants are looked at: shapes, checks and the tests of saved queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from akkg.building.rules import Rule, derive, load_rules
from akkg.dataset import Dataset
from akkg.location import data_root
from akkg.queries.catalogue import load_queries
from akkg.queries.saved_query import SavedQuery
from akkg.query_tests import run_tests
from akkg.shacl.asking import ask_store
from akkg.validation.checks import Check, load_checks, run_checks
from akkg.validation.finding import Finding, Severity
from akkg.validation.holding import Data, hold
from akkg.validation.literal_forms import odd_literals
from akkg.validation.shape_loading import load_shapes, shape_files
from akkg.validation.shapes import Shapes
from akkg.validation.view import View, view
from tests.mutants.claims import UNNAMED, Claims, index
from tests.mutants.mutant import Change, Kind, Mutant

CHECKS, ASSERTED, BUILT = "checks", "asserted shapes", "built shapes"
STAGES = (CHECKS, ASSERTED, BUILT)

_COVERAGE = ox.NamedNode("https://w3id.org/akkg/graph/coverage")
_GRAVEST = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a mutant.

    Attributes:
        stage: What found it first: checks, asserted or built shapes; empty where nothing did.
        source: The shape or check.
        severity: How grave its finding is; None where there is none.
        query: The saved query whose tests fail, where it is a lie; empty where none does.
    """

    stage: str
    source: str
    severity: Severity | None
    query: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the two graphs that shapes look at.

    Attributes:
        name: What it is called.
        derived: Whether what follows by rule is in it.
        shapes: The shapes for it.
        known: What the shapes find of it without a mutant.
    """

    name: str
    derived: bool
    shapes: Shapes
    known: frozenset[Finding]


@dataclass(frozen=True, slots=True)
class World:
    """The graph as it is, and all that looks at it."""

    view: View
    claims: Claims
    rules: tuple[Rule, ...]
    checks: tuple[Check, ...]
    known: frozenset[Finding]
    layers: tuple[Layer, ...]
    queries: tuple[SavedQuery, ...]
    reasons: tuple[ox.Quad, ...] = field(repr=False)

    def look(self, mutant: Mutant) -> Verdict:
        """Hold a mutant to checks, shapes and, where it is a lie, the tests of saved queries.

        A finding that the graph has without it does not count.
        """
        asserted = _changed(self.view.asserted, mutant.change)
        found = _gravest(self._found(asserted, dataset := self._built(asserted)))
        query = _failing(self.queries, dataset) if mutant.kind is Kind.LIE else ""
        if found is None:
            return Verdict("", "", None, query)
        stage, finding = found
        return Verdict(stage, finding.source, finding.severity, query)

    def _built(self, asserted: frozenset[ox.Quad]) -> Dataset:
        store = ox.Store()
        store.extend(ox.Quad(*quad.triple) for quad in asserted)
        derived = derive(store, self.rules)
        store.extend([*asserted, *derived, *self.reasons])
        return Dataset(store, self.view.prefixes, self.view.root)

    def _found(
        self, asserted: frozenset[ox.Quad], dataset: Dataset
    ) -> Iterator[tuple[str, Finding]]:
        """What checks find, then what each set of shapes does, as validation has them."""
        names = self.view.prefixes
        for hit in run_checks(dataset.engine, self.checks, names, whole=True):
            if hit.finding not in self.known:
                yield CHECKS, hit.finding
        yield from ((CHECKS, hit.finding) for hit in odd_literals(asserted, names))
        for layer in self.layers:
            store = dataset.store if layer.derived else _merged(asserted)
            for finding in hold(_data(store, dict(names.items())), layer.shapes).findings:
                if finding not in layer.known:
                    yield layer.name, finding


def world(root: Path | None = None) -> World:
    """Read the graph, and what it is held to.

    Args:
        root: The source tree; the project's own by default.
    """
    tree = root or data_root()
    seen = view(tree)
    checks = load_checks(tree)
    hits = run_checks(seen.dataset.engine, checks, seen.prefixes, whole=True)
    folders = ((ASSERTED, "asserted", False), (BUILT, "built", True))
    layers = tuple(
        _layer(name, seen, tree / "ontology" / "shapes" / folder, derived=derived)
        for name, folder, derived in folders
    )
    reasons = seen.dataset.store.quads_for_pattern(None, None, None, _COVERAGE)
    return World(
        view=seen,
        claims=index(seen),
        rules=load_rules(tree),
        checks=checks,
        known=frozenset(hit.finding for hit in hits),
        layers=layers,
        queries=load_queries(tree),
        reasons=tuple(reasons),
    )


def _layer(name: str, seen: View, folder: Path, *, derived: bool) -> Layer:
    shapes = load_shapes(shape_files(folder), dict(seen.prefixes.items()))
    known = frozenset(hold(seen.data(derived=derived), shapes).findings)
    return Layer(name, derived, shapes, known)


def _merged(asserted: Iterable[ox.Quad]) -> ox.Store:
    """What is asserted, as one graph."""
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in asserted)
    return store


def _data(store: ox.Store, names: dict[str, str]) -> Data:
    """The default graph of a store, to be held to shapes."""

    def triples() -> Iterator[ox.Triple]:
        quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return (quad.triple for quad in quads)

    return Data(ask_store(store), triples, names)


def _changed(asserted: frozenset[ox.Quad], change: Change) -> frozenset[ox.Quad]:
    """Make a change; what stands outside any graph is put where validation puts it."""
    added = (
        quad
        if isinstance(quad.graph_name, ox.NamedNode)
        else ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED)
        for quad in change.added
    )
    return (asserted - change.removed) | set(added)


def _gravest(findings: Iterable[tuple[str, Finding]]) -> tuple[str, Finding] | None:
    """Take the first violation, or else the first of the gravest that there are."""
    best: tuple[str, Finding] | None = None
    for each in findings:
        if best is None or _GRAVEST[each[1].severity] < _GRAVEST[best[1].severity]:
            best = each
        if each[1].severity is Severity.VIOLATION:
            break
    return best


def _failing(queries: Iterable[SavedQuery], dataset: Dataset) -> str:
    """Name the first saved query one of whose tests fails."""
    for query in queries:
        if any(outcome.faults for outcome in run_tests(query, dataset)):
            return query.name
    return ""
