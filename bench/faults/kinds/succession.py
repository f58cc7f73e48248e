"""Faults of succession and of circles."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import Choice, of_roles, pick, replaced
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.terms import edtf, iri

__all__ = ["kinds", "of_one_event"]


def _to_itself(choice: Choice, name: str, shape: str) -> Spoil:
    """Have a thing lead to itself: a circle of one step."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, choice(claims))
        if thing is None:
            return None
        found = expect(thing, name, thing, "SPARQL", shape)
        return edit((), claims.say(thing, name, thing), found)

    return spoil


def of_one_event(*roles: str) -> Choice:
    """Instruments of no series, with one event at most, so that no event is before another."""

    def choice(claims: Claims) -> list[str]:
        return [
            each
            for each in claims.role(*roles)
            if len(claims.values(each, "akkg:hasEvent")) <= 1
            and not claims.given(each, "akkg:succeeds", "akkg:followsInSeries", "akkg:coversPeriod")
            and not claims.uses(each, "akkg:succeeds", "akkg:followsInSeries")
        ]

    return choice


def _belonging(claims: Claims) -> list[str]:
    own = claims.role("organizations", "offices", "groups")
    return [each for each in own if not claims.a(each, "akkg:GovernmentBody")]


def succeeds_a_later_one(claims: Claims, dice: Random) -> Edit | None:
    """Signed before it or adopted before it; plans are left out, which have periods, too."""
    made = [
        (thing, kind, year)
        for thing in claims.role("instruments")
        if not claims.given(thing, "akkg:coversPeriod")
        for kind in ("akkg:Signature", "akkg:Adoption")
        for act in claims.values(thing, "akkg:hasEvent")
        if claims.a(act, kind) and (year := claims.year(act)) is not None
    ]
    pairs = [
        (one, other)
        for one, kind, year in made
        for other, its_kind, its_year in made
        if kind == its_kind and year < its_year and one not in claims.before(other)
    ]
    pair = pick(dice, sorted(set(pairs)))
    if pair is None:
        return None
    one, other = pair
    found = expect(one, "akkg:succeeds", other, "SPARQL", "shape:succession-forward")
    return edit((), claims.say(one, "akkg:succeeds", other), found)


def amends_a_later_one(claims: Claims, dice: Random) -> Edit | None:
    """The protocol is signed long before what it amends; nothing else comes too early by that."""
    protocol = pick(dice, claims.role("protocols"))
    if protocol is None:
        return None
    acts = claims.values(protocol, "akkg:hasEvent")
    signed = [act for act in acts if claims.a(act, "akkg:Signature")]
    amended = claims.values(protocol, "eli:amends")
    its = [act for each in amended for act in claims.values(each, "akkg:hasEvent")]
    made = [act for act in its if claims.a(act, "akkg:Signature") and claims.dates(act)]
    if len(signed) != 1 or len(amended) != 1 or not made:
        return None
    [act] = signed
    if claims.given(act, "akkg:atMeeting", "akkg:subsequentTo", "akkg:atMarginsOf"):
        return None
    old = claims.given(act, "akkg:date")
    if not old or claims.before(protocol):
        return None
    found = expect(protocol, "eli:amends", amended[0], "SPARQL", "shape:amendment-forward")
    return edit(old, replaced(old, edtf("1903")), found)


def plans_in_a_circle(claims: Claims, dice: Random) -> Edit | None:
    """Each step of the circle is found; the first plan is before the last, and so is its period."""
    plans = claims.role("plans")
    first, last = plans[0], plans[-1]
    steps = [(new, old) for old, new in pairwise(plans)]
    if any(claims.values(new, "akkg:followsInSeries") != [old] for new, old in steps):
        return None
    shape = "shape:succession-ends"
    return edit(
        (),
        claims.say(first, "akkg:followsInSeries", last),
        *(expect(new, "akkg:succeeds", old, "SPARQL", shape) for new, old in steps),
        expect(first, "akkg:succeeds", last, "SPARQL", shape),
        expect(first, "akkg:succeeds", last, "SPARQL", "shape:succession-of-periods"),
        *(
            [expect(first, "akkg:succeeds", last, "SPARQL", "shape:succession-forward")]
            if _made_before(claims, first, last)
            else []
        ),
    )


