"""Rails: lines that run across and down alone, with round corners."""

from __future__ import annotations

from collections.abc import Sequence

from akkg.pictures.scene import Line, Point

__all__ = ["rail"]

_RADIUS = 8.0
_K = 0.5523  # the control points of a quarter of a circle


def rail(
    points: Sequence[Point], *, paint: str, basis: str, width: float, arrow: bool = False
) -> Line:
    """Draw a rail.

    Args:
        points: Its ends, with the corners between them.
        paint: A key of `akkg.pictures.palette.PAINTS`.
        basis: What it rests on, as a `Line` takes it.
        width: How thick it is.
        arrow: Whether its end has the head of an arrow.

    Returns:
        A line, or a curve with a round corner wherever it turns and there is room for it.

    Example:
        >>> rail([(0, 0), (20, 0)], paint="plan", basis="stated", width=3).points
        ((0, 0), (20, 0))
        >>> rail([(0, 0), (9, 0), (9, 9)], paint="plan", basis="stated", width=3).curve
        True
    """
    if len(points) == 2:
        return Line(tuple(points), paint, basis, width, arrow)
    found: list[Point] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _beside(corner, before), _beside(corner, after)
        found += [found[-1], into, into, _toward(into, corner), _toward(out, corner), out]
    found += [found[-1], points[-1], points[-1]]
    return Line(tuple(found), paint, basis, width, arrow, curve=True)


def _beside(corner: Point, other: Point) -> Point:
    """Where a round corner begins: at most half way to the next, which may be round, too."""
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(_RADIUS, length / 2) / length if length else 0
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )


def _toward(point: Point, corner: Point) -> Point:
    return point[0] + (corner[0] - point[0]) * _K, point[1] + (corner[1] - point[1]) * _K
