"""Holds a graph to shapes, both given as Turtle, by the compiled engine or by pySHACL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.shacl.paths import turtle
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.validation.finding import Finding
from akkg.validation.holding import finding_of
from akkg.validation.rdflib_terms import graph
from akkg.validation.reference import run_reference
from akkg.validation.shapes import Shapes

PREFIXES = """
@prefix : <http://e.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
E = "http://e.org/"
SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """What engines must agree on of a result; terms without brackets, prefixes of `PREFIXES`.

    Attributes:
        focus: The focus node.
        path: The path as Turtle writes it; `-` where there is none.
        value: The value; `-` where there is none.
        component: The local name of the constraint component, without `ConstraintComponent`.
        source: The source shape.
        severity: The severity.
    """

    focus: str
    path: str
    value: str
    component: str
    source: str
    severity: str = "violation"


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of an engine.

    Attributes:
        found: The results.
        left: Why the compiled engine left shapes to the other one, by shape.
    """

    found: frozenset[Found]
    left: dict[str, str]


def triples(text: str) -> list[ox.Triple]:
    """Read Turtle, with `PREFIXES` before it."""
    quads = ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)
    return [quad.triple for quad in quads]


def store_of(text: str) -> ox.Store:
    """Fill a store from Turtle."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples(text))
    return store


def shapes_of(text: str) -> Shapes:
    """Read shapes from Turtle."""
    return Shapes((), ShapesGraph(triples(text)), {})


def compiled(shapes: Shapes, store: ox.Store) -> Answer:
    """Hold a store to shapes by the compiled engine alone."""
    outcomes = list(shapes.compiled.outcomes(ask_store(store)))
    findings = [finding_of(result) for outcome in outcomes for result in outcome.results]
    left = {str(each.shape.node): each.reason for each in outcomes if each.reason}
    return Answer(_compared(findings), left)


def reference(shapes: Shapes, store: ox.Store) -> Answer | None:
    """Hold the triples of a store to shapes by pySHACL; None where it raises an error."""
    try:
        found = run_reference(graph(quad.triple for quad in store), shapes)
    except ValidationError:
        return None
    return Answer(_compared(found), {})


def found(shapes: str, data: str) -> list[tuple[str, ...]]:
    """Hold data to shapes by the compiled engine, which must do all of it.

    Returns:
        Focus node, path, value, component and source shape of each result, sorted.
    """
    answer = compiled(shapes_of(shapes), store_of(data))
    assert answer.left == {}, "all of it is compiled"
    return [
        (each.focus, each.path, each.value, each.component, each.source)
        for each in sorted(answer.found)
    ]


def _compared(findings: Iterable[Finding]) -> frozenset[Found]:
    return frozenset(
        Found(
            short(each.focus),
            "-" if each.path is None else turtle(each.path, _short_iri),
            "-" if each.value is None else short(each.value),
            _short_iri(each.component).removeprefix("sh:").removesuffix("ConstraintComponent"),
            _short_iri(each.source),
            str(each.severity),
        )
        for each in findings
    )


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    """Write a term with the prefixes of `PREFIXES`, and in the form that the engine keeps."""
    if isinstance(term, ox.NamedNode):
        return _short_iri(term.value)
    if isinstance(term, ox.BlankNode):
        return str(term)
    text = str(_kept(term))
    return text.replace("<http://www.w3.org/2001/XMLSchema#", "xsd:").replace(">", "")


def _kept(term: ox.Literal) -> object:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:x"), term))
    return next(iter(store)).object


def _short_iri(iri: str) -> str:
    return iri.replace(E, ":").replace(SH, "sh:")
