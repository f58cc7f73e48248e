"""Judges things by what the ontology means: what they may have, be and lead to."""

from __future__ import annotations

from akkg.validation.finding import Term
from tests.mutants.claims import Claims
from tests.mutants.definitions import acts, properties

_SELF_NAMED = ("akkg:Period", "akkg:Schedule")  # their labels come by rule


def is_act(claims: Claims, thing: Term) -> bool:
    """Whether a thing is an act: an event that is neither a meeting nor a thematic year."""
    return any(name in acts() for name in claims.classes(thing))


def has_handle(claims: Claims, thing: Term) -> bool:
    """Whether a thing goes by a handle, and not by a label that a rule makes."""
    return not is_act(claims, thing) and not claims.is_a(thing, *_SELF_NAMED)


def alike(claims: Claims, thing: Term) -> list[Term]:
    """The other things of exactly the same classes; the other concepts of the same scheme."""
    schemes, classes = claims.values(thing, "skos:inScheme"), set(claims.classes(thing))
    if schemes:
        found = [other for scheme in schemes for other in claims.owners(scheme, "skos:inScheme")]
    else:
        found = [t for t in claims.things(*classes) if set(claims.classes(t)) == classes]
    return [other for other in found if other != thing]


def may_own(claims: Claims, name: str, property_: str) -> bool:
    """Whether things of a class may have a property."""
    owners = properties()[property_].owners
    return not owners or any(claims.below(name, owner) for owner in owners)


def may_be(claims: Claims, name: str, property_: str) -> bool:
    """Whether things of a class may be values of a property."""
    values = properties()[property_].values
    return not values or any(claims.below(name, value) for value in values)


def is_apart(claims: Claims, thing: Term, classes: tuple[str, ...]) -> bool:
    """Whether the ontology keeps a thing apart from all of some classes.

    Concepts and things are apart: what is in a scheme does and has nothing.
    """
    own = [name for name in claims.classes(thing) if name.startswith("akkg:")]
    ours = [name for name in classes if name.startswith("akkg:")]
    if not own:
        return claims.is_a(thing, "skos:Concept") and len(ours) == len(classes) > 0
    return bool(classes) and all(any(claims.disjoint(a, name) for a in own) for name in ours)
