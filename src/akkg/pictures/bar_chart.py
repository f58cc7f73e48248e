"""A chart of bars: a number for each of several words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from akkg.pictures.lettering import clipped, text_width
from akkg.pictures.scene import Box, Group, Item, Line, Scene, Text

__all__ = ["bar_chart"]

_ROW = 22.0
_BAR = 14.0
_SIZE = 12.0
_LONGEST = 320.0  # of a bar
_WIDEST = 320.0  # of a word
_GAP = 10.0


def bar_chart(bars: Sequence[tuple[str, float, str]], title: str) -> Scene:
    """Draw a chart of bars, one below the other.

    Args:
        bars: What each is called, its number of 0 or more, and the number as it is written.
        title: What the scene shows.

    Example:
        >>> bar_chart([("agreements", 4, "4"), ("treaties", 1, "1")], "Instruments").description
        'agreements: 4; treaties: 1.'
    """
    words = [clipped(name, _SIZE, _WIDEST) for name, _, _ in bars]
    left = max((text_width(word, _SIZE) for word in words), default=0) + _GAP
    most = max((number for _, number, _ in bars), default=0) or 1
    right = max((text_width(written, _SIZE) for _, _, written in bars), default=0) + 2 * _GAP
    height = len(bars) * _ROW + _GAP
    items: list[Item] = [
        Group(tuple(_bar(word, bar, left, _GAP / 2 + row * _ROW, most)), _said(bar), role="bar")
        for row, (word, bar) in enumerate(zip(words, bars, strict=True))
    ]
    items.append(Line(((left, 0), (left, height)), paint="muted", width=1))
    described = "; ".join(_said(bar) for bar in bars) + "."
    return Scene(left + _LONGEST + right, height, title, described, tuple(items))


def _bar(
    word: str, bar: tuple[str, float, str], left: float, top: float, most: float
) -> Iterator[Item]:
    _, number, written = bar
    width = number / most * _LONGEST
    base = top + _ROW / 2 + _SIZE * 0.35
    yield Text(left - _GAP / 2, base, word, _SIZE, anchor="end")
    yield Box(left, top + (_ROW - _BAR) / 2, width, _BAR, "meeting")
    yield Text(left + width + _GAP / 2, base, written, _SIZE, paint="muted")


def _said(bar: tuple[str, float, str]) -> str:
    return f"{bar[0]}: {bar[2]}"
