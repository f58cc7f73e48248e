"""The pages of the saved queries: each with its question, a form, its answer and its SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.cell_text import plain
from akkg.runner import run_query
from akkg.site.page import Page
from akkg.site.query_data import query_data
from akkg.site.query_segments import segments

if TYPE_CHECKING:
    from akkg.answers.table import Cell, Table
    from akkg.pictures.scene import Scene
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.parameter_options import Options

__all__ = ["Answered", "answered", "pages"]

_SHOWN = 500  # rows of a page; the files have them all
_NUMBERS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double")
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A saved query with its answer at its defaults.

    Attributes:
        query: The saved query.
        table: All rows with their citations.
        path: The path of its page.
    """

    query: SavedQuery
    table: Table
    path: str


def answered(edition: Edition, queries: Sequence[SavedQuery]) -> Iterator[Answered]:
    """Answer saved queries at their defaults, one after another.

    Args:
        edition: What all pages share.
        queries: The saved queries.
    """
    for query in queries:
        table = run_query(query, edition.dataset, {}, cite=True)
        yield Answered(query, table, edition.addresses.query(query.name))


def pages(
    edition: Edition, found: Answered, options: Options, picture: Scene | None = None
) -> Iterator[Page]:
    """Give the page of a saved query.

    Args:
        edition: What all pages share.
        found: The query with its answer.
        options: What its form offers.
        picture: A picture of the answer; None where there is none.
    """
    query, table = found.query, found.table
    data = query_data(query, edition.dataset, options)
    # What forms offer stands in one file for all pages: it would be most of each.
    parameters = [{**parameter, "options": []} for parameter in data["parameters"]]
    stem = found.path.removesuffix("/")
    yield Page(
        path=found.path,
        name="query",
        title=query.title,
        description=query.question,
        values={
            "query": query,
            "picture": picture,
            "titles": [table.titles.get(name, name) for name in table.columns],
            "rows": [_cells(row, edition) for row in table.rows[:_SHOWN]],
            "citations": table.citations,
            "total": len(table.rows),
            "numeric": _numeric(table),
            "text": segments(query.outline, {})[0],
            "command": _command(query),
            "stem": stem,
        },
        data={**data, "parameters": parameters},
        files={
            "application/sparql-query": f"{stem}.rq",
            "text/csv": f"{stem}.csv",
            "application/sparql-results+json": f"{stem}.json",
        },
    )


def _cells(row: Sequence[Cell], edition: Edition) -> list[tuple[str, str]]:
    """The text of each cell, and the path of the page of what it names."""
    cells = []
    for cell in row:
        text = plain(cell, edition.dataset.prefixes)
        if isinstance(cell, ox.NamedNode):
            cells.append((text, edition.addresses.path(cell.value)))
        else:
            cells.append((text, edition.labels.get(text, "")))
    return cells


def _numeric(table: Table) -> list[bool]:
    """Whether all cells of each column are numbers."""
    return [
        bool(column)
        and all(isinstance(cell, ox.Literal) and cell.datatype.value in _NUMBERS for cell in column)
        for column in (
            [row[place] for row in table.rows if row[place] is not None]
            for place in range(len(table.columns))
        )
    ]


def _command(query: SavedQuery) -> str:
    """How the same is asked on a command line."""
    options = next((test.options for test in query.tests if test.params), "")
    return " ".join(filter(None, ("akkg query run", query.name, options, "--cite")))
