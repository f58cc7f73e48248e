"""Finds the files and lines in which a curator mends what a finding is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.explanation import explain_all
from akkg.prefixes import BASE
from akkg.reading import read_text
from akkg.validation.checks import Statement
from akkg.validation.finding import Finding, Place, Term
from akkg.validation.paths import Path as PropertyPath
from akkg.validation.paths import Predicate, Unary
from akkg.validation.positions import Positions, read_positions
from akkg.validation.shapes import SH
from akkg.validation.view import UNNAMED, View

__all__ = ["Locator"]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SCHEMA = {f"{BASE}graph/alignments", f"{BASE}graph/ontology"}  # rules rest on them, too
_OUTLINED = (".trig", ".ttl")


class Locator:
    """Knows where each statement of a view stands.

    Args:
        view: What has been validated. A file is read again only when one of its lines is wanted.
        targets: Gives for a finding about a thing as such the properties that the thing should not
            have, being what it is; none where no property is at fault.
    """

    def __init__(
        self, view: View, targets: Callable[[Finding], Iterable[str]] = lambda finding: ()
    ) -> None:
        self._view = view
        self._targets = targets
        self._files: dict[ox.Triple, list[tuple[ox.Quad, Path]]] = defaultdict(list)
        self._of: dict[Term, list[ox.Triple]] = defaultdict(list)
        self._to: dict[Term, list[ox.Triple]] = defaultdict(list)
        for source in view.files:
            for quad in source.quads:
                self._files[quad.triple].append((quad, source.path))
        for triple in self._files:
            self._of[triple.subject].append(triple)  # type: ignore[index]
            self._to[triple.object].append(triple)  # type: ignore[index]
        self._positions: dict[Path, Positions | None] = {}

    def places(self, finding: Finding, statements: Sequence[Statement] = ()) -> tuple[Place, ...]:
        """Find the lines of the statements that a finding is about.

        A statement that follows by rule stands in the lines of the claims that it rests on. Where
        something is missing, the lines are those that say what the thing is.

        Args:
            finding: The finding.
            statements: The statements to mend, where a check names them.

        Returns:
            The places, each once, sorted; the file alone where the line cannot be told.
        """
        if isinstance(finding.focus, ox.NamedNode) and finding.focus.value in self._view.rows:
            return (_shown(self._view.rows[finding.focus.value]),)
        for quads in (
            (quad for statement in statements for quad in self._stated(statement)),
            self._quads(self._meant(finding)),
            self._quads(self._declaring(finding.focus)),
        ):
            found = {self._place(quad, path) for quad, path in quads}
            if found:
                break
        else:
            found = set(self._graph_places(finding.focus))
        return tuple(sorted(found, key=lambda place: (place.file, place.line or 0)))

    def _graph_places(self, graph: Term) -> Iterator[Place]:
        """Where a named graph begins of which nothing is said."""
        for source in self._view.files:
            if any(quad.graph_name == graph for quad in source.quads):
                positions = self._positions_of(source.path)
                line = positions.graph_line(graph.value) if positions else None
                yield _shown(Place(str(source.path), line))

    def _quads(self, triples: Iterable[ox.Triple]) -> Iterator[tuple[ox.Quad, Path]]:
        for triple in self._claims(triples):
            yield from self._files[triple]

    def _stated(self, statement: Statement) -> Iterator[tuple[ox.Quad, Path]]:
        """What the files state as a check names it, in the graph that it names."""
        along = (
            list(self._of[statement.subject])
            if statement.predicate is None
            else list(
                self._along(Predicate(statement.predicate), statement.subject, statement.object)
            )
        )
        for quad, path in self._quads(along):
            if statement.graph is None or quad.graph_name == ox.NamedNode(statement.graph):
                yield quad, path

    def _meant(self, finding: Finding) -> list[ox.Triple]:
        """The triples that lead from the thing to the value."""
        focus, value = finding.focus, finding.value
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
        for quad in self._view.derived:
            if quad.subject == focus:
                yield quad.triple

    def _claims(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Asserted triples as they are; in place of derived ones, what they rest on."""
        derived = []
        for triple in triples:
            if triple in self._files:
                yield triple
            else:
                derived.append((triple.subject, triple.predicate, triple.object))
        try:
            reasons = explain_all(self._view.dataset, derived)  # type: ignore[arg-type]
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

    def _place(self, quad: ox.Quad, path: Path) -> Place:
        positions = self._positions_of(path)
        graph, subject = quad.graph_name, quad.subject
        assert isinstance(graph, ox.NamedNode) and isinstance(subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal), "no source has blank nodes"
        name = graph.value if path.suffix == ".trig" and graph != UNNAMED else None
        line = (
            positions.line(name, subject.value, quad.predicate.value, quad.object)
            if positions
            else None
        )
        return _shown(Place(str(path), line))

    def _positions_of(self, path: Path) -> Positions | None:
        if path not in self._positions:
            try:
                known = path.suffix in _OUTLINED
                table = dict(self._view.prefixes.items())
                found = read_positions(read_text(path), table, str(path)) if known else None
            except DataError:
                found = None  # it has vanished, or changed, since it was read
            self._positions[path] = found
        return self._positions[path]


def _shown(place: Place) -> Place:
    """Name a file as seen from where the command runs."""
    path, here = Path(place.file).absolute(), Path.cwd()
    return Place(str(path.relative_to(here) if path.is_relative_to(here) else path), place.line)
