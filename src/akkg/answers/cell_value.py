"""Cells of an answer as values of Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

if TYPE_CHECKING:
    from akkg.answers.table import Cell

__all__ = ["Value", "value"]

Value: TypeAlias = str | bool | int | float | Decimal | date | datetime | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = """
    integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger
    negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte
"""


def value(cell: Cell) -> Value:
    """Turn a term into a value of Python.

    Args:
        cell: An RDF term, or None.

    Returns:
        None for None; the IRI of an IRI; `_:` and the label of a blank node; for a literal an int,
        Decimal, float, bool, date or datetime where its datatype has such values and its form is
        right, otherwise its text. A date of EDTF (`2010-10`) stays a text: it may be a month.

    Example:
        >>> value(ox.Literal(12)), value(ox.Literal("2010-10")), value(ox.Literal(True))
        (12, '2010-10', True)
    """
    if cell is None:
        return None
    if isinstance(cell, ox.BlankNode):
        return f"_:{cell.value}"
    if isinstance(cell, ox.NamedNode) or cell.datatype.value not in _MAKERS:
        return cell.value
    form, make = _MAKERS[cell.datatype.value]
    if not re.fullmatch(form, cell.value, re.ASCII):
        return cell.value
    try:
        return make(cell.value)
    except ValueError:  # a day that no calendar has, or more digits than Python takes
        return cell.value


def _double(text: str) -> float:
    return float(text.replace("INF", "inf"))


_DAY = r"\d{4}-\d\d-\d\d"
_DOUBLE = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|NaN|[+-]?INF"
_MAKERS: Mapping[str, tuple[str, Callable[[str], Value]]] = {
    **{_XSD + name: (r"[+-]?\d+", int) for name in _WHOLE.split()},
    f"{_XSD}decimal": (r"[+-]?(?:\d+\.?\d*|\.\d+)", Decimal),
    f"{_XSD}double": (_DOUBLE, _double),
    f"{_XSD}float": (_DOUBLE, _double),
    f"{_XSD}boolean": ("true|false|1|0", lambda text: text in ("true", "1")),
    f"{_XSD}date": (_DAY, date.fromisoformat),
    f"{_XSD}dateTime": (
        _DAY + r"T\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?",
        datetime.fromisoformat,
    ),
}
