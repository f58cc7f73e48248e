"""Checks that every term, thing and graph that the sources use is declared somewhere."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.literals import fault
from akkg.near import suggestion
from akkg.parsing import line_of, read_text
from akkg.prefixes import BASE
from akkg.sources import Source, Sources

__all__ = ["check_terms"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_TERMS = f"{BASE}ontology#"
_THINGS = f"{BASE}id/"
_GRAPHS = f"{BASE}graph/"
_LABELLED_BY_RULE = {f"{_TERMS}{name}" for name in ("hasEvent", "hasSchedule", "coversPeriod")}
_DECLARING = {f"http://www.w3.org/2002/07/owl#{kind}" for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
_READING = {f"{_TERMS}ClaimsGraph", f"{_TERMS}EditorialReading"}


def check_terms(sources: Sources) -> None:
    """Hold the sources to their own vocabulary.

    A term of the ontology must be declared there. A thing must have a handle, or be an event, schedule or
    period whose label a rule makes. A claims graph must be declared with the passage that it comes from. A
    literal must have the form of its datatype.

    Args:
        sources: The statements of all files.

    Raises:
        DataError: With file, line and near names for the first fault.
    """
    terms, things, graphs = set(), set(), set()
    for quad in sources.quads():
        subject, predicate, object_ = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if predicate == _RDF_TYPE and isinstance(object_, ox.NamedNode):
            if object_.value in _DECLARING:
                terms.add(subject.value)
            if object_.value in _READING:
                graphs.add(subject.value)
        elif predicate == _PREF_LABEL:
            things.add(subject.value)
        elif predicate in _LABELLED_BY_RULE and isinstance(object_, ox.NamedNode):
            things.add(object_.value)
    for source in sources.files:
        for quad in source.quads:
            _check_literal(source, quad)
            for iri in _iris(quad):
                if iri.startswith(_TERMS) and iri not in terms:
                    raise _unknown(sources, source, iri, "term", terms, "declare it in ontology/akkg.ttl")
                if iri.startswith(_THINGS) and iri not in things:
                    raise _unknown(sources, source, iri, "thing", things, "give it a handle in graph/authority")
            graph = quad.graph_name
            if source.path.suffix == ".trig" and isinstance(graph, ox.NamedNode) and graph.value not in graphs:
                raise _unknown(sources, source, graph.value, "graph", graphs, "declare it in graph/sources.ttl")


def _iris(quad: ox.Quad) -> Iterable[str]:
    for term in (quad.subject, quad.predicate, quad.object):
        if isinstance(term, ox.NamedNode):
            yield term.value


def _unknown(sources: Sources, source: Source, iri: str, kind: str, known: set[str], remedy: str) -> DataError:
    curie = sources.prefixes.shorten(iri)
    line = line_of(read_text(source.path), curie)
    close = suggestion(curie, map(sources.prefixes.shorten, known))
    return DataError(f"{curie} is no known {kind}", f"{source.path}:{line}", f"{close} otherwise {remedy}" if close else remedy)


def _check_literal(source: Source, quad: ox.Quad) -> None:
    literal = quad.object
    if isinstance(literal, ox.Literal) and (form := fault(literal.value, literal.datatype.value)):
        line = line_of(read_text(source.path), f'"{literal.value}"')
        raise DataError(f'"{literal.value}" has not the form of its datatype', f"{source.path}:{line}", f"write {form}")
