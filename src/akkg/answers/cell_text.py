"""Cells of an answer as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from akkg.answers.table import Cell, Table
    from akkg.prefixes import PrefixTable

__all__ = ["cited", "plain", "shown"]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


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


def shown(
    table: Table, prefixes: PrefixTable, names: Mapping[str, str]
) -> tuple[list[str], list[list[tuple[str, Cell]]]]:
    """Titles for people, and for each cell its text and the term that it stands for.

    Where a column `thing` has a companion `thingLabel`, one column shows the label for both.
    Control characters, which a terminal would obey and HTML forbids, are left out.

    Args:
        table: The answer.
        prefixes: The prefixes by which IRIs are shortened.
        names: What is shown for an IRI instead of its CURIE.
    """
    columns, rows = cited(table)
    labels = {name: columns.index(f"{name}Label") for name in columns if f"{name}Label" in columns}
    kept = [place for place in range(len(columns)) if place not in labels.values()]
    header = [table.titles.get(columns[place], columns[place]) for place in kept]

    def text(row: Sequence[Cell], place: int) -> str:
        label = plain(row[labels.get(columns[place], place)], prefixes)
        cell = row[place]
        if isinstance(cell, ox.NamedNode) and (columns[place] not in labels or not label):
            return names.get(cell.value) or plain(cell, prefixes)
        return label or plain(cell, prefixes)

    return header, [
        [(_CONTROLS.sub("", text(row, place)), row[place]) for place in kept] for row in rows
    ]
