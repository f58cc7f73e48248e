"""Undoes what stores do to terms on the way out, where only one term can have been meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

import pyoxigraph as ox

from akkg.answers.table import Cell
from akkg.engines.engine import Term

__all__ = ["CANONICAL", "Repaired", "meant"]

_CHUNK = 2**16
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _duration(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"P{f'{years}Y' if years else ''}{f'{rest}M' if rest or not years else ''}"


def _literals(datatype: str, forms: Mapping[str, str]) -> dict[Cell, Term]:
    kind = ox.NamedNode(f"{_XSD}{datatype}")
    return {
        ox.Literal(form, datatype=kind): ox.Literal(better, datatype=kind)
        for form, better in forms.items()
    }


CANONICAL = {
    **_literals("boolean", {"1": "true", "0": "false"}),
    # Virtuoso writes the number of months, which is no form of a duration.
    **_literals("duration", {str(months): _duration(months) for months in range(1201)}),
}
"""Literals that stores write in another form than the graph does, with the form of the graph."""

_DECIMAL = ox.NamedNode(f"{_XSD}decimal")
_INTEGER = ox.NamedNode(f"{_XSD}integer")
_GREATEST = 2**31 - 1  # Virtuoso calls a whole number beyond this a decimal

_REPAIRS = (  # blank nodes of Virtuoso, whose labels are no labels by the standard
    (b'"type": "bnode", "value": "nodeID://', b'"type": "bnode", "value": "'),
    (b"<bnode>nodeID://", b"<bnode>"),
)
_LONGEST = max(len(old) for old, _ in _REPAIRS)


def meant(cell: Cell) -> Cell:
    """Give the term that a store means by one that it writes.

    A whole number of more than 32 bits that is called a decimal is an integer: the graph writes
    decimals with their fraction.

    Args:
        cell: A term of an answer, or None where nothing is bound.

    Returns:
        The same, or the term in the form of the graph.

    Example:
        >>> meant(ox.Literal("7600000000", datatype=_DECIMAL)).datatype == _INTEGER
        True
        >>> meant(ox.Literal("1", datatype=ox.NamedNode(f"{_XSD}boolean"))).value
        'true'
    """
    if isinstance(cell, ox.Literal) and cell.datatype == _DECIMAL:
        digits = cell.value.removeprefix("-")
        if digits.isdigit() and int(digits) > _GREATEST:
            return ox.Literal(cell.value, datatype=_INTEGER)
    return CANONICAL.get(cell, cell)


class Repaired:
    """A stream with each place of `_REPAIRS` mended; none of them can stand inside a value."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._ready = self._rest = b""
        self._ended = False

    def read(self, size: int) -> bytes:
        """Give at most so many bytes; none at the end."""
        while not self._ready and not self._ended:
            self._fill()
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def _fill(self) -> None:
        new = self._source.read(_CHUNK)
        whole = self._rest + new
        for old, better in _REPAIRS:
            whole = whole.replace(old, better)
        # What may go on into a place to mend waits for the next bytes.
        ready = max(0, len(whole) - _LONGEST + 1) if new else len(whole)
        self._ready, self._rest = whole[:ready], whole[ready:]
        self._ended = not new
