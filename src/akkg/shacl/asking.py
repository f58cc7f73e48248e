"""The one door to the graph that is validated: a SELECT query in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from akkg.shacl.faults import Uncompilable
from akkg.shacl.vocabulary import Term

__all__ = ["Ask", "Named", "Row", "ask_store"]

Row: TypeAlias = Sequence[Term | None]
Named: TypeAlias = tuple[tuple[str, ...], list[Row]]
"""The names of variables, and rows in their order."""
Ask: TypeAlias = Callable[[str], Named]
"""Answers a SELECT query with all of its rows."""


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
            raise Uncompilable(f"the engine cannot read a query, {error}") from None
        assert isinstance(solutions, ox.QuerySolutions), "only SELECT queries are asked"
        names = tuple(variable.value for variable in solutions.variables)
        return names, [tuple(solution) for solution in solutions]

    return ask
