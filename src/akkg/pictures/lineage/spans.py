"""Finds how long things lasted: a status, and the period that a plan covers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.answers.table import weakest
from akkg.answers.term_text import written
from akkg.citing.cite import cite_triples
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable, Statement

__all__ = ["Lasting", "find_spans"]

_ENDS = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?relation ?event WHERE {
  VALUES ?relation { akkg:beganWith akkg:endedWith }
  VALUES ?thing { %s }
  ?thing ?relation ?event .
}
"""


class Lasting(NamedTuple):
    """How long something lasted.

    Attributes:
        begin: The first day on which it may have begun, as an ISO date.
        end: The last day on which it may have ended; empty where no end is stated.
        basis: What both rest on, the weaker of two: one of `akkg.answers.table.BASES`.
    """

    begin: str
    end: str
    basis: str


def find_spans(
    dataset: Askable, graph: MultiDiGraph[str], things: Iterable[str]
) -> dict[str, Lasting]:
    """Find how long statuses lasted, and plans were to.

    Args:
        dataset: What is asked.
        graph: Its network, with folded events.
        things: The IRIs of the things; of others than statuses and plans nothing is found.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.networks.network import network
        >>> kg = load()
        >>> iri = kg.prefixes.expand("ak:poa-2016-2020")
        >>> find_spans(kg, network(kg), [iri])[iri]
        Lasting(begin='2016-01-01', end='2020-12-31', basis='stated')
    """
    known = [iri for iri in sorted(things) if iri in graph]
    statuses = [iri for iri in known if graph.nodes[iri]["family"] == "status"]
    found = {}
    bases = _bases(dataset, statuses)
    for iri in statuses:
        node = graph.nodes[iri]
        if begin := node.get("begin", ""):
            found[iri] = Lasting(begin, node.get("end", ""), bases.get(iri, ""))
    for iri in known:
        if graph.nodes[iri]["family"] == "plan" and (period := _period(graph, iri)):
            found[iri] = period
    return found


def _period(graph: MultiDiGraph[str], plan: str) -> Lasting | None:
    """The first period that a plan covers."""
    covered = (
        Lasting(node["begin"], node.get("end", ""), edge["basis"])
        for _, period, edge in graph.out_edges(plan, data=True)
        if edge["relation"] == "akkg:coversPeriod" and (node := graph.nodes[period]).get("begin")
    )
    return min(covered, default=None)


def _bases(dataset: Askable, statuses: Iterable[str]) -> dict[str, str]:
    """What it rests on with which events statuses began and ended."""
    triples: list[Statement] = []
    akkg = dataset.prefixes.expand("akkg:")
    for lot in lots(statuses):
        block = " ".join(written(ox.NamedNode(iri)) for iri in lot)
        for row in select(dataset.engine, _ENDS % (akkg, block)):
            subject, relation, event = row
            assert subject is not None and relation is not None and event is not None
            triples.append((subject, relation, event))
    found: dict[str, list[str]] = {}
    for (status, *_), one in cite_triples(dataset, triples).items():
        found.setdefault(str(getattr(status, "value", "")), []).append(one.basis)
    return {iri: weakest(some) for iri, some in found.items()}
