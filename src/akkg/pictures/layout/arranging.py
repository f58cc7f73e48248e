"""Arranges the parts of a picture around its middle, each in the nearest place that is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from akkg.pictures.scene import Point

__all__ = ["Outline", "arranged"]

Outline = Sequence[tuple[float, float, float, float]]
"""What a part covers: rectangles, each by its left, upper, right and lower side."""

_Cell = tuple[int, int]
_SIDE = 20.0  # of a cell: the step in which parts are moved
_WIDER = 1.5  # the width of a picture by its height


def arranged(parts: Sequence[Outline]) -> list[Point]:
    """Find places for the parts of a picture.

    Args:
        parts: What each covers, with the room that should stay around it; the largest first.

    Returns:
        By how much each part has to be moved, so that none covers what another does.

    Example:
        >>> arranged([[(0, 0, 19, 19)], [(0, 0, 19, 19)]])
        [(0.0, 0.0), (20.0, 0.0)]
    """
    if not parts:
        return []
    middle = _middle(_cells(parts[0]))
    taken: set[_Cell] = set()
    reached: dict[tuple[_Cell, ...], int] = {}
    moves = []
    for part in parts:
        cells = _cells(part)
        own = _middle(cells)
        start = (round(middle[0] - own[0]), round(middle[1] - own[1]))
        shape = tuple((x + start[0], y + start[1]) for x, y in cells)
        # Where a part of the same shape had no room, there is none for this one.
        reach, (right, down) = _nearest(shape, taken, reached.get(shape, 0))
        reached[shape] = reach
        taken.update((x + right, y + down) for x, y in shape)
        moves.append(((start[0] + right) * _SIDE, (start[1] + down) * _SIDE))
    return moves


def _cells(part: Outline) -> list[_Cell]:
    found = {
        (x, y)
        for left, top, right, bottom in part
        for x in range(int(left // _SIDE), int(right // _SIDE) + 1)
        for y in range(int(top // _SIDE), int(bottom // _SIDE) + 1)
    }
    return sorted(found)


def _nearest(cells: Sequence[_Cell], taken: set[_Cell], reach: int) -> tuple[int, _Cell]:
    """The shortest move by which cells come to be where nothing is, and its reach."""
    while True:
        for right, down in _ring(reach):
            if not any((x + right, y + down) in taken for x, y in cells):
                return reach, (right, down)
        reach += 1


def _ring(reach: int) -> list[_Cell]:
    """The moves at the edge of a rectangle that is wider than high, the nearest first."""
    wide, high = round(reach * _WIDER), reach
    within = round((reach - 1) * _WIDER) if reach else -1
    edge = [
        (x, y)
        for y in range(-high, high + 1)
        for x in range(-wide, wide + 1)
        if abs(y) == high or abs(x) > within
    ]
    return sorted(edge, key=lambda move: (move[0] ** 2 + (_WIDER * move[1]) ** 2, -move[0], move))


def _middle(cells: Iterable[_Cell]) -> Point:
    """The middle of the rectangle around cells."""
    xs, ys = zip(*cells, strict=True)
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
