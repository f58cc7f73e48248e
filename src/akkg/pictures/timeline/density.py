"""A lane with more moments than can be told apart: how many there are in each span of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import text_width
from akkg.pictures.scene import Box, Group, Item, Text
from akkg.pictures.timeline.moment import Moment

__all__ = ["HEIGHT", "MOST", "density", "years_together"]

MOST = 1500
"""The most marks that can be told apart: with more, lanes show numbers."""

HEIGHT = 62.0
"""How high a lane is."""

_TALLEST = 38.0
_LETTERS = 9.5
_SPANS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DIGITS = "00,000"


def years_together(axis: Axis) -> int:
    """Say how many years are counted together, so that there is room for each number.

    Args:
        axis: The axis of time.

    Example:
        >>> years_together(Axis("1965-01-01", "2026-12-31", 0, 1200))
        2
    """
    years = int(axis.end[:4]) - int(axis.begin[:4]) + 1
    room = text_width(_DIGITS, _LETTERS)
    return next((one for one in _SPANS if axis.width / years * one >= room), _SPANS[-1])


def density(found: Iterable[Moment], axis: Axis, top: float, paint: str) -> Iterator[Item]:
    """Draw how many moments begin in each span of years.

    Args:
        found: The moments of a lane.
        axis: The axis of time.
        top: Where the lane begins.
        paint: The colour of its bars.

    Yields:
        A bar for each span in which one begins, with the number.
    """
    span = years_together(axis)
    base = int(axis.begin[:4])
    years = (int(max(one.begin, axis.begin)[:4]) for one in found)
    counts = Counter(base + (year - base) // span * span for year in years)
    most = max(counts.values(), default=1)
    for first, number in sorted(counts.items()):
        last = min(first + span - 1, int(axis.end[:4]))
        yield _bar(first, last, number, number / most, axis, top, paint)


def _bar(
    first: int, last: int, number: int, share: float, axis: Axis, top: float, paint: str
) -> Group:
    begin, end = axis.at(f"{first:04}-01-01"), axis.after(f"{last:04}-12-31")
    height = max(share * _TALLEST, 1.5)
    bottom = top + HEIGHT - 6
    bar = Box(begin + 1, bottom - height, max(end - begin - 2, 1), height, paint)
    words = f"{number:,}"
    label = Text((begin + end) / 2, bottom - height - 4, words, _LETTERS, "middle", halo=True)
    years = f"{first}" if first == last else f"{first} to {last}"
    data = {"begin": f"{first:04}", "end": f"{last:04}", "count": str(number)}
    return Group((bar, label), title=f"{years}: {words}", role="count", data=data)
