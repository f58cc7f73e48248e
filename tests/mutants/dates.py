"""When things happen, and what has to come before what."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from random import Random

import pyoxigraph as ox

from akkg.building.literals import EDTF, fault
from akkg.validation.finding import Term
from tests.mutants.claims import Claims, term
from tests.mutants.mutant import Change, replaced

_BEGINNINGS = ("akkg:Signature", "akkg:Adoption")
_EFFECTS = ("akkg:EntryIntoForce", "akkg:TakingEffect")
_FUND_EVENTS = ("akkg:Launch", "akkg:Establishment")
_OPEN = ".."
_STEPS = {4: 5, 7: 40, 10: 800}  # years, months or days by which a date may move
_TRIES = 60
_OLDEST = date(1967, 8, 8)  # ASEAN is no older


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which something may be."""

    first: date
    last: date

    def before(self, other: Bounds) -> bool:
        """Whether all of it lies before all of another."""
        return self.last < other.first

    def after(self, other: Bounds) -> bool:
        """Whether all of it lies after all of another."""
        return other.last < self.first

    def apart(self, other: Bounds) -> bool:
        """Whether no day is in both."""
        return self.before(other) or self.after(other)


def bounds(text: str) -> Bounds | None:
    """Read an EDTF date; None where it has no end, or is none."""
    begin, _, end = text.partition("/")
    if fault(text, EDTF) or end == _OPEN:
        return None
    return Bounds(_first(begin), _last(end or begin))


def edtf(text: str) -> ox.Literal:
    """Make a date of its text."""
    return ox.Literal(text, datatype=ox.NamedNode(EDTF))


def own_bounds(claims: Claims, event: Term) -> Bounds | None:
    """When an event is, by its own date; None where it has none or several."""
    dates = [value.value for value in claims.values(event, "akkg:date")]
    return bounds(dates[0]) if len(dates) == 1 else None


def when(claims: Claims, event: Term) -> Bounds | None:
    """When an event is, by its own date or that of the meeting at which it takes place."""
    if claims.values(event, "akkg:date"):
        return own_bounds(claims, event)
    found = [own_bounds(claims, meeting) for meeting in meetings(claims, event)]
    return found[0] if len(found) == 1 else None


def meetings(claims: Claims, event: Term) -> list[Term]:
    """The meetings at which an event takes place, or that do it."""
    doers = [m for m in claims.values(event, "akkg:by") if claims.is_a(m, "akkg:Meeting")]
    return [*claims.values(event, "akkg:atMeeting"), *doers]


def shifted(text: str, steps: int) -> str:
    """Move a date by so many years, months or days, as precise as it is."""
    begin, slash, end = text.partition("/")
    return f"{_shift(begin, steps)}{slash}{end if end in ('', _OPEN) else _shift(end, steps)}"


def orders(claims: Claims) -> Iterator[tuple[Term, Term]]:
    """The pairs of events of which the one cannot come after the other."""
    yield from _within_instruments(claims)
    yield from _within_funds(claims)
    yield from _within_statuses(claims)
    for quad in claims.having("akkg:subsequentTo"):
        yield term(quad.object), term(quad.subject)
    for series in claims.things("akkg:MeetingSeries"):
        yield from _numbered(claims, series)
        firsts = _acts(claims, series, ("akkg:FirstHolding",))
        yield from product(_acts(claims, series, ("akkg:Establishment",)), firsts)


def redated(
    quads: Iterable[ox.Quad], rng: Random, fits: Callable[[Bounds], bool], reach: int = 1
) -> Change | None:
    """Give an event another date, as precise as its own, that fits; None where none is found.

    Args:
        quads: The statements of its one date.
        rng: Draws how far it moves.
        fits: Whether new bounds are as wanted.
        reach: How many times as far as usual it may move.
    """
    olds = tuple(quads)
    text = term(olds[0].object).value
    most = _STEPS[len(text.partition("/")[0])] * reach
    for _ in range(_TRIES):
        written = shifted(text, rng.randint(1, most) * rng.choice((-1, 1)))
        new = bounds(written)
        if new and new.first > _OLDEST and fits(new):
            return replaced(olds, edtf(written))
    return None


def succession(claims: Claims) -> Iterator[ox.Quad]:
    """The statements that put one thing after another."""
    return claims.having("akkg:followsInSeries", "akkg:succeeds", "eli:amends")


def span(claims: Claims, thing: Term) -> list[Bounds]:
    """When the events of a thing are, as far as is known."""
    ends = [claims.values(thing, name) for name in ("akkg:hasEvent", "akkg:beganWith")]
    found = [when(claims, event) for event in dict.fromkeys(e for each in ends for e in each)]
    return [each for each in found if each]


def _within_instruments(claims: Claims) -> Iterator[tuple[Term, Term]]:
    for instrument in claims.things("akkg:Instrument"):
        effects = _acts(claims, instrument, _EFFECTS)
        yield from product(_acts(claims, instrument, _BEGINNINGS), effects)
        yield from product(effects, _acts(claims, instrument, ("akkg:FullImplementation",)))


def _within_funds(claims: Claims) -> Iterator[tuple[Term, Term]]:
    for quad in claims.having("org:originalOrganization"):
        beginnings = _acts(claims, term(quad.object), _FUND_EVENTS)
        yield from product(beginnings, [term(quad.subject)])


def _within_statuses(claims: Claims) -> Iterator[tuple[Term, Term]]:
    for status in claims.things("akkg:PartnershipStatus"):
        begun, ended = (claims.values(status, f"akkg:{name}With") for name in ("began", "ended"))
        yield from product(begun, ended)
        for later in claims.owners(status, "akkg:succeeds"):
            yield from product(begun, claims.values(later, "akkg:beganWith"))


def _numbered(claims: Claims, series: Term) -> Iterator[tuple[Term, Term]]:
    """The meetings of a series, by their numbers."""
    numbers = {
        meeting: int(claims.values(meeting, "akkg:ordinal")[0].value)
        for meeting in claims.owners(series, "schema:superEvent")
        if claims.values(meeting, "akkg:ordinal")
    }
    yield from combinations(sorted(numbers, key=lambda meeting: numbers[meeting]), 2)


def _acts(claims: Claims, thing: Term, classes: tuple[str, ...]) -> list[Term]:
    return [act for act in claims.values(thing, "akkg:hasEvent") if claims.is_a(act, *classes)]


def _first(text: str) -> date:
    return date.fromisoformat(f"{text}-01-01"[:10])


def _last(text: str) -> date:
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date(year, month, int(text[8:10] or monthrange(year, month)[1]))


def _shift(text: str, steps: int) -> str:
    year, month = int(text[:4]), int(text[5:7] or 1)
    if len(text) == 10:
        return (date.fromisoformat(text) + timedelta(days=steps)).isoformat()
    if len(text) == 7:
        months = 12 * year + month - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{year + steps:04}"
