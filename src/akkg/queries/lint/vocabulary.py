"""What the ontology and its shapes say: which classes there are, and of the values of properties
which are dates, which bear a language tag, and of which a thing has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from akkg.prefixes import BASE

__all__ = ["Vocabulary", "read_vocabulary"]

_ONTOLOGY = "ontology/akkg.ttl"
_SHAPES = "ontology/shapes"
_PROLOGUE = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?term WHERE { ?shape sh:path ?path ; %s . FILTER(ISIRI(?term)) }
"""
_CLASSES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT DISTINCT ?term WHERE { ?term a owl:Class FILTER(ISIRI(?term)) }
"""
_COMMON = ("http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2004/02/skos/core#Concept")
"""Classes of other vocabularies whose things the graph names."""

_WORDS = (
    "http://purl.org/dc/terms/description",
    "http://purl.org/dc/terms/title",
    "http://www.w3.org/2000/01/rdf-schema#comment",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://www.w3.org/2004/02/skos/core#definition",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)
_COUNTS = tuple(f"{BASE}ontology#{unit}Number" for unit in ("day", "month", "year"))
"""What the rules derive from dates; nobody writes them, so no shape speaks of them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes, and properties by what their values are, all as IRIs.

    Attributes:
        classes: The classes of which a thing of the graph can be.
        dates: Their values are days.
        tagged: Their values are words with a language tag.
        single: A thing has one value of them at most.
        sole: Their value belongs to one thing at most.
        numbers: Their values are numbers.
    """

    classes: frozenset[str]
    dates: frozenset[str]
    tagged: frozenset[str]
    single: frozenset[str]
    sole: frozenset[str]
    numbers: frozenset[str]


def read_vocabulary(root: Path) -> Vocabulary:
    """Read what the ontology of a source tree and its shapes say.

    Args:
        root: The folder that holds `ontology`.

    Example:
        >>> from akkg.location import data_root
        >>> found = read_vocabulary(data_root())
        >>> "https://w3id.org/akkg/ontology#purpose" in found.tagged
        True
    """
    from pyoxigraph import QuerySolutions, RdfFormat, Store

    store = Store()
    for path in (root / _ONTOLOGY, *sorted((root / _SHAPES).rglob("*.ttl"))):
        store.load(path=str(path), format=RdfFormat.TURTLE)

    def terms(query: str) -> Iterator[str]:
        found = store.query(query)
        assert isinstance(found, QuerySolutions), "a SELECT has solutions"
        for solution in found:
            yield str(solution["term"].value)

    def having(condition: str) -> Iterator[str]:
        return terms(_PROLOGUE % condition)

    same = "BIND(?path AS ?term)"
    return Vocabulary(
        classes=frozenset(terms(_CLASSES)).union(_COMMON),
        dates=frozenset(having(f"sh:datatype xsd:date . {same}")),
        tagged=frozenset(having(f"sh:datatype rdf:langString . {same}")).union(_WORDS),
        single=frozenset(having(f"sh:maxCount 1 . {same}")),
        sole=frozenset(having("sh:maxCount 1 . ?path sh:inversePath ?term")),
        numbers=frozenset(having(f"sh:datatype xsd:integer . {same}")).union(_COUNTS),
    )
