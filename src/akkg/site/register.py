"""The register of the site: what each page needs to know of all other things, in brief.

It is made once, by a few queries, and holds a line a thing: what is said of things is read when
their pages are written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots
from akkg.networks.families import sort_of
from akkg.networks.things import find_things, own_filter
from akkg.networks.time_spans import Span
from akkg.site.documents import find_documents
from akkg.site.passages import Document, Passage, Source, find_sources, in_order
from akkg.site.values import plain_words
from akkg.views.sentences import names

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.engines.engine import Term
    from akkg.site.addresses import Addresses
    from akkg.site.edition import Edition

__all__ = ["Entry", "Register", "make_register"]

_ALL = (
    "SELECT DISTINCT ?thing WHERE { ?thing ?property ?value . %s }",
    "SELECT DISTINCT ?thing WHERE { ?other ?property ?thing . %s }",
)
_CLASSES = "SELECT DISTINCT ?thing ?class WHERE { VALUES ?thing { %s } ?thing a ?class }"
_SPOKEN = (
    "SELECT DISTINCT ?thing ?graph WHERE { GRAPH ?graph { ?thing ?p ?o } %s }",
    "SELECT DISTINCT ?thing ?graph WHERE { GRAPH ?graph { ?s ?p ?thing } %s }",
)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that has a page, in brief.

    Attributes:
        iri: The thing.
        path: The path of its page.
        label: Its label, on one line; its CURIE where it has none.
        kind: The label of its class; empty where it has none.
        classes: The CURIEs of its class and of all above that.
        family: The key of its family.
        shape: The name of its shape.
        date: Its date as written (EDTF); may be empty.
        begin: The first day that its dates allow, as an ISO date; may be empty.
        end: The last day that its dates allow, as an ISO date; may be empty.
        passages: The passages that speak of it, as printed.
        bases: `s` where a passage speaks of it, `e` where an editorial reading does, or both.
        alone: Whether no other thing has its label.
    """

    iri: str
    path: str
    label: str
    kind: str
    classes: tuple[str, ...]
    family: str
    shape: str
    date: str
    begin: str
    end: str
    passages: tuple[Passage, ...]
    bases: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What the pages know of all things.

    Attributes:
        dataset: The graph.
        addresses: Which page tells of what.
        entries: The things that have pages by IRI, sorted by label.
        passages: The passages by IRI, as printed.
        documents: The source documents, by IRI.
        sources: What graphs of claims were made from, by IRI.
    """

    dataset: Dataset
    addresses: Addresses
    entries: Mapping[str, Entry]
    passages: Mapping[str, Passage]
    documents: Mapping[str, Document]
    sources: Mapping[str, Source]
    _words: dict[Term, str] = field(default_factory=dict)

    def path(self, iri: str) -> str:
        """Give the path of the page that tells of something; empty where the site has none.

        Example:
            >>> from akkg.dataset import load
            >>> from akkg.site.edition import make_edition
            >>> register = make_register(make_edition(load()))
            >>> register.path("https://w3id.org/akkg/id/scf")
            'id/scf/'
            >>> register.path("https://w3id.org/akkg/graph/ontology")
            ''
        """
        if iri in self.entries:
            return self.entries[iri].path
        if iri in self.passages:
            return self.passages[iri].path
        if iri in self.documents:
            return self.documents[iri].path
        if iri in self.sources:
            found = self.addresses.path(iri)
            return found if any(one.path == found for one in self.sources[iri].passages) else ""
        path = self.addresses.path(iri)
        return path if path.startswith("ontology/") else ""

    def words(self, terms: Iterable[Term]) -> dict[Term, str]:
        """Find the words for terms, as `akkg.views.sentences.names` does; labels are remembered."""
        asked = list(dict.fromkeys(terms))
        found: dict[Term, str] = {}
        for term in asked:
            entry = self.entries.get(term.value) if isinstance(term, ox.NamedNode) else None
            if entry is not None:
                found[term] = entry.label
            elif term in self._words:
                found[term] = self._words[term]
        new = names(self.dataset, [term for term in asked if term not in found])
        self._words.update((t, text) for t, text in new.items() if isinstance(t, ox.NamedNode))
        return found | new

    def cited(self, graphs: Iterable[str]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        """Give the passages that graphs of claims rest on, as printed, and notes of readings."""
        found = [self.sources[graph] for graph in graphs if graph in self.sources]
        passages = {one.iri: one for source in found for one in source.passages}
        notes = sorted({note for source in found for note in source.notes})
        return in_order(passages.values()), tuple(notes)


def make_register(edition: Edition) -> Register:
    """Make the register of an edition.

    Args:
        edition: What all pages share.

    Returns:
        The register; the site makes one, and all its pages use it.
    """
    dataset, addresses = edition.dataset, edition.addresses
    documents = find_documents(dataset, addresses)
    passages = {one.iri: one for document in documents.values() for one in document.passages}
    sources = find_sources(dataset, passages)
    entries = _entries(dataset, addresses, _spoken(dataset, sources), sources)
    return Register(dataset, addresses, entries, passages, documents, sources)


def _spoken(dataset: Dataset, sources: Mapping[str, Source]) -> dict[str, set[str]]:
    """The graphs of claims that speak of each thing."""
    found: dict[str, set[str]] = {}
    for query in _SPOKEN:
        for thing, graph in select(dataset.engine, query % own_filter(dataset, "thing")):
            if thing is not None and graph is not None and graph.value in sources:
                found.setdefault(thing.value, set()).add(graph.value)
    return found


def _entries(
    dataset: Dataset,
    addresses: Addresses,
    spoken: Mapping[str, set[str]],
    sources: Mapping[str, Source],
) -> dict[str, Entry]:
    found = list(_brief(dataset))
    labels = Counter(one[1] for one in found)
    entries = []
    for iri, label, kind, classes, span in found:
        sort, graphs = sort_of(classes), spoken.get(iri, set())
        readings = {graph for graph in graphs if sources[graph].reading}
        speaking = {p.iri: p for graph in graphs - readings for p in sources[graph].passages}
        bases = ("s" if graphs - readings else "") + ("e" if readings else "")
        entries.append(
            Entry(
                iri=iri,
                path=addresses.path(iri),
                label=label,
                kind=kind,
                classes=classes,
                family=sort.family,
                shape=sort.shape,
                date=span.date,
                begin=span.begin,
                end=span.end,
                passages=in_order(speaking.values()),
                bases=bases,
                alone=labels[label] == 1,
            )
        )
    entries.sort(key=lambda one: (_reading_order(one.label), one.label, one.iri))
    return {entry.iri: entry for entry in entries if entry.path}


def _reading_order(label: str) -> str:
    """What puts labels into the order in which a reader looks for them: 8th before 13th."""
    return _NUMBER.sub(lambda found: found[0].zfill(9), label.casefold())


_Brief = tuple[str, str, str, tuple[str, ...], Span]


def _brief(dataset: Dataset) -> Iterator[_Brief]:
    """IRI, label, kind, classes and date of all things of the project's namespace."""
    things = find_things(dataset)
    kinds = names(dataset, {thing.kind for thing in things.values()})
    for thing in things.values():
        yield thing.iri, thing.label, plain_words(kinds[thing.kind]), thing.classes, thing.span
    others = [ox.NamedNode(iri) for iri in _others(dataset, things)]
    classes = _classes(dataset, others)
    words = names(dataset, [*others, *(class_ for some in classes.values() for class_ in some)])
    for node in others:
        some = classes.get(node, set())
        kind = plain_words(min((words[class_] for class_ in some), default=""))
        short = tuple(sorted(dataset.prefixes.shorten(class_.value) for class_ in some))
        yield node.value, words[node], kind, short, Span()


def _others(dataset: Dataset, things: Container[str]) -> list[str]:
    """What has an IRI of the namespace and neither a kind nor the class of concepts."""
    found = {
        thing.value
        for query in _ALL
        for (thing,) in select(dataset.engine, query % own_filter(dataset, "thing"))
        if thing is not None
    }
    return sorted(iri for iri in found if iri not in things)


def _classes(dataset: Dataset, nodes: Iterable[ox.NamedNode]) -> dict[Term, set[Term]]:
    found: dict[Term, set[Term]] = {}
    for lot in lots(nodes):
        for thing, class_ in select(dataset.engine, _CLASSES % " ".join(map(written, lot))):
            if thing is not None and class_ is not None:
                found.setdefault(thing, set()).add(class_)
    return found
