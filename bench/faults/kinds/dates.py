"""Faults of dates, and of the days between which things begin and end by their dates."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import pick, replaced
from bench.faults.fault import Edit, Kind, Spoil, edit, expect
from bench.faults.terms import edtf, iri, plain, typed

__all__ = ["kinds"]

_BOUNDS = {
    "earliest-begin": "sem:hasEarliestBeginTimeStamp",
    "earliest-end": "sem:hasEarliestEndTimeStamp",
    "latest-begin": "sem:hasLatestBeginTimeStamp",
    "latest-end": "sem:hasLatestEndTimeStamp",
}

_CLOSED = {
    "akkg:Meeting": "meeting",
    "akkg:Schedule": "schedule",
    "akkg:ThematicYear": "thematic-year",
}


def _lone(claims: Claims) -> Iterator[str]:
    """Dated things of which no order of things is asked."""
    for thing in claims.role("thematic_years", "schedules"):
        if len(claims.values(thing, "akkg:date")) == 1:
            yield thing


def _redated(claims: Claims, dice: Random, date: str, component: str, shape: str) -> Edit | None:
    """Give a thing a date of which no days follow, since no calendar has it."""
    thing = pick(dice, _lone(claims))
    if thing is None:
        return None
    old = claims.given(thing, "akkg:date")
    return edit(old, replaced(old, date), expect(thing, "akkg:date", date, component, shape))


def plain_date(claims: Claims, dice: Random) -> Edit | None:
    """The days between which it lies follow all the same."""
    thing = pick(dice, _lone(claims))
    if thing is None:
        return None
    old = claims.given(thing, "akkg:date")
    value = plain(old[0][2].split('"')[1])
    found = expect(thing, "akkg:date", value, "Datatype", "shape:date")
    return edit(old, replaced(old, value), found)


def month_13(claims: Claims, dice: Random) -> Edit | None:
    """The form of a date knows how many months there are."""
    return _redated(claims, dice, edtf("2014-13"), "Pattern", "shape:date")


def day_not_in_calendar(claims: Claims, dice: Random) -> Edit | None:
    """The date has the form of one."""
    return _redated(claims, dice, edtf("2013-02-29"), "Not", "shape:date-in-calendar")


def ends_before_it_begins(claims: Claims, dice: Random) -> Edit | None:
    """The shape of the date sees it, and so does that of the days that follow from it."""
    thing = pick(dice, _lone(claims))
    if thing is None:
        return None
    old, value = claims.given(thing, "akkg:date"), edtf("2017/2015")
    return edit(
        old,
        replaced(old, value),
        expect(thing, "akkg:date", value, "SPARQL", "shape:date-in-order"),
        expect(thing, "akkg:date", value, "SPARQL", "shape:begin-before-end"),
    )


def _bound(shape: str) -> Spoil:
    """State a bound that is not the one which follows from the date of a thing."""
    name = _BOUNDS[shape]

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        meetings = [each for each in claims.role("summits") if not claims.uses(each)]
        dated = [
            (each, year)
            for each in (*_lone(claims), *meetings)
            if (year := claims.year(each)) is not None
            and claims.values(each, "akkg:date") == [edtf(str(year))]
        ]
        one = pick(dice, dated)
        if one is None:
            return None
        thing, year = one
        closed = next(shape for name, shape in _CLOSED.items() if claims.a(thing, name))
        value = typed(f"{year}-06-15", "xsd:date")
        return edit(
            (),
            claims.say(thing, name, value),
            expect(thing, name, value, "Closed", f"shape:{closed}"),
            expect(thing, "", thing, "Or", "shape:one-bound-each"),
            expect(iri(name), "", thing, "SPARQL", f"shape:{shape}-agrees"),
        )

    return spoil


def bound_without_date(claims: Claims, dice: Random) -> Edit | None:
    """Only what has a date, or begins or ends with an event, lies between days."""
    thing = pick(dice, claims.role("plans"))
    if thing is None:
        return None
    name, value = _BOUNDS["latest-end"], typed("2016-06-15", "xsd:date")
    return edit(
        (),
        claims.say(thing, name, value),
        expect(thing, name, value, "Closed", "shape:instrument"),
        expect(thing, "", thing, "Or", "shape:bounds-have-date"),
    )


def bound_to_the_month(claims: Claims, dice: Random) -> Edit | None:
    """The form of a day is asked for, and its datatype as well."""
    thing = pick(dice, claims.role("plans"))
    if thing is None:
        return None
    name, value = _BOUNDS["latest-end"], typed("2016-06", "xsd:gYearMonth")
    return edit(
        (),
        claims.say(thing, name, value),
        expect(thing, name, value, "Closed", "shape:instrument"),
        expect(thing, "", thing, "Or", "shape:bounds-have-date"),
        expect(thing, name, value, "Datatype", "shape:latest-end"),
        expect(thing, name, value, "Pattern", "shape:latest-end"),
    )


def period_of_months(claims: Claims, dice: Random) -> Edit | None:
    """Plans are for years; the days of the period stay as they are."""
    period = pick(dice, claims.role("periods"))
    if period is None:
        return None
    old = claims.given(period, "akkg:date")
    years = old[0][2].split('"')[1].split("/")
    value = edtf(f"{years[0]}-01/{years[-1]}-12")
    found = expect(period, "akkg:date", value, "Pattern", "shape:period-date")
    return edit(old, replaced(old, value), found)


def odd_frequency(claims: Claims, dice: Random) -> Edit | None:
    """A frequency is one of whole years, months or days."""
    schedule = pick(dice, claims.role("schedules"))
    if schedule is None:
        return None
    name = "schema:repeatFrequency"
    old, value = claims.given(schedule, name), typed("P1DT12H", "xsd:duration")
    place = old[0][3] if old else claims.home(schedule)
    found = expect(schedule, name, value, "Pattern", "shape:schedule-frequency")
    return edit(old, [(schedule, iri(name), value, place)], found)


def silent_schedule(claims: Claims, dice: Random) -> Edit | None:
    """A schedule that has nothing is found once: without words, it need not say when, either."""
    schedule = pick(dice, claims.role("schedules"))
    if schedule is None:
        return None
    names = ("akkg:date", "schema:repeatFrequency", "akkg:characterisedAs")
    old = claims.given(schedule, *names)
    return edit(old, (), expect(schedule, "", schedule, "Or", "shape:schedule-says-something"))


def vague_schedule(claims: Claims, dice: Random) -> Edit | None:
    """Words alone do not say when."""
    schedule = pick(dice, claims.role("schedules"))
    if schedule is None:
        return None
    old = claims.given(schedule, "akkg:date", "schema:repeatFrequency")
    words = (schedule, iri("akkg:characterisedAs"), '"from time to time"@en', claims.home(schedule))
    found = expect(schedule, "", schedule, "Or", "shape:schedule-says-when", "warning")
    return edit(old, [words], found)


def second_date(claims: Claims, dice: Random) -> Edit | None:
    """Two dates that cannot both be true; the later one is named."""
    dated = [
        act
        for act in claims.role("signatures", "adoptions", "launches", "establishments")
        if len(claims.values(act, "akkg:date")) == 1 and claims.year(act) is not None
    ]
    act = pick(dice, dated)
    if act is None:
        return None
    told = claims.given(act, "akkg:date")[0]
    found = expect(act, "akkg:date", told[2], "SPARQL", "check:dates-disagree", "warning")
    return edit((), [(act, told[1], edtf("1901"), told[3])], found)


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind("plain-date", "A date is a plain string.", plain_date),
        Kind("month-13", "A date has a thirteenth month.", month_13),
        Kind(
            "day-not-in-calendar",
            "A date is a 29 February without a leap year.",
            day_not_in_calendar,
        ),
        Kind("ends-before-it-begins", "A date ends before it begins.", ends_before_it_begins),
        *(
            Kind(
                f"wrong-{shape}",
                f"A thing is given a day as its {shape.replace('-', ' ')} that does not follow.",
                _bound(shape),
                ("Property", "MaxCount", "MinCount"),
            )
            for shape in _BOUNDS
        ),
        Kind("bound-without-date", "A plan, which has no date, ends on a day.", bound_without_date),
        Kind("bound-to-the-month", "A plan ends in a month.", bound_to_the_month),
        Kind("period-of-months", "A period is given in months.", period_of_months),
        Kind("odd-frequency", "A schedule repeats every day and a half.", odd_frequency),
        Kind("silent-schedule", "A schedule says nothing.", silent_schedule, ("MinCount",)),
        Kind(
            "vague-schedule", "A schedule says in words only when.", vague_schedule, ("MaxCount",)
        ),
        Kind("second-date", "An act has a second date, long before the first.", second_date),
    )
