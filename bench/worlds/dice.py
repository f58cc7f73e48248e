"""Chance that can be repeated: all draws come from one stream of numbers of a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

__all__ = ["Dice"]

Face = TypeVar("Face")

_LANES = 8  # kinds of things that are drawn apart from each other
_INDEXES = 2**48


class Dice:
    """Draws for one part of a world.

    Only `Random.random` is used, the one method whose numbers Python promises never to change.

    Args:
        seed: The seed of the world, 0 or more.
        lane: What is drawn: each kind of part has a number of its own.
        index: Which part of the kind it is.

    Raises:
        ValueError: For a seed, a lane or an index that is out of range.

    Example:
        >>> Dice(7, 0, 3).between(1, 6) == Dice(7, 0, 3).between(1, 6)
        True
    """

    __slots__ = ("_random",)

    def __init__(self, seed: int, lane: int, index: int) -> None:
        if seed < 0 or not 0 <= lane < _LANES or not 0 <= index < _INDEXES:
            raise ValueError("a seed and an index are whole numbers from 0")
        self._random = Random((seed * _INDEXES + index) * _LANES + lane).random

    def chance(self, share: float) -> bool:
        """Say yes in a share of all cases."""
        return self._random() < share

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, faces: Sequence[Face]) -> Face:
        """Draw one of several."""
        return faces[int(self._random() * len(faces))]

    def leaning(self, faces: Sequence[Face]) -> Face:
        """Draw one of several, the first ones far more often than the last ones."""
        return faces[int(self._random() ** 3 * len(faces))]

    def some(self, faces: Sequence[Face], low: int, high: int) -> list[Face]:
        """Draw several different ones, in the order in which they stand.

        Args:
            faces: What to draw from: `high` or more.
            low: How many at least.
            high: How many at most.
        """
        count, left = self.between(low, high), len(faces)
        drawn = []
        for face in faces:
            if self._random() * left < count:
                drawn.append(face)
                count -= 1
            left -= 1
        return drawn
