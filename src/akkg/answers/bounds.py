"""The first and the last day that a written date may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyoxigraph as ox

from akkg.answers.table import Cell, Row, Table
from akkg.errors import ParameterError

__all__ = ["days", "with_bounds"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = ox.NamedNode(f"{_XSD}date")
# A number such as 2010 may count something, so only texts and dates are read as dates.
_DATED = (f"{_XSD}string", f"{_XSD}date", "http://id.loc.gov/datatypes/edtf/EDTF")
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def days(text: str) -> tuple[str, str] | None:
    """Find the first and the last day that a date of the graph may mean.

    Args:
        text: A date in one of the five forms of EDTF that the graph uses: `YYYY`, `YYYY-MM`,
            `YYYY-MM-DD`, `A/B` and `A/..`.

    Returns:
        The first day of the year, month or day that is named, and the last one; of an interval the
        first day of its beginning and the last of its end, which is empty where the interval is
        open. None for what is no such date.

    Standard:
        Extended Date/Time Format (ISO 8601-2), of levels 0 and 1.

    Example:
        >>> days("2010-02"), days("2011/2015"), days("2004-11-30/..")
        (('2010-02-01', '2010-02-28'), ('2011-01-01', '2015-12-31'), ('2004-11-30', ''))
        >>> days("2010-02-30") is None
        True
    """
    begin, slash, end = text.partition("/")
    first = _span(begin)
    if first is None or not slash or end == "..":
        return first and (first[0], "" if slash else first[1])
    last = _span(end)
    return (first[0], last[1]) if last and begin <= end else None


def _span(text: str) -> tuple[str, str] | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "the form has a year"
    try:
        last = month or 12
        first_day = date(year, month or 1, day or 1)
        return first_day.isoformat(), date(year, last, day or monthrange(year, last)[1]).isoformat()
    except ValueError:  # no such month, or no such day in it
        return None


def with_bounds(table: Table) -> Table:
    """Add to each column of dates its two bounds: the first and the last day that each may mean.

    A column of dates is one whose cells are all dates or texts in the forms that `days` reads, or
    empty, and not all are empty.

    Args:
        table: The answer.

    Returns:
        The answer, with the columns `<name>Earliest` and `<name>Latest` behind each such column:
        days as `xsd:date`. An interval that is left open has no latest day.

    Raises:
        ParameterError: Where the answer has a column of such a name already.

    Example:
        >>> found = with_bounds(Table(("since",), ((ox.Literal("2010-10"),),)))
        >>> found.columns, [cell.value for cell in found.rows[0]]
        (('since', 'sinceEarliest', 'sinceLatest'), ['2010-10', '2010-10-01', '2010-10-31'])
    """
    dated = {place for place in range(len(table.columns)) if _is_dated(table, place)}
    columns = tuple(
        name
        for place, column in enumerate(table.columns)
        for name in (column, *(_names(column) if place in dated else ()))
    )
    _refuse_twice(columns)
    titles = dict(table.titles)
    for place in dated:
        column = table.columns[place]
        title = titles.get(column, column)
        for name, word in zip(_names(column), ("earliest", "latest"), strict=True):
            titles[name] = f"{title} ({word})"
    rows = tuple(tuple(_widened(row, dated)) for row in table.rows)
    return replace(table, columns=columns, rows=rows, titles=titles)


def _refuse_twice(columns: tuple[str, ...]) -> None:
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice is not None:
        what = f"the answer has a column {twice} already"
        raise ParameterError(
            what, "--bounds", "give that column another name, or leave out the option"
        )


def _names(column: str) -> tuple[str, str]:
    return f"{column}Earliest", f"{column}Latest"


def _is_dated(table: Table, place: int) -> bool:
    cells = [cell for row in table.rows if (cell := row[place]) is not None and cell.value]
    return bool(cells) and all(_days(cell) is not None for cell in cells)


def _days(cell: Cell) -> tuple[str, str] | None:
    is_date = isinstance(cell, ox.Literal) and cell.datatype.value in _DATED
    return days(cell.value) if is_date and cell is not None else None


def _widened(row: Row, dated: set[int]) -> Iterator[Cell]:
    for place, cell in enumerate(row):
        yield cell
        if place in dated:
            for day in _days(cell) or ("", ""):
                yield ox.Literal(day, datatype=_DATE) if day else None
