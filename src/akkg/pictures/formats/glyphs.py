"""Finds the letters that no font at hand can draw: a reader would see an empty box in their place.

The letters are drawn, each into a cell of its own, and held against one that no font has: so the
answer is that of the very engine and the very fonts that draw the picture.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from akkg.pictures.formats.png_reader import rows
from akkg.pictures.lettering import FONTS
from akkg.pictures.scene import Scene, Text, flat
from akkg.views.sentences import one_line

__all__ = ["letters", "missing_letters"]

_NEVER = "\U0010fffd"  # for private use, the last of them: fonts have no glyph for it
_CELL = 16
_ACROSS = 40
_DOT = 4  # bytes


def letters(scene: Scene) -> list[str]:
    """List the letters of a scene.

    Args:
        scene: The scene, with its frame where it has one.

    Returns:
        Each letter once, sorted; without spaces, and without marks that stand on another letter.

    Example:
        >>> letters(Scene(9, 9, "", "", (Text(0, 0, "Hà Nội"),)))
        ['H', 'N', 'i', 'à', 'ộ']
    """
    found = {
        letter
        for item in flat(scene.items)
        if isinstance(item, Text)
        for letter in unicodedata.normalize("NFC", one_line(item.text))
    }
    return sorted(one for one in found if not one.isspace() and not unicodedata.combining(one))


def missing_letters(letters: Iterable[str], fonts: Sequence[Path] = ()) -> list[str]:
    """Find the letters that no font can draw.

    Args:
        letters: Letters.
        fonts: Files of fonts beside those of the system.

    Returns:
        Those for which neither the system nor the files have a glyph.

    Example:
        >>> missing_letters(["a", "\\U000f1234"]) == ["\\U000f1234"]
        True
    """
    asked = list(letters)
    if not asked:
        return []
    never, *cells = _cells([_NEVER, *asked], fonts)
    blank = bytes(len(never))
    return [one for one, cell in zip(asked, cells, strict=True) if cell in (never, blank)]


def _cells(letters: Sequence[str], fonts: Sequence[Path]) -> list[bytes]:
    """The dots of each letter, in a cell of its own."""
    from resvg_py import svg_to_bytes

    high = -(-len(letters) // _ACROSS) * _CELL
    texts = "".join(
        f'<text x="{number % _ACROSS * _CELL + 2}" y="{number // _ACROSS * _CELL + 12}">'
        f"{escape(letter)}</text>"
        for number, letter in enumerate(letters)
    )
    drawn = svg_to_bytes(
        svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="{_ACROSS * _CELL}" '
        f'height="{high}" font-family="{FONTS}" font-size="11">{texts}</svg>',
        font_files=[str(font) for font in fonts],
    )
    lines = rows(drawn)
    width = _CELL * _DOT
    return [
        b"".join(
            line[number % _ACROSS * width :][:width]
            for line in lines[number // _ACROSS * _CELL :][:_CELL]
        )
        for number in range(len(letters))
    ]
