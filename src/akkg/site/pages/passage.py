"""The page of each passage of a source document: what it says in the graph, not in its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.site.claims import Claims, read_claims
from akkg.site.clauses import Covered, find_covered
from akkg.site.how_to_cite import cite_page, command
from akkg.site.page import Page
from akkg.site.thing_files import as_quads, written_as
from akkg.views.left_open import Open, find_open

if TYPE_CHECKING:
    from akkg.site.edition import Edition
    from akkg.site.passages import Document, Passage, Source
    from akkg.site.register import Register

__all__ = ["document_title", "pages", "title_of"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading of the editors that rests on a passage.

    Attributes:
        name: The last part of its IRI.
        source: What it rests on, with its notes.
        claims: What it says.
    """

    name: str
    source: Source
    claims: Claims


def pages(edition: Edition, register: Register) -> Iterator[Page | tuple[str, bytes]]:
    """Give the page of each passage, with its graph beside it where it has one.

    Args:
        edition: What all pages share.
        register: What pages know of all things.

    Yields:
        Pages and files, passage by passage.

    Raises:
        DataError: Where the table of coverage is not as it should be.
    """
    covered = find_covered(edition.dataset)
    graphs = _graphs(register)
    for document in register.documents.values():
        for place, passage in enumerate(document.passages):
            around = [
                document.passages[other] if 0 <= other < len(document.passages) else None
                for other in (place - 1, place + 1)
            ]
            own, readings = graphs.get(passage.iri, ([], []))
            yield from _page(edition, register, document, passage, around, own, readings, covered)


def title_of(edition: Edition, register: Register, passage: Passage) -> str:
    """Give the title of the page of a passage, which no other page has."""
    document = register.documents[passage.document]
    label = passage.label[:1].upper() + passage.label[1:]
    return edition.strings(
        "passage.title", label=label, document=document_title(register, document)
    )


def document_title(register: Register, document: Document) -> str:
    """Give the title of a document; with its name where several have that title."""
    twins = sum(one.title == document.title for one in register.documents.values())
    name = document.path.rstrip("/").rpartition("/")[2]
    title = document.title if len(document.title) < 120 else f"{document.title[:119]}…"
    return title if twins == 1 and title == document.title else f"{title} ({name})"


_Graphs = dict[str, tuple[list[str], list[str]]]


def _graphs(register: Register) -> _Graphs:
    """The graphs of claims that were made from each passage: its own, and readings."""
    found: _Graphs = {}
    for graph, source in register.sources.items():
        for passage in source.passages:
            found.setdefault(passage.iri, ([], []))[source.reading].append(graph)
    return found


def _page(
    edition: Edition,
    register: Register,
    document: Document,
    passage: Passage,
    around: list[Passage | None],
    own: list[str],
    readings: list[str],
    covered: dict[str, Covered],
) -> Iterator[Page | tuple[str, bytes]]:
    held = {graph: one for graph in own if (one := read_claims(register, graph)).statements}
    claims, graph = list(held.values()), next(iter(held), "")
    known = next((covered[each] for each in held if each in covered), None)
    subjects = [iri for one in claims for iri in one.subjects if iri in register.entries]
    left_open = find_open(register.dataset, subjects, register.words)
    title, stem = title_of(edition, register, passage), passage.path.removesuffix("/")
    told = [
        _Reading(iri.rpartition("/")[2], register.sources[iri], read_claims(register, iri))
        for iri in readings
    ]
    yield Page(
        path=passage.path,
        name="passage",
        title=title,
        description=edition.strings("passage.description", title=title),
        values={
            "passage": passage,
            "document": document,
            "section": register.passages.get(passage.section),
            "previous": around[0],
            "next": around[1],
            "claims": claims,
            "total": sum(one.total for one in claims),
            "mentions": [value for one in claims for value in one.mentions],
            "readings": told,
            "open_lists": _lists(register, claims, left_open),
            "silent": [
                (register.entries[iri], left_open[iri].not_stated)
                for iri in subjects
                if iri in left_open and left_open[iri].not_stated
            ],
            "covered": known,
            "citation": cite_page(edition, document.title, passage.iri, [passage]),
            "commands": _commands(edition, passage, graph, covered=known is not None),
            "graph": graph,
            "stem": stem,
        },
        files={"application/trig": f"{stem}.trig"} if held else {},
    )
    if held:
        quads = [
            quad
            for name, one in held.items()
            for quad in as_quads(one.statements, ox.NamedNode(name))
        ]
        yield f"{stem}.trig", written_as("trig", quads, edition.dataset.prefixes)


def _commands(edition: Edition, passage: Passage, graph: str, *, covered: bool) -> list[str]:
    """The commands that show the same; none of what is not there."""
    commands = [command("describe", edition.dataset.prefixes.shorten(graph))] if graph else []
    if covered:
        commands.append(command("coverage", passage.iri.rpartition("/")[2]))
    return commands


def _lists(
    register: Register, claims: list[Claims], left_open: dict[str, Open]
) -> list[tuple[str, str, str, str]]:
    """The open lists that the passage itself tells: of which thing, and what of it they list."""
    own = {iri for one in claims for iri in one.subjects}
    found = {
        (one.iri, thing, one.property, one.opened_by)
        for thing, left in _with_lists(register, claims, left_open).items()
        for one in left.lists
        if one.iri in own
    }
    entries = register.entries
    return sorted(
        (entries[thing].label, entries[thing].path, words, opened)
        for _, thing, words, opened in found
    )


def _with_lists(
    register: Register, claims: list[Claims], left_open: dict[str, Open]
) -> dict[str, Open]:
    """What is left open of the subjects, and of what the passage names beside them."""
    named = {value.iri for one in claims for value in one.mentions if value.iri not in left_open}
    asked = sorted(iri for iri in named if iri in register.entries)
    more = find_open(register.dataset, asked, register.words)
    return {**left_open, **more}
