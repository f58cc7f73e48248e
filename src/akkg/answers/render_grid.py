"""Lays texts out in aligned columns, no wider than a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import category, combining, east_asian_width

GAP = "  "
NARROWEST = 8


def grid(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """Write a header and rows as aligned columns.

    Args:
        header: A title for each column.
        rows: The cells; white space in them becomes one space, and control characters are left out.
        width: The width to keep within, in columns of a terminal; the widest columns are wrapped
            for it. None for any.

    Returns:
        The text with a newline at its end; no line ends in white space.

    Example:
        >>> print(grid(["Fund", "Since"], [["AKCF", "1990"], ["한국", "2010"]]), end="")
        Fund  Since
        ────  ─────
        AKCF  1990
        한국  2010
    """
    lines = [[_clean(cell) for cell in row] for row in (header, *rows)]
    widths = _widths(list(zip(*lines, strict=True)), width)
    rule = GAP.join("─" * size for size in widths)
    drawn = [[*_drawn(line, widths)] for line in lines]
    return "\n".join([*drawn[0], rule, *(text for row in drawn[1:] for text in row)]) + "\n"


def _clean(cell: str) -> str:
    return " ".join(
        "".join(letter for letter in part if category(letter)[0] != "C") for part in cell.split()
    )


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(letter) else 1 + (east_asian_width(letter) in "WF") for letter in text
    )


def _widths(columns: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """The width of each column: what it needs, or, where all do not fit, the widest give way.

    A column gives way to its longest word first; words are broken only where even that is too wide.
    """
    widths = [max(1, *map(_width, column)) for column in columns]
    words = [
        max((_width(part) for cell in column for part in _parts(cell)), default=1)
        for column in columns
    ]
    room = sum(widths) if width is None else max(width - len(GAP) * (len(widths) - 1), len(widths))
    for floors in (words, [NARROWEST] * len(widths), [1] * len(widths)):
        while sum(widths) > room:
            giving = [place for place, size in enumerate(widths) if size > floors[place]]
            if not giving:
                break
            widths[max(giving, key=widths.__getitem__)] -= 1
    return widths


def _drawn(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (
            part + " " * (size - _width(part)) for part, size in zip(parts, widths, strict=True)
        )
        yield GAP.join(padded).rstrip()


def _parts(text: str) -> list[str]:
    """The pieces of a text between which a line may end: words, parts of words, and spaces."""
    return re.findall(r"\s+|[^\s\-/:]*[\-/:]+|[^\s\-/:]+", text)


def _wrapped(text: str, size: int) -> list[str]:
    """Break a text at spaces and behind - / : where it must; a longer piece is cut."""
    if _width(text) <= size:
        return [text]
    lines = [""]
    for piece in _parts(text):
        if _width(lines[-1] + piece.rstrip()) > size:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        for letter in piece if _width(piece) > size else [piece]:
            if _width(lines[-1] + letter) > size and lines[-1]:
                lines.append("")
            lines[-1] += letter if lines[-1] else letter.lstrip()
    return [line.rstrip() for line in lines if line.strip()]
