"""Writes a table as text: for people, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph as ox

from akkg.answers.render_formats import FORMATS
from akkg.answers.render_grid import grid
from akkg.answers.table import Cell, Table
from akkg.prefixes import PrefixTable

__all__ = ["FORMATS", "cited", "plain", "plain_rows", "render", "shown"]

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def render(table: Table, format: str, prefixes: PrefixTable, width: int | None = None) -> str:
    """Write a table in one of the `FORMATS`.

    Args:
        table: The answer; where it has citations, the columns `basis` and `paragraphs` are added.
        format: `table` (aligned, for a terminal), `csv` and `ndjson` (plain values, IRIs as
            CURIEs), `tsv` (SPARQL 1.1 TSV: whole terms), `json` (SPARQL 1.1 Query Results JSON) or
            `markdown`.
        prefixes: The prefixes by which IRIs are shortened.
        width: The width that a `table` may take, in columns of a terminal; None for any.

    Returns:
        The text, with a newline at its end.
    """
    if format == "table":
        header, rows = shown(table, prefixes)
        return grid(header, rows, width)
    return _WRITERS[format](table, prefixes)


def plain_rows(table: Table, prefixes: PrefixTable) -> tuple[tuple[str, ...], ...]:
    """The rows as plain strings, without citations; an unbound cell is an empty string."""
    return tuple(tuple(plain(cell, prefixes) for cell in row) for row in table.rows)


def plain(cell: Cell, prefixes: PrefixTable) -> str:
    """A term as a plain string: a CURIE or an IRI, or the lexical form of a literal."""
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        return prefixes.shorten(cell.value)
    return f"_:{cell.value}" if isinstance(cell, ox.BlankNode) else cell.value


def cited(table: Table) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Columns and rows, with `basis` and `paragraphs` where the table has citations."""
    if table.citations is None:
        return table.columns, list(table.rows)
    rows = [
        (*row, ox.Literal(citation.basis), ox.Literal(" ".join(citation.paragraphs)))
        for row, citation in zip(table.rows, table.citations, strict=True)
    ]
    return (*table.columns, "basis", "paragraphs"), rows


def shown(table: Table, prefixes: PrefixTable) -> tuple[list[str], list[list[str]]]:
    """Titles and cells for people.

    Where a column `thing` has a companion `thingLabel`, one column shows the label for both.
    """
    columns, rows = cited(table)
    labels = {name: columns.index(f"{name}Label") for name in columns if f"{name}Label" in columns}
    kept = [place for place in range(len(columns)) if place not in labels.values()]
    header = [table.titles.get(columns[place], columns[place]) for place in kept]
    body: list[list[str]] = []
    for row in rows:
        texts = [plain(cell, prefixes) for cell in row]
        body.append([texts[labels.get(columns[place], place)] or texts[place] for place in kept])
    return header, body


def _csv(table: Table, prefixes: PrefixTable) -> str:
    import csv
    import io

    columns, rows = cited(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain(cell, prefixes) for cell in row] for row in rows)
    return out.getvalue()


def _tsv(table: Table, prefixes: PrefixTable) -> str:
    columns, rows = cited(table)
    lines = ["\t".join(f"?{name}" for name in columns)]
    lines += ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def _json(table: Table, prefixes: PrefixTable) -> str:
    import json

    columns, rows = cited(table)
    bindings = [
        {name: _object(cell) for name, cell in zip(columns, row, strict=True) if cell is not None}
        for row in rows
    ]
    answer = {"head": {"vars": columns}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _object(cell: Cell) -> Mapping[str, str]:
    """A term as SPARQL 1.1 Query Results JSON writes it (section 3.2.2)."""
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    assert cell is not None, "an unbound cell is left out"
    if cell.language:
        return {"type": "literal", "value": cell.value, "xml:lang": cell.language}
    if cell.datatype.value == _XSD_STRING:
        return {"type": "literal", "value": cell.value}
    return {"type": "literal", "value": cell.value, "datatype": cell.datatype.value}


def _ndjson(table: Table, prefixes: PrefixTable) -> str:
    import json

    columns, rows = cited(table)
    lines = (
        {
            name: None if cell is None else plain(cell, prefixes)
            for name, cell in zip(columns, row, strict=True)
        }
        for row in rows
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _markdown(table: Table, prefixes: PrefixTable) -> str:
    header, rows = shown(table, prefixes)
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(_escaped(cell) for cell in line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    for letter in "\\|*_`<>[]":
        cell = cell.replace(letter, f"\\{letter}")
    return " ".join(cell.split())


_WRITERS: Mapping[str, Callable[[Table, PrefixTable], str]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "ndjson": _ndjson,
    "markdown": _markdown,
}
