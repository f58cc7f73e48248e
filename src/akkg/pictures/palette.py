"""The colours of pictures and pages: one hue a family of things, light and dark.

Marks have at least 3:1 contrast against the ground, and families stay apart for readers who see
fewer colours. A shape and a label always say the same, so that a print in grey can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PAINTS", "THEMES", "Paint", "colour"]

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour in both themes, as `#RRGGBB`."""

    light: str
    dark: str


_INK = Paint("#1F2430", "#E8E6E1")

PAINTS: Mapping[str, Paint] = {
    "meeting": Paint("#3057C7", "#8B9FFF"),
    "event": Paint("#3057C7", "#8B9FFF"),
    "instrument": Paint("#A53B1C", "#FF7202"),
    "plan": Paint("#208A62", "#60D784"),
    "fund": Paint("#A08600", "#F9E72C"),
    "actor": Paint("#20077B", "#9453EE"),
    "undertaking": Paint("#458CFD", "#C6FCFF"),
    "document": Paint("#666A73", "#B3BAB1"),
    "place": Paint("#DA65A5", "#C17FAB"),
    "status": _INK,
    "concept": _INK,
    "ink": _INK,
    "muted": Paint("#5A5F6B", "#A9AFBA"),
    "link": Paint("#858A95", "#7D8595"),
    "faint": Paint("#D9D5CB", "#343B46"),
    "paper": Paint("#FBFAF7", "#12161C"),
}
"""By the key of a family of things, and by the role of a line or a text."""


def colour(paint: str, theme: str = "light") -> str:
    """Give a colour by its name.

    Args:
        paint: A key of `PAINTS`.
        theme: One of `THEMES`.

    Returns:
        The colour as `#RRGGBB`.

    Example:
        >>> colour("fund"), colour("fund", "dark")
        ('#A08600', '#F9E72C')
    """
    found = PAINTS[paint]
    return found.dark if theme == "dark" else found.light
