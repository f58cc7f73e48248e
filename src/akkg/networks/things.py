"""Reads the things of a graph in bulk: a few queries, however many things there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.closure import reached
from akkg.engines.engine import Statement, select
from akkg.networks.time_spans import Span, span
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["Thing", "find_things", "own_filter"]

_KINDS = """
PREFIX akkg: <%(akkg)s>
SELECT DISTINCT ?thing ?kind WHERE { ?thing akkg:kind ?kind . %(own)s }
"""
_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?kind WHERE { ?thing a ?kind . %(own)s FILTER(?kind = skos:Concept) }
"""
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?label WHERE { ?thing rdfs:label ?label . %(own)s }
"""
_DATES = """
PREFIX akkg: <%(akkg)s>
SELECT DISTINCT ?thing ?date WHERE { ?thing akkg:date ?date . %(own)s }
"""
_BOUNDS = """
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
SELECT DISTINCT ?thing ?%(end)s WHERE { ?thing sem:%(end)s ?%(end)s . %(own)s }
"""
_BEGIN, _END = "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"
_ABOVE = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?class ?above WHERE { ?class rdfs:subClassOf ?above . FILTER(ISIRI(?above)) }
"""

_Pairs = Iterator[tuple[str, ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph, as far as it concerns itself alone.

    Attributes:
        iri: The thing.
        label: Its label; its CURIE where it has none.
        kind: Its most specific class.
        classes: The CURIEs of that class and of all above it, that class first.
        span: Its date.
        dates: The statements of the date.
    """

    iri: str
    label: str
    kind: ox.NamedNode
    classes: tuple[str, ...]
    span: Span
    dates: tuple[Statement, ...]


def find_things(dataset: Askable) -> dict[str, Thing]:
    """Find the things of the project: all that have a kind, and the concepts.

    Args:
        dataset: What is asked.

    Returns:
        The things by IRI, sorted by it.
    """
    kinds = _first(_pairs(dataset, _CONCEPTS)) | _first(_pairs(dataset, _KINDS))
    labels = _all(_pairs(dataset, _LABELS))
    dates = _all(_pairs(dataset, _DATES))
    begins = _all(_pairs(dataset, _BOUNDS, end=_BEGIN))
    ends = _all(_pairs(dataset, _BOUNDS, end=_END))
    classes = _classes(dataset, set(kinds.values()))
    date = ox.NamedNode(dataset.prefixes.expand("akkg:date"))
    short = dataset.prefixes.shorten
    return {
        iri: Thing(
            iri=iri,
            label=one_line(min(_texts(labels, iri), default="")) or short(iri),
            kind=kind,
            classes=classes[kind],
            span=span(_texts(dates, iri), _texts(begins, iri), _texts(ends, iri)),
            dates=tuple((ox.NamedNode(iri), date, term) for term in dates.get(iri, ())),
        )
        for iri, kind in sorted(kinds.items())
    }


def own_filter(dataset: Askable, *variables: str) -> str:
    """Write the filter by which variables are things of the project.

    Args:
        dataset: The dataset.
        variables: Names of variables.

    Example:
        >>> from akkg.dataset import load
        >>> own_filter(load(), "thing")
        'FILTER(ISIRI(?thing) && STRSTARTS(STR(?thing), "https://w3id.org/akkg/id/"))'
    """
    base = dataset.prefixes.expand("ak:")
    tests = (f'ISIRI(?{name}) && STRSTARTS(STR(?{name}), "{base}")' for name in variables)
    return f"FILTER({' && '.join(tests)})"


def _pairs(dataset: Askable, query: str, **more: str) -> _Pairs:
    """The rows of a query over things: the IRI of each, and a term."""
    words = {"akkg": dataset.prefixes.expand("akkg:"), "own": own_filter(dataset, "thing"), **more}
    for thing, value in select(dataset.engine, query % words):
        if isinstance(thing, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            yield thing.value, value


def _first(pairs: _Pairs) -> dict[str, ox.NamedNode]:
    """One class of each thing: the first by its IRI where there are several."""
    found: dict[str, ox.NamedNode] = {}
    for iri, kind in pairs:
        if isinstance(kind, ox.NamedNode):
            found[iri] = min(found.get(iri, kind), kind, key=str)
    return found


def _all(pairs: _Pairs) -> dict[str, list[ox.NamedNode | ox.Literal]]:
    found: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for iri, term in pairs:
        found.setdefault(iri, []).append(term)
    return found


def _texts(found: Mapping[str, list[ox.NamedNode | ox.Literal]], iri: str) -> list[str]:
    return [term.value for term in found.get(iri, ())]


def _classes(dataset: Askable, kinds: set[ox.NamedNode]) -> Mapping[ox.NamedNode, tuple[str, ...]]:
    """The CURIEs of each class with all above it."""
    above: dict[str, set[str]] = {}
    for class_, upper in select(dataset.engine, _ABOVE):
        if isinstance(class_, ox.NamedNode) and isinstance(upper, ox.NamedNode):
            above.setdefault(class_.value, set()).add(upper.value)
    short = dataset.prefixes.shorten
    return {
        kind: (
            short(kind.value),
            *sorted(map(short, reached(above, kind.value) - {kind.value})),
        )
        for kind in kinds
    }
