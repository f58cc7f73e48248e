"""Rails: across and down alone, with round corners."""

from __future__ import annotations

from akkg.pictures.layout.rails import rail
from akkg.pictures.scene import Line, Point


def drawn(*points: Point) -> Line:
    """A rail through points."""
    return rail(points, paint="plan", basis="stated", width=3)


def test_a_straight_rail_is_a_plain_line() -> None:
    """Two ends, and no curve."""
    line = drawn((0, 0), (50, 0))
    assert (((0, 0), (50, 0)), False) == (line.points, line.curve)


def test_a_corner_is_a_quarter_of_a_circle() -> None:
    """It begins eight pixels before the corner, and ends eight after it."""
    line = drawn((0, 0), (50, 0), (50, 50))
    assert line.curve
    assert [(0, 0), (42, 0), (50, 8), (50, 50)] == list(line.points[::3])


def test_two_corners_share_a_short_stretch() -> None:
    """Neither curve passes the middle between them."""
    line = drawn((0, 0), (0, 20), (6, 20), (6, 40))
    assert [(0, 0), (0, 12), (3, 20), (3, 20), (6, 28), (6, 40)] == list(line.points[::3])


def test_a_corner_in_one_place_with_an_end_is_no_fault() -> None:
    """It is then only a point."""
    line = drawn((0, 0), (0, 0), (9, 0))
    assert (9, 0) == line.points[-1]
    assert 1 == len(line.points) % 3
