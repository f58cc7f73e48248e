"""Places for marks and their labels on the axis of a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import clipped, text_width
from akkg.pictures.timeline.moment import Moment

__all__ = ["FRAME", "LETTERS", "SPACE", "Placed", "half_width", "is_framed", "place"]

LETTERS = 11.0
SPACE = 5.0
"""How much room there is between a mark and its label."""

FRAME = 3.0
"""How much room there is between a mark and a frame around it."""

_MARK = 5.5
_FLAT = ("rounded", "stadium", "tag")  # shapes that look small for their width
_LABEL = 520.0  # the widest label
_LEAST = 90.0  # a label that is narrower says too little
_LONG = 290.0  # a label that is wider takes an acronym where there is one


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment with its place on the axis.

    Attributes:
        moment: The moment.
        begin: Where its bar or its mark begins.
        end: Where that ends.
        label: Its label, as much as there is room for.
        left: Where bar and label together begin.
        right: Where they end.
        where: Where the label stands: `after` it, `before` it or `under` it.
    """

    moment: Moment
    begin: float
    end: float
    label: str
    left: float
    right: float
    where: str = "after"


def place(moment: Moment, axis: Axis, right: float) -> Placed:
    """Find a place for a moment and its label.

    Args:
        moment: The moment.
        axis: The axis of time.
        right: Where labels must end.

    Returns:
        Its place; the label stands after it, before it where there is more room, or else under it.
    """
    begin, end = _ends(moment, axis)
    room = {"after": right - end - SPACE, "before": begin - axis.left - SPACE}
    wanted = text_width(_label(moment, _LABEL), LETTERS)
    where = max(room, key=lambda side: min(room[side], wanted))
    if room[where] < min(wanted, _LEAST):
        label = _label(moment, min(_LABEL, right - axis.left))
        left = max(axis.left, min(begin, right - text_width(label, LETTERS)))
        return Placed(moment, begin, end, label, left, max(end, left + wanted), "under")
    label = _label(moment, min(_LABEL, room[where]))
    wide = text_width(label, LETTERS) + SPACE
    left, right = (begin - wide, end) if where == "before" else (begin, end + wide)
    return Placed(moment, begin, end, label, left, right, where)


def _ends(moment: Moment, axis: Axis) -> tuple[float, float]:
    begin, end = axis.at(moment.begin), axis.after(moment.end) if moment.end else axis.right
    if moment.lasting:
        return begin, max(end, begin + 2)
    middle, half = (begin + end) / 2, half_width(moment)
    if is_framed(moment, end - begin):
        half += FRAME
    return min(begin, middle - half), max(end, middle + half)


def half_width(moment: Moment) -> float:
    """Say how wide half of a moment's mark is."""
    return _MARK + 1 if moment.shape in _FLAT else _MARK


def _label(moment: Moment, width: float) -> str:
    """Its caption, with an acronym where the whole name is too wide; the kind is never cut."""
    has_acronym = moment.owner_short != moment.owner_label
    long = min(width, _LONG) if has_acronym else width
    if moment.lasting or not moment.owner or text_width(moment.caption, LETTERS) <= long:
        return clipped(moment.caption, LETTERS, width)
    kind = f": {moment.what}"
    room = width - text_width(kind, LETTERS)
    if room < 4 * LETTERS:
        return clipped(f"{moment.owner_short}{kind}", LETTERS, width)
    return clipped(moment.owner_short, LETTERS, room) + kind


def is_framed(moment: Moment, width: float) -> bool:
    """Say whether a mark has a frame: its date is not stated, and no bar has room to show that.

    Args:
        moment: The moment.
        width: How wide the bar under its mark is.
    """
    return moment.basis not in ("", "stated") and width < 4 * half_width(moment)
