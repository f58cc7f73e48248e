"""What the search box finds: the names of things, passages, saved queries and terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.networks.things import own_filter
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.register import Register
    from akkg.site.vocabulary import VocabularyTerm

__all__ = ["SEARCH", "search_file"]

SEARCH = "data/search.json"
"""An array of what can be found: label, path, kind, group, then further names."""

_NAMES = """
PREFIX akkg: <%s>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?property { akkg:acronym dcterms:title skos:altLabel skos:prefLabel }
  ?thing ?property ?name .
  %s
}
"""
_LONGEST = 300  # letters of a name: who searches types no more


def search_file(
    edition: Edition,
    register: Register,
    queries: Iterable[SavedQuery],
    terms: Iterable[VocabularyTerm],
) -> tuple[str, bytes]:
    """Make the file that the search box loads.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
        queries: The saved queries.
        terms: All classes and properties.

    Returns:
        Its path and its content; things come first, sorted by label.
    """
    rows = [
        *_things(register),
        *_passages(register),
        *_questions(edition, queries),
        *_terms(edition, terms),
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return SEARCH, text.encode()


def _things(register: Register) -> Iterator[list[str]]:
    names: dict[str, set[str]] = {}
    dataset = register.dataset
    query = _NAMES % (dataset.prefixes.expand("akkg:"), own_filter(dataset, "thing"))
    for thing, name in select(dataset.engine, query):
        if thing is not None and isinstance(name, ox.Literal):
            names.setdefault(thing.value, set()).add(one_line(name.value)[:_LONGEST])
    for iri, entry in register.entries.items():
        label = entry.label[:_LONGEST]
        more = sorted(names.get(iri, set()) - {label, ""})
        yield [label, entry.path, entry.kind, "things", *more]


def _passages(register: Register) -> Iterator[list[str]]:
    several = len(register.documents) > 1
    for document in register.documents.values():
        yield [document.title[:_LONGEST], document.path, "", "passages"]
        for one in document.passages:
            more = [one.title[:_LONGEST]] if one.title else []
            where = document.title[:_LONGEST] if several else ""
            yield [one.label[:_LONGEST], one.path, where, "passages", one.name, *more]


def _questions(edition: Edition, queries: Iterable[SavedQuery]) -> Iterator[list[str]]:
    kind = edition.strings("search.question")
    for query in queries:
        path = edition.addresses.query(query.name)
        yield [query.title, path, kind, "questions", query.question]


def _terms(edition: Edition, terms: Iterable[VocabularyTerm]) -> Iterator[list[str]]:
    t = edition.strings
    for term in sorted(terms, key=lambda one: (one.label, one.curie)):
        path = edition.addresses.path(term.iri)
        if path.startswith("ontology/"):
            kind = t("search.class" if term.is_class else "search.property")
            yield [term.label[:_LONGEST], path, kind, "terms", term.curie]
