"""Moves boxes apart until none overlaps another, each as little as need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum, sqrt

from akkg.pictures.scene import Point

__all__ = ["Size", "moved_apart", "overlaps"]

Size = tuple[float, float]
"""The width and the height of a box."""

_DENSEST = 0.5  # what share of the whole many boxes may cover
_MANY = 20
_STEPS = 8  # in which boxes grow to their size, so that those around give way, too
_ROUNDS = 12  # at most, for each step
_LAST_ROUNDS = 60  # at most, when they have their size
_GROWTH = 1.008  # in each of them
_FINER = 2  # steps of a box's size in which a free place is looked for
_SLACK = 1e-6

_Cells = dict[tuple[int, int], list[int]]


def moved_apart(centres: Sequence[Point], sizes: Sequence[Size]) -> list[Point]:
    """Move boxes apart.

    Args:
        centres: The middles of the boxes.
        sizes: Their sizes, with the room that should stay between them.

    Returns:
        Their middles, such that no two boxes overlap.

    Example:
        >>> found = moved_apart([(0, 0), (1, 0)], [(10, 4), (10, 4)])
        >>> list(overlaps(found, [(10, 4), (10, 4)]))
        []
    """
    scale = _needed(centres, sizes)
    points = [(x * scale, y * scale) for x, y in centres]
    for step in range(1, _STEPS + 1):
        boxes = [(wide * step / _STEPS, high * step / _STEPS) for wide, high in sizes]
        _push_all(points, boxes, _ROUNDS, 1.0)
    _push_all(points, sizes, _LAST_ROUNDS, _GROWTH)
    return _settled(points, sizes)


def _push_all(points: list[Point], sizes: Sequence[Size], rounds: int, growth: float) -> None:
    """Push all boxes that overlap, until none does or the rounds are over."""
    for _ in range(rounds):
        found = list(overlaps(points, sizes))
        if not found:
            return
        for one, other in found:
            points[one], points[other] = _pushed(points, sizes, one, other)
        points[:] = [(x * growth, y * growth) for x, y in points]


def _needed(centres: Sequence[Point], sizes: Sequence[Size]) -> float:
    """By how much all must be larger so that there is room for many boxes."""
    if len(sizes) <= _MANY:
        return 1.0
    xs, ys = zip(*centres, strict=True)
    room = max(max(xs) - min(xs), sizes[0][0]) * max(max(ys) - min(ys), sizes[0][1])
    area = fsum(wide * high for wide, high in sizes)
    return max(sqrt(area / _DENSEST / room), 1.0)


def overlaps(centres: Sequence[Point], sizes: Sequence[Size]) -> Iterator[tuple[int, int]]:
    """Find the boxes that overlap.

    Args:
        centres: The middles of the boxes.
        sizes: Their sizes.

    Yields:
        Pairs of their numbers.

    Example:
        >>> list(overlaps([(0, 0), (5, 0), (20, 0)], [(8, 2), (8, 2), (8, 2)]))
        [(0, 1)]
    """
    side = _side(sizes)
    cells: _Cells = {}
    for box, point in enumerate(centres):
        for one in _near(cells, point, side):
            if _overlap(centres[one], sizes[one], point, sizes[box]):
                yield one, box
        _enter(cells, point, side, box)


def _side(sizes: Sequence[Size]) -> Size:
    """The sides of cells such that boxes that overlap lie in the same or in neighbouring ones."""
    return max(wide for wide, _ in sizes), max(high for _, high in sizes)


def _enter(cells: _Cells, point: Point, side: Size, box: int) -> None:
    cells.setdefault((int(point[0] // side[0]), int(point[1] // side[1])), []).append(box)


def _near(cells: _Cells, point: Point, side: Size) -> Iterator[int]:
    column, row = int(point[0] // side[0]), int(point[1] // side[1])
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            yield from cells.get((x, y), ())


def _overlap(one: Point, one_size: Size, other: Point, other_size: Size) -> bool:
    return (
        2 * abs(one[0] - other[0]) + _SLACK < one_size[0] + other_size[0]
        and 2 * abs(one[1] - other[1]) + _SLACK < one_size[1] + other_size[1]
    )


def _pushed(
    points: Sequence[Point], sizes: Sequence[Size], one: int, other: int
) -> tuple[Point, Point]:
    """Push two boxes apart, half the way each, in the direction in which the way is shorter."""
    (x, y), (far_x, far_y) = points[one], points[other]
    wide = (sizes[one][0] + sizes[other][0]) / 2 - abs(far_x - x)
    high = (sizes[one][1] + sizes[other][1]) / 2 - abs(far_y - y)
    if wide <= 0 or high <= 0:
        return points[one], points[other]  # another push has parted them
    if wide < high:
        by = wide / 2 if far_x >= x else -wide / 2
        return (x - by, y), (far_x + by, far_y)
    by = high / 2 if far_y >= y else -high / 2
    return (x, y - by), (far_x, far_y + by)


def _settled(points: Sequence[Point], sizes: Sequence[Size]) -> list[Point]:
    """Move each box that still overlaps one before it to the nearest place that is free."""
    side = _side(sizes)
    cells: _Cells = {}
    found: list[Point] = []
    for box, point in enumerate(points):
        place = next(
            there
            for there in _places(point, sizes[box])
            if not any(
                _overlap(found[one], sizes[one], there, sizes[box])
                for one in _near(cells, there, side)
            )
        )
        found.append(place)
        _enter(cells, place, side, box)
    return found


def _places(point: Point, size: Size) -> Iterator[Point]:
    """The place itself, and those around it, ever farther away."""
    wide, high = size[0] / _FINER, size[1] / _FINER
    yield point
    reach = 0
    while True:
        reach += 1
        ring = [
            (x, y)
            for y in range(-reach, reach + 1)
            for x in (range(-reach, reach + 1) if abs(y) == reach else (-reach, reach))
        ]
        for x, y in sorted(ring, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)):
            yield point[0] + x * wide, point[1] + y * high
