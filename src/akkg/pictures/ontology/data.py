"""Reads the ontology as it is used: its classes, and which of them each property joins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.building.rules import DERIVED
from akkg.closure import reached
from akkg.engines.engine import select
from akkg.networks.families import SORTS
from akkg.pictures.ontology.shapes import declared
from akkg.views.sentences import names, one_line

if TYPE_CHECKING:
    from akkg.answers.table import Row
    from akkg.engines.engine import Askable

__all__ = ["Joined", "Ontology", "find_ontology"]

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_PREFIXES = f"PREFIX owl: <{_OWL}>\nPREFIX rdfs: <{_RDFS}>\n"
_CLASSES = f"{_PREFIXES}SELECT DISTINCT ?class WHERE {{ ?class a owl:Class }}"
_COUNTS = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class"
_ABOVE = f"{_PREFIXES}SELECT DISTINCT ?class ?above WHERE {{ ?class rdfs:subClassOf ?above }}"
_DEFINITIONS = f"""{_PREFIXES}
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?class ?text WHERE {{ ?class a owl:Class ; skos:definition ?text }}
"""
_USES = """
PREFIX akkg: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?property ?from ?to (COUNT(*) AS ?n) WHERE {
  ?subject ?property ?object .
  OPTIONAL { ?subject akkg:kind ?kind }
  OPTIONAL { ?subject a ?type . FILTER NOT EXISTS { ?subject akkg:kind ?other } }
  OPTIONAL { ?object akkg:kind ?objectKind }
  OPTIONAL { ?object a ?objectType . FILTER NOT EXISTS { ?object akkg:kind ?another } }
  BIND(COALESCE(?kind, ?type, rdfs:Resource) AS ?from)
  BIND(IF(ISLITERAL(?object), DATATYPE(?object), rdfs:Resource) AS ?otherwise)
  BIND(COALESCE(?objectKind, ?objectType, ?otherwise) AS ?to)
}
GROUP BY ?property ?from ?to
"""
_STATED = """
SELECT DISTINCT ?property WHERE {
  GRAPH ?graph { ?subject ?property ?object }
  FILTER(!STRSTARTS(STR(?graph), "%s"))
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Joined:
    """Two classes that a property joins.

    Attributes:
        source: The IRI of the class of its subjects.
        property: Its IRI.
        target: The IRI of the class of its objects, or of their datatype.
    """

    source: str
    property: str
    target: str


@dataclass(frozen=True)
class Ontology:
    """An ontology as it is used.

    Attributes:
        own: The IRIs of the classes that it defines.
        counts: How many things each class in use has.
        above: All classes above each class.
        uses: How often each property joins things of which classes, by their most specific ones.
        declared: What the shapes say that properties join.
        stated: The IRIs of the properties that are stated, and do not only follow by rule.
        words: The labels of classes, datatypes and properties, by IRI.
        definitions: What the classes are, in a phrase, by IRI.
        curies: Their CURIEs, by IRI.
    """

    own: frozenset[str]
    counts: Mapping[str, int]
    above: Mapping[str, frozenset[str]]
    uses: Mapping[Joined, int]
    declared: frozenset[Joined]
    stated: frozenset[str]
    words: Mapping[str, str]
    definitions: Mapping[str, str]
    curies: Mapping[str, str]

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """All classes: the own ones, those in use, and those above them."""
        above = {upper for some in self.above.values() for upper in some}
        return tuple(sorted({*self.own, *self.counts, *self.above, *above}))

    @cached_property
    def datatypes(self) -> frozenset[str]:
        """The IRIs of the datatypes of words, numbers and dates."""
        known = {*self.classes, f"{_RDFS}Resource", ""}
        return frozenset(one.target for one in (*self.uses, *self.declared)) - known

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """The classes that a reader has to know first: own ones below no own one, and concepts."""
        known = {sort.top for sort in SORTS}
        used = {one for one in self.counts if self.curies[one] in known}
        return tuple(sorted(one for one in self.own | used if not self._is_below(one)))

    def _is_below(self, class_: str) -> bool:
        """Whether an own class stands above one; not so where each stands above the other."""
        above = self.above.get(class_, frozenset()) & self.own
        return any(class_ not in self.above.get(one, frozenset()) for one in above)

    def with_above(self, class_: str) -> frozenset[str]:
        """Give a class and all above it."""
        return self.above.get(class_, frozenset()) | {class_}

    def top_of(self, class_: str) -> str:
        """Give the top class of a class; the class itself where it is below none."""
        return min(self.with_above(class_) & {*self.tops}, default=class_)

    def parents(self, class_: str) -> tuple[str, ...]:
        """Give the classes directly above one."""
        above = self.above.get(class_, frozenset()) - {class_}
        further = {upper for one in above for upper in self.above.get(one, frozenset()) - {one}}
        return tuple(sorted(above - further))

    def below(self, class_: str) -> tuple[str, ...]:
        """Give all classes below one."""
        return tuple(
            one for one in self.classes if one != class_ and class_ in self.with_above(one)
        )


def find_ontology(dataset: Askable) -> Ontology:
    """Read the ontology of a dataset.

    Args:
        dataset: What is asked; its source tree has the shapes.

    Raises:
        DataError: Where a file of shapes cannot be read.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> found = find_ontology(kg)
        >>> found.words[found.top_of(kg.prefixes.expand("akkg:FreeTradeAgreement"))]
        'instrument'
    """
    above: dict[str, set[str]] = {}
    for class_, upper in select(dataset.engine, _ABOVE):
        if isinstance(class_, ox.NamedNode) and isinstance(upper, ox.NamedNode):
            above.setdefault(class_.value, set()).add(upper.value)
    closed = {class_: frozenset(reached(above, class_) - {class_}) for class_ in sorted(above)}
    own = frozenset(_iris(select(dataset.engine, _CLASSES)))
    uses = dict(_uses(dataset))
    shapes = frozenset(Joined(*one) for one in declared(dataset.root))
    counts = {
        class_.value: int(number.value)
        for class_, number in select(dataset.engine, _COUNTS)
        if isinstance(class_, ox.NamedNode) and isinstance(number, ox.Literal)
    }
    terms = {*own, *counts, *closed, *(upper for some in closed.values() for upper in some)}
    terms |= {iri for one in (*uses, *shapes) for iri in (one.source, one.property, one.target)}
    words = names(dataset, [ox.NamedNode(iri) for iri in sorted(terms - {""})])
    return Ontology(
        own=own,
        counts=counts,
        above=closed,
        uses=uses,
        declared=shapes,
        stated=frozenset(_iris(select(dataset.engine, _STATED % DERIVED))),
        words={term.value: _spoken(text, term.value, dataset) for term, text in words.items()},
        definitions=dict(sorted(_definitions(dataset))),
        curies={iri: dataset.prefixes.shorten(iri) for iri in sorted(terms - {""})},
    )


def _spoken(text: str, iri: str, dataset: Askable) -> str:
    """The label of a term; of one that has none the name within its vocabulary, as words."""
    curie = dataset.prefixes.shorten(iri)
    if text != curie or ":" not in curie or curie == iri:
        return text
    name = curie.partition(":")[2]
    return _HUMP.sub(" ", name).lower() if name.isalnum() else text


def _iris(rows: Iterable[Row]) -> Iterator[str]:
    for (term,) in rows:
        if isinstance(term, ox.NamedNode):
            yield term.value


def _definitions(dataset: Askable) -> Iterator[tuple[str, str]]:
    """The definitions of classes; of several of one class the last in order counts."""
    for class_, text in select(dataset.engine, _DEFINITIONS):
        if isinstance(class_, ox.NamedNode) and isinstance(text, ox.Literal):
            yield class_.value, one_line(text.value)


def _uses(dataset: Askable) -> Iterator[tuple[Joined, int]]:
    for row in select(dataset.engine, _USES % dataset.prefixes.expand("akkg:")):
        property_, source, target, number = (term.value if term else "" for term in row)
        yield Joined(source, property_, target), int(number)
