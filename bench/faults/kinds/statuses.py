"""Faults of the statuses of a partnership."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from bench.faults.claims import Claims
from bench.faults.edits import pick, replaced
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import iri, words

__all__ = ["kinds"]


def succeeds_an_instrument(claims: Claims, dice: Random) -> Edit | None:
    """A status and an instrument exclude each other."""
    status, other = claims.role("statuses")[0], pick(dice, claims.role("declarations"))
    if other is None:
        return None
    return edit(
        (),
        claims.say(status, "akkg:succeeds", other),
        expect(status, "akkg:succeeds", other, "Class", "shape:status-succeeds"),
        expect(status, "akkg:succeeds", other, "SPARQL", "shape:succession-of-like"),
    )


def status_of_others(claims: Claims, dice: Random) -> Edit | None:
    """The last status is one of relations that have no other."""
    status = claims.role("statuses")[-1]
    [relation] = claims.role("relation")
    other = iri(f"ak:{claims.slug}-other-relations")
    home, name = claims.home(status), iri("rdf:type")
    old = claims.given(status, "akkg:statusOf")
    added = [
        (
            other,
            iri("skos:prefLabel"),
            words(f"other relations {claims.slug}"),
            iri("graph:authority"),
        ),
        (other, name, iri("akkg:DialogueRelation"), home),
        *((other, iri("akkg:party"), each, home) for each in claims.values(relation, "akkg:party")),
        *claims.mention(home, other, *claims.values(relation, "akkg:party")),
    ]
    before = claims.role("statuses")[-2]
    found = expect(status, "akkg:succeeds", before, "SPARQL", "shape:succession-of-status")
    return edit(old, [*replaced(old, other), *added], found)


def ends_as_it_begins(claims: Claims, dice: Random) -> Edit | None:
    """The act brings to the status, which does not succeed itself."""
    status, event = claims.role("statuses")[-1], claims.role("status_events")[-1]
    if claims.given(status, "akkg:endedWith"):
        return None
    return edit(
        (),
        claims.say(status, "akkg:endedWith", event),
        expect(status, "akkg:beganWith", event, "Disjoint", "shape:status-began-with"),
        expect(
            status,
            "akkg:endedWith/akkg:toStatus",
            status,
            "SPARQL",
            "shape:status-ends-for-its-successor",
        ),
    )


def brings_to_another(claims: Claims, dice: Random) -> Edit | None:
    """The first act brings to the last status, of which it is no event."""
    status, event = claims.role("statuses")[0], claims.role("status_events")[0]
    last = claims.role("statuses")[-1]
    if claims.given(event, "akkg:fromStatus") or event not in claims.values(
        status, "akkg:hasEvent"
    ):
        return None
    old = claims.given(event, "akkg:toStatus")
    return edit(
        old,
        [*replaced(old, last), *claims.mention(claims.home(event), last)],
        expect(event, "akkg:toStatus", last, "SPARQL", "shape:act-to-status-own"),
        expect(status, "akkg:beganWith", event, "SPARQL", "shape:status-began-with-its-own"),
    )


def status_without_begin(claims: Claims, dice: Random) -> Edit | None:
    """The one before ended with an event, so this one begins with it."""
    pairs = pairwise(claims.role("statuses"))
    later = [new for old, new in pairs if claims.given(old, "akkg:endedWith")]
    status = pick(dice, later)
    if status is None:
        return None
    found = expect(status, "", status, "Or", "shape:status-ends-where-next-begins", "warning")
    return edit(claims.given(status, "akkg:beganWith"), (), found)


def ends_with_the_first(claims: Claims, dice: Random) -> Edit | None:
    """The last status ends with the act that brought the first, which does not succeed it."""
    first, last = claims.role("status_events")[0], claims.role("status_events")[-1]
    one, two = claims.year(first), claims.year(last)
    status = claims.role("statuses")[-1]
    if one is None or two is None or one >= two or claims.given(status, "akkg:endedWith"):
        return None
    return edit(
        (),
        claims.say(status, "akkg:endedWith", first),
        expect(status, "akkg:endedWith", first, "SPARQL", "shape:status-begins-first"),
        expect(
            status,
            "akkg:endedWith/akkg:toStatus",
            claims.role("statuses")[0],
            "SPARQL",
            "shape:status-ends-for-its-successor",
        ),
    )


def lacks_a_party(claims: Claims, dice: Random) -> Edit | None:
    """Relations are between two at least."""
    [relation], [partner] = claims.role("relation"), claims.role("partner")
    old = [each for each in claims.given(relation, "akkg:party") if each[2] == partner]
    if len(claims.values(relation, "akkg:party")) != 2:
        return None
    return edit(old, (), expect(relation, "akkg:party", "", "MinCount", "shape:relation-parties"))


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    return (
        Kind("status-without-begin", "A status does not say how it began.", status_without_begin),
        Kind("ends-with-the-first", "The last status ends before it begins.", ends_with_the_first),
        Kind("lacks-a-party", "Relations have one party.", lacks_a_party),
        Kind("succeeds-an-instrument", "A status succeeds a declaration.", succeeds_an_instrument),
        Kind("status-of-others", "A status succeeds one of other relations.", status_of_others),
        Kind(
            "ends-as-it-begins",
            "A status ends with the act with which it began.",
            ends_as_it_begins,
        ),
        Kind(
            "brings-to-another", "An act brings to another status than its own.", brings_to_another
        ),
    )
