"""The passages of source documents, and which graphs of claims were made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["Document", "Passage", "Source", "find_sources", "in_order"]

_SOURCES = """
PREFIX akkg: <%s>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?graph ?passage ?note ?reading WHERE {
  GRAPH ?place {
    ?graph prov:wasDerivedFrom ?passage
    OPTIONAL { ?graph skos:editorialNote ?note }
  }
  OPTIONAL { ?graph a ?reading . FILTER(?reading = akkg:EditorialReading) }
}
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source document.

    Attributes:
        iri: The passage.
        name: Its short name, such as `p18`; with that of its document where there are several.
        label: Its label, such as `paragraph 18`.
        path: The path of its page.
        document: The IRI of its document.
        section: The IRI of the heading under which it stands; empty where it stands under none.
        title: What a heading says, where the graph holds it.
        number: Its number; None where it has none.
        digest: The SHA-256 of its canonical text; empty where it is not known.
        place: Its place among the passages of all documents.
        notes: What is odd about its print.
    """

    iri: str
    name: str
    label: str
    path: str
    document: str
    section: str
    title: str
    number: int | None
    digest: str
    place: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source document.

    Attributes:
        iri: The document.
        path: The path of its page.
        title: Its title.
        horizon: The latest day that it reports, as an ISO date; may be empty.
        notes: What is known of it.
        passages: Its passages, as printed.
    """

    iri: str
    path: str
    title: str
    horizon: str
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a graph of claims was made from.

    Attributes:
        passages: The passages, as printed.
        notes: The notes, where it is a reading of the editors.
        reading: Whether it is such a reading.
    """

    passages: tuple[Passage, ...]
    notes: tuple[str, ...]
    reading: bool


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Put passages into the order in which they are printed."""
    return tuple(sorted(passages, key=lambda one: one.place))


def find_sources(dataset: Dataset, passages: Mapping[str, Passage]) -> dict[str, Source]:
    """Find what graphs of claims were made from.

    Args:
        dataset: What is asked.
        passages: The passages by IRI.

    Returns:
        By the IRI of a graph its source; only graphs that were made from passages that are known.
    """
    found: dict[str, tuple[set[str], set[str], bool]] = {}
    for graph, passage, note, reading in select(
        dataset.engine, _SOURCES % dataset.prefixes.expand("akkg:")
    ):
        if graph is not None and passage is not None and passage.value in passages:
            of, notes, _ = found.setdefault(graph.value, (set(), set(), reading is not None))
            of.add(passage.value)
            notes |= {one_line(note.value)} if isinstance(note, ox.Literal) else set()
    return {
        graph: Source(in_order(passages[iri] for iri in of), tuple(sorted(notes)), reading)
        for graph, (of, notes, reading) in sorted(found.items())
    }
