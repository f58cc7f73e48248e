"""The terms of the graph: the classes and properties of the ontology, and all others in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["VocabularyTerm", "vocabulary"]

_TYPES = "SELECT ?term (COUNT(*) AS ?uses) WHERE { ?thing a ?term } GROUP BY ?term"
_PREDICATES = "SELECT ?term (COUNT(*) AS ?uses) WHERE { ?thing ?term ?value } GROUP BY ?term"
_PROLOGUE = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_DECLARED = (
    _PROLOGUE
    + """
SELECT DISTINCT ?term ?kind WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
  ?term a ?kind ; rdfs:isDefinedBy ?ontology
}
"""
)
_FACTS = (
    _PROLOGUE
    + """
SELECT DISTINCT ?term ?property ?value WHERE {
  VALUES ?property {
    dcterms:source rdfs:label rdfs:subClassOf rdfs:subPropertyOf skos:definition skos:example
  }
  VALUES ?term { %s }
  ?term ?property ?value
}
"""
)


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """A class or a property.

    Attributes:
        iri: Its IRI.
        curie: Its CURIE.
        is_class: Whether it is a class; a property otherwise.
        label: Its label; its CURIE where it has none.
        definition: What it means; empty where another vocabulary says it.
        example: A use of it, or an empty string.
        broader: The CURIEs of the terms right above it.
        passages: The names of the passages that it was made for.
        uses: How many things are of the class, or how many triples have the property.
    """

    iri: str
    curie: str
    is_class: bool
    label: str
    definition: str
    example: str
    broader: tuple[str, ...]
    passages: tuple[str, ...]
    uses: int

    @property
    def anchor(self) -> str:
        """The name of its place in a page: its local name where it is the project's own."""
        prefix, _, local = self.curie.partition(":")
        return local if prefix == "akkg" else self.curie.replace(":", "-")


def vocabulary(dataset: Askable) -> tuple[VocabularyTerm, ...]:
    """List the terms of the ontology, and those of other vocabularies that the graph uses.

    Args:
        dataset: The graph.

    Returns:
        Classes, then properties, each sorted by CURIE.

    Example:
        >>> from akkg.dataset import load
        >>> [term.definition for term in vocabulary(load()) if term.curie == "akkg:Fund"]
        ['money set apart for the cooperation, under a name of its own']
    """
    types, predicates = _counts(dataset, _TYPES), _counts(dataset, _PREDICATES)
    classes, properties = set(types), set(predicates)
    for term, kind in select(dataset.engine, _DECLARED):
        if isinstance(term, ox.NamedNode) and kind is not None:
            (classes if kind.value.endswith("Class") else properties).add(term.value)
    facts = _facts(dataset, sorted(classes | properties))
    found = [_term(dataset, iri, True, types.get(iri, 0), facts) for iri in classes]
    found += [_term(dataset, iri, False, predicates.get(iri, 0), facts) for iri in properties]
    return tuple(sorted(found, key=lambda term: (not term.is_class, term.curie)))


_Facts = dict[tuple[str, str], set[str]]


def _counts(dataset: Askable, query: str) -> dict[str, int]:
    return {
        term.value: int(uses.value)
        for term, uses in select(dataset.engine, query)
        if isinstance(term, ox.NamedNode) and isinstance(uses, ox.Literal)
    }


def _facts(dataset: Askable, terms: Iterable[str]) -> _Facts:
    """The values of each term by the local name of their property."""
    found: _Facts = {}
    for lot in lots(map(ox.NamedNode, terms)):
        for term, property_, value in select(dataset.engine, _FACTS % " ".join(map(written, lot))):
            if term is not None and property_ is not None and value is not None:
                local = property_.value.rpartition("/")[2].rpartition("#")[2]
                found.setdefault((term.value, local), set()).add(value.value)
    return found


def _term(dataset: Askable, iri: str, is_class: bool, uses: int, facts: _Facts) -> VocabularyTerm:
    shorten: Callable[[str], str] = dataset.prefixes.shorten

    def first(name: str) -> str:
        return one_line(min(facts.get((iri, name), {""})))

    def all_of(name: str, make: Callable[[str], str]) -> tuple[str, ...]:
        values: Iterable[str] = facts.get((iri, name), ())
        return tuple(sorted(map(make, values)))

    return VocabularyTerm(
        iri=iri,
        curie=shorten(iri),
        is_class=is_class,
        label=first("label") or shorten(iri),
        definition=first("definition"),
        example=first("example"),
        broader=all_of("subClassOf" if is_class else "subPropertyOf", shorten),
        passages=all_of("source", lambda value: value.rpartition("/")[2]),
        uses=uses,
    )
