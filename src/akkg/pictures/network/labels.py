"""The labels of a network: above, below or beside a mark, and along a link."""

from __future__ import annotations

from akkg.pictures.layout.label_room import LabelRoom, Rectangle
from akkg.pictures.layout.spacing import Size
from akkg.pictures.lettering import clipped, text_width, wrapped
from akkg.pictures.network.lines import Disc, DrawnLink
from akkg.pictures.scene import Text

__all__ = ["beside", "caption", "labelled_size", "link_words", "over_or_under", "taken"]

_LABEL = 11.0
_LINE = 13.0
_WIDEST = 136.0  # of a label above or below a mark
_LINES = 3
_BESIDE = 146.0  # of a label beside a mark
_SMALL = 9.0
_ALONG = (5, 4, 6, 3, 7)  # where on its line the words of a link may stand, in tenths


def _lines(label: str) -> tuple[str, ...]:
    return wrapped(label, _LABEL, _WIDEST, _LINES)


def labelled_size(size: float, label: str) -> Size:
    """Say how much room a mark takes with its label above or below.

    Args:
        size: Half the width of the mark.
        label: The label.

    Returns:
        The width and the height.
    """
    lines = _lines(label)
    wide = max(text_width(line, _LABEL) for line in lines)
    return max(2 * size, wide), 2 * size + 4 + _LINE * len(lines)


def taken(disc: Disc, label: str, *, above: bool) -> Rectangle:
    """Say which place a mark takes, with its label where it has one."""
    (x, y), size = disc
    wide, high = labelled_size(size, label) if label else (2 * size, 2 * size)
    top = y + size - high if above else y - size
    return (x - wide / 2, top, x + wide / 2, top + high)


def over_or_under(size: float, label: str, *, above: bool, bold: bool) -> list[Text]:
    """Write a label above or below a mark whose centre is the origin.

    Args:
        size: Half the width of the mark.
        label: The label.
        above: Whether it stands above.
        bold: Whether it is the thing that the picture is about.

    Returns:
        The lines.
    """
    lines = _lines(label)
    first = -size - 5 - _LINE * (len(lines) - 1) if above else size + 1 + _LINE
    return [
        Text(0, round(first + _LINE * number, 1), line, _LABEL, "middle", bold=bold, halo=True)
        for number, line in enumerate(lines)
    ]


def beside(disc: Disc, label: str, room: LabelRoom, *, bold: bool) -> list[Text]:
    """Write a label at that side of a mark where there is room.

    Args:
        disc: The mark.
        label: The label.
        room: What of the picture is taken; the place of the label is taken from it.
        bold: Whether it is the thing that the picture is about.

    Returns:
        One text, or none where there is no room, which a bold label does not need.
    """
    (x, y), size = disc
    text = clipped(label, _LABEL, _BESIDE)
    wide = text_width(text, _LABEL)
    for anchor, at_x, at_y, left in (
        ("start", size + 4, 4.0, size + 4),
        ("end", -size - 4, 4.0, -size - 4 - wide),
        ("middle", 0.0, size + 12, -wide / 2),
        ("middle", 0.0, -size - 4, -wide / 2),
    ):
        box = (x + left, y + at_y - 10, x + left + wide, y + at_y + 3)
        if room.free(box) or bold:
            room.take(box)
            return [Text(at_x, at_y, text, _LABEL, anchor, bold=bold, halo=True)]
    return []


def link_words(link: DrawnLink, room: LabelRoom, owner: int) -> tuple[Text, ...]:
    """Write the words of a link on its line, where nothing else is.

    Args:
        link: The link.
        room: What of the picture is taken; the place of the words is taken from it.
        owner: Whose the place of the line is.

    Returns:
        One text, or none where there is no room.
    """
    text = clipped(str(link.facts.get("label", "")), _SMALL, _WIDEST)
    wide = text_width(text, _SMALL)
    course = link.course
    for tenth in _ALONG if text else ():
        x, y = course[tenth]
        box = (x - wide / 2 - 2, y - 6, x + wide / 2 + 2, y + 5)
        if room.free(box, owner):
            room.take(box)
            return (Text(round(x, 1), round(y + 3, 1), text, _SMALL, "middle", "muted", halo=True),)
    return ()


def caption(x: float, y: float) -> Text:
    """Write what stands above the rows of things without a link."""
    return Text(x, y - 12, "Without a link to the others", _LABEL, paint="muted")
