"""Runs saved queries and free ones, and gives their answers as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import pyoxigraph as ox

from akkg.answers.table import Table
from akkg.engines.engine import Answer, Askable, Solutions, Statements
from akkg.queries.bind import bind_query
from akkg.queries.catalogue import remembered_query
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.outline import Outline, outline

__all__ = [
    "answer",
    "answer_outline",
    "built_product",
    "rows",
    "run",
    "run_query",
    "sparql",
    "tabled",
]


def run(
    name: str, dataset: Askable | None = None, *, cite: bool = False, **params: object
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
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> found = run("instruments-in-force", day="2009-06-15", cite=True)
        >>> found.columns
        ('instrument', 'certainty', 'since', 'forParty')
    """
    return run_query(remembered_query(name), dataset or built_product(), params, cite=cite)


def rows(name: str, dataset: Askable | None = None, **params: object) -> Solutions:
    """Answer a saved question row by row, without holding the rows.

    Args:
        name: The name of a saved query.
        dataset: What to ask; the built product by default.
        **params: Arguments by parameter name, as `run` takes them.

    Returns:
        The names of the columns, and the rows, which can be read once. A limit of the query's
        header ends them silently.

    Raises:
        QueryError: Where no saved query has this name.
        ParameterError: Where arguments do not fit; all mistakes in one error.

    Example:
        >>> found = rows("instruments-in-force")
        >>> found.names, len(next(found.rows))
        (('instrument', 'certainty', 'since', 'forParty'), 4)
    """
    query, asked = remembered_query(name), dataset or built_product()
    found = answer_outline(bind_query(query, asked, params), asked)
    assert isinstance(found, Solutions), "a saved query is a SELECT"
    return found if query.limit is None else replace(found, rows=islice(found.rows, query.limit))


def run_query(
    query: SavedQuery, dataset: Askable, arguments: Mapping[str, object], *, cite: bool = False
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
        BackendError: Where the engine gives no whole answer.
    """
    bound = bind_query(query, dataset, arguments)
    table = tabled(answer_outline(bound, dataset), query.limit, query.columns)
    if not cite:
        return table
    from akkg.citing.cite import cite_rows  # a plain answer does not wait for what citations need

    return replace(table, citations=cite_rows(query, bound, dataset, table))


def sparql(text: str, dataset: Askable | None = None, *, service: bool = False) -> Table:
    """Answer a free SPARQL query; the project's prefixes need no declaration.

    Args:
        text: A SPARQL 1.1 query of any form. ASK gives one row with the column `answer`; CONSTRUCT
            and DESCRIBE give `subject`, `predicate` and `object`, sorted.
        dataset: What to ask; the built product by default.
        service: Whether the query may reach out to other machines by SERVICE.

    Raises:
        QueryError: For a syntax error, with line, column and a mark under the place; for updates
            and for SERVICE.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> sparql("SELECT ?number WHERE { para:p18 akkg:number ?number }").rows[0][0].value
        '18'
    """
    return tabled(answer(text, dataset, service=service))


def answer(text: str, dataset: Askable | None = None, *, service: bool = False) -> Answer:
    """Answer a free SPARQL query as it comes, without holding the answer.

    Args:
        text: A SPARQL 1.1 query of any form; the project's prefixes need no declaration.
        dataset: What to ask; the built product by default.
        service: Whether the query may reach out to other machines by SERVICE.

    Returns:
        `Solutions` of a SELECT and `Statements` of a CONSTRUCT or DESCRIBE, which can be read once;
        a truth value for an ASK.

    Raises:
        QueryError: As `sparql` does.
        BackendError: Where the engine gives no whole answer; also while the answer is read.

    Example:
        >>> answer("ASK { ak:akfta a akkg:Agreement }")
        True
    """
    asked = dataset or built_product()
    found = outline(text, service=service)
    return answer_outline(found, asked, dict(asked.prefixes.items()))


def answer_outline(
    found: Outline, dataset: Askable, prefixes: Mapping[str, str] | None = None
) -> Answer:
    """Answer a query whose outline is known.

    Args:
        found: The query.
        dataset: What to ask.
        prefixes: Prefixes that it may use without declaring them.

    Raises:
        QueryError: For a syntax error, with line, column and a mark under the place.
        BackendError: Where the engine gives no whole answer.
    """
    try:
        return dataset.engine.query(found.text, prefixes=prefixes)
    except SyntaxError as error:
        from akkg.sparql_text.syntax import syntax_error

        declared = {**(prefixes or {}), **found.prefixes}
        raise syntax_error(found, str(error), declared, dataset.prefixes) from error


def tabled(
    found: Answer, limit: int | None = None, titles: Mapping[str, str] | None = None
) -> Table:
    """Hold an answer as a table.

    Args:
        found: The answer; it is read to its end, or to the limit.
        limit: The number of rows to hold at most; None for all.
        titles: Titles of the columns of a SELECT for people.

    Returns:
        The rows of a SELECT as they came; one row with the column `answer` for an ASK; the sorted
        triples of a CONSTRUCT or DESCRIBE.
    """
    if isinstance(found, bool):
        return Table(("answer",), ((ox.Literal(found),),))
    if isinstance(found, Statements):
        return Table(("subject", "predicate", "object"), tuple(sorted(set(found), key=str)))
    if limit is None:
        return Table(found.names, tuple(found.rows), titles or {})
    held = tuple(islice(found.rows, limit))
    return Table(found.names, held, titles or {}, complete=next(found.rows, None) is None)


def built_product() -> Askable:
    """Load what is asked where nothing else is named.

    Raises:
        DataError: Where the sources or the product cannot be used.
    """
    from akkg.dataset import load

    return load()
