"""Finds the files and lines in which a curator mends what a finding is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.reading import read_text
from akkg.validation.checks import Hit, Statement
from akkg.validation.finding import Finding, Place, Term
from akkg.validation.kept import kept
from akkg.validation.positions import Positions, read_positions
from akkg.validation.statements import Statements, Targets
from akkg.validation.view import UNNAMED, View

__all__ = ["Locator"]

_OUTLINED = (".trig", ".ttl")


class Locator:
    """Knows where each statement of a view stands.

    Args:
        view: What has been validated. A file is read again only when one of its lines is wanted.
        hits: The findings whose places will be asked for.
        targets: Gives for a finding about a thing as such the properties that the thing should not
            have, being what it is; none where no property is at fault.
    """

    def __init__(
        self, view: View, hits: Iterable[Hit], targets: Targets = lambda finding: ()
    ) -> None:
        self._view = view
        self._statements = Statements(view, targets, set(_named(hits)))
        self._positions: dict[Path, Positions | None] = {}

    def places(self, finding: Finding, named: Sequence[Statement] = ()) -> tuple[Place, ...]:
        """Find the lines of the statements that a finding is about.

        Args:
            finding: The finding.
            named: The statements to mend, where a check names them.

        Returns:
            The places, each once, sorted; the file alone where the line cannot be told.
        """
        if isinstance(finding.focus, ox.NamedNode) and finding.focus.value in self._view.rows:
            return (_shown(self._view.rows[finding.focus.value]),)
        stated = self._statements.about(finding, named)
        found = {self._place(quad, path) for quad, path in stated}
        found = found or set(self._graph_places(finding.focus))
        return tuple(sorted(found, key=lambda place: (place.file, place.line or 0)))

    def _graph_places(self, graph: Term) -> Iterator[Place]:
        """Where a named graph begins of which nothing is said."""
        for source in self._view.files:
            if any(quad.graph_name == graph for quad in source.quads):
                positions = self._positions_of(source.path)
                line = positions.graph_line(graph.value) if positions else None
                yield _shown(Place(str(source.path), line))

    def _place(self, quad: ox.Quad, path: Path) -> Place:
        positions = self._positions_of(path)
        graph, subject = quad.graph_name, quad.subject
        assert isinstance(graph, ox.NamedNode) and isinstance(subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal), "no source has blank nodes"
        name = graph.value if path.suffix.lower() == ".trig" and graph != UNNAMED else None
        line = (
            positions.line(name, subject.value, quad.predicate.value, quad.object)
            if positions
            else None
        )
        return _shown(Place(str(path), line))

    def _positions_of(self, path: Path) -> Positions | None:
        if path not in self._positions:
            try:
                known = path.suffix.lower() in _OUTLINED
                table = dict(self._view.prefixes.items())
                found = read_positions(read_text(path), table, str(path)) if known else None
            except DataError:
                found = None  # it has vanished, or changed, since it was read
            self._positions[path] = found
        return self._positions[path]


def _named(hits: Iterable[Hit]) -> Iterator[Term]:
    """The things and values that findings name, as written and as the engine keeps them."""
    for hit in hits:
        terms = [hit.finding.focus, hit.finding.value]
        terms += [term for each in hit.statements for term in (each.subject, each.object)]
        for term in terms:
            if term is not None:
                yield from (term, kept(term))


def _shown(place: Place) -> Place:
    """Name a file as seen from where the command runs."""
    path, here = Path(place.file).absolute(), Path.cwd()
    return Place(str(path.relative_to(here) if path.is_relative_to(here) else path), place.line)
