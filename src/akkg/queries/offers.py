"""What can be offered for a parameter of a saved query: the values of its header, or those that the
graph knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from akkg.queries.saved_query import SavedQuery

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["offers", "things"]

Offer = tuple[str, str]
"""A value, and words that tell of it; the words may be empty."""

_PROLOGUE = """
PREFIX akkg: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
"""
_ASKED = {
    "date": "SELECT DISTINCT ?value { ?thing sem:hasEarliestBeginTimeStamp ?value }",
    "lang": "SELECT DISTINCT (LANG(?label) AS ?value) { ?thing rdfs:label ?label }",
    "year": "SELECT DISTINCT ?value { ?thing akkg:yearNumber ?value }",
}
_THINGS = """
SELECT DISTINCT ?thing ?label ?acronym WHERE {
  ?thing rdfs:label ?label .
  %s
  OPTIONAL { ?thing akkg:acronym ?acronym }
}
"""


def offers(
    query: SavedQuery, name: str, beginning: str, dataset: Callable[[], Askable | None]
) -> list[Offer]:
    """Find values that a person may go on to type for a parameter.

    Args:
        query: The saved query.
        name: The parameter.
        beginning: What has been typed of the value.
        dataset: Gives the graph, if one is at hand; not asked where the header says all.

    Returns:
        Values that begin so, sorted: those that the header allows; else those that the graph knows,
        or else those of the query's tests.

    Example:
        >>> from akkg.queries.catalogue import load_query
        >>> offers(load_query("time-between"), "unit", "m", lambda: None)
        [('month', '')]
    """
    parameter = query.params[name]
    if parameter.values or parameter.type == "boolean":
        values = parameter.values or ("false", "true")
        return [(value, "") for value in values if value.startswith(beginning)]
    known = parameter.type == "iri" or parameter.type in _ASKED
    asked = dataset() if known else None
    if asked is not None and parameter.type == "iri":
        return things(asked, parameter.kind, beginning)
    if asked is None:
        found = set(_tested(query, name))
    else:
        text = _PROLOGUE % asked.prefixes.expand("akkg:") + _ASKED[parameter.type]
        found = {value for (value,) in _rows(asked, text)}
    return [(value, "") for value in sorted(found) if value.startswith(beginning)]


def _tested(query: SavedQuery, name: str) -> Iterator[str]:
    """The values that the tests of a query give a parameter."""
    for test in query.tests:
        given = test.params.get(name, ())
        yield from given if isinstance(given, tuple) else (given,)


def things(dataset: Askable, kind: str, beginning: str) -> list[Offer]:
    """Find the names of things that begin with a text.

    Args:
        dataset: The graph.
        kind: The class that they must have, as a CURIE; empty for any.
        beginning: What has been typed.

    Returns:
        CURIEs with their labels; and, once something has been typed, the acronyms and labels that
        begin so, with their CURIEs.
    """
    prefixes = dataset.prefixes
    limit = f"?thing a/rdfs:subClassOf* <{prefixes.expand(kind)}> ." if kind else ""
    prologue = _PROLOGUE % prefixes.expand("akkg:")
    found: dict[str, str] = {}
    for thing, label, acronym in _rows(dataset, prologue + _THINGS % limit):
        curie = prefixes.shorten(thing)
        found.setdefault(curie, label)
        if beginning:
            found |= {name: curie for name in (label, acronym) if name}
    return [(name, words) for name, words in sorted(found.items()) if name.startswith(beginning)]


def _rows(dataset: Askable, query: str) -> Iterable[tuple[str, ...]]:
    """The rows of a query as plain texts; empty ones where nothing is bound."""
    from akkg.engines.engine import select

    for row in select(dataset.engine, query):
        yield tuple("" if term is None else str(getattr(term, "value", "")) for term in row)
