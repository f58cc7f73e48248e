"""Runs and reads rules with rdflib, as a second opinion."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql import prepareQuery

from akkg.building.rule_text import Pattern
from akkg.building.rules import Rule


def derive_with_rdflib(asserted: Iterable[ox.Quad], rules: Iterable[Rule]) -> set[str]:
    """Derive to a fixpoint, stratum by stratum; give N-Quads without their dots."""
    graph = rdflib.Graph()
    for quad in asserted:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    found: set[str] = set()
    for _, stratum in groupby(rules, key=lambda rule: rule.stratum):
        queries = [(rule, prepareQuery(rule.query)) for rule in stratum]
        while True:
            fresh: dict[tuple[Any, Any, Any], Rule] = {}
            for rule, query in queries:
                for triple in graph.query(query).graph or ():
                    if triple not in graph:
                        fresh.setdefault(triple, rule)
            if not fresh:
                break
            for triple, rule in fresh.items():
                graph.add(triple)
                found.add(" ".join([*(part.n3() for part in triple), f"<{rule.graph}>"]))
    return {line.replace("^^<http://www.w3.org/2001/XMLSchema#string>", "") for line in found}


def term(value: object) -> rdflib.term.Identifier:
    """Turn a term of one engine into one of the other."""
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    assert isinstance(value, ox.Literal)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype.value.endswith("#string"):
        return rdflib.Literal(value.value)
    return rdflib.Literal(
        value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False
    )


def evidence_of(rule: Rule) -> set[Pattern]:
    """The triple patterns of a rule's WHERE outside its negations, as rdflib's parser sees them."""
    algebra = prepareQuery(rule.query).algebra
    names = rdflib.namespace.NamespaceManager(rdflib.Graph(), bind_namespaces="none")
    for line in rule.text.prologue.splitlines():
        if line.startswith("PREFIX "):
            _, prefix, iri = line.split()
            names.bind(prefix[:-1], iri[1:-1])
    found: set[Pattern] = set()

    def visit(node: Any) -> None:
        if getattr(node, "name", "") in ("Builtin_NOTEXISTS", "Builtin_EXISTS"):
            return
        if getattr(node, "name", "") == "BGP":
            found.update(tuple(written(part) for part in triple) for triple in node.triples)  # type: ignore[misc]
        if isinstance(node, dict):
            for value in node.values():
                visit(value)
        elif isinstance(node, list | tuple):
            for value in node:
                visit(value)

    def written(part: Any) -> str:
        assert not isinstance(part, rdflib.paths.Path), "a rule has no paths"
        if part == rdflib.RDF.type:
            return "a"
        text = str(part.n3(names))
        value, mark, _ = text.partition("^^<http://www.w3.org/2001/XMLSchema#")
        return value.strip('"') if mark else text  # true and 5 are written short in rules

    visit(algebra.p)
    return found
