"""What a lie must leave as it was, so that nothing but the document can tell it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from akkg.validation.finding import Term
from tests.mutants.claims import ID, Claims, graph_of, term
from tests.mutants.model import has_handle
from tests.mutants.mutant import Change

_NAMED_BY_TEXT = ("ak:fields", "ak:indicators")  # the schemes of concepts that a text names


def spoken_of(claims: Claims, thing: Term, graph: str) -> bool:
    """Whether a graph says more of a thing than that its passage mentions it."""
    own = any(graph_of(quad) == graph for quad in claims.about.get(thing, []))
    return own or any(
        graph_of(quad) == graph and claims.short(quad.predicate) != "schema:mentions"
        for quad in claims.leading.get(thing, [])
    )


def mentions(claims: Claims, graph: Term) -> dict[Term, None]:
    """The things that the passage of a graph mentions."""
    passages = claims.values(graph, "prov:wasDerivedFrom")
    return dict.fromkeys(t for p in passages for t in claims.values(p, "schema:mentions"))


def fits_in(claims: Claims, quad: ox.Quad, graph: Term) -> bool:
    """Whether the passage of a graph mentions all things of which a statement speaks."""
    there = mentions(claims, graph)
    ends = (term(quad.subject), term(quad.object))
    return all(thing in there for thing in ends if _is_mentioned(claims, thing))


def with_mentions(claims: Claims, change: Change) -> Change:
    """Let the passages of what is added mention the things of which it speaks."""
    added = set(change.added)
    for quad in change.added:
        graph = ox.NamedNode(graph_of(quad))
        if not fits_in(claims, quad, graph):
            for passage in claims.values(graph, "prov:wasDerivedFrom"):
                assert isinstance(passage, ox.NamedNode), "passages have IRIs"
                property_ = claims.term("schema:mentions")
                added.add(ox.Quad(passage, property_, quad.object, graph))
    return Change(change.removed, frozenset(added))


def unused_without(claims: Claims, quads: Iterable[ox.Quad]) -> bool:
    """Whether a term of the ontology is used in nothing but some statements."""
    gone = set(quads)
    terms: set[Term] = {quad.predicate for quad in gone}
    terms |= {term(q.object) for q in gone if claims.short(q.predicate) == "rdf:type"}
    ours = [each for each in terms if claims.short(each).startswith("akkg:")]
    return any(not _used(claims, each, gone) for each in ours)


def _used(claims: Claims, name: Term, gone: set[ox.Quad]) -> bool:
    led = claims.leading.get(name, [])
    named = {claims.term("rdf:type"), claims.term("akkg:enumeratedProperty")}
    if any(quad.predicate in named and quad not in gone for quad in led):
        return True
    return any(quad.predicate == name and quad not in gone for quad in claims.quads)


def _is_mentioned(claims: Claims, thing: Term) -> bool:
    """Whether a passage that speaks of a thing names it: lists and acts have no name in a text."""
    if not thing.value.startswith(ID):
        return False
    schemes = [claims.short(scheme) for scheme in claims.values(thing, "skos:inScheme")]
    if schemes:
        return any(scheme in _NAMED_BY_TEXT for scheme in schemes)
    return has_handle(claims, thing) and not claims.is_a(thing, "akkg:Enumeration")
