"""A query's text in parts, so that a page can put terms in the place of parameters' defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.sparql_text.outline import Outline, ValuesBlock

__all__ = ["Segment", "segments"]

Segment = str | dict[str, str]
"""A text, or a parameter's name with its block as written."""


def segments(bound: Outline, blocks: Mapping[str, ValuesBlock]) -> list[Segment]:
    """Split a query at the blocks of its parameters.

    Args:
        bound: The query.
        blocks: The block of each parameter.

    Returns:
        Texts, and between them for each parameter its name with its block. All together are the
        query without its header.

    Example:
        >>> from akkg.sparql_text.outline import outline
        >>> found = outline("SELECT ?a WHERE { VALUES $day { UNDEF } ?a ?b $day }")
        >>> segments(found, {"day": found.blocks[0]})
        ['SELECT ?a WHERE { VALUES $day ', {'param': 'day', 'text': '{ UNDEF }'}, ' ?a ?b $day }']
    """
    parts: list[Segment] = []
    place = _header_end(bound.text)
    for name, block in sorted(blocks.items(), key=lambda pair: pair[1].start):
        parts.append(bound.text[place : block.start])
        parts.append({"param": name, "text": bound.text[block.start : block.end]})
        place = block.end
    return [*parts, bound.text[place:]]


def _header_end(text: str) -> int:
    """Where the lines of the header end, and the empty ones behind it."""
    place = 0
    for line in text.splitlines(keepends=True):
        if not line.startswith("#+") and line.strip():
            break
        place += len(line)
    return place
