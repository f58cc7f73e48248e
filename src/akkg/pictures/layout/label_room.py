"""Where a label may stand: which places of a picture are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from akkg.pictures.scene import Point

__all__ = ["LabelRoom", "Rectangle"]

Rectangle = tuple[float, float, float, float]
"""Its left, upper, right and lower side."""

_CELL = 64.0
_STEP = 5.0  # from point to point of a line


class LabelRoom:
    """The places of a picture that are taken.

    Args:
        width: The width of the picture, over which no label may stand out.
        height: Its height.

    Example:
        >>> room = LabelRoom(100, 100)
        >>> room.take((0, 0, 50, 10))
        >>> room.free((40, 5, 60, 15)), room.free((50, 0, 90, 10)), room.free((60, 0, 101, 10))
        (False, True, False)
    """

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._cells: dict[tuple[int, int], list[tuple[Rectangle, int]]] = {}

    def take(self, box: Rectangle, owner: int = 0) -> None:
        """Take a place, from all but its owner."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append((box, owner))

    def cross(self, points: Sequence[Point], owner: int) -> None:
        """Take the places through which a line of straight parts goes."""
        for (x, y), (far_x, far_y) in pairwise(points):
            steps = max(int(max(abs(far_x - x), abs(far_y - y)) // _STEP), 1)
            for step in range(steps + 1):
                at_x, at_y = x + (far_x - x) * step / steps, y + (far_y - y) * step / steps
                self.take((at_x - 1, at_y - 1, at_x + 1, at_y + 1), owner)

    def free(self, box: Rectangle, owner: int = -1) -> bool:
        """Whether nothing stands at a place but what is the owner's, and it lies in the picture."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self._width or bottom > self._height:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other, whose in self._near(box)
            if whose != owner
        )

    def _near(self, box: Rectangle) -> Iterator[tuple[Rectangle, int]]:
        for cell in _cells(box):
            yield from self._cells.get(cell, ())


def _cells(box: Rectangle) -> list[tuple[int, int]]:
    left, top, right, bottom = (int(side // _CELL) for side in box)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
