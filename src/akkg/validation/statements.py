"""Finds the statements that a finding is about, as the files make them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.rules import DERIVED
from akkg.citing.explanation import explain_all
from akkg.errors import DataError
from akkg.prefixes import BASE
from akkg.shacl.paths import Path as PropertyPath
from akkg.shacl.paths import Predicate, Unary
from akkg.validation.checks import Statement
from akkg.validation.finding import Finding, Term
from akkg.validation.kept import kept, kept_quad, kept_triple
from akkg.validation.shapes import SH
from akkg.validation.view import View

__all__ = ["Stated", "Statements", "Targets"]

Stated: TypeAlias = tuple[ox.Quad, Path]
Targets: TypeAlias = Callable[[Finding], Iterable[str]]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SCHEMA = {f"{BASE}graph/alignments", f"{BASE}graph/ontology"}  # rules rest on them, too


class Statements:
    """What the files of a view state, and what follows, by thing.

    Args:
        view: What has been validated.
        targets: Gives for a finding about a thing as such the properties that the thing should not
            have, being what it is; none where no property is at fault.
    """

    def __init__(self, view: View, targets: Targets, wanted: Collection[Term]) -> None:
        self._view = view
        self._targets = targets
        self._files: dict[ox.Triple, list[Stated]] = defaultdict(list)
        self._of: dict[Term, list[ox.Triple]] = defaultdict(list)
        self._to: dict[Term, list[ox.Triple]] = defaultdict(list)
        self._contents: dict[Path, frozenset[ox.Quad]] = {}
        self._paths: dict[object, dict[Path, None]] = defaultdict(dict)
        for file in view.files:
            for quad in file.quads:
                self._paths[quad.graph_name][file.path] = None
                if quad.subject in wanted or quad.object in wanted:
                    self._files[kept_triple(quad.triple)].append((quad, file.path))
        for triple in self._files:
            self._of[triple.subject].append(triple)  # type: ignore[index]
            self._to[triple.object].append(triple)  # type: ignore[index]

    def about(self, finding: Finding, named: Sequence[Statement] = ()) -> set[Stated]:
        """Find what to mend.

        A statement that follows by rule stands for the claims that it rests on. Where something is
        missing, what says what the thing is stands for it.

        Args:
            finding: The finding.
            named: The statements that a check names.

        Returns:
            Statements, each with its file; none where no file says anything of the thing.
        """
        for found in (
            (stated for statement in named for stated in self._named(statement)),
            self._stated(self._meant(finding)),
            self._stated(self._declaring(finding.focus)),
        ):
            if together := set(found):
                return together
        return set()

    def _stated(self, triples: Iterable[ox.Triple]) -> Iterator[Stated]:
        for triple in self._claims(triples):
            yield from self._files.get(triple) or self._elsewhere(triple)

    def _elsewhere(self, triple: ox.Triple) -> Iterator[Stated]:
        """Where a statement about another thing stands: in the files that have its graph."""
        subject, predicate, object_ = triple
        store = self._view.dataset.store
        for quad in store.quads_for_pattern(subject, predicate, object_, None):
            paths = self._paths.get(quad.graph_name, {})
            for path in paths:
                if len(paths) == 1 or quad in self._content(path):
                    yield quad, path

    def _content(self, path: Path) -> frozenset[ox.Quad]:
        """What a file states, where a graph stands in several."""
        if path not in self._contents:
            files = (file for file in self._view.files if file.path == path)
            quads = (kept_quad(quad) for file in files for quad in file.quads)
            self._contents[path] = frozenset(quads)
        return self._contents[path]

    def _named(self, statement: Statement) -> Iterator[Stated]:
        """What the files state as a check names it, in the graph that it names."""
        subject, predicate, value = statement.subject, statement.predicate, statement.object
        if predicate is None:
            along = list(self._of[subject])
        else:
            as_kept = None if value is None else kept(value)
            along = list(self._along(Predicate(predicate), subject, as_kept))
        for quad, path in self._stated(along):
            if value is not None and kept(value) != value and quad.object != value:
                continue  # written otherwise than the one that is meant
            if statement.graph is None or quad.graph_name == ox.NamedNode(statement.graph):
                yield quad, path

    def _meant(self, finding: Finding) -> list[ox.Triple]:
        """The triples that lead from the thing to the value."""
        focus, value = finding.focus, finding.value and kept(finding.value)
        if finding.component == f"{SH}MinCountConstraintComponent":
            return []  # what is there is right; what is missing belongs to the thing
        if finding.path is not None:
            along = list(self._along(finding.path, focus, value))
            # Of values that are too many only those can be mended that a file states.
            return along if value is not None else [each for each in along if each in self._files]
        if value is None or value == focus:
            return [
                triple
                for property_ in self._targets(finding)
                for triple in self._along(Predicate(property_), focus, None)
            ]
        return (
            [triple for triple in self._of[focus] if triple.object == value]
            or [triple for triple in self._to[focus] if triple.subject == value]
            or [triple for triple in self._all_of(value) if triple.predicate == focus]
        )

    def _along(self, path: PropertyPath, focus: Term, value: Term | None) -> Iterator[ox.Triple]:
        """The triples of the first step of a path; of one step, those that end at the value."""
        if isinstance(path, Predicate):
            for triple in self._all_of(focus):
                if triple.predicate.value == path.iri and value in (None, triple.object):
                    yield triple
        elif isinstance(path, Unary) and path.kind == "inversePath":
            if isinstance(path.inner, Predicate):
                for triple in self._to[focus]:
                    if triple.predicate.value == path.inner.iri and value in (None, triple.subject):
                        yield triple
        elif isinstance(path, Unary):
            yield from self._along(path.inner, focus, None)
        elif path.kind == "sequence":
            yield from self._along(path.parts[0], focus, None)
        else:
            for part in path.parts:
                yield from self._along(part, focus, value)

    def _all_of(self, focus: Term) -> Iterator[ox.Triple]:
        """What is said of a thing, asserted first, then what follows by rule."""
        yield from self._of[focus]
        if isinstance(focus, ox.NamedNode):
            quads = list(self._view.dataset.store.quads_for_pattern(focus, None, None, None))
            stated = {quad.triple for quad in quads if _is_stated(quad)}
            merged = (quad.triple for quad in quads if quad.graph_name == ox.DefaultGraph())
            yield from (triple for triple in merged if triple not in stated)

    def _claims(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Asserted triples as they are; in place of derived ones, what they rest on."""
        derived = []
        for triple in triples:
            if triple in self._files:
                yield triple
            else:
                derived.append((triple.subject, triple.predicate, triple.object))
        try:
            reasons = explain_all(self._view.explained, derived) if derived else {}  # type: ignore[arg-type]
        except DataError:
            return  # an engine may give back another form of a literal than was written
        claims = [claim for reason in reasons.values() for claim in reason.claims()]
        ours = [claim for claim in claims if not _SCHEMA.issuperset(claim.graphs)]
        for claim in ours or claims:
            yield ox.Triple(*claim.triple)  # type: ignore[arg-type]

    def _declaring(self, focus: Term) -> list[ox.Triple]:
        """The triples that say what a thing is; else all that are about it or name it."""
        about = self._of[focus]
        return [triple for triple in about if triple.predicate == _TYPE] or about or self._to[focus]


def _is_stated(quad: ox.Quad) -> bool:
    """Whether a statement stands in a named graph that is not one of a rule."""
    graph = quad.graph_name
    return isinstance(graph, ox.NamedNode) and not graph.value.startswith(DERIVED)