def _made_before(claims: Claims, one: str, other: str) -> bool:
    """Whether one thing is signed or adopted in an earlier year than another."""
    for kind in ("akkg:Signature", "akkg:Adoption"):
        years = [
            [
                claims.year(act)
                for act in claims.values(thing, "akkg:hasEvent")
                if claims.a(act, kind)
            ]
            for thing in (one, other)
        ]
        if any(a is not None and b is not None and a < b for a in years[0] for b in years[1]):
            return True
    return False


def period_before_the_last(claims: Claims, dice: Random) -> Edit | None:
    """It lies before that of the plan before it, and the plan is adopted after its end."""
    before, plan = claims.role("plans")[-2:]
    period = next(iter(claims.values(plan, "akkg:coversPeriod")), None)
    if period is None or before not in claims.values(plan, "akkg:followsInSeries"):
        return None
    if not claims.given(before, "akkg:coversPeriod"):
        return None
    acts = claims.values(plan, "akkg:hasEvent")
    made = [act for act in acts if claims.a(act, "akkg:Adoption", "akkg:Signature")]
    old = claims.given(period, "akkg:date")
    return edit(
        old,
        replaced(old, edtf("1903/1905")),
        expect(plan, "akkg:succeeds", before, "SPARQL", "shape:succession-of-periods"),
        *(
            expect(act, "akkg:date", date, "SPARQL", "shape:made-before-used")
            for act in made
            for date in claims.dates(act)
        ),
    )


def strange_slug(claims: Claims, dice: Random) -> Edit | None:
    """The slug of an act begins with that of its thing."""
    act = pick(dice, claims.role("signatures", "adoptions"))
    if act is None:
        return None
    [thing] = claims.owners(act, "akkg:hasEvent")
    other = iri(f"ak:strange-{claims.slug}-act")
    old = [*claims.given(act), *claims.by_value.get(act, ())]
    new = [(other if s == act else s, p, other if o == act else o, g) for s, p, o, g in old]
    found = expect(other, "^akkg:hasEvent", thing, "SPARQL", "shape:act-slug", "warning")
    return edit(old, new, found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    declarations = of_one_event("declarations", "instruments")
    return (
        Kind(
            "succeeds-itself",
            "An instrument succeeds itself.",
            _to_itself(declarations, "akkg:succeeds", "shape:succession-ends"),
        ),
        Kind(
            "amends-itself",
            "An instrument amends itself.",
            _to_itself(declarations, "eli:amends", "shape:acyclic-amendment"),
        ),
        Kind(
            "belongs-to-itself",
            "An organisation belongs to itself.",
            _to_itself(_belonging, "akkg:belongsTo", "shape:acyclic-belonging"),
        ),
        Kind(
            "part-of-itself",
            "An undertaking is part of itself.",
            _to_itself(
                of_roles("programmes", "projects", "initiatives"),
                "dcterms:isPartOf",
                "shape:acyclic-parts",
            ),
        ),
        Kind(
            "consolidated-into-itself",
            "A list is consolidated into itself.",
            _to_itself(
                of_roles("enumerations", "counted_lists", "open_lists"),
                "akkg:consolidatedInto",
                "shape:acyclic-consolidation",
            ),
        ),
        Kind(
            "subsequent-to-itself",
            "An act is subsequent to itself.",
            _to_itself(
                of_roles("signatures", "adoptions"), "akkg:subsequentTo", "shape:acyclic-sequence"
            ),
        ),
        Kind("succeeds-a-later-one", "An instrument succeeds a later one.", succeeds_a_later_one),
        Kind(
            "amends-a-later-one", "A protocol is signed before what it amends.", amends_a_later_one
        ),
        Kind("plans-in-a-circle", "The first plan follows the last.", plans_in_a_circle),
        Kind(
            "period-before-the-last",
            "The last plan covers an early period.",
            period_before_the_last,
        ),
        Kind("strange-slug", "An act is not called after its thing.", strange_slug),
    )
