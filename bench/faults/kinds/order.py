"""Faults of the order of the acts in the life of a thing."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims
from bench.faults.dating import EARLY, LATE, events_of, on_its_own, redated, thing_of
from bench.faults.edits import pick
from bench.faults.fault import Edit, Kind, edit, expect

__all__ = ["kinds"]


def implemented_before_effect(claims: Claims, dice: Random) -> Edit | None:
    """It is made and takes effect first; each act that is later than it counts."""
    dated = [each for each in claims.role("full_implementations") if _dated_by_itself(claims, each)]
    event = pick(dice, dated)
    if event is None:
        return None
    thing, shape = thing_of(claims, event), "shape:effect-before-full-implementation"
    effects = events_of(claims, thing, "akkg:Commencement")
    if not effects:
        return None
    return redated(
        claims,
        event,
        EARLY,
        *[expect(event, "akkg:date", EARLY, "SPARQL", shape)] * len(effects),
        *(
            expect(act, "akkg:date", date, "SPARQL", "shape:made-before-used")
            for act in events_of(claims, thing, "akkg:Adoption", "akkg:Signature")
            for date in claims.dates(act)
        ),
        *(
            expect(event, "akkg:subsequentTo", before, "SPARQL", "shape:subsequent-is-later")
            for before in claims.values(event, "akkg:subsequentTo")
            if claims.dates(before)
        ),
    )


def _dated_by_itself(claims: Claims, event: str) -> bool:
    return len(claims.values(event, "akkg:date")) == 1 and not claims.given(event, "akkg:atMeeting")


def adopted_after_its_period(claims: Claims, dice: Random) -> Edit | None:
    """The last plan, so that none that follows is before it."""
    plan = claims.role("plans")[-1]
    event = pick(
        dice, on_its_own(claims, events_of(claims, plan, "akkg:Adoption", "akkg:Signature"))
    )
    periods = claims.values(plan, "akkg:coversPeriod")
    if event is None or not periods or claims.owners(plan, "akkg:followsInSeries", "akkg:succeeds"):
        return None
    found = expect(event, "akkg:date", LATE, "SPARQL", "shape:made-before-used")
    return redated(claims, event, LATE, found)


def signed_after_effect(claims: Claims, dice: Random) -> Edit | None:
    """Each act by which the agreement takes effect, or is acceded to or implemented, is before."""
    last = claims.role("chain")[-1:]
    events = [event for each in last for event in events_of(claims, each, "akkg:Signature")]
    event = pick(dice, on_its_own(claims, events))
    if event is None or claims.owners(
        last[0], "akkg:followsInSeries", "akkg:succeeds", "eli:amends"
    ):
        return None
    used = events_of(
        claims,
        last[0],
        "akkg:Accession",
        "akkg:EntryIntoForce",
        "akkg:FullImplementation",
        "akkg:TakingEffect",
    )
    found = expect(event, "akkg:date", LATE, "SPARQL", "shape:made-before-used")
    return redated(claims, event, LATE, *[found] * len(used)) if used else None


def launched_after_merger(claims: Claims, dice: Random) -> Edit | None:
    """A fund is there before it is merged into another."""
    merged = claims.role("merged")
    acts = [
        event
        for fund in merged
        for event in events_of(claims, fund, "akkg:Launch", "akkg:Establishment")
    ]
    event = pick(dice, on_its_own(claims, acts))
    results = claims.role("merger_result")
    if event is None or any(
        events_of(claims, each, "akkg:Launch", "akkg:Establishment") for each in results
    ):
        return None
    found = expect(event, "akkg:date", LATE, "SPARQL", "shape:made-before-merged")
    return redated(claims, event, LATE, found)


def subsequent_but_before(claims: Claims, dice: Random) -> Edit | None:
    """The first status begins after the last one."""
    first, last = claims.role("status_events")[0], claims.role("status_events")[-1]
    one, two = claims.year(first), claims.year(last)
    if one is None or two is None or one >= two or claims.given(last, "akkg:subsequentTo"):
        return None
    found = expect(first, "akkg:subsequentTo", last, "SPARQL", "shape:subsequent-is-later")
    return edit((), claims.say(first, "akkg:subsequentTo", last), found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind(
            "implemented-before-effect",
            "An agreement is fully implemented before it takes effect.",
            implemented_before_effect,
        ),
        Kind(
            "adopted-after-its-period",
            "A plan is adopted after its period.",
            adopted_after_its_period,
        ),
        Kind(
            "signed-after-effect",
            "An agreement is signed after it takes effect.",
            signed_after_effect,
        ),
        Kind(
            "launched-after-merger", "A fund is launched after its merger.", launched_after_merger
        ),
        Kind(
            "subsequent-but-before", "An act is subsequent to a later one.", subsequent_but_before
        ),
    )
