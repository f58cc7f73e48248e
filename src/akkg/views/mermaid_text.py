"""The parts of a chart of Mermaid: arrows, and labels in which nothing has a meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["ARROWS", "escaped", "plain"]

ARROWS: Mapping[str, str] = {"stated": "-->", "derived": "==>", "editorial": "-.->", "": "--o"}
"""The arrow of a flowchart by what the link rests on: plain, thick or dotted; with a circle where
that is not known."""

_PLAIN = frozenset(" ,.-:()/")
_NAMING = frozenset(" ,.-()/")
_LIST = re.compile(r"^(\d*)([.-])")


def escaped(text: str) -> str:
    """Write a label of a flowchart, between quotation marks that are the caller's.

    Args:
        text: The words, whoever wrote them.

    Returns:
        One line in which all but letters, digits and plain marks is written as `#91;`, which
        Mermaid reads as a character.

    Example:
        >>> escaped('a "b"'), escaped(" ")
        ('a #34;b#34;', '#160;')
    """
    found = "".join(
        letter if letter.isalnum() or letter in _PLAIN else f"#{ord(letter)};"
        for letter in " ".join(text.split())
    )
    # What looks like the beginning of a list would be drawn as a warning, and nothing is an error.
    return _LIST.sub(lambda mark: f"{mark[1]}#{ord(mark[2])};", found) or "#160;"


def plain(text: str) -> str:
    """Write words where Mermaid knows no quotation marks: in titles, comments and names of bars.

    Args:
        text: The words, whoever wrote them.

    Returns:
        One line of letters, digits and plain marks; all else is left out.

    Example:
        >>> plain('Summit: "the 25th"; 한국')
        'Summit the 25th 한국'
    """
    kept = "".join(one if one.isalnum() or one in _NAMING else " " for one in text)
    return " ".join(kept.split()) or "-"
