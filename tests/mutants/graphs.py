"""Ill-formed: statements in graphs that cannot hold them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from tests.mutants.claims import (
    AUTHORITY,
    EDITORIAL,
    MAPPINGS,
    OVERVIEW,
    PROVENANCE,
    Claims,
    claimed,
    graph_of,
    stated,
    term,
)
from tests.mutants.draw import shuffled
from tests.mutants.mutant import Change, Kind, Operation, change, moved

_UNDECLARED = ("overview:p33", "overview:p36", "overview:p99", "overview:section-7", "graph:notes")
_NAMING = ("rdf:type", "skos:altLabel", "skos:prefLabel")  # what the authority may say
_KNOWING = ("dcterms:isPartOf", "dcterms:title", "rdf:type")  # what provenance may say


def undeclared(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim stands in a graph of which nothing says from which passage it is taken."""
    for quad in shuffled((q for q in claims.quads if claimed(q)), rng):
        graph = rng.choice([*_UNDECLARED, "editorial:a-new-reading"])
        yield moved(quad, claims.term(graph))


def unnamed(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim stands outside any graph."""
    for quad in shuffled((q for q in claims.quads if claimed(q)), rng):
        yield moved(quad, ox.DefaultGraph())


def authority(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim stands among the handles, where nothing cites a passage for it."""
    for quad in shuffled((q for q in claims.quads if claimed(q)), rng):
        if claims.short(quad.predicate) not in _NAMING:
            yield moved(quad, ox.NamedNode(AUTHORITY))


def provenance(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim stands with what is known of the document and its passages."""
    for quad in shuffled((q for q in claims.quads if claimed(q)), rng):
        if claims.short(quad.predicate) not in _KNOWING:
            yield moved(quad, ox.NamedNode(PROVENANCE))


def name_in_claims(claims: Claims, rng: Random) -> Iterator[Change]:
    """A handle or a further name stands among the claims of a passage that mentions the thing."""
    for quad in shuffled(claims.having("skos:altLabel", "skos:prefLabel"), rng):
        mentions = claims.leading.get(term(quad.subject), [])
        graphs = {graph_of(q) for q in mentions if stated(q)}
        if graph_of(quad) == AUTHORITY and graphs:
            yield moved(quad, ox.NamedNode(rng.choice(sorted(graphs))))


def link_in_claims(claims: Claims, rng: Random) -> Iterator[Change]:
    """A link to an outside identifier stands among the claims of a passage, which knows of none."""
    for quad in shuffled(claims.having("skos:closeMatch", "skos:exactMatch"), rng):
        passages = claims.owners(term(quad.subject), "schema:mentions")
        graphs = [g for p in passages for g in claims.owners(p, "prov:wasDerivedFrom")]
        there = [ox.NamedNode(g.value) for g in graphs if g.value.startswith(OVERVIEW)]
        if graph_of(quad) == MAPPINGS and there:
            graph = rng.choice(there)
            yield change(added=[ox.Quad(quad.subject, quad.predicate, quad.object, graph)])


def emptied(claims: Claims, rng: Random) -> Iterator[Change]:
    """A passage that no clause excuses gives no claims, or nothing but what it mentions."""
    graphs = [t for t in claims.about if claims.is_a(t, "akkg:ClaimsGraph")]
    sites = [
        (graph, mentions)
        for graph in graphs
        for mentions in (False, True)
        if claims.excused.isdisjoint(claims.values(graph, "prov:wasDerivedFrom"))
    ]
    for graph, keeps in shuffled(sites, rng):
        quads = [q for q in claims.quads if graph_of(q) == graph.value]
        mentions = [q for q in quads if claims.short(q.predicate) == "schema:mentions"]
        if mentions or not keeps:
            yield change(set(quads) - set(mentions if keeps else ()))


def stated_reading(claims: Claims, rng: Random) -> Iterator[Change]:
    """What a reading infers, a passage on which it rests states as well."""
    for quad in shuffled((q for q in claims.quads if graph_of(q).startswith(EDITORIAL)), rng):
        if not claimed(quad):
            continue
        passages = claims.values(ox.NamedNode(graph_of(quad)), "prov:wasDerivedFrom")
        graphs = [graph for p in passages for graph in claims.owners(p, "prov:wasDerivedFrom")]
        there = [g for g in graphs if isinstance(g, ox.NamedNode) and g.value.startswith(OVERVIEW)]
        graph = rng.choice(there)
        yield change(added=[ox.Quad(quad.subject, quad.predicate, quad.object, graph)])


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("in-undeclared-graph", "a claim stands in a graph that nothing declares", undeclared),
        ("in-no-graph", "a claim stands outside any graph", unnamed),
        ("in-authority", "a claim stands among the handles", authority),
        ("in-provenance", "a claim stands with what is known of the source", provenance),
        ("name-in-claims", "a handle or further name stands among claims", name_in_claims),
        ("link-in-claims", "a link to an outside identifier stands among claims", link_in_claims),
        ("passage-emptied", "a passage gives no claims, and nothing says why", emptied),
        ("stated-and-read", "a reading infers what a passage states", stated_reading),
    )
)
