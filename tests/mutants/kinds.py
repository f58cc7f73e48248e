"""Ill-formed: things of a wrong kind, at either end of a link or under a class of their own."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from akkg.validation.finding import Term
from tests.mutants.claims import ID, Claims, claimed, graph_of, term
from tests.mutants.definitions import properties
from tests.mutants.draw import shuffled
from tests.mutants.model import is_apart, may_be, may_own
from tests.mutants.mutant import Change, Kind, Operation, change, replaced

# What is not ours to make claims about: items of Wikidata, classes, graphs.
_FOREIGN = ("wd:Q884", "wd:Q7768", "akkg:State", "schema:Place", "overview:p1", "skos:Concept")


def retyped(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing is said to be of another kind, one that what is said of it contradicts."""
    for thing in shuffled(claims.things(), rng):
        types = [q for q in claims.of(thing, "rdf:type") if _own(claims, term(q.object))]
        wrong = [
            name
            for name in _kinds(claims)
            if all(claims.disjoint(name, old) for old in claims.classes(thing))
            and _contradicted(claims, thing, name)
        ]
        if types and wrong:
            yield replaced(types, claims.term(rng.choice(wrong)))


def second_kind(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing is given a second class that is neither above nor below its own."""
    for quad in shuffled((q for q in claims.having("rdf:type") if claimed(q)), rng):
        old = claims.short(term(quad.object))
        others = [
            n for n in _kinds(claims) if not claims.below(n, old) and not claims.below(old, n)
        ]
        second = claims.term(rng.choice(others))
        yield change(added=[ox.Quad(quad.subject, quad.predicate, second, quad.graph_name)])


def wrong_object(claims: Claims, rng: Random) -> Iterator[Change]:
    """A link leads to a thing of a kind to which its property cannot lead."""
    for quad in shuffled((q for q in claims.quads if _links(claims, q)), rng):
        values = properties()[claims.short(quad.predicate)].values
        wrong = [thing for thing in claims.things() if _unfit(claims, thing, values)]
        if wrong:
            yield replaced([quad], rng.choice(wrong))


def wrong_owner(claims: Claims, rng: Random) -> Iterator[Change]:
    """A statement is made about a thing of a kind that cannot have its property."""
    for quad in shuffled((q for q in claims.quads if _modelled(claims, q)), rng):
        owners = properties()[claims.short(quad.predicate)].owners
        wrong = [thing for thing in claims.things() if is_apart(claims, thing, owners)]
        if wrong:
            other = rng.choice(wrong)
            assert isinstance(other, ox.NamedNode), "things have IRIs"
            yield change([quad], [ox.Quad(other, quad.predicate, quad.object, quad.graph_name)])


def text_for_link(claims: Claims, rng: Random) -> Iterator[Change]:
    """A text stands where a link should lead to a thing."""
    for quad in shuffled((q for q in claims.quads if _modelled(claims, q)), rng):
        if isinstance(quad.object, ox.NamedNode):
            words = quad.object.value.rpartition("/")[2].rpartition("#")[2].replace("-", " ")
            yield replaced([quad], ox.Literal(words, language=rng.choice(("en", None))))


def link_for_text(claims: Claims, rng: Random) -> Iterator[Change]:
    """A link stands where there should be a text, a number or a date."""
    for quad in shuffled((q for q in claims.quads if _modelled(claims, q)), rng):
        if isinstance(quad.object, ox.Literal):
            yield replaced([quad], rng.choice(claims.things()))


def foreign_object(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim leads to something that is no thing of the project, instead of a thing or besides."""
    for quad in shuffled((q for q in claims.quads if claimed(q) and _to_thing(q)), rng):
        if claims.short(quad.predicate) != "rdf:type":
            found = replaced([quad], claims.term(rng.choice(_FOREIGN)))
            yield rng.choice((found, change(added=found.added)))


def foreign_subject(claims: Claims, rng: Random) -> Iterator[Change]:
    """A claim is about something that is no thing of the project."""
    for quad in shuffled((q for q in claims.quads if claimed(q)), rng):
        other = claims.term(rng.choice(_FOREIGN))
        yield change([quad], [ox.Quad(other, quad.predicate, quad.object, quad.graph_name)])


def _to_thing(quad: ox.Quad) -> bool:
    return isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(ID)


def _own(claims: Claims, name: Term) -> bool:
    return claims.short(name).startswith("akkg:")


def _kinds(claims: Claims) -> list[str]:
    """The classes that things of the claims are of."""
    found = {claims.short(term(q.object)) for q in claims.having("rdf:type") if claimed(q)}
    return sorted(found)


def _contradicted(claims: Claims, thing: Term, name: str) -> bool:
    """Whether something that is said could not be said of a thing of a class."""
    said = [claims.short(q.predicate) for q in claims.about[thing]]
    led = [claims.short(q.predicate) for q in claims.leading.get(thing, [])]
    known = properties()
    owned = any(p in known and not may_own(claims, name, p) for p in said)
    return owned or any(p in known and not may_be(claims, name, p) for p in led)


def _modelled(claims: Claims, quad: ox.Quad) -> bool:
    """Whether a claim, or a statement of what is known of passages, uses a property of ours."""
    known = claims.short(quad.predicate) in properties()
    return known and (claimed(quad) or graph_of(quad).endswith(("/provenance", "/authority")))


def _links(claims: Claims, quad: ox.Quad) -> bool:
    return _modelled(claims, quad) and bool(properties()[claims.short(quad.predicate)].values)


def _unfit(claims: Claims, thing: Term, values: tuple[str, ...]) -> bool:
    """Whether the ontology keeps a thing from being one of some values."""
    if values == ("skos:Concept",):
        return thing.value.startswith(ID) and not claims.is_a(thing, "skos:Concept")
    return is_apart(claims, thing, values)


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("other-kind", "a thing is of a kind that what is said of it contradicts", retyped),
        ("second-kind", "a thing is of two kinds", second_kind),
        ("wrong-object", "a link leads to a thing of a wrong kind", wrong_object),
        (
            "wrong-owner",
            "a property is given to a thing of a kind that cannot have it",
            wrong_owner,
        ),
        ("foreign-object", "a link leads to no thing of the project", foreign_object),
        ("foreign-subject", "a claim is about no thing of the project", foreign_subject),
        ("text-for-link", "a text stands where a link should lead to a thing", text_for_link),
        ("link-for-text", "a link stands where there should be a literal", link_for_text),
    )
)
