"""Ill-formed: an order that cannot be true, and ways that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import pyoxigraph as ox

from akkg.prefixes import BASE
from akkg.validation.finding import Term
from tests.mutants.claims import Claims, term
from tests.mutants.dates import meetings, orders, own_bounds, redated, span, succession, when
from tests.mutants.draw import shuffled
from tests.mutants.mutant import Change, Kind, Operation, change, replaced

_CHAINS = (
    "akkg:belongsTo",
    "akkg:consolidatedInto",
    "akkg:followsInSeries",
    "akkg:subsequentTo",
    "akkg:succeeds",
    "dcterms:isPartOf",
    "eli:amends",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "skos:broader",
)
_FAR = 8  # the numbered meetings of a series lie two decades apart


def events(claims: Claims, rng: Random) -> Iterator[Change]:
    """Of two events that have an order, the one is moved past the other."""
    pairs = sorted(set(orders(claims)), key=str)
    for (earlier, later), moves_later in shuffled(product(pairs, (False, True)), rng):
        fixed, moving = (earlier, later) if moves_later else (later, earlier)
        there, own = when(claims, fixed), own_bounds(claims, moving)
        if there and own and fixed != moving:
            fits = there.after if moves_later else there.before
            if found := redated(claims.of(moving, "akkg:date"), rng, fits, _FAR):
                yield found


def outside_meeting(claims: Claims, rng: Random) -> Iterator[Change]:
    """An event has a date on which the meeting at which it takes place is not held."""
    for event in shuffled(claims.things("akkg:Event"), rng):
        held = [own_bounds(claims, meeting) for meeting in meetings(claims, event)]
        there = held[0] if held and own_bounds(claims, event) else None
        if there and (found := redated(claims.of(event, "akkg:date"), rng, there.apart)):
            yield found


def status(claims: Claims, rng: Random) -> Iterator[Change]:
    """A status begins with the event with which it ended, and ends with the one it began with."""
    for thing in shuffled(claims.things("akkg:PartnershipStatus"), rng):
        begun, ended = (claims.of(thing, f"akkg:{name}With") for name in ("began", "ended"))
        if begun and ended:
            first, last = (term(quads[0].object) for quads in (begun, ended))
            start, end = when(claims, first), when(claims, last)
            if start and end and start.before(end):
                one, other = replaced(begun, last), replaced(ended, first)
                yield change(one.removed | other.removed, one.added | other.added)


def backward(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing comes after one all of whose events are later than its own."""
    for quad in shuffled(succession(claims), rng):
        later, earlier = span(claims, term(quad.subject)), span(claims, term(quad.object))
        apart = later and earlier and max(e.last for e in earlier) < min(e.first for e in later)
        if apart and isinstance(quad.object, ox.NamedNode):
            copies = claims.copies(quad)
            yield change(
                copies,
                (ox.Quad(quad.object, q.predicate, quad.subject, q.graph_name) for q in copies),
            )


def circle(claims: Claims, rng: Random) -> Iterator[Change]:
    """A chain leads back to where it began, in one step or in several."""
    links = [q for q in claims.having(*_CHAINS) if term(q.object).value.startswith(BASE)]
    for quad in shuffled(links, rng):
        starts = [quad.subject, *_leading(claims, term(quad.subject), quad)]
        end, start = quad.object, rng.choice(starts)
        assert isinstance(end, ox.NamedNode), "chosen above"
        back = ox.Quad(end, quad.predicate, start, quad.graph_name)
        yield change(added=[back])
        if not claims.short(quad.predicate).startswith("rdfs:"):  # each class is below itself
            yield change(added=[ox.Quad(end, quad.predicate, end, quad.graph_name)])


def _leading(claims: Claims, thing: Term, link: ox.Quad) -> list[Term]:
    """The things from which a chain leads to a thing."""
    property_ = claims.short(link.predicate)
    found: dict[Term, None] = {}
    todo = [thing]
    while todo:
        for owner in claims.owners(todo.pop(), property_):
            if owner not in found and owner != thing:
                found[owner] = None
                todo.append(owner)
    return list(found)


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("events-reversed", "an event is moved past one that it cannot pass", events),
        (
            "outside-meeting",
            "an event has a date on which its meeting is not held",
            outside_meeting,
        ),
        ("status-reversed", "a status ends before it begins", status),
        ("succession-backward", "a thing comes after one that is later", backward),
        ("circle", "a chain leads back to where it began", circle),
    )
)
