"""Faults of the order of meetings, of what happens at them, and of what they celebrate."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.faults.claims import Claims
from bench.faults.dating import EARLY, LATE, events_of, on_its_own, redated, thing_of
from bench.faults.edits import pick, replaced
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import integer

__all__ = ["kinds"]


def at_a_meeting_of_another_year(claims: Claims, dice: Random) -> Edit | None:
    """The date of the act and that of the meeting have no day in common."""
    return _at_another_time(claims, dice, "akkg:atMeeting", "at-meeting-then", "violation")


def at_margins_of_another_year(claims: Claims, dice: Random) -> Edit | None:
    """The same at the margins is a warning."""
    return _at_another_time(claims, dice, "akkg:atMarginsOf", "at-margins-then", "warning")


def _at_another_time(
    claims: Claims, dice: Random, name: str, shape: str, severity: str
) -> Edit | None:
    acts = on_its_own(claims, claims.role("signatures", "adoptions", "launches", "establishments"))
    pairs = [
        (act, meeting)
        for act in acts
        for meeting in claims.role("summits")
        if None not in (one := claims.year(act), two := claims.year(meeting)) and one != two
    ]
    pair = pick(dice, pairs)
    if pair is None:
        return None
    act, meeting = pair
    date = claims.values(act, "akkg:date")[0]
    found = expect(act, "akkg:date", date, "SPARQL", f"shape:{shape}", severity)
    return edit((), claims.say(act, name, meeting), found)


def first_held_last(claims: Claims, dice: Random) -> Edit | None:
    """Each meeting of the series that has a date is before its first holding."""
    event = pick(dice, on_its_own(claims, claims.role("first_holdings")))
    if event is None:
        return None
    meetings = claims.owners(thing_of(claims, event), "schema:superEvent")
    dated = [each for each in meetings if claims.values(each, "akkg:date")]
    if not dated:
        return None
    found = expect(event, "akkg:date", LATE, "SPARQL", "shape:first-holding-first")
    return redated(claims, event, LATE, *[found] * len(dated))


def _free_meetings(claims: Claims) -> Iterator[tuple[str, str]]:
    """The last of a numbered series, with the one before, if nothing happens at the last."""
    for role in ("summits", "ministerial_meetings"):
        meetings = [each for each in claims.role(role) if claims.given(each, "akkg:ordinal")]
        pair = meetings[-2:]
        dated = all(len(claims.values(each, "akkg:date")) == 1 for each in pair)
        if len(pair) == 2 and dated and not claims.uses(pair[1]):
            yield pair[0], pair[1]


def out_of_order(claims: Claims, dice: Random) -> Edit | None:
    """Both the meeting and the one that its number puts before it are out of order."""
    pair = pick(dice, _free_meetings(claims))
    if pair is None or claims.given(pair[1], "akkg:commemorates"):
        return None
    before, last = pair
    shape = "shape:ordinals-in-order"
    [series] = claims.values(last, "schema:superEvent")
    held = events_of(claims, series, "akkg:FirstHolding")
    return redated(
        claims,
        last,
        EARLY,
        expect(last, "akkg:date", EARLY, "SPARQL", shape),
        expect(before, "akkg:date", claims.values(before, "akkg:date")[0], "SPARQL", shape),
        *(
            expect(each, "akkg:date", date, "SPARQL", "shape:first-holding-first")
            for each in held
            for date in claims.dates(each)
        ),
    )


def same_number(claims: Claims, dice: Random) -> Edit | None:
    """Both meetings are named."""
    pair = pick(dice, _free_meetings(claims))
    if pair is None:
        return None
    before, last = pair
    number = claims.values(before, "akkg:ordinal")[0]
    old = claims.given(last, "akkg:ordinal")
    found = [expect(each, "akkg:ordinal", number, "SPARQL", "shape:ordinal-once") for each in pair]
    return edit(old, replaced(old, number), *found)


def number_nought(claims: Claims, dice: Random) -> Edit | None:
    """The first summit stays before all others."""
    numbered = [each for each in claims.role("summits") if claims.given(each, "akkg:ordinal")]
    if not numbered:
        return None
    first, value = numbered[0], integer(0)
    old = claims.given(first, "akkg:ordinal")
    found = expect(first, "akkg:ordinal", value, "Pattern", "shape:meeting-ordinal")
    return edit(old, replaced(old, value), found)


def not_its_year(claims: Claims, dice: Random) -> Edit | None:
    """Each celebration and each summit of the anniversary that has a date is in another year."""
    anniversary = pick(dice, claims.role("anniversaries"))
    begin = claims.role("status_events")[0]
    if anniversary is None or claims.year(begin) is None:
        return None
    acts = claims.owners(anniversary, "akkg:commemorates")
    acts += claims.values(anniversary, "akkg:hasEvent")
    dates = [(act, date) for act in acts for date in claims.dates(act)]
    old = claims.given(anniversary, "akkg:anniversaryYears")
    value = old[0][2].replace('"', '"9', 1)
    shape = "shape:in-its-year"
    found = [expect(act, "akkg:date", date, "SPARQL", shape, "warning") for act, date in dates]
    return edit(old, replaced(old, value), *found) if dates else None


def celebrated_with_another(claims: Claims, dice: Random) -> Edit | None:
    """The summit commemorates nothing, so the celebration with it does not mark the same."""
    celebrated = (
        (each, summit)
        for each in claims.role("celebrations")
        for summit in claims.values(each, "akkg:celebratedWith")
        if claims.a(summit, "akkg:CommemorativeSummit")
    )
    pair = pick(dice, celebrated)
    if pair is None:
        return None
    celebration, summit = pair
    anniversary = thing_of(claims, celebration)
    return edit(
        claims.given(summit, "akkg:commemorates"),
        (),
        expect(
            celebration,
            "akkg:celebratedWith/akkg:commemorates",
            anniversary,
            "Equals",
            "shape:celebrated-with-its-summit",
        ),
        expect(
            summit, "akkg:commemorates", "", "MinCount", "shape:commemorative-summit-anniversary"
        ),
    )


def numbered_commemoration(claims: Claims, dice: Random) -> Edit | None:
    """It is in no series, in which alone meetings have numbers, and would have none there."""
    summits = claims.role("commemorative_summits")
    summit = pick(dice, (each for each in summits if not claims.given(each, "schema:superEvent")))
    if summit is None:
        return None
    return edit(
        (),
        claims.say(summit, "akkg:ordinal", integer(3)),
        expect(summit, "akkg:ordinal", "", "MaxCount", "shape:commemorative-summit-ordinal"),
        expect(summit, "", summit, "Or", "shape:numbered-meeting-series"),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind(
            "at-a-meeting-of-another-year",
            "An act is at a meeting of another year.",
            at_a_meeting_of_another_year,
        ),
        Kind(
            "at-margins-of-another-year",
            "An act is at the margins of a meeting of another year.",
            at_margins_of_another_year,
        ),
        Kind("first-held-last", "A series is first held after its meetings.", first_held_last),
        Kind(
            "out-of-order",
            "The last meeting of a series is before the one before it.",
            out_of_order,
        ),
        Kind("same-number", "Two meetings of a series have one number.", same_number),
        Kind("number-nought", "The number of a summit is nought.", number_nought),
        Kind(
            "not-its-year",
            "An anniversary counts years that do not fit its celebrations.",
            not_its_year,
        ),
        Kind(
            "celebrated-with-another",
            "The summit of a celebration commemorates nothing.",
            celebrated_with_another,
        ),
        Kind(
            "numbered-commemoration", "A commemorative summit has a number.", numbered_commemoration
        ),
    )
