"""Writes a table as text: for people, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import pyoxigraph as ox

from akkg.answers.cell_text import cited, plain, shown
from akkg.answers.render_formats import FORMATS, PLAIN_TEXT
from akkg.answers.render_lines import lines
from akkg.answers.table import Row, Table
from akkg.prefixes import PrefixTable

__all__ = ["FORMATS", "cited", "named", "plain", "plain_rows", "render"]


def render(
    table: Table,
    format: str,
    prefixes: PrefixTable,
    width: int | None = None,
    *,
    names: Mapping[str, str] | None = None,
    caption: str = "",
) -> str:
    """Write a table in one of the `FORMATS`.

    Args:
        table: The answer; where it has citations, the columns `basis` and `paragraphs` are added.
        format: `table` (aligned, for a terminal), `markdown` and `html` (for people, IRIs as
            CURIEs), `ndjson` (plain values, IRIs as CURIEs), or a standard format of SPARQL 1.1:
            `csv`, `tsv`, `json` or `xml`.
        prefixes: The prefixes by which IRIs are shortened.
        width: The width that a `table` may take, in columns of a terminal; None for any.
        names: What stands for an IRI instead, in the formats of plain text.
        caption: A title of the answer; `html` has a place for it.

    Returns:
        The text, with a newline at its end.
    """
    if format in ("table", "markdown", "html"):
        header, rows = shown(table, prefixes, names or {})
        if format == "html":
            from akkg.answers.render_html import fragment, page

            return page(caption, fragment(caption, header, rows))
        texts = [[text for text, _ in row] for row in rows]
        if format == "markdown":
            return _markdown(header, texts)
        from akkg.answers.render_grid import grid

        return grid(header, texts, width)
    columns, cells = cited(table)
    if names and format in PLAIN_TEXT:
        cells = [named(row, names) for row in cells]
    return "".join(lines(format, columns, cells, prefixes))


def named(row: Row, names: Mapping[str, str]) -> Row:
    """A row with names, as plain strings, in the place of IRIs that have one.

    Example:
        >>> [cell] = named((ox.NamedNode("https://example.org/a"),), {"https://example.org/a": "A"})
        >>> str(cell)
        '"A"'
    """
    return tuple(
        ox.Literal(names[cell.value])
        if isinstance(cell, ox.NamedNode) and cell.value in names
        else cell
        for cell in row
    )


def plain_rows(table: Table, prefixes: PrefixTable) -> tuple[tuple[str, ...], ...]:
    """The rows as plain strings, without citations; an unbound cell is an empty string."""
    return tuple(tuple(plain(cell, prefixes) for cell in row) for row in table.rows)


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    every = chain([header, ["---"] * len(header)], rows)
    return "".join(f"| {' | '.join(_escaped(cell) for cell in line)} |\n" for line in every)


def _escaped(cell: str) -> str:
    for letter in "\\|*_`<>[]":
        cell = cell.replace(letter, f"\\{letter}")
    return " ".join(cell.split())
