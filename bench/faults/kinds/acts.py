"""Faults of what is done to a thing, and of what it is made to succeed."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import pick, replaced
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.kinds.succession import of_one_event
from bench.faults.terms import iri, words

__all__ = ["kinds"]

_THING = "^akkg:hasEvent"

# What a signature is turned into, the shape of the thing, its component, what else such an act has.
_TURNED = (
    ("Announcement", "announcement-thing", "Class", ()),
    ("Appointment", "appointment-thing", "Class", ()),
    ("Celebration", "celebration-thing", "Class", ()),
    ("Elevation", "status-act-thing", "Class", (("akkg:toStatus", "status-act-to-status"),)),
    ("Establishment", "establishment-thing", "Or", ()),
    ("FirstHolding", "first-holding-thing", "Class", ()),
    ("Identification", "identification-thing", "Class", ()),
    ("Launch", "launch-thing", "Or", ()),
    (
        "Merger",
        "merger-thing",
        "Class",
        (
            ("org:originalOrganization", "merger-of-several"),
            ("org:resultingOrganization", "merger-result"),
        ),
    ),
)


def _turned(name: str, shape: str, component: str, more: tuple[tuple[str, str], ...]) -> Spoil:
    """Turn the signature or adoption of a declaration into another act, which it cannot have."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        made = [
            (act, thing)
            for thing in of_one_event("declarations")(claims)
            for act in claims.values(thing, "akkg:hasEvent")
            if claims.a(act, "akkg:Signature", "akkg:Adoption")
            and not claims.uses(act, "akkg:beganWith", "akkg:endedWith", "akkg:subsequentTo")
        ]
        one = pick(dice, made)
        if one is None:
            return None
        act, thing = one
        old = claims.given(act, "rdf:type")
        return edit(
            old,
            replaced(old, iri(f"akkg:{name}")),
            expect(act, _THING, thing, component, f"shape:{shape}"),
            *(expect(act, path, "", "MinCount", f"shape:{its}") for path, its in more),
        )

    return spoil


def launch_signed(claims: Claims, dice: Random) -> Edit | None:
    """Only instruments are signed."""
    acts = [each for each in claims.role("launches") if not claims.uses(each, "akkg:subsequentTo")]
    act = pick(dice, acts)
    if act is None:
        return None
    [thing] = claims.owners(act, "akkg:hasEvent")
    old = claims.given(act, "rdf:type")
    found = expect(act, _THING, thing, "Class", "shape:instrument-act-thing")
    return edit(old, replaced(old, iri("akkg:Signature")), found)


