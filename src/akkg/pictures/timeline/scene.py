"""Puts a timeline together: lanes one below the other, on one axis of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from akkg.pictures.layout.packing import packed
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import text_width, wrapped
from akkg.pictures.scene import Group, Item, Line, Scene, Text
from akkg.pictures.timeline.bands import bands
from akkg.pictures.timeline.density import HEIGHT, MOST, density, years_together
from akkg.pictures.timeline.lanes import LANES, Lane
from akkg.pictures.timeline.marks import ROW, UNDER, mark_group
from akkg.pictures.timeline.moment import Moment
from akkg.pictures.timeline.places import LETTERS, place
from akkg.pictures.timeline.selection import Chosen

__all__ = ["GUTTER", "WIDTH", "empty_scene", "timeline_scene"]

WIDTH = 1400.0
GUTTER = 176.0
"""How much room there is before the axis, for the headings of lanes."""

_MOST_BANDS = 60
_EDGE = 12.0
_HEADER = 46.0
_PAD = 9.0
_HEADING = 12.5
_SMALL = 10.5
_GAP = 12.0  # between a label and the next mark
_PAINTS = {
    "meeting": "meeting",
    "instrument": "instrument",
    "plan": "plan",
    "body": "actor",
    "undertaking": "undertaking",
}


def timeline_scene(chosen: Chosen, axis: Axis, horizon: str, title: str) -> Scene:
    """Draw a timeline.

    Args:
        chosen: What it shows.
        axis: The axis of time, which begins behind the gutter.
        horizon: The last day that the source reports; empty where none is known.
        title: What it is called.

    Returns:
        The scene.
    """
    is_dense = len(chosen.dated) > MOST
    lanes: list[Item] = []
    y = _HEADER
    for key, some in groupby(chosen.dated, lambda one: one.lane):
        lane, y = _lane(LANES[key], tuple(some), axis, y, horizon, is_dense=is_dense)
        lanes.append(lane)
    note = undated_words(chosen.undated)
    items = (
        *_grid(axis, y),
        *_horizon(axis, horizon, y),
        *lanes,
        *_axis_labels(axis, y),
        *((Text(axis.left, y + 44, note, LETTERS, paint="muted"),) if note else ()),
    )
    words = _description(chosen, axis, horizon, is_dense=is_dense)
    return Scene(WIDTH, y + (54 if note else 32), title, words, items)


def empty_scene(title: str, undated: Sequence[Moment]) -> Scene:
    """Draw that nothing has a date.

    Args:
        title: What the timeline is called.
        undated: What would be shown.
    """
    words = " ".join(filter(None, ("Nothing here has a stated date.", undated_words(undated))))
    lines = wrapped(words, _HEADING, 600, 3)
    texts = tuple(Text(_EDGE, 24 + 18 * at, line, _HEADING) for at, line in enumerate(lines))
    return Scene(600, 36 + 18 * len(lines), title, words, texts)


def _lane(
    lane: Lane, some: tuple[Moment, ...], axis: Axis, top: float, horizon: str, *, is_dense: bool
) -> tuple[Group, float]:
    """A lane, and where it ends."""
    heading, low = _heading(lane, len(some), top)
    if is_dense and not (lane.key == "status" and len(some) <= _MOST_BANDS):
        items: list[Item] = list(density(some, axis, top, _PAINTS.get(lane.key, "ink")))
        bottom = top + HEIGHT
    elif lane.key == "status":
        items, bottom = bands(some, axis, low - _PAD + 4, horizon)
    else:
        items, bottom = _rows(some, axis, top + _PAD, horizon)
    line = Line(((_EDGE, top), (axis.right, top)), "faint", width=1)
    data = {"lane": lane.key, "count": str(len(some))}
    return Group((line, *heading, *items), role="lane", data=data), max(bottom + _PAD, low)


def _heading(lane: Lane, number: int, top: float) -> tuple[tuple[Text, ...], float]:
    lines = wrapped(lane.heading, _HEADING, GUTTER - 2 * _EDGE, 2)
    y = top + _PAD + _HEADING - 2
    texts = [
        Text(_EDGE, y + at * (_HEADING + 3), line, _HEADING, bold=True)
        for at, line in enumerate(lines)
    ]
    y += len(lines) * (_HEADING + 3) - 1
    return (*texts, Text(_EDGE, y, lane.count(number), _SMALL, paint="muted")), y + _PAD + 4


def _rows(some: Sequence[Moment], axis: Axis, top: float, horizon: str) -> tuple[list[Item], float]:
    """Marks with their labels, in as many rows as they need."""
    right = axis.after(horizon) - 4 if horizon and axis.shows(horizon) else axis.right
    placed = [place(one, axis, right) for one in some]
    rows = packed(((one.left, one.right) for one in placed), _GAP)
    low = {row for one, row in zip(placed, rows, strict=True) if one.where == "under"}
    heights = (ROW + (UNDER if row in low else 0) for row in range(max(rows) + 1))
    tops = list(accumulate(heights, initial=top))
    marks: list[Item] = [
        mark_group(one, axis, tops[row] + ROW / 2, horizon)
        for one, row in zip(placed, rows, strict=True)
    ]
    return marks, tops[-1]


def _grid(axis: Axis, bottom: float) -> Iterator[Line]:
    for tick in axis.ticks():
        points = ((tick.x, _HEADER), (tick.x, bottom))
        yield Line(points, "faint", "stated" if tick.label else "hint", 1)
    yield Line(((_EDGE, bottom), (axis.right, bottom)), "faint", width=1)


def _axis_labels(axis: Axis, bottom: float) -> Iterator[Group]:
    for y in (_HEADER - 7, bottom + 16):
        labels = tuple(
            Text(tick.x, y, tick.label, LETTERS, "middle", "muted")
            for tick in axis.ticks()
            if tick.label and tick.x + text_width(tick.label, LETTERS) / 2 <= WIDTH
        )
        yield Group(labels, role="axis")


def _horizon(axis: Axis, horizon: str, bottom: float) -> Iterator[Item]:
    """The line after which the source says nothing."""
    if not horizon or not axis.shows(horizon):
        return
    x, words = axis.after(horizon), f"the source reports until {horizon}"
    wide = text_width(words, LETTERS) / 2
    middle = min(max(x, axis.left + wide), WIDTH - wide - 4)
    line = Line(((x, _HEADER - 26), (x, bottom)), "ink", width=1.25)
    text = Text(middle, _HEADER - 31, words, LETTERS, "middle")
    yield Group((line, text), title=words, role="horizon", data={"day": horizon})


def undated_words(undated: Sequence[Moment]) -> str:
    """Say how much is not shown because it has no date.

    Args:
        undated: What has none.

    Returns:
        A sentence; empty where all has a date.
    """
    lanes: Mapping[str, Lane] = {LANES[one.lane].noun: LANES[one.lane] for one in undated}
    counts = Counter(LANES[one.lane].noun for one in undated)
    parts = [lanes[noun].count(number) for noun, number in sorted(counts.items())]
    if not parts:
        return ""
    verb = "is" if len(undated) == 1 else "are"
    *rest, last = parts
    words = f"{', '.join(rest)} and {last}" if rest else last
    return f"{words} without a stated date {verb} not shown."


def _description(chosen: Chosen, axis: Axis, horizon: str, *, is_dense: bool) -> str:
    counts = Counter(one.lane for one in chosen.dated)
    lanes = "; ".join(f"{LANES[key].heading}: {number:,}" for key, number in counts.items())
    span = years_together(axis)
    years = "year" if span == 1 else f"{span} years"
    numbers = f"There are too many to be shown one by one: bars show how many begin in each {years}"
    parts = (
        f"What happened when, from {axis.begin} to {axis.end}. {lanes}.",
        f"{numbers}." if is_dense else "",
        f"The source reports until {horizon}." if horizon else "",
        undated_words(chosen.undated),
    )
    return " ".join(filter(None, parts))
