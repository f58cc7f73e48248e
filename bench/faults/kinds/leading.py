"""Faults of what a property leads to."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import Choice, of_roles, pick, uncounted
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.terms import iri, plain

__all__ = ["kinds", "leads_to"]


def leads_to(choice: Choice, name: str, target: Choice, component: str, shape: str) -> Spoil:
    """Have a property lead to one thing more, which it must not lead to."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing, value = pick(dice, choice(claims)), pick(dice, target(claims))
        if thing is None or value is None or thing == value:
            return None
        return edit(
            (), claims.say(thing, name, value), expect(thing, name, value, component, shape)
        )

    return spoil


def _no_country(claims: Claims) -> list[str]:
    acts = claims.role("signatures", "adoptions")
    return [each for each in acts if not claims.given(each, "akkg:country")]


def _meetings(claims: Claims) -> tuple[str, ...]:
    return claims.role("summits")


def at_and_at_margins(claims: Claims, dice: Random) -> Edit | None:
    """What happens at a meeting does not happen at its margins."""
    acts = (each for each in claims.role("events") if claims.values(each, "akkg:atMeeting"))
    act = pick(dice, (each for each in acts if not claims.values(each, "akkg:atMarginsOf")))
    if act is None:
        return None
    meeting = claims.values(act, "akkg:atMeeting")[0]
    found = expect(act, "akkg:atMarginsOf", meeting, "Disjoint", "shape:act-at-margins-of")
    return edit((), claims.say(act, "akkg:atMarginsOf", meeting), found)


def flow_in_a_circle(claims: Claims, dice: Random) -> Edit | None:
    """What flows from an actor flows to another."""
    flow = pick(dice, claims.role("flows"))
    if flow is None:
        return None
    source = claims.values(flow, "akkg:flowFrom")[0]
    old = claims.given(flow, "akkg:flowTo")
    new = [(flow, name, source, graph) for _, name, _, graph in old]
    found = expect(flow, "akkg:flowFrom", source, "Disjoint", "shape:flow-from")
    return edit(old, new, found)


def own_rank(claims: Claims, dice: Random) -> Edit | None:
    """A rank is held by one and counted for another."""
    rank = pick(dice, claims.role("ranks"))
    if rank is None:
        return None
    holder = claims.values(rank, "akkg:rankOf")[0]
    old = claims.given(rank, "akkg:rankFor")
    new = [(rank, name, holder, graph) for _, name, _, graph in old]
    found = expect(rank, "akkg:rankOf", holder, "Disjoint", "shape:rank-of")
    return edit(old, new, found)


def mentions_words(claims: Claims, dice: Random) -> Edit | None:
    """The text of the literal is an IRI of the project, so that its pattern holds."""
    passage = pick(dice, claims.role("paragraphs"))
    if passage is None:
        return None
    value = plain(f"{iri('ak:').strip('<>')}{claims.slug}")
    added = [(passage, iri("schema:mentions"), value, claims.home(passage))]
    found = expect(passage, "schema:mentions", value, "NodeKind", "shape:passage-mentions")
    return edit((), added, found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    plans, instruments = uncounted("plans"), uncounted("declarations")
    return (
        Kind(
            "party-no-actor",
            "A plan is party to a declaration.",
            leads_to(instruments, "akkg:party", plans, "Class", "shape:party"),
        ),
        Kind(
            "party-of-status-no-actor",
            "A plan is party to a status.",
            leads_to(of_roles("statuses"), "akkg:party", plans, "Class", "shape:party"),
        ),
        Kind(
            "country-no-state",
            "An act is in an organisation as its country.",
            leads_to(_no_country, "akkg:country", of_roles("bloc"), "Class", "shape:country"),
        ),
        Kind(
            "mechanism-no-mechanism",
            "An engagement is in a plan as its mechanism.",
            leads_to(
                uncounted("engagements"),
                "akkg:mechanism",
                plans,
                "Class",
                "shape:activity-mechanism",
            ),
        ),
        Kind(
            "implemented-by-no-actor",
            "A plan is implemented by a declaration.",
            leads_to(
                plans,
                "akkg:implementedBy",
                instruments,
                "Class",
                "shape:instrument-implemented-by",
            ),
        ),
        Kind(
            "organizer-no-actor",
            "A series of summits is organised by a plan.",
            leads_to(
                of_roles("summit_series"),
                "schema:organizer",
                plans,
                "Class",
                "shape:mechanism-organizer",
            ),
        ),
        Kind(
            "finances-no-project",
            "A fund finances a plan.",
            leads_to(of_roles("funds"), "akkg:finances", plans, "Or", "shape:fund-finances"),
            ("Class",),
        ),
        Kind(
            "about-a-plan",
            "A declaration is about a plan.",
            leads_to(instruments, "schema:about", plans, "Or", "shape:about"),
            ("Class",),
        ),
        Kind(
            "by-a-plan",
            "A signature is made by a plan.",
            leads_to(of_roles("signatures"), "akkg:by", plans, "Or", "shape:act-by"),
            ("Class",),
        ),
        Kind(
            "strengthened-through-a-state",
            "A cooperation is strengthened through a state.",
            leads_to(
                uncounted("cooperations"),
                "akkg:strengthenedThrough",
                of_roles("partner"),
                "Node",
                "shape:activity-strengthened-through",
            ),
            ("Or", "Class"),
        ),
        Kind(
            "field-no-field",
            "A declaration is in an indicator as its field.",
            leads_to(instruments, "akkg:field", of_roles("indicators"), "Node", "shape:field"),
            ("Property", "HasValue"),
        ),
        Kind(
            "event-a-meeting",
            "A declaration has a summit as an event of its life.",
            leads_to(instruments, "akkg:hasEvent", _meetings, "Not", "shape:has-event"),
            ("Class",),
        ),
        Kind("at-and-at-margins", "An act is at a meeting and at its margins.", at_and_at_margins),
        Kind("flow-in-a-circle", "A figure flows from an actor to itself.", flow_in_a_circle),
        Kind("own-rank", "A rank is held by the actor for whom it is counted.", own_rank),
        Kind("mentions-words", "A passage mentions a string.", mentions_words),
    )
