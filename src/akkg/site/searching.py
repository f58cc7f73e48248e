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
_TERMS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?term ?label ?class WHERE {
  ?term a ?class .
  FILTER(?class = owl:Class || ?class = owl:ObjectProperty || ?class = owl:DatatypeProperty)
  FILTER(STRSTARTS(STR(?term), "%s"))
  OPTIONAL { ?term rdfs:label ?label }
}
"""
_LONGEST = 300  # letters of a name: who searches types no more


def search_file(
    edition: Edition, register: Register, queries: Iterable[SavedQuery]
) -> tuple[str, bytes]:
    """Make the file that the search box loads.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
        queries: The saved queries.

    Returns:
        Its path and its content; things come first, sorted by label.
    """
    t = edition.strings
    rows = [
        *_things(register),
        *_passages(register),
        *_questions(edition, queries),
        *_terms(register, t("search.class"), t("search.property")),
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


def _terms(register: Register, class_: str, property_: str) -> Iterator[list[str]]:
    dataset = register.dataset
    found: dict[str, list[str]] = {}
    for term, label, kind in select(dataset.engine, _TERMS % dataset.prefixes.expand("akkg:")):
        if isinstance(term, ox.NamedNode) and isinstance(kind, ox.NamedNode):
            path = register.path(term.value)
            words = one_line(label.value) if isinstance(label, ox.Literal) else ""
            name = dataset.prefixes.shorten(term.value)
            sort = class_ if kind.value.endswith("Class") else property_
            if path:
                row = [words[:_LONGEST] or name, path, sort, "terms", name]
                found[path] = min(found.get(path, row), row)
    yield from sorted(found.values())
