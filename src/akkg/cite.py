"""Says what each row of an answer rests on: stated, derived or editorial, and by which paragraphs.

A triple in a paragraph's graph is stated there. One in an editorial graph rests on the paragraphs
of that reading. A derived one is followed to its premises, down to claims. Authority, ontology,
provenance and mappings are no claims of the document, so they cite nothing and weaken nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.evidence import Triple, batched, row_triples, values_block
from akkg.explain import explain
from akkg.prefixes import BASE
from akkg.saved_query import SavedQuery
from akkg.sparql_outline import Outline
from akkg.table import BASES, Citation, Table, natural

if TYPE_CHECKING:
    from akkg.dataset import Dataset

NEUTRAL = frozenset(
    f"{BASE}graph/{name}"
    for name in ("authority", "ontology", "alignments", "provenance", "mappings")
)
DERIVED = f"{BASE}graph/derived/"
EDITORIAL = f"{BASE}graph/editorial/"

_GRAPHS = "SELECT DISTINCT ?row ?graph WHERE {{ {values} GRAPH ?graph {{ ?s ?p ?o }} }}"
_SOURCES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?graph ?paragraph ?note WHERE {{
  {values}
  GRAPH ?place {{
    ?graph prov:wasDerivedFrom ?paragraph
    OPTIONAL {{ ?graph skos:editorialNote ?note }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class _Support:
    """What a triple rests on: the rank of its basis, and graphs of claims."""

    rank: int = 0
    graphs: frozenset[str] = frozenset()


def cite_rows(
    query: SavedQuery, bound: Outline, dataset: Dataset, table: Table
) -> tuple[Citation, ...]:
    """Find what each row rests on.

    Args:
        query: The saved query, with its evidence.
        bound: The query that was run, with its arguments in place.
        dataset: The dataset that was asked.
        table: The answer.

    Returns:
        One citation a row: the paragraphs of all its evidence, and the weakest basis among them.
    """
    rows = row_triples(query, bound, dataset.store, table)
    supports = _supports(dataset, {triple for row in rows for triple in row})
    graphs = sorted({graph for support in supports.values() for graph in support.graphs})
    sources = _sources(dataset.store, graphs)
    return tuple(_citation([supports[triple] for triple in row], sources) for row in rows)


@dataclass(slots=True)
class _Source:
    """The paragraphs and the notes of a graph of claims."""

    paragraphs: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def _citation(supports: list[_Support], sources: dict[str, _Source]) -> Citation:
    found = [sources[graph] for support in supports for graph in support.graphs if graph in sources]
    return Citation(
        basis=BASES[max((support.rank for support in supports), default=0)],
        paragraphs=natural(name for source in found for name in source.paragraphs),
        notes=tuple(sorted({note for source in found for note in source.notes})),
    )


def _supports(dataset: Dataset, triples: set[Triple]) -> dict[Triple, _Support]:
    graphs = _graphs(dataset.store, triples)
    return {triple: _support(dataset, triple, graphs[triple]) for triple in triples}


def _support(dataset: Dataset, triple: Triple, graphs: set[str]) -> _Support:
    derived = {graph for graph in graphs if graph.startswith(DERIVED)}
    if not derived or derived != graphs:
        return _claimed(graphs)
    rule = min(derived).removeprefix(DERIVED)
    found = [_claimed(claim.graphs) for claim in explain(dataset, *triple, rule).claims()]
    rank = max(BASES.index("derived"), *(support.rank for support in found))
    return _Support(rank, frozenset().union(*(support.graphs for support in found)))


def _claimed(graphs: Iterable[str]) -> _Support:
    """The strongest support that the graphs of one triple give it."""
    claims = {graph for graph in graphs if graph not in NEUTRAL and not graph.startswith(DERIVED)}
    stated = {graph for graph in claims if not graph.startswith(EDITORIAL)}
    if stated:
        return _Support(BASES.index("stated"), frozenset(stated))
    return _Support(BASES.index("editorial"), frozenset(claims)) if claims else _Support()


def _graphs(store: ox.Store, triples: Iterable[Triple]) -> dict[Triple, set[str]]:
    """The named graphs in which each triple stands."""
    found: dict[Triple, set[str]] = {triple: set() for triple in triples}
    numbered = [(ox.Literal(index), *triple) for index, triple in enumerate(found)]
    keys = list(found)
    for batch in batched(numbered):
        values = values_block(("row", "s", "p", "o"), batch)
        for row, graph in store.query(_GRAPHS.format(values=values)):  # type: ignore[misc, union-attr]
            found[keys[int(row.value)]].add(graph.value)
    return found


def _sources(store: ox.Store, graphs: Iterable[str]) -> dict[str, _Source]:
    found: dict[str, _Source] = {}
    for batch in batched([(ox.NamedNode(graph),) for graph in graphs]):
        values = values_block(("graph",), batch)
        for graph, paragraph, note in store.query(_SOURCES.format(values=values)):  # type: ignore[misc, union-attr]
            source = found.setdefault(graph.value, _Source())
            source.paragraphs.add(paragraph.value.rpartition("/")[2])
            if note is not None:
                source.notes.add(note.value)
    return found
