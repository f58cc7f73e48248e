"""Faults of what a thing is."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import alone, of_roles, pick, replaced
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import iri

__all__ = ["kinds"]

_TYPE = "rdf:type"


def too_general(claims: Claims, dice: Random) -> Edit | None:
    """The kind stays the narrower class."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    value = iri("akkg:Instrument")
    found = expect(thing, _TYPE, value, "Not", "shape:exact-kind")
    return edit((), claims.say(thing, _TYPE, value), found)


def two_kinds(claims: Claims, dice: Random) -> Edit | None:
    """Instruments of several kinds do not exclude each other, but a thing has one kind."""
    thing = pick(
        dice, (each for each in claims.role("instruments") if not claims.a(each, "akkg:Treaty"))
    )
    if thing is None:
        return None
    found = expect(thing, "akkg:kind", "", "MaxCount", "shape:one-kind")
    return edit((), claims.say(thing, _TYPE, iri("akkg:Treaty")), found)


def kinds_apart(claims: Claims, dice: Random) -> Edit | None:
    """The ontology says of events that statistical sources are none."""
    thing = pick(dice, claims.role("statistical_sources"))
    if thing is None or claims.given(thing, "akkg:belongsTo"):
        return None
    return edit(
        (),
        claims.say(thing, _TYPE, iri("akkg:ThematicYear")),
        expect(thing, "akkg:kind", "", "MaxCount", "shape:one-kind"),
        expect(
            thing,
            "rdf:type/owl:disjointWith",
            iri("akkg:StatisticalSource"),
            "Disjoint",
            "shape:disjoint-kinds",
        ),
    )


def no_class(claims: Claims, dice: Random) -> Edit | None:
    """Nothing else is asked of what is of no class."""
    thing = pick(dice, alone(of_roles("summits"))(claims))
    if thing is None:
        return None
    found = expect(thing, _TYPE, "", "MinCount", "shape:has-class")
    return edit(claims.given(thing, _TYPE), (), found)


def class_of_others(claims: Claims, dice: Random) -> Edit | None:
    """Classes are those of the ontology."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    value = iri("https://schema.org/CreativeWork")
    found = expect(thing, _TYPE, value, "SPARQL", "check:unknown-class")
    return edit((), claims.say(thing, _TYPE, value), found)


def class_in_authority(claims: Claims, dice: Random) -> Edit | None:
    """The class is given in one graph of claims, so it is found once."""
    graphs = set(claims.role("graphs"))
    told = [
        given[0]
        for thing in claims.role("instruments")
        if len(given := [each for each in claims.given(thing, _TYPE) if each[3] in graphs]) == 1
    ]
    one = pick(dice, told)
    if one is None:
        return None
    thing, name, value, _ = one
    found = expect(thing, _TYPE, value, "SPARQL", "check:class-already-stated", "warning")
    return edit((), [(thing, name, value, iri("graph:authority"))], found)


def misspelt_class(claims: Claims, dice: Random) -> Edit | None:
    """A class that is not declared is below nothing, so no other shape looks at the thing."""
    thing = pick(dice, alone(of_roles("summits"))(claims))
    if thing is None:
        return None
    value = iri("akkg:Sumit")
    old = claims.given(thing, _TYPE)
    found = expect(thing, _TYPE, value, "SPARQL", "check:unknown-term")
    return edit(old, replaced(old, value), found)


def event_unheard_of(claims: Claims, dice: Random) -> Edit | None:
    """An event of which nothing is said is of no kind of event."""
    thing = pick(dice, claims.role("instruments"))
    if thing is None:
        return None
    event = f"{thing[:-1]}-unheard-of>"
    return edit(
        (),
        [(thing, iri("akkg:hasEvent"), event, claims.home(thing))],
        expect(thing, "akkg:hasEvent", event, "Class", "shape:has-event"),
        expect(event, _TYPE, "", "MinCount", "shape:has-class"),
        expect(event, "", "", "SPARQL", "check:event-without-class"),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind(
            "too-general",
            "An instrument is also said to be just an instrument.",
            too_general,
            ("In",),
        ),
        Kind("two-kinds", "An instrument is of two kinds.", two_kinds),
        Kind("kinds-apart", "A thing is of two kinds that exclude each other.", kinds_apart),
        Kind("no-class", "A thing is of no class.", no_class),
        Kind("class-of-others", "A thing is of a class of another vocabulary.", class_of_others),
        Kind(
            "class-in-authority", "The authority repeats the class of a thing.", class_in_authority
        ),
        Kind("misspelt-class", "The class of a thing is misspelt.", misspelt_class),
        Kind(
            "event-unheard-of", "A thing has an event of which nothing is said.", event_unheard_of
        ),
    )
