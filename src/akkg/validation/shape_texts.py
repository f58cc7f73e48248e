"""Finds the patterns of shapes that cannot be read, and the query that pySHACL complains of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkg.errors import ValidationError
from akkg.shacl.vocabulary import sh
from akkg.validation.shapes import Shapes

__all__ = ["blamed_query", "faulty_pattern"]

_QUERIES = ("select", "ask")
_TOLD_PREFIX = re.compile(r"namespace prefix : (\S*)")
_TOLD_WORDS = ("MINUS", "VALUES", "SERVICE", "$shapesGraph", "$PATH", " AS ")


def faulty_pattern(shapes: Shapes) -> ValidationError | None:
    """Find a regular expression that cannot be read.

    Shapes without a thing to look at never come to read theirs, so all are read beforehand.

    Args:
        shapes: The shapes.

    Returns:
        The error that says where, or None where all can be read.

    Standard:
        SHACL, section 4.4.3; the dialect of patterns is that of Python's `re`.
    """
    for _, owner, text in sorted(_texts(shapes, ("pattern",))):
        try:
            re.compile(text)
        except re.error as error:
            what = f"the sh:pattern of {shapes.short(owner)} cannot be read, {error}"
            return ValidationError(what, shapes.place(owner), "mend the text")
    return None


def blamed_query(shapes: Shapes, told: str) -> str | None:
    """Name the thing whose query pySHACL means when it says what a query may not hold.

    Args:
        shapes: The shapes.
        told: What pySHACL says, which names no query.
    """
    words = [(word, 1) for word in _TOLD_WORDS if word in told]
    words += [("SELECT", 2)] if "nested SELECT" in told else []
    words += [(f"{match[1]}:", 1) for match in _TOLD_PREFIX.finditer(told)]
    owners = (
        owner
        for word, times in words
        for _, owner, text in sorted(_texts(shapes, _QUERIES))
        if text.upper().count(word.upper()) >= times
    )
    return next(owners, None)


def _texts(shapes: Shapes, names: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Give the texts of some properties, each with the property's local name and the owner."""
    for name in names:
        for owner, text in shapes.graph.pairs(sh(name)):
            yield name, shapes.named(owner), str(text.value)
