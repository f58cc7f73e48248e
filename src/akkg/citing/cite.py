"""Says what each row of an answer rests on: stated, derived or editorial, and by which paragraphs.

A triple in a paragraph's graph is stated there. One in an editorial graph rests on the paragraphs
of that reading. A derived one is followed to its premises, down to claims. Authority, ontology,
provenance and mappings are no claims of the document, so they cite nothing and weaken nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.answers.table import BASES, Citation, Table, natural
from akkg.citing.evidence import row_triples, values_block
from akkg.citing.explanation import Claim, Reason, explain_all
from akkg.engines.engine import Statement, select
from akkg.lots import lots
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.outline import Outline

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Engine

_NEUTRAL = ("authority", "ontology", "alignments", "provenance", "mappings")
_SOURCES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?graph ?paragraph ?note WHERE {
  %s
  GRAPH ?place {
    ?graph prov:wasDerivedFrom ?paragraph
    OPTIONAL { ?graph skos:editorialNote ?note }
  }
}
"""


class Ground(NamedTuple):
    """What a triple rests on.

    Attributes:
        basis: One of `BASES`.
        graphs: The IRIs of the graphs of claims: of passages and of editorial readings.
    """

    basis: str
    graphs: frozenset[str]


class _Support(NamedTuple):
    """What a triple rests on: the rank of its basis among `BASES`, and graphs of claims."""

    rank: int = 0
    graphs: frozenset[str] = frozenset()


@dataclass(slots=True)
class Source:
    """What a graph of claims was made from.

    Attributes:
        paragraphs: The last parts of the IRIs of its paragraphs, such as `p18`.
        notes: The editorial notes, where it is a reading.
    """

    paragraphs: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def cite_rows(
    query: SavedQuery, bound: Outline, dataset: Askable, table: Table
) -> tuple[Citation, ...]:
    """Find what each row rests on.

    Args:
        query: The saved query, with its evidence.
        bound: The query that was run, with its arguments in place.
        dataset: The dataset that was asked.
        table: The answer.

    Returns:
        One citation a row: the paragraphs of all its evidence, and the weakest basis among them.

    Raises:
        DataError: Where a derived triple no longer follows from the rule that it names.
    """
    rows = row_triples(query, bound, dataset, table)
    supports, sources = _supports(dataset, {triple for row in rows for triple in row})
    return tuple(
        _citation([supports[triple] for triple in row & supports.keys()], sources) for row in rows
    )


def cite_triples(dataset: Askable, triples: Iterable[Statement]) -> dict[Statement, Citation]:
    """Find what each of some triples rests on.

    Args:
        dataset: The dataset.
        triples: The triples; each as subject, property and object.

    Returns:
        One citation for each triple that a named graph of the dataset holds.

    Raises:
        DataError: Where a derived triple no longer follows from the rule that it names.
    """
    supports, sources = _supports(dataset, triples)
    return {triple: _citation([support], sources) for triple, support in supports.items()}


def find_grounds(
    dataset: Askable, held: Mapping[Statement, tuple[str, ...]]
) -> dict[Statement, Ground]:
    """Find the graphs of claims on which triples rest.

    Args:
        dataset: The dataset.
        held: Triples with the named graphs that hold them, as `Engine.graphs_of` gives them.

    Returns:
        A ground for each triple.

    Raises:
        DataError: Where a derived triple no longer follows from the rule that it names.
    """
    reasons = explain_all(dataset, held, known=held)
    namespace = dataset.prefixes.expand("graph:")
    supports = ((triple, _support(reason, namespace)) for triple, reason in reasons.items())
    return {triple: Ground(BASES[found.rank], found.graphs) for triple, found in supports}


def _supports(
    dataset: Askable, triples: Iterable[Statement]
) -> tuple[dict[Statement, _Support], dict[str, Source]]:
    """What the triples of the dataset rest on, and the sources of all graphs among it."""
    present = dataset.engine.graphs_of(sorted(set(triples), key=str))
    grounds = find_grounds(dataset, present)
    supports = {
        triple: _Support(BASES.index(ground.basis), ground.graphs)
        for triple, ground in grounds.items()
    }
    graphs = {graph for support in supports.values() for graph in support.graphs}
    return supports, find_sources(dataset.engine, sorted(graphs))


def _citation(supports: list[_Support], sources: dict[str, Source]) -> Citation:
    graphs = {graph for support in supports for graph in support.graphs}
    found = [sources[graph] for graph in graphs if graph in sources]
    return Citation(
        basis=BASES[max((support.rank for support in supports), default=0)],
        paragraphs=natural(name for source in found for name in source.paragraphs),
        notes=tuple(sorted({note for source in found for note in source.notes})),
    )


def _support(reason: Reason, namespace: str) -> _Support:
    if isinstance(reason, Claim):
        return _claimed(reason, namespace)
    below = [_claimed(claim, namespace) for claim in reason.claims()]
    rank = max([BASES.index("derived"), *(support.rank for support in below)])
    return _Support(rank, frozenset(graph for support in below for graph in support.graphs))


def _claimed(claim: Claim, namespace: str) -> _Support:
    """The support of a claim; where a paragraph states it, an editorial reading adds nothing."""
    neutral = {namespace + name for name in _NEUTRAL}
    claims = [graph for graph in claim.graphs if graph not in neutral]
    stated = [graph for graph in claims if not graph.startswith(f"{namespace}editorial/")]
    if stated:
        return _Support(BASES.index("stated"), frozenset(stated))
    return _Support(BASES.index("editorial") if claims else 0, frozenset(claims))


def find_sources(engine: Engine, graphs: Iterable[str]) -> dict[str, Source]:
    """Find what graphs of claims were made from.

    Args:
        engine: What is asked.
        graphs: The IRIs of named graphs.

    Returns:
        A source for each graph that has one: those of passages and of editorial readings.
    """
    found: dict[str, Source] = {}
    for batch in lots([ox.NamedNode(graph)] for graph in graphs):
        for graph, paragraph, note in select(engine, _SOURCES % values_block(("graph",), batch)):
            assert isinstance(graph, ox.NamedNode), "a graph has an IRI"
            assert isinstance(paragraph, ox.NamedNode), "a paragraph has an IRI"
            source = found.setdefault(graph.value, Source())
            source.paragraphs.add(paragraph.value.rpartition("/")[2])
            if isinstance(note, ox.Literal):
                source.notes.add(note.value)
    return found
