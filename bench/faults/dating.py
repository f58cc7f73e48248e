"""Acts with dates, and how faults give them others."""

from __future__ import annotations

from collections.abc import Sequence

from bench.faults.claims import Claims
from bench.faults.edits import replaced
from bench.faults.fault import Edit, Expected, edit
from bench.faults.terms import edtf

__all__ = ["EARLY", "LATE", "events_of", "on_its_own", "redated", "thing_of"]

EARLY, LATE = edtf("1902"), edtf("2999")
"""Dates before and after everything that happens in a partnership."""

_MEETING = ("akkg:atMeeting", "akkg:atMarginsOf", "akkg:celebratedWith", "akkg:subsequentTo")


def on_its_own(claims: Claims, events: Sequence[str]) -> list[str]:
    """Events with one date of their own, which no other event and no meeting has to do with."""
    return [
        event
        for event in events
        if len(claims.values(event, "akkg:date")) == 1
        and not claims.given(event, *_MEETING)
        and not claims.uses(event, "akkg:subsequentTo", "akkg:beganWith", "akkg:endedWith")
        and not any(claims.a(by, "akkg:Meeting") for by in claims.values(event, "akkg:by"))
    ]


def redated(claims: Claims, event: str, date: str, *found: Expected) -> Edit | None:
    """Give an event another date, of which something must be found."""
    old = claims.given(event, "akkg:date")
    return edit(old, replaced(old, date), *found)


def thing_of(claims: Claims, event: str) -> str:
    """The thing whose event it is."""
    return claims.owners(event, "akkg:hasEvent")[0]


def events_of(claims: Claims, thing: str, *classes: str) -> list[str]:
    """The dated events of a thing that are of some classes."""
    events = claims.values(thing, "akkg:hasEvent")
    return [each for each in events if claims.a(each, *classes) and claims.dates(each)]
