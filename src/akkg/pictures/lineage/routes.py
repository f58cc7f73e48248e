"""Finds the way of each rail from an earlier thing to a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from akkg.pictures.lineage.model import Rail
from akkg.pictures.scene import Point

__all__ = ["MARK", "Spot", "routes"]

MARK = 8.0
"""Half the width of a mark."""

_PORT = 5.0  # between two rails at one side of a mark
_NEAR = 3.0  # what differs by less lies above each other


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing lies.

    Attributes:
        x: The middle of its mark.
        y: The middle of its mark.
        top: The upper end of its row.
        bottom: The lower end of its row.
        label: Where its label ends across.
    """

    x: float
    y: float
    top: float
    bottom: float
    label: float


@dataclass(frozen=True, slots=True)
class _Route:
    """The sides of the two marks at which a rail begins and ends, and where it bends."""

    leaves: str
    arrives: str
    bend: float | None = None


def routes(
    steps: Iterable[Rail], links: Iterable[Rail], spots: Mapping[str, Spot]
) -> list[tuple[Rail, tuple[Point, ...]]]:
    """Find the way of each rail.

    A step of succession runs along the row of the earlier thing and then down to the later one;
    where they are near, first down and then along the row of the later, so that it crosses no
    label. A link leaves downward or upward, and comes over beside the row of the later thing.

    Args:
        steps: The steps of succession.
        links: The other steps.
        spots: Where the things lie.

    Returns:
        The points of each, in the order of the steps.
    """
    found = [(one, _step(spots[one.earlier], spots[one.later])) for one in steps]
    found += [(one, _link(spots[one.earlier], spots[one.later])) for one in links]
    ports = _ports(found, spots)
    drawn = []
    for number, (rail, route) in enumerate(found):
        begin = _end(spots[rail.earlier], route.leaves, ports[number, "leaves"])
        end = _end(spots[rail.later], route.arrives, ports[number, "arrives"])
        drawn.append((rail, _points(begin, end, route)))
    return drawn


def _step(begin: Spot, end: Spot) -> _Route:
    if begin is end:
        return _Route("below", "below", begin.bottom)
    if end.x < begin.x - _NEAR:  # back in time, as where the data contradict themselves
        return _Route("below", "below", max(begin.bottom, end.bottom))
    side = "below" if end.y > begin.y else "above"
    if end.y == begin.y:
        return _Route("right", "left")
    if end.x - begin.x <= 2 * MARK:
        return _link(begin, end)
    if end.x > begin.label:
        return _Route("right", "above" if side == "below" else "below")
    return _Route(side, "left")


def _link(begin: Spot, end: Spot) -> _Route:
    if end.y > begin.y:
        return _Route("below", "above", end.top)
    if end.y < begin.y:
        return _Route("above", "below", end.bottom)
    return _Route("below", "below", begin.bottom)


def _ports(
    found: Sequence[tuple[Rail, _Route]], spots: Mapping[str, Spot]
) -> dict[tuple[int, str], float]:
    """How far from the middle of a side each rail begins and ends there, so that none hides one."""
    sides: dict[tuple[str, str], list[tuple[tuple[float, float], int, str]]] = {}
    for number, (rail, route) in enumerate(found):
        for end, side, iri, other in (
            ("leaves", route.leaves, rail.earlier, rail.later),
            ("arrives", route.arrives, rail.later, rail.earlier),
        ):
            order = _order(spots[iri], spots[other], side)
            sides.setdefault((iri, side), []).append((order, number, end))
    return {
        (number, end): (at - (len(some) - 1) / 2) * min(_PORT, 2 * MARK / len(some))
        for some in sides.values()
        for at, (_, number, end) in zip(count(), sorted(some), strict=False)
    }


def _order(spot: Spot, other: Spot, side: str) -> tuple[float, float]:
    """In which order rails stand at a side, so that they do not cross where they turn."""
    across, down = other.x - spot.x, abs(other.y - spot.y)
    if side in ("left", "right"):
        return other.y, 0
    turn = 0 if abs(across) <= _NEAR else 1 if across > 0 else -1
    return turn, -turn * down


def _end(spot: Spot, side: str, port: float) -> Point:
    if side in ("left", "right"):
        return spot.x + (MARK if side == "right" else -MARK), spot.y + port
    return spot.x + port, spot.y + (MARK if side == "below" else -MARK)


def _points(begin: Point, end: Point, route: _Route) -> tuple[Point, ...]:
    """The ends with the corners between them."""
    if route.bend is not None:
        if abs(begin[0] - end[0]) < 1 and route.leaves != route.arrives:
            return begin, (begin[0], end[1])
        corners: tuple[Point, ...] = ((begin[0], route.bend), (end[0], route.bend))
    elif route.leaves == "right" and route.arrives == "left":
        if abs(begin[1] - end[1]) < 1:
            return begin, end
        middle = end[0] - 2 * MARK
        corners = ((middle, begin[1]), (middle, end[1]))
    elif route.leaves == "right":
        corners = ((end[0], begin[1]),)
    else:
        corners = ((begin[0], end[1]),)
    return (begin, *corners, end)
