"""The page of a source document: its sections, with what each passage gave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.engines.engine import select
from akkg.site.page import Page
from akkg.site.pages.passage import document_title

if TYPE_CHECKING:
    from akkg.site.edition import Edition
    from akkg.site.passages import Document, Passage
    from akkg.site.register import Register

__all__ = ["pages"]

_COUNTS = """
PREFIX schema: <https://schema.org/>
SELECT ?graph (COUNT(?s) AS ?claims) WHERE {
  GRAPH ?graph { ?s ?p ?o . FILTER(?p != schema:mentions && ?s != ?graph) }
}
GROUP BY ?graph
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage with the number of its claims, and of the readings that rest on it."""

    passage: Passage
    claims: int
    readings: int


def pages(edition: Edition, register: Register) -> Iterator[Page]:
    """Give the page of each source document, and one that lists them.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
    """
    claims, readings = _counts(edition, register)
    yield _list(edition, register, claims)
    for document in register.documents.values():
        rows = [
            _Row(one, claims.get(one.iri, 0), readings.get(one.iri, 0)) for one in document.passages
        ]
        title = document_title(register, document)
        yield Page(
            path=document.path,
            name="source",
            title=edition.strings("source.title", title=title),
            description=edition.strings("source.description", title=title),
            values={
                "document": document,
                "sections": _sections(document, rows),
                "passages": len(rows),
                "claims": sum(row.claims for row in rows),
            },
        )


def _list(edition: Edition, register: Register, claims: Mapping[str, int]) -> Page:
    t = edition.strings
    return Page(
        path="source/",
        name="sources",
        title=t("sources.title"),
        description=t("sources.description"),
        values={
            "documents": [
                (
                    document,
                    document_title(register, document),
                    sum(claims.get(one.iri, 0) for one in document.passages),
                )
                for document in register.documents.values()
            ]
        },
    )


def _counts(edition: Edition, register: Register) -> tuple[dict[str, int], dict[str, int]]:
    """The number of claims of each passage, and of the readings that rest on it."""
    claims: dict[str, int] = {}
    readings: dict[str, int] = {}
    numbers = {
        graph.value: int(count.value)
        for graph, count in select(edition.dataset.engine, _COUNTS)
        if graph is not None and count is not None
    }
    for graph, source in register.sources.items():
        for passage in source.passages:
            if source.reading:
                readings[passage.iri] = readings.get(passage.iri, 0) + 1
            else:
                claims[passage.iri] = claims.get(passage.iri, 0) + numbers.get(graph, 0)
    return claims, readings


def _sections(document: Document, rows: list[_Row]) -> list[tuple[Passage | None, list[_Row]]]:
    """The passages under their headings; those under none by themselves."""
    headings = {row.passage.section for row in rows} - {""}
    found: list[tuple[Passage | None, list[_Row]]] = []
    open_ = ""
    for row in rows:
        passage = row.passage
        if passage.iri in headings:
            found.append((passage, [row]))
            open_ = passage.iri
        elif found and (passage.section or None) == open_:
            found[-1][1].append(row)
        else:
            if not found or open_ != "none":
                found.append((None, []))
                open_ = "none"
            found[-1][1].append(row)
    return found