def _succeeds_unlike(role: str, name: str, target: str, shape: str) -> Spoil:
    """Have a thing succeed what excludes it: found before rules are applied, and after."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing, value = pick(dice, claims.role(role)), pick(dice, claims.role(target))
        if thing is None or value is None:
            return None
        return edit(
            (),
            claims.say(thing, name, value),
            expect(thing, name, value, "Class", shape),
            expect(thing, "akkg:succeeds", value, "SPARQL", "shape:succession-of-like"),
        )

    return spoil


def event_of_two(claims: Claims, dice: Random) -> Edit | None:
    """It is called after both things, and its slug begins with that of one."""
    things = [
        each
        for each in of_one_event("declarations", "instruments")(claims)
        if any(
            claims.a(act, "akkg:Adoption", "akkg:Signature")
            for act in claims.values(each, "akkg:hasEvent")
        )
    ]
    if len(things) < 2:
        return None
    one, other = dice.sample(things, 2)
    [event] = claims.values(one, "akkg:hasEvent")
    if event.startswith(f"{other[:-1]}-"):
        return None
    added = [(other, iri("akkg:hasEvent"), event, claims.home(other))]
    return edit(
        (),
        added,
        expect(event, _THING, "", "MaxCount", "shape:act-thing"),
        expect(event, _THING, other, "SPARQL", "shape:act-slug", "warning"),
        expect(event, "rdfs:label", "", "MaxCount", "shape:one-label"),
    )


def named_act(claims: Claims, dice: Random) -> Edit | None:
    """The label of an act comes by rule; one more by its handle is one too many."""
    act = pick(dice, claims.role("signatures", "adoptions"))
    if act is None:
        return None
    name = iri("skos:prefLabel")
    graphs = {each[3] for each in (*claims.given(act), *claims.uses(act))}
    mentions = [
        mention
        for graph in sorted(graphs.intersection(claims.role("graphs")))
        for mention in claims.mention(graph, act)
    ]
    added = [(act, name, words(f"an act of {claims.slug}"), iri("graph:authority")), *mentions]
    return edit(
        (),
        added,
        expect(act, "skos:prefLabel", "", "MaxCount", "shape:label-by-rule"),
        expect(act, "rdfs:label", "", "MaxCount", "shape:one-label"),
    )


def subsequent_to_a_plan(claims: Claims, dice: Random) -> Edit | None:
    """What an act is subsequent to is taken for an event, but a check knows its class."""
    act, plan = pick(dice, claims.role("signatures")), pick(dice, claims.role("plans"))
    if act is None or plan is None:
        return None
    return edit(
        (),
        claims.say(act, "akkg:subsequentTo", plan),
        expect(act, "akkg:subsequentTo", plan, "Class", "shape:act-subsequent-to"),
        *(
            expect(plan, "rdf:type", kind, "SPARQL", "check:event-without-class")
            for kind in claims.values(plan, "rdf:type")
        ),
    )


def plan_merged(claims: Claims, dice: Random) -> Edit | None:
    """The fund that results then succeeds an instrument."""
    merger, plan = pick(dice, claims.role("merger")), pick(dice, claims.role("plans"))
    if merger is None or plan is None:
        return None
    [result] = claims.values(merger, "org:resultingOrganization")
    name = "org:originalOrganization"
    return edit(
        (),
        claims.say(merger, name, plan),
        expect(merger, name, plan, "Class", "shape:merger-original"),
        expect(result, "akkg:succeeds", plan, "SPARQL", "shape:succession-of-like"),
    )


def celebrated_signature(claims: Claims, dice: Random) -> Edit | None:
    """The meeting of the signature commemorates nothing, so it does not mark what is signed."""
    pairs = [
        (act, meeting)
        for act in claims.role("signatures", "adoptions")
        for meeting in claims.values(act, "akkg:atMeeting")
        if claims.a(meeting, "akkg:Summit") and not claims.given(meeting, "akkg:commemorates")
    ]
    pair = pick(dice, pairs)
    if pair is None:
        return None
    act, meeting = pair
    [thing] = claims.owners(act, "akkg:hasEvent")
    path = "akkg:celebratedWith/akkg:commemorates"
    return edit(
        (),
        claims.say(act, "akkg:celebratedWith", meeting),
        expect(act, "", act, "Class", "shape:celebrated-with-owner"),
        expect(act, path, thing, "Equals", "shape:celebrated-with-its-summit"),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    like = _succeeds_unlike
    return (
        *(
            Kind(
                f"turned-into-{name.lower()}",
                f"The act by which a declaration is made is of the class {name}.",
                _turned(name, shape, component, more),
            )
            for name, shape, component, more in _TURNED
        ),
        Kind("launch-signed", "A launch is said to be a signature.", launch_signed),
        Kind(
            "organization-after-plan",
            "An organisation succeeds a plan.",
            like("organizations", "akkg:succeeds", "plans", "shape:organization-succeeds"),
        ),
        Kind(
            "fund-after-plan",
            "A fund succeeds a plan.",
            like("funds", "akkg:succeeds", "plans", "shape:fund-succeeds"),
        ),
        Kind(
            "declaration-after-status",
            "A declaration succeeds a status.",
            like("declarations", "akkg:succeeds", "statuses", "shape:instrument-succeeds"),
        ),
        Kind(
            "declaration-follows-state",
            "A declaration follows a state in a series.",
            like("declarations", "akkg:followsInSeries", "partner", "shape:instrument-follows"),
        ),
        Kind("event-of-two", "An act is an event of two things.", event_of_two),
        Kind("named-act", "An act has a handle.", named_act),
        Kind("subsequent-to-a-plan", "An act is subsequent to a plan.", subsequent_to_a_plan),
        Kind("plan-merged", "A plan is merged into a fund.", plan_merged),
        Kind("celebrated-signature", "A signature is celebrated.", celebrated_signature),
    )
