"""Puts the frame around a picture that goes into a file: its title, a legend, and its credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akkg.pictures.credits import Credits
from akkg.pictures.lettering import text_width, wrapped
from akkg.pictures.scene import Group, Item, Scene, Text

__all__ = ["Sample", "framed"]

_MARGIN = 24.0
_NARROWEST = 480.0
_TITLE = 20.0
_SMALL = 11.0
_LINE = 18.0
_SAMPLE = 26.0  # the width of what a legend shows before its words

Sample = tuple[Item, str]
"""What stands in a legend: a mark or a line, drawn around (0, 0) and at most 20 wide, its words."""


def framed(scene: Scene, legend: Sequence[Sample], credits: Credits) -> Scene:
    """Put title, legend and credits around a scene.

    Args:
        scene: The scene.
        legend: What its shapes and lines mean.
        credits: What stands under it.

    Returns:
        A scene that is a little larger.

    Example:
        >>> bare = Scene(300, 100, "Funds", "Four funds.", ())
        >>> whole = framed(bare, (), Credits("", "2025-06-08"))
        >>> [item.text for item in whole.items if isinstance(item, Text)]
        ['Funds', 'AKKG · as of 2025-06-08 · CC BY 4.0']
    """
    width = max(scene.width, _NARROWEST)
    inner = width - 2 * _MARGIN
    titles = wrapped(scene.title, _TITLE, inner, 3)
    top = _MARGIN + len(titles) * (_TITLE + 6)
    samples = _placed(legend, inner)
    legend_top = top + scene.height + (_LINE if samples else 0)
    below = legend_top + (samples[-1].at[1] if samples else 0) + 2 * _SMALL
    lines = wrapped(credits.line, _SMALL, inner, 4)
    items: tuple[Item, ...] = (
        *(
            Text(_MARGIN, _MARGIN + _TITLE - 4 + number * (_TITLE + 6), line, _TITLE, bold=True)
            for number, line in enumerate(titles)
        ),
        Group(scene.items, at=((width - scene.width) / 2, top)),
        Group(samples, role="legend", at=(_MARGIN, legend_top)),
        *(
            Text(_MARGIN, below + (number + 1) * (_SMALL + 4), line, _SMALL, paint="muted")
            for number, line in enumerate(lines)
        ),
    )
    height = below + len(lines) * (_SMALL + 4) + _MARGIN / 2
    return replace(scene, width=width, height=height, items=items)


def _placed(legend: Sequence[Sample], width: float) -> tuple[Group, ...]:
    """The samples side by side, in as many rows as they need."""
    placed, x, y = [], 0.0, 0.0
    for item, words in legend:
        wide = _SAMPLE + text_width(words, _SMALL) + _LINE
        if x and x + wide > width:
            x, y = 0.0, y + _LINE
        inner = (Group((item,), at=(10, 0)), Text(_SAMPLE, 4, words, _SMALL))
        placed.append(Group(inner, at=(x, y)))
        x += wide
    return tuple(placed)
