"""Reads the `tests:` of a saved query's header, with the rows that stand in a file beside it."""

from __future__ import annotations

from pathlib import Path

from akkg.errors import DataError
from akkg.header_reader import HeaderReader
from akkg.queries.saved_query import QueryTest
from akkg.reading import read_text

KEYS = ("params", "rows", "rows-file", "paras", "checked")

Rows = tuple[tuple[str, ...], ...]


def read_tests(
    header: HeaderReader, columns: tuple[str, ...], params: tuple[str, ...]
) -> tuple[QueryTest, ...]:
    """Read the tests of a saved query.

    Args:
        header: The query's header.
        columns: The columns that each row must have.
        params: The names of its parameters.

    Raises:
        DataError: With file and line, for an unknown key, a row of the wrong length or a rows file
            that is not there.
    """
    items = enumerate(header.items("tests"), start=1)
    return tuple(
        _test(header.inner(item, f"test {number}", "tests", number - 1), columns, params)
        for number, item in items
    )


def _test(entry: HeaderReader, columns: tuple[str, ...], params: tuple[str, ...]) -> QueryTest:
    entry.check_keys(KEYS)
    if ("rows" in entry.values) == ("rows-file" in entry.values):
        raise entry.fail(
            "needs either rows or rows-file", remedy="write `rows: []` where the answer is empty"
        )
    given = entry.mapping("params")
    given.check_keys(params)
    rows = _rows(entry, columns) if "rows" in entry.values else _rows_file(entry, columns)
    return QueryTest(
        params={
            name: given.strings(name) if isinstance(value, list) else given.string(name)
            for name, value in given.values.items()
        },
        rows=rows,
        paragraphs=_paragraphs(entry) if "paras" in entry.values else None,
        checked=entry.string("checked"),
    )


def _rows(entry: HeaderReader, columns: tuple[str, ...]) -> Rows:
    rows: list[tuple[str, ...]] = []
    for number, row in enumerate(entry.items("rows")):
        if not isinstance(row, list) or not all(isinstance(value, str) for value in row):
            remedy = "put texts with : or # in quotes"
            raise entry.fail("each row must be a list of texts", "rows", remedy, item=number)
        if len(row) != len(columns):
            raise entry.fail(
                f"a row has {len(row)} values, not {len(columns)}: {', '.join(row)}",
                "rows",
                f"give {', '.join(columns)}; an empty text where nothing is bound",
                item=number,
            )
        rows.append(tuple(row))
    return tuple(rows)


def _rows_file(entry: HeaderReader, columns: tuple[str, ...]) -> Rows:
    import csv
    from io import StringIO

    name = entry.string("rows-file")
    if not name or Path(name).name != name:
        remedy = "name a file beside the query"
        raise entry.fail(f"{name or 'nothing'} is no name of a file", "rows-file", remedy)
    path = entry.path.with_name(name)
    try:
        lines = list(csv.reader(StringIO(read_text(path), newline=""), strict=True))
    except csv.Error as error:
        raise DataError(f"is no CSV, {error}", str(path), "mend it") from None
    if not lines or tuple(lines[0]) != columns:
        raise DataError(
            "the first line must name the query's columns",
            f"{path}:1",
            f"write {','.join(columns)}",
        )
    for number, row in enumerate(lines[1:], start=2):
        if len(row) != len(columns):
            remedy = f"give {', '.join(columns)}"
            raise DataError(f"{len(row)} values, not {len(columns)}", f"{path}:{number}", remedy)
    return tuple(tuple(row) for row in lines[1:])


def _paragraphs(entry: HeaderReader) -> tuple[str, ...]:
    return tuple(f"p{item}" if item.isdigit() else item for item in entry.strings("paras"))
