"""The bars of what lasts: solid where it surely does, tinted where it possibly does."""

from __future__ import annotations

from collections.abc import Iterator

from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.scene import Box, Item, Line
from akkg.pictures.timeline.moment import Moment

__all__ = ["bar"]

_RAIL = 3.0  # between a bar and the lines along it
_FADES = 3  # steps in which what has no stated end fades away


def bar(moment: Moment, axis: Axis, y: float, height: float, horizon: str) -> tuple[Item, ...]:
    """Draw what lasts.

    Args:
        moment: The moment.
        axis: The axis of time.
        y: The middle of its row.
        height: How high the bar is.
        horizon: The last day that the source reports.

    Returns:
        A solid bar where it surely lasts, tinted ones where it possibly does; beyond the horizon it
        fades where no end is stated. Lines along it show that an end of it is not stated.
    """
    top = y - height / 2
    sure = moment.sure(horizon)
    begin, last = axis.at(moment.begin), axis.after(moment.end) if moment.end else axis.right
    first, end = (axis.at(sure[0]), axis.after(sure[1])) if sure else (last, last)
    if not sure and not moment.end:
        first = end = begin
    parts = [
        *_possibly(moment, begin, first, top, height),
        *_surely(moment, first, end, top, height),
        *(_possibly if moment.end else _fading)(moment, end, last, top, height),
    ]
    return (*parts, *_rails(moment, axis, y, height, horizon))


def _surely(moment: Moment, begin: float, end: float, top: float, height: float) -> Iterator[Item]:
    if begin < end:
        yield Box(begin, top, end - begin, height, moment.paint)


def _possibly(
    moment: Moment, begin: float, end: float, top: float, height: float
) -> Iterator[Item]:
    if begin < end:
        yield Box(begin, top, end - begin, height, moment.paint, "tint", "solid")


def _fading(moment: Moment, begin: float, end: float, top: float, height: float) -> Iterator[Item]:
    for step in range(_FADES if begin < end else 0, 0, -1):
        yield Box(begin, top, (end - begin) * step / _FADES, height, moment.paint, "tint")


def _rails(moment: Moment, axis: Axis, y: float, height: float, horizon: str) -> Iterator[Item]:
    """Lines along the half of a bar whose end is not stated; along all of it without a second."""
    begin, end = axis.at(moment.begin), axis.after(moment.end or horizon or axis.end)
    middle = (begin + end) / 2 if moment.end else end
    halves = ((moment.begin_basis, begin, middle), (moment.end_basis, middle, end))
    for basis, left, right in halves:
        if basis not in ("", "stated") and left < right:
            for at in (y - height / 2 - _RAIL, y + height / 2 + _RAIL):
                yield Line(((left, at), (right, at)), moment.paint, basis, 1.25)
