"""Writes out what a terminal would obey: a message may tell what a stranger has sent."""

from __future__ import annotations

__all__ = ["visible"]


def visible(text: str) -> str:
    r"""Write control characters, and those that turn the direction of a text, as escapes.

    Args:
        text: A message of one or more lines.

    Example:
        >>> print(visible("\x1b[31mred, \u202e한국"))
        \x1b[31mred, \u202e한국
    """
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() or letter in "\n\t" else ascii(letter)[1:-1]
        for letter in text
    )
