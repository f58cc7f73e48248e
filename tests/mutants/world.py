"""The world in which mutants are looked at: shapes, checks and the tests of saved queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from akkg.building.rules import Rule, derive, load_rules
from akkg.dataset import Dataset
from akkg.location import data_root
from akkg.queries.catalogue import load_queries
from akkg.queries.saved_query import SavedQuery
from akkg.query_tests import run_tests
from akkg.validation.checks import Check, load_checks, run_checks
from akkg.validation.finding import Finding, Severity
from akkg.validation.rdflib_terms import graph
from akkg.validation.reference import run_reference
from akkg.validation.shape_loading import load_shapes, shape_files
from akkg.validation.shapes import Shapes
from akkg.validation.view import View, view
from tests.mutants.claims import UNNAMED, Claims, index
from tests.mutants.mutant import Change, Kind, Mutant
from tests.mutants.narrowed import Narrowed
from tests.mutants.neighbourhood import neighbourhood

CHECKS, ASSERTED, BUILT = "checks", "asserted shapes", "built shapes"
STAGES = (CHECKS, ASSERTED, BUILT)

_STEPS = (0, 2)  # links away from a change where shapes look before they look everywhere
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
    """One of the two graphs that shapes look at, as it is without a mutant.

    Attributes:
        name: What it is called.
        triples: Its triples.
        data: The same for pySHACL.
        shapes: The shapes for it.
        narrowed: The same, for some things only.
        known: What the shapes find of it.
    """

    name: str
    triples: frozenset[ox.Triple]
    data: rdflib.Graph
    shapes: Shapes
    narrowed: Narrowed
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

        A finding that the graph has without it does not count. Shapes look near the change first;
        where nothing is found of what is ill-formed, they look everywhere.
        """
        asserted = _changed(self.view.asserted, mutant.change)
        derived, dataset = self._built(asserted)
        triples = {quad.triple for quad in asserted}
        nows = (triples, triples | {quad.triple for quad in derived})
        found = _gravest(self._near(mutant.change, dataset, nows))
        if found is None and mutant.kind is Kind.ILL_FORMED:
            found = _gravest(self._everywhere(nows))
        query = _failing(self.queries, dataset) if mutant.kind is Kind.LIE else ""
        if found is None:
            return Verdict("", "", None, query)
        stage, finding = found
        return Verdict(stage, finding.source, finding.severity, query)

    def _built(self, asserted: frozenset[ox.Quad]) -> tuple[list[ox.Quad], Dataset]:
        store = ox.Store()
        store.extend(ox.Quad(*quad.triple) for quad in asserted)
        derived = derive(store, self.rules)
        store.extend([*asserted, *derived, *self.reasons])
        return derived, Dataset(store, self.view.prefixes, self.view.root)

    def _near(
        self, change: Change, dataset: Dataset, nows: tuple[set[ox.Triple], ...]
    ) -> Iterator[tuple[str, Finding]]:
        """What checks find, and what shapes find of the things of a change and those around."""
        hits = run_checks(dataset.engine, self.checks, self.view.prefixes, whole=True)
        yield from ((CHECKS, hit.finding) for hit in hits if hit.finding not in self.known)
        for steps in _STEPS:
            near = neighbourhood(change, dataset.store, steps)
            for layer, now in zip(self.layers, nows, strict=True):
                with _mutated(layer, now):
                    found = layer.narrowed.run(layer.data, near)
                yield from ((layer.name, each) for each in found if each not in layer.known)

    def _everywhere(self, nows: tuple[set[ox.Triple], ...]) -> Iterator[tuple[str, Finding]]:
        """What shapes find of all things."""
        for layer, now in zip(self.layers, nows, strict=True):
            with _mutated(layer, now):
                found = run_reference(layer.data, layer.shapes)
            yield from ((layer.name, each) for each in found if each not in layer.known)


def world(root: Path | None = None) -> World:
    """Read the graph, and what it is held to.

    Args:
        root: The source tree; the project's own by default.
    """
    tree = root or data_root()
    seen = view(tree)
    names = dict(seen.prefixes.items())
    checks = load_checks(tree)
    hits = run_checks(seen.dataset.engine, checks, seen.prefixes, whole=True)
    folders = ((ASSERTED, "asserted", False), (BUILT, "built", True))
    layers = tuple(
        _layer(name, seen.triples(derived=derived), tree / "ontology" / "shapes" / folder, names)
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


def _layer(name: str, triples: set[ox.Triple], folder: Path, names: dict[str, str]) -> Layer:
    data, shapes = graph(triples, names), load_shapes(shape_files(folder), names)
    known = frozenset(run_reference(data, shapes))
    return Layer(name, frozenset(triples), data, shapes, Narrowed(shapes), known)


def _changed(asserted: frozenset[ox.Quad], change: Change) -> frozenset[ox.Quad]:
    """Make a change; what stands outside any graph is put where validation puts it."""
    added = (
        quad
        if isinstance(quad.graph_name, ox.NamedNode)
        else ox.Quad(quad.subject, quad.predicate, quad.object, UNNAMED)
        for quad in change.added
    )
    return (asserted - change.removed) | set(added)


@contextmanager
def _mutated(layer: Layer, triples: set[ox.Triple]) -> Iterator[None]:
    """Let the graph of a layer be another one for a while: only what differs is changed."""
    gone, new = (graph(each) for each in (layer.triples - triples, triples - layer.triples))
    _change(gone, layer.data.remove)
    _change(new, layer.data.add)
    try:
        yield
    finally:
        _change(new, layer.data.remove)
        _change(gone, layer.data.add)


def _change(triples: rdflib.Graph, change: Callable[[tuple[Node, Node, Node]], object]) -> None:
    for triple in triples:
        change(triple)


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
