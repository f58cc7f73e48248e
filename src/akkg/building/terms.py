"""Checks that every term, thing, passage and graph that the sources use is declared somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from akkg.building.literals import fault
from akkg.building.parsing import place
from akkg.building.rules import Rule
from akkg.building.sources import Source, Sources
from akkg.errors import DataError
from akkg.near import suggestion
from akkg.prefixes import BASE, FILE, PrefixTable
from akkg.reading import read_text
from akkg.sparql_text.tokens import position, tokenize

__all__ = ["check_terms"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SUB_CLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_HANDLE = "http://www.w3.org/2004/02/skos/core#prefLabel"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_STEM = f"{BASE}ontology#labelStem"
_GRAPH_CLASSES = (f"{BASE}ontology#ClaimsGraph", f"{BASE}ontology#EditorialReading")

_KINDS = {  # what an IRI is, by its namespace, and where such are declared
    f"{BASE}ontology#": ("term", "declare it in ontology/akkg.ttl"),
    f"{BASE}id/": ("thing", "give it a handle in graph/authority, or the class of an event"),
    f"{BASE}source/": ("passage", "describe it in graph/sources.ttl"),
}


@dataclass(slots=True)
class _Known:
    """What is declared, by kind."""

    term: set[str] = field(default_factory=set)
    labelled: set[str] = field(default_factory=set)
    thing: set[str] = field(default_factory=set)
    passage: set[str] = field(default_factory=set)
    graph: set[str] = field(default_factory=set)


def check_terms(sources: Sources, rules: Iterable[Rule] = ()) -> None:
    """Hold the sources to their own vocabulary.

    A term of the ontology must be declared there, for rules too. A property of another vocabulary
    must have a label in the ontology when claims use it, and the class of a thing must be the
    ontology's own. A thing must have a handle, or a
    class with an `akkg:labelStem` from which a rule makes its label. A passage must be described. A
    graph of claims must be declared with the passage that it comes from, a reading's in itself, and
    each that is declared must be there.
    A literal must have the form of its datatype.

    Args:
        sources: The statements of all files.
        rules: The rules.

    Raises:
        DataError: With file, line and near names for the first fault.
    """
    known = _known(sources)
    for source in sources.files:
        for quad in source.quads:
            _check_graph(source, quad, sources.prefixes)
            _check_literal(source, quad)
            for iri in _iris(quad):
                _check(iri, known, source.path, sources.prefixes)
            if source.path.is_relative_to(sources.root / "graph"):
                _check_reused(quad, known, source.path, sources.prefixes)
            if source.path.suffix == ".trig" and _name(quad.graph_name) not in known.graph:
                iri, remedy = _name(quad.graph_name), "declare it in graph/sources.ttl"
                raise _unknown("graph", iri, known.graph, source.path, sources.prefixes, remedy)
    _check_mappings(sources)
    _check_presence(sources, known)
    for rule in rules:
        _check_rule(rule, known, sources.prefixes)


def _check_graph(source: Source, quad: ox.Quad, prefixes: PrefixTable) -> None:
    """Every statement stands in a named graph, so that it can be cited."""
    if isinstance(quad.graph_name, ox.DefaultGraph) and isinstance(quad.subject, ox.NamedNode):
        iri = quad.subject.value
        where = place(source.path, read_text(source.path), prefixes.shorten(iri), f"<{iri}>")
        remedy = "put it into the graph of the passage that states it"
        raise DataError("a statement outside a named graph", where, remedy)


def _check_mappings(sources: Sources) -> None:
    """No cell is empty without which a row says nothing, or cannot be trusted."""
    for path, rows in sources.mappings.items():
        for row in rows:
            if row.missing:
                remedy = "fill the cell, or remove the row"
                raise DataError(f"{row.missing} is empty", f"{path}:{row.line}", remedy)


def _check_reused(quad: ox.Quad, known: _Known, path: Path, prefixes: PrefixTable) -> None:
    """Claims use no property and no class that the ontology does not speak of."""
    predicate, object_ = quad.predicate.value, _name(quad.object)
    if predicate not in known.labelled | known.term:
        remedy = "give it a label in ontology/reused.ttl"
        raise _unknown("property", predicate, known.labelled, path, prefixes, remedy)
    if predicate == _TYPE and object_ not in known.term:
        raise _unknown(
            "class", object_, known.term, path, prefixes, "declare it in ontology/akkg.ttl"
        )


def _check_presence(sources: Sources, known: _Known) -> None:
    """Every graph that is declared has its claims: a section's file that is lost is missed."""
    there = {_name(quad.graph_name) for quad in sources.quads()}
    for iri in sorted(known.graph - there):
        curie = sources.prefixes.shorten(iri)
        path = sources.root / "graph" / "sources.ttl"
        where = place(path, read_text(path), curie, f"<{iri}>") if path.exists() else str(path)
        remedy = "restore its file in graph/, or remove its passage"
        raise DataError(f"the graph {curie} has no claims", where, remedy)


