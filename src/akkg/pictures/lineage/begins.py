"""Finds when things began, and with what: a status by a decision, a treaty by its signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.answers.table import weakest
from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable

__all__ = ["Begin", "find_begins"]

_BEGAN = """
PREFIX akkg: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
SELECT DISTINCT ?thing ?first ?last ?date ?word WHERE {
  VALUES ?thing { %s }
  ?thing akkg:beganWith ?event .
  ?event sem:hasEarliestBeginTimeStamp ?first ;
    sem:hasLatestBeginTimeStamp ?last .
  OPTIONAL { ?event akkg:date ?date }
  OPTIONAL { ?event akkg:kind ?kind . ?kind rdfs:label ?word }
}
"""
_OWN = """
PREFIX akkg: <%s>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
SELECT DISTINCT ?thing ?first ?last ?date WHERE {
  VALUES ?thing { %s }
  ?thing sem:hasEarliestBeginTimeStamp ?first .
  OPTIONAL { ?thing sem:hasLatestBeginTimeStamp ?last }
  OPTIONAL { ?thing akkg:date ?date }
}
"""


class Begin(NamedTuple):
    """The beginning of a thing.

    Attributes:
        first: The first day that its date allows, as an ISO date.
        last: The last day that it allows.
        date: The date as written (EDTF); empty where there is none.
        word: What happened then, such as `signature`; empty for the date of the thing itself.
    """

    first: str
    last: str
    date: str = ""
    word: str = ""
    basis: str = ""

    @property
    def text(self) -> str:
        """The date as written, with what happened."""
        return ", ".join(filter(None, (self.date or self.first, self.word)))


def find_begins(
    dataset: Askable, graph: MultiDiGraph[str], things: Iterable[str]
) -> dict[str, Begin]:
    """Find when things began.

    A thing begins with the event of which that is said, else on its own date, else with the first
    that happened to it.

    Args:
        dataset: What is asked.
        graph: Its network, with folded events.
        things: The IRIs of the things.

    Returns:
        The beginnings by IRI; a thing of which no date is stated has none.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.networks.network import network
        >>> kg = load()
        >>> iri = kg.prefixes.expand("ak:aktig")
        >>> find_begins(kg, network(kg), [iri])[iri].text
        '2006-08-24, signature'
    """
    asked = sorted(set(things))
    found = {iri: begin for iri in asked if (begin := _happened(graph, iri))}
    for query in (_OWN, _BEGAN):
        told: dict[str, Begin] = {}
        for iri, begin in _rows(dataset, query, asked):
            told[iri] = min(told.get(iri, begin), begin)
        found |= told
    return {iri: one._replace(basis=_basis(graph, iri, one)) for iri, one in found.items()}


def _basis(graph: MultiDiGraph[str], iri: str, begin: Begin) -> str:
    """What its date rests on: that of the event, or of the thing itself."""
    node = graph.nodes[iri] if iri in graph else {"events": ()}
    told = [e.date_basis for e in node["events"] if (e.date, e.kind) == (begin.date, begin.word)]
    return weakest(told or [str(node.get("date_basis", ""))])


def _happened(graph: MultiDiGraph[str], iri: str) -> Begin | None:
    """The first that happened to a thing."""
    events = graph.nodes[iri]["events"] if iri in graph else ()
    dated = [
        Begin(one.begin, one.end or one.begin, one.date, one.kind) for one in events if one.begin
    ]
    return min(dated, default=None)


def _rows(dataset: Askable, query: str, things: Iterable[str]) -> Iterator[tuple[str, Begin]]:
    akkg = dataset.prefixes.expand("akkg:")
    for lot in lots(things):
        block = " ".join(written(ox.NamedNode(iri)) for iri in lot)
        for thing, *rest in select(dataset.engine, query % (akkg, block)):
            assert thing is not None, "a row has a thing"
            first, last, date, word = (*("" if term is None else term.value for term in rest), "")[
                :4
            ]
            yield thing.value, Begin(first, last or first, date, word)
