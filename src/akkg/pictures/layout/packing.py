"""Packs what lies on a line into as few rows as it needs, so that nothing covers anything else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

__all__ = ["packed"]


def packed(extents: Iterable[tuple[float, float]], gap: float = 0) -> list[int]:
    """Pack stretches into rows, each into the first row in which it is free.

    Args:
        extents: Where each begins and ends, in the order in which they are to be placed.
        gap: How much room there must be between two.

    Returns:
        The row of each, from 0.

    Example:
        >>> packed([(0, 10), (5, 8), (12, 20)], gap=2)
        [0, 1, 0]
    """
    rows: list[list[tuple[float, float]]] = []
    return [_placed(rows, begin, max(begin, end), gap) for begin, end in extents]


def _placed(rows: list[list[tuple[float, float]]], begin: float, end: float, gap: float) -> int:
    for number, row in enumerate(rows):
        at = bisect_left(row, (begin, end))
        after_last = at == 0 or row[at - 1][1] + gap <= begin
        before_next = at == len(row) or end + gap <= row[at][0]
        if after_last and before_next:
            row.insert(at, (begin, end))
            return number
    rows.append([(begin, end)])
    return len(rows) - 1
