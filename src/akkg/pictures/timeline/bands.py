"""The bands of a partnership's statuses: a row for each dimension, with the names in the bands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from akkg.pictures.layout.packing import packed
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import clipped, text_width
from akkg.pictures.scene import Item, Text
from akkg.pictures.timeline.bars import bar
from akkg.pictures.timeline.marks import mark_of
from akkg.pictures.timeline.moment import Moment
from akkg.pictures.timeline.places import LETTERS

__all__ = ["bands"]

_BAND = 19.0
_LINE = 15.0  # of the names that have no room in their bands
_BETWEEN = 9.0
_EDGE = 5.0
_GAP = 10.0  # between two names


def bands(
    found: Iterable[Moment], axis: Axis, top: float, horizon: str
) -> tuple[list[Item], float]:
    """Draw statuses.

    Args:
        found: The statuses.
        axis: The axis of time.
        top: Where the first row begins.
        horizon: The last day that the source reports.

    Returns:
        For each dimension its name, before the axis, and its bands; and where the last row ends.
    """
    items: list[Item] = []
    y = top
    for dimension, some in groupby(sorted(found, key=lambda one: one.row), lambda one: one.row):
        name = clipped(dimension, LETTERS, axis.left - 3 * _EDGE)
        items.append(Text(axis.left - 2 * _EDGE, y + _BAND / 2 + 4, name, LETTERS, "end", "muted"))
        for row in _rows(list(some), axis):
            drawn, y = _row(row, axis, y, horizon)
            items.extend(drawn)
    return items, y


def _rows(found: Sequence[Moment], axis: Axis) -> Iterator[list[Moment]]:
    """The bands that lie in one row: those that surely overlap need several."""
    numbers = packed(
        (axis.at(one.latest_begin), axis.at(one.earliest_end) if one.earliest_end else axis.right)
        for one in found
    )
    for number in range(max(numbers) + 1):
        yield [one for one, its in zip(found, numbers, strict=True) if its == number]


def _row(row: Sequence[Moment], axis: Axis, top: float, horizon: str) -> tuple[list[Item], float]:
    middle = top + _BAND / 2
    inside = {one.iri: _inside(one, axis, middle, horizon) for one in row}
    below = [one for one in row if not inside[one.iri]]
    right = axis.after(horizon) - 4 if horizon and axis.shows(horizon) else axis.right
    texts = _below(below, axis, top, right)
    under = dict(zip((one.iri for one in below), texts, strict=True))
    items: list[Item] = [
        mark_of(
            one,
            (*bar(one, axis, middle, _BAND, horizon), *inside[one.iri], *under.get(one.iri, ())),
        )
        for one in row
    ]
    lowest = max((text.y for texts in under.values() for text in texts), default=top + _BAND)
    return items, lowest + _BETWEEN


def _inside(moment: Moment, axis: Axis, middle: float, horizon: str) -> tuple[Text, ...]:
    """Its name in the solid part of its band, where there is room."""
    sure = moment.sure(horizon)
    begin, end = (axis.at(sure[0]), axis.after(sure[1])) if sure else (0.0, 0.0)
    if text_width(moment.label, LETTERS) > end - begin - 2 * _EDGE:
        return ()
    return (Text(begin + _EDGE + 2, middle + 4, moment.label, LETTERS, paint="paper"),)


def _below(
    row: Sequence[Moment], axis: Axis, top: float, right: float
) -> Iterator[tuple[Text, ...]]:
    """The names below the bands, each from the begin of its band, or to where names must end."""
    names = [clipped(one.label, LETTERS, axis.width) for one in row]
    wide = [text_width(name, LETTERS) for name in names]
    begins = [axis.at(one.begin) for one in row]
    lefts = [min(begin, right - width) for begin, width in zip(begins, wide, strict=True)]
    extents = [(left, left + width) for left, width in zip(lefts, wide, strict=True)]
    for line, name, begin, left in zip(packed(extents, _GAP), names, begins, lefts, strict=True):
        x, anchor = (begin, "start") if left == begin else (right, "end")
        yield (Text(x, top + _BAND + _LINE * (line + 1), name, LETTERS, anchor),)
