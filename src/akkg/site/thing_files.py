"""The files beside a page: the same statements as Turtle, JSON-LD or TriG."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.writing import write_rdf

if TYPE_CHECKING:
    from akkg.engines.engine import Statement
    from akkg.prefixes import PrefixTable

__all__ = ["as_quads", "written_as"]

_PREFIXED = ("trig", "turtle")


def as_quads(
    statements: Iterable[Statement], graph: ox.NamedNode | None = None
) -> Iterable[ox.Quad]:
    """Make the quads of statements, in a graph or in none."""
    for subject, predicate, value in statements:
        if not isinstance(subject, ox.Literal) and isinstance(predicate, ox.NamedNode):
            yield ox.Quad(subject, predicate, value, graph or ox.DefaultGraph())


def written_as(format: str, quads: Iterable[ox.Quad], prefixes: PrefixTable) -> bytes:
    """Write statements in a format, with few more prefixes than they use.

    Args:
        format: One of `akkg.writing.FORMATS`.
        quads: The statements.
        prefixes: The prefix table.

    Returns:
        The bytes of a file; the same statements give the same bytes.

    Example:
        >>> from akkg.prefixes import PrefixTable
        >>> table = PrefixTable({"a": "urn:a:", "b": "urn:b:"})
        >>> one = ox.NamedNode("urn:a:1")
        >>> written_as("turtle", [ox.Quad(one, one, one)], table).decode().splitlines()
        ['@prefix a: <urn:a:> .', 'a:1 a:1 a:1 .']
    """
    held, output = list(quads), BytesIO()
    write_rdf(held, output, format, _used(held, prefixes) if format in _PREFIXED else {})
    return output.getvalue()


def _used(quads: Iterable[ox.Quad], prefixes: PrefixTable) -> dict[str, str]:
    text = "\n".join(map(str, quads))
    return {prefix: name for prefix, name in prefixes.items() if f"<{name}" in text}
