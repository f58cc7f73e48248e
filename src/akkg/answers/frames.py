"""Columns of Python values as frames of pandas and polars, each column of one type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from akkg.errors import DataError

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["to_pandas", "to_polars"]

Columns = Mapping[str, Sequence[object]]


def to_pandas(columns: Columns) -> pandas.DataFrame:
    """Make a frame of pandas.

    Args:
        columns: Values by the name of their column.

    Returns:
        A frame with nullable types: Int64, Float64, boolean, string and, for days and moments,
        datetime64; object for whatever else a column holds, among it exact decimals.

    Raises:
        DataError: Where pandas is not installed.
    """
    pd = _installed("pandas")
    made = {name: _pandas_series(pd, values) for name, values in columns.items()}
    frame: pandas.DataFrame = pd.DataFrame(made, columns=list(columns))
    return frame


def to_polars(columns: Columns) -> polars.DataFrame:
    """Make a frame of polars.

    Args:
        columns: Values by the name of their column.

    Returns:
        A frame with the types Int64, Decimal, Float64, Boolean, Date, Datetime, List and String;
        a column of several types has their texts.

    Raises:
        DataError: Where polars is not installed.
    """
    pl = _installed("polars")
    made = [_polars_series(pl, name, values) for name, values in columns.items()]
    frame: polars.DataFrame = pl.DataFrame(made)
    return frame


def _installed(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        remedy = f"install it with `pip install 'akkg[{name}]'`, or use dicts()"
        raise DataError(f"{name} is not installed", remedy=remedy) from error


def _kind(values: Sequence[object]) -> type:
    """The one type of the values that are there: str where none is, object where they differ.

    Whole numbers among decimals or floats count as such; one of more than 64 bits is an object.
    """
    kinds = {_type(value) for value in values if value is not None}
    for wider in (Decimal, float):
        if kinds == {int, wider}:
            return wider
    if not kinds:
        return str
    return kinds.pop() if len(kinds) == 1 else object


def _type(value: object) -> type:
    if isinstance(value, int) and abs(value) >> 63:
        return object
    # Moments with and without a zone cannot be compared, so they make no column.
    return _Zoned if isinstance(value, datetime) and value.tzinfo else type(value)


class _Zoned:
    """Stands for moments with a time zone."""


_PANDAS = {
    bool: "boolean",
    date: "datetime64[s]",
    datetime: "datetime64[us]",
    float: "Float64",
    int: "Int64",
    str: "string",
    _Zoned: "datetime64[us, UTC]",
}


def _pandas_series(pd: Any, values: Sequence[object]) -> Any:
    return pd.Series(values, dtype=_PANDAS.get(_kind(values), "object"))


def _polars_series(pl: Any, name: str, values: Sequence[object]) -> Any:
    kind = _kind(values)
    types = {
        bool: pl.Boolean,
        date: pl.Date,
        datetime: pl.Datetime("us"),
        float: pl.Float64,
        int: pl.Int64,
        str: pl.String,
        tuple: pl.List(pl.String),
        _Zoned: pl.Datetime("us", "UTC"),
    }
    if kind is Decimal:  # polars finds the digits that it takes
        return pl.Series(name, [None if v is None else Decimal(str(v)) for v in values])
    if kind is tuple:
        return pl.Series(name, [[*v] for v in values if isinstance(v, tuple)], dtype=types[tuple])
    if kind is object:
        return pl.Series(name, [None if v is None else str(v) for v in values], dtype=pl.String)
    return pl.Series(name, values, dtype=types[kind])
