"""Finds the source documents with their passages, in the order of print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.site.passages import Document, Passage
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.site.addresses import Addresses

__all__ = ["find_documents"]

_PASSAGES = """
PREFIX akkg: <%s>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?passage ?whole ?label ?title ?number ?digest WHERE {
  { ?passage a akkg:Passage } UNION { ?graph prov:wasDerivedFrom ?passage }
  OPTIONAL { ?passage dcterms:isPartOf ?whole }
  OPTIONAL { ?passage rdfs:label ?label }
  OPTIONAL { ?passage dcterms:title ?title }
  OPTIONAL { ?passage akkg:number ?number }
  OPTIONAL { ?passage akkg:sha256 ?digest }
}
"""
_DOCUMENTS = """
PREFIX akkg: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?document ?label ?horizon ?note WHERE {
  ?document a akkg:SourceDocument .
  OPTIONAL { ?document rdfs:label ?label }
  OPTIONAL { ?document akkg:horizon ?horizon }
  OPTIONAL { ?document skos:editorialNote ?note }
}
"""
_NOTES = """
PREFIX akkg: <%s>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?passage ?note WHERE { ?passage a akkg:Passage ; skos:editorialNote ?note }
"""
_LAST = 1 << 30


def find_documents(dataset: Dataset, addresses: Addresses) -> dict[str, Document]:
    """Find the source documents with their passages.

    Args:
        dataset: What is asked.
        addresses: Which page tells of what.

    Returns:
        The documents by IRI, sorted by it. A passage belongs to the document below whose IRI its
        own lies.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.addresses import Addresses
        >>> kg = load()
        >>> [document] = find_documents(kg, Addresses(kg.prefixes)).values()
        >>> [one.name for one in document.passages[:4]], document.horizon
        (['title', 'section-1', 'p1', 'p2'], '2025-06-08')
    """
    told, rows = _told(dataset), _passages(dataset)
    several = len({iri.rpartition("/")[0] for iri in rows}) > 1
    passages: dict[str, list[Passage]] = {}
    for place, iri in enumerate(sorted(rows, key=lambda iri: _order(iri, rows[iri], rows))):
        row = rows[iri]
        document = iri.rpartition("/")[0]
        path = addresses.path(iri)
        if path:
            passages.setdefault(document, []).append(
                _passage(iri, row, path, document, place, several=several)
            )
    return {
        iri: Document(iri, path, *told.get(iri, (iri.rpartition("/")[2], "", ())), tuple(own))
        for iri, own in sorted(passages.items())
        if (path := addresses.path(iri))
    }


_Row = Mapping[str, tuple[str, ...]]


def _passages(dataset: Dataset) -> dict[str, dict[str, tuple[str, ...]]]:
    """What is said of each passage, by the names of the query's variables."""
    found: dict[str, dict[str, set[str]]] = {}
    akkg = dataset.prefixes.expand("akkg:")
    for query in (_PASSAGES, _NOTES):
        answer = select(dataset.engine, query % akkg)
        for passage, *values in answer.rows:
            if isinstance(passage, ox.NamedNode):
                row = found.setdefault(passage.value, {})
                for name, value in zip(answer.names[1:], values, strict=True):
                    if value is not None:
                        row.setdefault(name, set()).add(value.value)
    return {
        iri: {name: tuple(sorted(values)) for name, values in row.items()}
        for iri, row in found.items()
    }


def _told(dataset: Dataset) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Title, horizon and notes of each document."""
    found: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for document, *values in select(dataset.engine, _DOCUMENTS % dataset.prefixes.expand("akkg:")):
        if isinstance(document, ox.NamedNode):
            sets = found.setdefault(document.value, (set(), set(), set()))
            for texts, value in zip(sets, values, strict=True):
                if isinstance(value, ox.Literal):
                    texts.add(one_line(value.value))
    return {
        iri: (
            min(titles, default=iri.rpartition("/")[2]),
            max(horizons, default=""),
            tuple(sorted(notes)),
        )
        for iri, (titles, horizons, notes) in found.items()
    }


def _passage(
    iri: str, row: _Row, path: str, document: str, place: int, *, several: bool
) -> Passage:
    section = min(row.get("whole", ()), default="")
    short = one_line(iri.rpartition("/")[2])
    return Passage(
        iri=iri,
        name=f"{one_line(document.rpartition('/')[2])} {short}" if several else short,
        label=one_line(min(row.get("label", ()), default=iri.rpartition("/")[2])),
        path=path,
        document=document,
        section="" if section == document else section,
        title=one_line(min(row.get("title", ()), default="")),
        number=_number(row),
        digest=min(row.get("digest", ()), default=""),
        place=place,
        notes=tuple(map(one_line, row.get("note", ()))),
    )


def _number(row: _Row) -> int | None:
    text = min(row.get("number", ()), default="")
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None


def _order(iri: str, row: _Row, rows: Mapping[str, _Row]) -> tuple[object, ...]:
    """What puts a passage where it is printed: title, sections with their paragraphs, footnotes."""
    document, _, name = iri.rpartition("/")
    whole = min(row.get("whole", ()), default="")
    if whole in rows and whole != iri:  # it stands under a heading
        return document, 1, *_digits(whole), 1, _number(row) or _LAST, name
    if name == "title":
        return document, 0, 0, "", 0, 0, name
    heading = name.startswith("section-")
    return document, 1 if heading else 2, *_digits(iri), 0, 0, name


def _digits(iri: str) -> tuple[int, str]:
    name = iri.rpartition("/")[2]
    digits = re.search(r"\d{1,9}\Z", name, re.ASCII)
    return int(digits[0]) if digits else _LAST, name
