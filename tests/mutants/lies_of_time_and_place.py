"""Well-formed lies about when and where: in order, as precise as before, and not so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from akkg.validation.finding import Term
from tests.mutants.claims import Claims, stated, term
from tests.mutants.dates import Bounds, bounds, meetings, own_bounds, redated, when
from tests.mutants.draw import shuffled
from tests.mutants.mutant import Change, Kind, Operation, replaced
from tests.mutants.silent import with_mentions

# Links along which what happens to one thing is ordered by what happened to another.
_LINES = (
    "akkg:followsInSeries",
    "akkg:fromStatus",
    "akkg:implements",
    "akkg:planOf",
    "akkg:succeeds",
    "akkg:toStatus",
    "eli:amends",
    "org:originalOrganization",
    "org:resultingOrganization",
)
_LIVES = ("akkg:beganWith", "akkg:coversPeriod", "akkg:endedWith", "akkg:hasEvent")
_TIED = ("akkg:atMarginsOf", "akkg:celebratedWith", "akkg:commemorates")


def redated_in_order(claims: Claims, rng: Random) -> Iterator[Change]:
    """An event has another date, as precise, on the same side of all that it is connected with."""
    last = _horizon(claims)
    for event in shuffled(claims.things("akkg:Event"), rng):
        own = own_bounds(claims, event)
        if own and last and _free(claims, event):
            near = [b for other in _connected(claims, event) if (b := when(claims, other))]
            if all(own.apart(other) for other in near):
                fits = _same_side(own, near, last)
                if found := redated(claims.of(event, "akkg:date"), rng, fits):
                    yield found


def elsewhere(claims: Claims, rng: Random) -> Iterator[Change]:
    """What happened at a place happened at another one."""
    for quad in shuffled((q for q in claims.having("akkg:place") if stated(q)), rng):
        thing = term(quad.subject)
        beside = [*meetings(claims, thing), *claims.values(thing, "akkg:atMarginsOf")]
        at_it = [*claims.owners(thing, "akkg:atMeeting"), *claims.owners(thing, "akkg:atMarginsOf")]
        if not any(claims.of(other, "akkg:place") for other in (*beside, *at_it)):
            others = [place for place in claims.things("akkg:Place") if place != quad.object]
            yield with_mentions(claims, replaced(claims.copies(quad), rng.choice(others)))


def _horizon(claims: Claims) -> Bounds | None:
    return next((bounds(term(q.object).value) for q in claims.having("akkg:horizon")), None)


def _free(claims: Claims, event: Term) -> bool:
    """Whether no meeting and no anniversary says when an event is."""
    tied = any(claims.of(event, name) or claims.owners(event, name) for name in _TIED)
    dated = [e for e in _at(claims, event) if claims.of(e, "akkg:date")]
    return not tied and not dated and not meetings(claims, event)


def _connected(claims: Claims, event: Term) -> list[Term]:
    """The events of the things of an event and of those before and after them, and what the text
    puts before or after it."""
    moving = [event, *_at(claims, event)]
    things = _line(claims, [t for e in moving for name in _LIVES for t in claims.owners(e, name)])
    found = [e for thing in things for name in _LIVES for e in claims.values(thing, name)]
    for each in moving:
        found += claims.values(each, "akkg:subsequentTo") + claims.owners(each, "akkg:subsequentTo")
        found += [e for name in _LINES for e in claims.owners(each, name)]
        for series in claims.values(each, "schema:superEvent"):
            found += claims.owners(series, "schema:superEvent")
    return [other for other in dict.fromkeys(found) if other not in moving]


def _line(claims: Claims, things: list[Term]) -> list[Term]:
    """Some things with all to which a line leads from them, or from which one leads to them."""
    found = dict.fromkeys(things)
    todo = list(found)
    while todo:
        thing = todo.pop()
        for name in _LINES:
            for other in (*claims.values(thing, name), *claims.owners(thing, name)):
                if other not in found:
                    found[other] = None
                    todo.append(other)
    return list(found)


def _at(claims: Claims, meeting: Term) -> list[Term]:
    """The events at a meeting, and those that it does."""
    return [*claims.owners(meeting, "akkg:atMeeting"), *claims.owners(meeting, "akkg:by")]


def _same_side(old: Bounds, others: list[Bounds], last: Bounds) -> Callable[[Bounds], bool]:
    """Tell dates that lie on the same side of others as an old one, and not behind a last one."""

    def fits(new: Bounds) -> bool:
        kept = all(new.before(other) if old.before(other) else new.after(other) for other in others)
        return kept and new.last <= last.last

    return fits


OPERATIONS = (
    Operation("redated", Kind.LIE, "an event has another date, in order", redated_in_order),
    Operation("elsewhere", Kind.LIE, "something is at another place", elsewhere),
)
