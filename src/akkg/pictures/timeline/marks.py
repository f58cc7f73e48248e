"""The marks of a timeline: each moment is one mark, with its label beside it.

A day that is known is a full mark. A month or a year is a bar over all the days that it may be,
with a hollow mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from akkg.pictures.layout.dates_in_words import in_words
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Text
from akkg.pictures.timeline.bars import bar
from akkg.pictures.timeline.moment import Moment
from akkg.pictures.timeline.places import FRAME, LETTERS, SPACE, Placed, half_width, is_framed
from akkg.views.sentences import rests_on

__all__ = ["ROW", "UNDER", "mark_group", "mark_of"]

ROW = 20.0
"""The height of a row of marks."""

UNDER = 15.0
"""How much higher a row is where a label stands under its mark."""

_INTERVAL = 15.0  # the height of the bar of a month or a year
_BAR = 11.0  # the height of the bar of what lasts
_NAME = 200  # letters of a name in a title


def mark_group(placed: Placed, axis: Axis, y: float, horizon: str) -> Group:
    """Draw a moment with its label.

    Args:
        placed: The moment and its place.
        axis: The axis of time.
        y: The middle of its row.
        horizon: The last day that the source reports.

    Returns:
        A group with the role `mark`.
    """
    moment = placed.moment
    items = bar(moment, axis, y, _BAR, horizon) if moment.lasting else _event(moment, axis, y)
    x, anchor, down = {
        "after": (placed.end + SPACE, "start", 4.0),
        "before": (placed.begin - SPACE, "end", 4.0),
        "under": (placed.left, "start", UNDER + 3),
    }[placed.where]
    label = Text(x, y + down, placed.label, LETTERS, anchor, halo=True)
    return mark_of(moment, (*items, label))


def mark_of(moment: Moment, items: tuple[Item, ...]) -> Group:
    """Put what shows a moment into a group that says what it is.

    Args:
        moment: The moment.
        items: What shows it.
    """
    name = moment.label if len(moment.label) <= _NAME else f"{moment.label[:_NAME]}…"
    source = rests_on(moment.basis, moment.paragraphs)
    parts = (name, moment.kind_label, in_words(moment.date), source)
    return Group(
        items,
        title=", ".join(filter(None, parts)),
        thing=moment.iri,
        role="mark",
        data={
            "lane": moment.lane,
            "begin": moment.begin,
            "end": moment.end,
            "precision": moment.precision,
            "basis": moment.basis,
        },
    )


def _event(moment: Moment, axis: Axis, y: float) -> tuple[Item, ...]:
    begin, end = axis.at(moment.begin), axis.after(moment.end or axis.end)
    mark = Mark(
        (begin + end) / 2, y, half_width(moment), moment.shape, moment.paint, not moment.exact
    )
    is_hidden = moment.exact and end - begin < 2 * mark.size
    interval = () if is_hidden else tuple(_interval(moment, begin, end, y))
    return (*interval, *_frame(moment, mark, end - begin), mark)


def _interval(moment: Moment, begin: float, end: float, y: float) -> Iterator[Item]:
    """The bar over all the days that a date may be, outlined as its basis says."""
    top, bottom = y - _INTERVAL / 2, y + _INTERVAL / 2
    yield Box(begin, top, end - begin, _INTERVAL, moment.paint, "tint")
    corners = ((begin, top), (end, top), (end, bottom), (begin, bottom), (begin, top))
    yield Line(corners, moment.paint, moment.basis or "hint", 1)


def _frame(moment: Moment, mark: Mark, width: float) -> tuple[Item, ...]:
    """A frame around a mark whose date is not stated, where no bar is wide enough to show it."""
    if not is_framed(moment, width):
        return ()
    half = mark.size + FRAME
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    points = tuple((mark.x + right * half, mark.y + down * half) for right, down in corners)
    return (Line(points, moment.paint, moment.basis, 1),)
