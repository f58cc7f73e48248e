"""Runs saved queries and free ones, and gives their answers as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import Row, Table
from akkg.queries.bind import bind_query
from akkg.queries.catalogue import load_query
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.outline import Outline, outline

if TYPE_CHECKING:
    from akkg.dataset import Dataset


def run(
    name: str, dataset: Dataset | None = None, *, cite: bool = False, **params: object
) -> Table:
    """Answer a saved question.

    Args:
        name: The name of a saved query, such as `succession`.
        dataset: What to ask; the built product by default.
        cite: Whether to find what each row rests on.
        **params: Arguments by parameter name, as text, number, truth value or date, or a list of
            them.

    Returns:
        All rows, in the query's order.

    Raises:
        QueryError: Where no saved query has this name.
        ParameterError: Where arguments do not fit; all mistakes in one error.
    """
    return run_query(load_query(name), dataset or _dataset(), params, cite=cite)


def run_query(
    query: SavedQuery, dataset: Dataset, arguments: Mapping[str, object], *, cite: bool = False
) -> Table:
    """Answer a saved query that has been loaded.

    Args:
        query: The saved query.
        dataset: What to ask.
        arguments: Arguments by parameter name; None leaves a parameter at its default.
        cite: Whether to find what each row rests on.

    Raises:
        ParameterError: Where arguments do not fit; all mistakes in one error.
        QueryError: Where the engine refuses the query.
    """
    bound = bind_query(query, dataset, arguments)
    table = replace(_answer(bound, dataset, {}, query.limit), titles=query.columns)
    if not cite:
        return table
    from akkg.citing.cite import cite_rows  # a plain answer does not wait for what citations need

    return replace(table, citations=cite_rows(query, bound, dataset, table))


def sparql(text: str, dataset: Dataset | None = None) -> Table:
    """Answer a free SPARQL query; the project's prefixes need no declaration.

    Args:
        text: A SPARQL 1.1 query of any form. ASK gives one row with the column `answer`; CONSTRUCT
            and DESCRIBE give `subject`, `predicate` and `object`.
        dataset: What to ask; the built product by default.

    Raises:
        QueryError: For a syntax error, with line, column and a mark under the place; for updates
            and for SERVICE.
    """
    dataset = dataset or _dataset()
    return _answer(outline(text), dataset, dict(dataset.prefixes.items()))


def _dataset() -> Dataset:
    from akkg.dataset import load

    return load()


def _answer(
    found: Outline, dataset: Dataset, prefixes: dict[str, str], limit: int | None = None
) -> Table:
    try:
        result = dataset.store.query(found.text, prefixes=prefixes)
    except SyntaxError as error:
        from akkg.sparql_text.syntax import syntax_error

        raise syntax_error(
            found, str(error), {**prefixes, **found.prefixes}, dataset.prefixes
        ) from error
    if isinstance(result, ox.QueryBoolean):
        return Table(("answer",), ((ox.Literal(bool(result)),),))
    if isinstance(result, ox.QueryTriples):
        triples = sorted((triple.subject, triple.predicate, triple.object) for triple in result)
        return Table(("subject", "predicate", "object"), tuple(triples))
    rows: list[Row] = []
    for solution in result:
        if limit is not None and len(rows) == limit:
            return Table(_names(result), tuple(rows), complete=False)
        rows.append(tuple(solution))
    return Table(_names(result), tuple(rows))


def _names(result: ox.QuerySolutions) -> tuple[str, ...]:
    return tuple(variable.value for variable in result.variables)
