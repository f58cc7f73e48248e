"""The lines of links: straight, or bent where two things have several, from mark to mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Any

from akkg.pictures.scene import Line, Point

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Disc", "DrawnLink", "drawn_links"]

_BEND = 20.0  # between the middles of two lines that join the same two things
_SPACE = 3.0  # between a mark and the end of a line
_LOOP = 26.0
_BASES = ("stated", "derived", "editorial")
_MANY = 60  # links above which lines are thin
_PIECES = 10  # of a curve

Disc = tuple[Point, float]
"""The centre of a mark, and its radius."""


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """The line of a link.

    Attributes:
        source: The IRI of the thing from which it leads.
        target: The IRI of the thing to which it leads.
        facts: The attributes of the link.
        line: Its line.
    """

    source: str
    target: str
    facts: Mapping[str, Any]
    line: Line

    @property
    def course(self) -> tuple[Point, ...]:
        """Points along the line, close enough for straight parts between them."""
        if not self.line.curve:
            (x, y), (far_x, far_y) = self.line.points
            shares = [number / _PIECES for number in range(_PIECES + 1)]
            return tuple((x + (far_x - x) * share, y + (far_y - y) * share) for share in shares)
        return tuple(_on_curve(self.line.points, number / _PIECES) for number in range(_PIECES + 1))


def drawn_links(graph: MultiDiGraph[str], discs: Mapping[str, Disc]) -> list[DrawnLink]:
    """Draw the links of a graph.

    Args:
        graph: The graph.
        discs: Where the mark of each thing lies.

    Returns:
        A line for each link, those of two things one after the other.

    Example:
        >>> from networkx import MultiDiGraph
        >>> found = drawn_links(MultiDiGraph([("a", "b")]), {"a": ((0, 0), 7), "b": ((100, 0), 7)})
        >>> found[0].line.points
        ((10.0, 0.0), (90.0, 0.0))
    """
    joined: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for source, target, key in sorted(graph.edges(keys=True)):
        joined.setdefault(min((source, target), (target, source)), []).append((source, target, key))
    width = 1.0 if graph.number_of_edges() > _MANY else 1.25
    return [
        DrawnLink(*edge[:2], facts, _line(edge, facts, discs, number - (len(edges) - 1) / 2, width))
        for _, edges in sorted(joined.items())
        for number, edge in enumerate(edges)
        for facts in (graph.edges[edge],)
    ]


def _line(
    edge: tuple[str, str, str],
    facts: Mapping[str, Any],
    discs: Mapping[str, Disc],
    place: float,
    width: float,
) -> Line:
    source, target, _ = edge
    if source == target:
        points = _loop(discs[source], place)
    else:
        # Whichever way a link leads, its place among those of the two is on the same side.
        bend = place * _BEND if source < target else -place * _BEND
        points = _between(discs[source], discs[target], bend)
    basis = str(facts.get("basis", ""))
    return Line(
        tuple((round(x, 2), round(y, 2)) for x, y in points),
        paint="link",
        basis=basis if basis in _BASES else "hint",
        width=width,
        arrow=True,
        curve=len(points) == 4,
    )


def _between(start: Disc, end: Disc, bend: float) -> tuple[Point, ...]:
    """The points of a line between two marks."""
    (x, y), (far_x, far_y) = start[0], end[0]
    wide, high = far_x - x, far_y - y
    length = sqrt(wide * wide + high * high) or 1.0
    if not bend:
        return _towards(start, end[0]), _towards(end, start[0])
    # The control point of a quadratic curve lies twice as far aside as its middle does.
    control = (
        (x + far_x) / 2 - high / length * bend * 2,
        (y + far_y) / 2 + wide / length * bend * 2,
    )
    from_, to = _towards(start, control), _towards(end, control)
    return from_, _share(from_, control, 2 / 3), _share(to, control, 2 / 3), to


def _share(start: Point, end: Point, share: float) -> Point:
    """The point at a share of the way."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _towards(disc: Disc, aim: Point) -> Point:
    """The point at the edge of a mark, on the way from its centre to another point."""
    (x, y), radius = disc
    wide, high = aim[0] - x, aim[1] - y
    away = sqrt(wide * wide + high * high)
    return _share(disc[0], aim, (radius + _SPACE) / max(away, radius + _SPACE + 1))


def _loop(disc: Disc, place: float) -> tuple[Point, ...]:
    """The points of a line from a mark to itself, above it."""
    (x, y), radius = disc
    top = y - radius - _SPACE
    reach = _LOOP + abs(place) * _BEND
    return (x - 3, top), (x - reach, top - reach), (x + reach, top - reach), (x + 3, top)


def _on_curve(points: tuple[Point, ...], share: float) -> Point:
    """A point of a cubic Bezier curve."""
    level = list(points)
    while len(level) > 1:
        level = [_share(one, other, share) for one, other in pairwise(level)]
    return level[0]
