"""The one door to the graph that is validated: a SELECT query in, rows out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from akkg.engines.engine import Engine, Solutions
from akkg.errors import BackendError
from akkg.shacl.faults import Uncompilable
from akkg.shacl.vocabulary import Term

__all__ = [
    "PROBE",
    "Ask",
    "Named",
    "Row",
    "ask_engine",
    "ask_store",
    "odd_answer",
    "once_for_probes",
    "only_row",
]

PROBE = "LIMIT 1"
"""What a query ends in that asks whether there is any solution."""

Row: TypeAlias = Sequence[Term | None]
Named: TypeAlias = tuple[tuple[str, ...], list[Row]]
"""The names of variables, and rows in their order."""
Ask: TypeAlias = Callable[[str], Named]
"""Answers a SELECT query with all of its rows."""

_NODE = re.compile(r"this|akkgNode\d+")  # the nodes of a scope, which binds them all
_REASON = re.compile(r"(?:IRI|[A-Z][a-z]+)(?: [A-Za-z]+)+")


def ask_store(store: ox.Store) -> Ask:
    """Ask the default graph of a store, in memory or on disk.

    Example:
        >>> store = ox.Store()
        >>> store.add(ox.Quad(ox.NamedNode("e:a"), ox.NamedNode("e:p"), ox.Literal(1)))
        >>> ask_store(store)("SELECT ?b WHERE { ?a ?p ?b }")[0]
        ('b',)
    """

    def ask(text: str) -> Named:
        try:
            solutions = store.query(text)
        except SyntaxError as error:
            raise _unreadable(error) from None
        assert isinstance(solutions, ox.QuerySolutions), "only SELECT queries are asked"
        names = tuple(variable.value for variable in solutions.variables)
        return names, [tuple(solution) for solution in solutions]

    return ask


def once_for_probes(ask: Ask) -> Ask:
    """Ask each query for one solution once; the graph may not change meanwhile.

    Args:
        ask: Asks the graph.
    """
    known: dict[str, Named] = {}

    def asked_once(text: str) -> Named:
        if not text.endswith(PROBE):
            return ask(text)
        if text not in known:
            known[text] = ask(text)
        return known[text]

    return asked_once


def ask_engine(engine: Engine, default_graph: Sequence[str] | None = None) -> Ask:
    """Ask an engine, which may be far away.

    Args:
        engine: What answers.
        default_graph: The named graphs that together are validated; the default graph if None.

    Returns:
        What asks it. It raises a BackendError, without a place, where an answer is none that the
        query can have.
    """

    def ask(text: str) -> Named:
        try:
            answer = engine.query(text, default_graph=default_graph)
        except SyntaxError as error:
            raise _unreadable(error) from None
        assert isinstance(answer, Solutions), "only SELECT queries are asked"
        return answer.names, list(_checked(answer.names, answer.rows))

    return ask


def only_row(ask: Ask, text: str) -> Row:
    """Ask a query that has one solution, whatever the graph holds.

    Args:
        ask: Asks the graph.
        text: The query.

    Raises:
        BackendError: Where no row comes, or more than one.

    Example:
        >>> only_row(ask_store(ox.Store()), "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0].value
        '0'
    """
    rows = ask(text)[1]
    if len(rows) != 1:
        raise odd_answer(f"gives {len(rows):,} rows where one is asked for")
    return rows[0]


def odd_answer(what: str) -> BackendError:
    """Make the error of a store whose answer is none that the query can have.

    Args:
        what: What it does, as in "gives no row".
    """
    remedy = "see with `akkg doctor --endpoint URL` whether it answers as SPARQL 1.1 has it"
    return BackendError(f"the store {what}", remedy=remedy)


def _checked(names: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    bound = [at for at, name in enumerate(names) if _NODE.fullmatch(name)]
    for row in rows:
        if len(row) != len(names):
            raise odd_answer(f"gives a row of {len(row)} terms for {len(names)} variables")
        for at in bound:
            if row[at] is None:
                raise odd_answer(f"gives a row without ?{names[at]}, which the query always binds")
        yield row


def _unreadable(error: SyntaxError) -> Uncompilable:
    """Say why a query cannot be read, as far as it is said in words.

    The engine lists all tokens that it would have taken, and the line and column of a query that
    nobody has written.
    """
    listed = str(error).partition(": expected ")[2].removeprefix("one of ").split(", ")
    reason = next((f" ({each})" for each in listed if _REASON.fullmatch(each)), "")
    return Uncompilable(f"the engine cannot read a query{reason}")