def _check_rule(rule: Rule, known: _Known, prefixes: PrefixTable) -> None:
    """A rule is written in the prefixes of the table, and in terms that are declared."""
    tokens = tokenize(rule.query)
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        prefix = name.text.removesuffix(":")
        if word.is_word("PREFIX") and prefixes.namespaces.get(prefix) != iri.text[1:-1]:
            where = f"{rule.path}:{position(rule.query, name.start)[0]}"
            what = f"the prefix {prefix}: is not that of the table"
            raise DataError(what, where, f"write it as in {FILE}")
    for token in tokens:
        prefix, _, local = token.text.partition(":")
        if token.kind == "curie" and local and prefix in prefixes.namespaces:
            _check(prefixes.namespaces[prefix] + local, known, rule.path, prefixes)


def _known(sources: Sources) -> _Known:
    known = _Known()
    classes: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    stemmed: set[str] = set()
    for quad in sources.quads():
        subject, predicate, object_ = _name(quad.subject), quad.predicate.value, _name(quad.object)
        if predicate == _TYPE:
            classes.setdefault(subject, set()).add(object_)
            if subject.startswith(f"{BASE}ontology#"):
                known.term.add(subject)
            elif subject.startswith(f"{BASE}source/"):
                known.passage.add(subject)
            if object_ in _GRAPH_CLASSES:
                known.graph.add(subject)
        elif predicate == _LABEL:
            known.labelled.add(subject)
        elif predicate == _SUB_CLASS:
            above.setdefault(subject, set()).add(object_)
        elif predicate == _HANDLE:
            known.thing.add(subject)
        elif predicate == _STEM:
            stemmed.add(subject)
    known.thing |= {
        thing for thing, own in classes.items() if not stemmed.isdisjoint(_closed(own, above))
    }
    return known


def _closed(classes: set[str], above: dict[str, set[str]]) -> set[str]:
    """Some classes with all that are above them."""
    found: set[str] = set()
    todo = set(classes)
    while todo:
        found |= todo
        todo = {top for name in todo for top in above.get(name, ())} - found
    return found


def _check(iri: str, known: _Known, path: Path, prefixes: PrefixTable) -> None:
    for namespace, (kind, remedy) in _KINDS.items():
        if iri.startswith(namespace) and iri not in (declared := getattr(known, kind)):
            raise _unknown(kind, iri, declared, path, prefixes, remedy)


def _unknown(
    kind: str, iri: str, declared: set[str], path: Path, prefixes: PrefixTable, remedy: str
) -> DataError:
    curie = prefixes.shorten(iri)
    hint = suggestion(curie, map(prefixes.shorten, declared))
    where = place(path, read_text(path), curie, f"<{iri}>")
    return DataError(
        f"{curie} is no known {kind}", where, f"{hint} Or {remedy}" if hint else remedy
    )


def _check_literal(source: Source, quad: ox.Quad) -> None:
    literal = quad.object
    if isinstance(literal, ox.Literal) and (form := fault(literal.value, literal.datatype.value)):
        written = literal.value
        where = place(source.path, read_text(source.path), f'"{written}"', written)
        raise DataError(f'"{written}" has not the form of its datatype', where, f"write {form}")


def _iris(quad: ox.Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, ox.NamedNode):
            yield term.value


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
