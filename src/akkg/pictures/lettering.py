"""How wide words are, and where to cut them: close enough to place a label without a font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import fsum

__all__ = ["FONTS", "clipped", "text_width", "wrapped"]

FONTS = (
    "'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', Pretendard, 'DejaVu Sans', Arial, sans-serif"
)
"""Fonts with Hangul and with the marks of Vietnamese; the first that is there is used."""

_NARROW = frozenset("ijltfrI.,:;'!|()[]- ")
_WIDE = frozenset("mwMWQO@%&")


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is in a sans-serif font.

    Args:
        text: One line.
        size: The height of its letters in pixels.

    Returns:
        Its width in pixels, rather too much than too little.

    Example:
        >>> text_width("한국", 10) > text_width("ab", 10) > text_width("il", 10)
        True
    """
    return fsum(map(_advance, text)) * size  # `sum` differs between versions of Python


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter in _NARROW:
        return 0.36
    return 0.88 if letter in _WIDE else 0.66 if letter.isupper() else 0.58


def clipped(text: str, size: float, width: float) -> str:
    """Cut a text where it is too wide.

    Args:
        text: One line.
        size: The height of its letters.
        width: How wide it may be.

    Returns:
        The text, or its beginning with an ellipsis.

    Example:
        >>> clipped("Comprehensive Strategic Partnership", 10, 100)
        'Comprehensive Str…'
    """
    if len(text) < 4 * width and text_width(text, size) <= width:
        return text
    used, kept = text_width("…", size), ""
    for letter in text:
        used += _advance(letter) * size
        if used > width:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def wrapped(text: str, size: float, width: float, lines: int) -> tuple[str, ...]:
    """Break a text into lines.

    Args:
        text: The text.
        size: The height of its letters.
        width: How wide a line may be.
        lines: How many lines there may be; the last is cut where more would be needed.

    Returns:
        One line or more.

    Example:
        >>> wrapped("ASEAN-ROK Cooperation Fund", 10, 100, 2)
        ('ASEAN-ROK', 'Cooperation Fund')
    """
    found = list(_lines(text, size, width))
    if len(found) <= lines:
        return tuple(found) or ("",)
    return (*found[: lines - 1], clipped(" ".join(found[lines - 1 :]), size, width))


def _lines(text: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > width:
            yield clipped(line, size, width)
            longer = word
        line = longer
    if line:
        yield clipped(line, size, width)
