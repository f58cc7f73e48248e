"""The pages of the saved queries: each with its question, a form, its answer and its SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.cell_text import plain
from akkg.answers.table import Table
from akkg.runner import run_query
from akkg.site.citations import are_cited
from akkg.site.page import Page
from akkg.site.query_data import query_data
from akkg.site.query_segments import segments

if TYPE_CHECKING:
    from akkg.answers.table import Cell
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
        table: All rows with their citations; None where the graph is too large to ask it ahead.
        path: The path of its page.
    """

    query: SavedQuery
    table: Table | None
    path: str


def answered(edition: Edition, queries: Sequence[SavedQuery]) -> Iterator[Answered]:
    """Answer saved queries at their defaults, one after another.

    Args:
        edition: What all pages share.
        queries: The saved queries.
    """
    small = are_cited(edition.dataset)
    for query in queries:
        table = run_query(query, edition.dataset, {}, cite=True) if small else None
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
    query, stem = found.query, found.path.removesuffix("/")
    data = query_data(query, edition.dataset, options)
    # What forms offer stands in one file for all pages: it would be most of each.
    parameters = [{**parameter, "options": []} for parameter in data["parameters"]]
    files = {"application/sparql-query": f"{stem}.rq"}
    if found.table is not None:
        files |= {
            "text/csv": f"{stem}.csv",
            "application/sparql-results+json": f"{stem}.json",
        }
    yield Page(
        path=found.path,
        name="query",
        title=query.title,
        description=query.question,
        values={
            "query": query,
            "picture": picture,
            "text": segments(query.outline, {})[0],
            "command": _command(query),
            "stem": stem,
            "answer": _answer(
                found.table or Table(tuple(query.columns), (), query.columns), edition
            ),
            "asked": found.table is not None,
        },
        data={**data, "parameters": parameters},
        files=files,
    )


def _answer(table: Table, edition: Edition) -> Mapping[str, object]:
    """What a page shows of an answer."""
    return {
        "titles": [table.titles.get(name, name) for name in table.columns],
        "rows": [_cells(row, edition) for row in table.rows[:_SHOWN]],
        "citations": table.citations,
        "total": len(table.rows),
        "numeric": _numeric(table),
    }


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
    return f"akkg query run {query.name} --cite"
