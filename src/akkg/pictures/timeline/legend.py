"""What the shapes and lines of a timeline mean, as far as it has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.legends import SHAPE_WORDS
from akkg.pictures.scene import Box, Group, Line, Mark
from akkg.pictures.timeline.density import MOST, years_together
from akkg.pictures.timeline.moment import Moment

if TYPE_CHECKING:
    from akkg.pictures.frame import Sample

__all__ = ["legend"]

_WORDS = {
    **SHAPE_WORDS,
    "diamond": "meeting or series of meetings",
    "pentagon": "organisation or office",
    "stadium": "status or anniversary",
}


def legend(dated: Sequence[Moment], axis: Axis, horizon: str) -> tuple[Sample, ...]:
    """Say what is seen in a timeline.

    Args:
        dated: The moments that it shows.
        axis: Its axis of time.
        horizon: The last day that the source reports.

    Returns:
        Samples with their words; of what is not there, none.
    """
    if len(dated) > MOST:
        span = years_together(axis)
        years = "a year" if span == 1 else f"{span} years"
        words = f"how many begin in {years}; each lane to a scale of its own"
        return ((Box(-8, -8, 16, 16, "muted"), words),)
    return (*_shapes(dated), *_dates(dated), *_bars(dated, axis, horizon), *_bases(dated))


def _shapes(dated: Sequence[Moment]) -> Iterator[Sample]:
    found = {(one.shape, one.paint) for one in dated if not one.lasting}
    order = list(_WORDS)
    for shape, paint in sorted(found, key=lambda one: (order.index(one[0]), one[1])):
        yield Mark(0, 0, 6, shape, paint), _WORDS[shape]


def _dates(dated: Sequence[Moment]) -> Iterator[Sample]:
    events = [one for one in dated if not one.lasting]
    if any(not one.exact for one in events):
        bar = (Box(-10, -6, 20, 12, "ink", "tint", "solid"), Mark(0, 0, 5, "diamond", "ink", True))
        yield Group(bar), "hollow: some day under the bar, of a month or a year"


def _bars(dated: Sequence[Moment], axis: Axis, horizon: str) -> Iterator[Sample]:
    lasting = [one for one in dated if one.lasting]
    if any(_shown(one.sure(horizon), axis) for one in lasting):
        yield Box(-10, -5, 20, 10, "ink"), "surely lasting"
    ends = [pair for one in lasting for pair in _open_ends(one)]
    if any(first != last and _shown((first, last), axis) for first, last in ends):
        yield Box(-10, -5, 20, 10, "ink", "tint", "solid"), "possibly lasting"
    if axis.end > horizon and any(not one.end for one in lasting):
        fading = tuple(Box(-10, -5, 20 * step / 3, 10, "ink", "tint") for step in (3, 2, 1))
        yield Group(fading), "no end stated"


def _open_ends(moment: Moment) -> tuple[tuple[str, str], ...]:
    """The days on which it may begin, and those on which it may end."""
    return (moment.begin, moment.latest_begin), (moment.earliest_end, moment.end)


def _shown(days: tuple[str, str] | None, axis: Axis) -> bool:
    return days is not None and days[0] <= axis.end and days[1] >= axis.begin


def _bases(dated: Sequence[Moment]) -> Iterator[Sample]:
    bases = {basis for one in dated for basis in (one.begin_basis, one.end_basis)}
    words = {
        "derived": "date not stated for the event: that of the meeting",
        "editorial": "begin or end not stated: read by the editors",
    }
    for basis, meaning in words.items():
        if basis in bases:
            corners = ((-10, -7), (10, -7), (10, 7), (-10, 7), (-10, -7))
            yield Line(corners, "ink", basis, 1.25), meaning
