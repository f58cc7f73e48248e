"""A graph of rdflib that reads a query once, however often it is asked.

pySHACL asks the query of a constraint anew for each thing, and rdflib spends most of the time of
an answer on parsing. This module imports rdflib: it is to be imported where that is wanted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

__all__ = ["AskedOften"]

_KEPT = 1024  # queries, of some kilobytes each


class AskedOften(rdflib.Graph):
    """A graph whose queries are prepared, and kept prepared.

    Example:
        >>> graph = AskedOften()
        >>> [bool(graph.query("ASK { ?s ?p ?o }")) for _ in range(2)]
        [False, False]
    """

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Ask a query, as `rdflib.Graph.query` does."""
        if isinstance(query_object, str):
            query_object = _prepared(query_object, tuple(self.namespaces()))
        return super().query(query_object, *args, **kwargs)


@lru_cache(_KEPT)
def _prepared(text: str, namespaces: tuple[tuple[str, rdflib.URIRef], ...]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces))
