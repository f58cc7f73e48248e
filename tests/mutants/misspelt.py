"""Ill-formed: names that name nothing, or not in the way that names are written."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from akkg.prefixes import BASE
from akkg.validation.finding import Term
from tests.mutants.claims import (
    ALIGNMENTS,
    AUTHORITY,
    EDITORIAL,
    ID,
    ONTOLOGY,
    OVERVIEW,
    PROVENANCE,
    Claims,
    graph_of,
    term,
)
from tests.mutants.draw import misspelt, shuffled
from tests.mutants.mutant import Change, Kind, Operation, change

_NAMED = (f"{BASE}id/", f"{BASE}source/", f"{BASE}graph/", f"{BASE}ontology#")
_SPOKEN = (OVERVIEW, EDITORIAL, PROVENANCE)
_WRITTEN = (*_SPOKEN, ALIGNMENTS, AUTHORITY, ONTOLOGY)
_FOREIGN = ("akkg:Conference", "foaf:Agent", "org:FormalOrganization", "schema:Event")
_AWRY = ("{}-", "-{}", "{}_x", "{}.x", "{}é")


def property_(claims: Claims, rng: Random) -> Iterator[Change]:
    """A property is misspelt."""
    for quad in shuffled((q for q in claims.quads if graph_of(q).startswith(_WRITTEN)), rng):
        wrong = _nothing(claims, quad.predicate, rng)
        yield change([quad], [ox.Quad(quad.subject, wrong, quad.object, quad.graph_name)])


def class_(claims: Claims, rng: Random) -> Iterator[Change]:
    """A class is misspelt."""
    for quad in shuffled(_typed(claims), rng):
        if isinstance(quad.object, ox.NamedNode):
            yield _to(quad, _nothing(claims, quad.object, rng))


def foreign_class(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing is of a class that the ontology does not declare, and of no other."""
    for thing in shuffled(claims.things(), rng):
        quads = [quad for quad in claims.of(thing, "rdf:type") if graph_of(quad) != ONTOLOGY]
        wrong = claims.term(rng.choice(_FOREIGN))
        if quads:
            added = [ox.Quad(q.subject, q.predicate, wrong, q.graph_name) for q in quads]
            yield change(quads, added)


def object_(claims: Claims, rng: Random) -> Iterator[Change]:
    """A link leads to nothing, since the name at its end is misspelt."""
    for quad in shuffled((q for q in claims.quads if graph_of(q).startswith(_SPOKEN)), rng):
        value = quad.object
        if isinstance(value, ox.NamedNode) and value.value.startswith(_NAMED):
            yield _to(quad, _nothing(claims, value, rng))


def subject(claims: Claims, rng: Random) -> Iterator[Change]:
    """What is said of a thing is said of nothing, since its name is misspelt."""
    for quad in shuffled((q for q in claims.quads if graph_of(q).startswith(_WRITTEN)), rng):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(_NAMED):
            wrong = _nothing(claims, quad.subject, rng)
            yield change([quad], [ox.Quad(wrong, quad.predicate, quad.object, quad.graph_name)])


def slug(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has a slug of a wrong form, wherever it is spoken of."""
    for thing in shuffled(claims.things(), rng):
        name = thing.value.removeprefix(ID)
        forms = [name.upper(), name.capitalize(), *(form.format(name) for form in _AWRY)]
        renamed = ox.NamedNode(ID + rng.choice(forms))
        quads = dict.fromkeys([*claims.about[thing], *claims.leading.get(thing, [])])
        yield change(quads, (_renamed(quad, thing, renamed) for quad in quads))


def _typed(claims: Claims) -> Iterator[ox.Quad]:
    graphs = (*_SPOKEN, AUTHORITY)
    return (q for q in claims.having("rdf:type") if graph_of(q).startswith(graphs))


def _nothing(claims: Claims, name: ox.NamedNode, rng: Random) -> ox.NamedNode:
    """Misspell a name so that it is that of nothing."""
    while True:
        wrong = misspelt(name.value, rng)
        if wrong not in claims.names and len(wrong) > len(_space(name.value)):
            return ox.NamedNode(wrong)


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _to(quad: ox.Quad, value: ox.NamedNode) -> Change:
    return change([quad], [ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)])


def _renamed(quad: ox.Quad, old: Term, new: ox.NamedNode) -> ox.Quad:
    subject = new if term(quad.subject) == old else quad.subject
    value = new if term(quad.object) == old else quad.object
    return ox.Quad(subject, quad.predicate, value, quad.graph_name)


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("misspelt-property", "a property is misspelt", property_),
        ("misspelt-class", "a class is misspelt", class_),
        (
            "foreign-class",
            "a thing is of a class that the ontology does not declare",
            foreign_class,
        ),
        ("misspelt-object", "a link leads to a misspelt name", object_),
        ("misspelt-subject", "a statement is about a misspelt name", subject),
        ("slug-awry", "a slug has a wrong form, wherever it is used", slug),
    )
)
