"""Events folded into the things that have them, on graphs written by hand."""

from __future__ import annotations

from akkg.networks.folding import HAS_EVENT, fold
from akkg.networks.happenings import Remark
from akkg.networks.links import Link
from tests.networks.small import event, link


def told(links: tuple[Link, ...]) -> set[tuple[str, str, str, str, tuple[str, ...]]]:
    """Links in short."""
    return {(one.source, one.label, one.target, one.basis, one.paragraphs) for one in links}


def test_what_an_event_is_linked_to_becomes_linked_to_its_owner() -> None:
    """With the kind of the event, its date, and the passages of both statements."""
    found = fold(
        [link("plan", HAS_EVENT, "e", "p4"), link("e", "akkg:atMeeting", "summit", "p2")],
        {"e": event("e", date="2010-10-29")},
    )
    assert {("plan", "adoption: atMeeting", "summit", "stated", ("p2", "p4"))} == told(found.links)
    [one] = found.links
    assert ("akkg:atMeeting ak:e", "akkg:atMeeting", "e") == (one.key, one.relation, one.event)
    assert ("2010-10-29",) * 3 == one.span


def test_a_link_into_an_event_leads_to_its_owner() -> None:
    """`status began with the adoption` of the plan."""
    found = fold(
        [link("plan", HAS_EVENT, "e", "p4"), link("status", "akkg:beganWith", "e", "p4")],
        {"e": event("e")},
    )
    assert {("status", "beganWith the adoption", "plan", "stated", ("p4",))} == told(found.links)


def test_a_link_of_two_events_becomes_one_of_their_owners() -> None:
    """It has the date of the one that it leads from."""
    found = fold(
        [
            link("a", HAS_EVENT, "e", "p1"),
            link("b", HAS_EVENT, "f", "p2"),
            link("e", "akkg:subsequentTo", "f", "p3"),
        ],
        {"e": event("e", date="2010-01-01"), "f": event("f")},
    )
    label = "adoption: subsequentTo the adoption"
    assert {("a", label, "b", "stated", ("p1", "p2", "p3"))} == told(found.links)
    assert ("e", "2010-01-01") == (found.links[0].event, found.links[0].span.date)


def test_the_event_stands_on_its_owner_with_its_own_passages() -> None:
    """Those that tell that it has it, and those that date it."""
    found = fold([link("plan", HAS_EVENT, "e", "p4")], {"e": event("e", "p2")})
    assert () == found.links
    [one] = found.happenings["plan"]
    assert ("adoption", "2001-02-03", ("p2", "p4")) == one[:3]
    assert ("e", "2001-02-03", "2001-02-03", "stated", (), "stated") == one[3:]


def test_events_stand_in_the_order_of_their_days_undated_ones_last() -> None:
    """Whatever the order of the links."""
    names = ("late", "none", "early")
    events = {
        "late": event("late", date="2012-01-01"),
        "none": event("none", date=""),
        "early": event("early", date="2010-01-01"),
    }
    found = fold([link("plan", HAS_EVENT, name, "p1") for name in names], events)
    assert ["early", "late", "none"] == [one.event for one in found.happenings["plan"]]


def test_the_weakest_basis_counts() -> None:
    """A reading on one side makes it a reading."""
    found = fold(
        [
            link("plan", HAS_EVENT, "e", "p4"),
            link("e", "akkg:place", "seoul", "p4", basis="derived"),
            link("status", "akkg:beganWith", "e", "p4", basis="editorial"),
        ],
        {"e": event("e")},
    )
    assert {"seoul": "derived", "plan": "editorial"} == {
        one.target: one.basis for one in found.links
    }


def test_what_links_a_thing_to_its_own_event_becomes_a_remark() -> None:
    """It would be a loop; its passages are not those of the event."""
    found = fold(
        [
            link("status", HAS_EVENT, "e", "p4"),
            link("status", "akkg:beganWith", "e", "p9", basis="editorial"),
            link("e", "akkg:toStatus", "status", "p4"),
        ],
        {"e": event("e")},
    )
    assert () == found.links
    [one] = found.happenings["status"]
    assert ("p4",) == one.paragraphs
    assert (
        Remark("adoption: toStatus it", "stated", ("p4",)),
        Remark("beganWith the adoption", "editorial", ("p9",)),
    ) == one.remarks


def test_two_events_of_one_thing_at_one_place_stay_two_links() -> None:
    """Their keys differ."""
    found = fold(
        [
            link("body", HAS_EVENT, "e", "p1"),
            link("body", HAS_EVENT, "f", "p1"),
            link("e", "akkg:place", "busan", "p1"),
            link("f", "akkg:place", "busan", "p1"),
        ],
        {"e": event("e"), "f": event("f")},
    )
    assert {"akkg:place ak:e", "akkg:place ak:f"} == {one.key for one in found.links}


def test_an_event_of_two_things_of_none_or_of_a_folded_event_stays() -> None:
    """With all its links as they are."""
    links = [
        link("a", HAS_EVENT, "shared", "p1"),
        link("b", HAS_EVENT, "shared", "p1"),
        link("alone", "akkg:place", "seoul", "p1"),
        link("a", HAS_EVENT, "outer", "p1"),
        link("outer", HAS_EVENT, "inner", "p2"),
        link("inner", "akkg:place", "seoul", "p3"),
    ]
    events = {name: event(name) for name in ("shared", "alone", "outer", "inner")}
    found = fold(links, events)
    assert {"a": ["outer"]} == {
        iri: [one.event for one in some] for iri, some in found.happenings.items()
    }
    assert {
        ("a", "hasEvent", "shared", "stated", ("p1",)),
        ("b", "hasEvent", "shared", "stated", ("p1",)),
        ("alone", "place", "seoul", "stated", ("p1",)),
        ("a", "adoption: hasEvent", "inner", "stated", ("p1", "p2")),
        ("inner", "place", "seoul", "stated", ("p3",)),
    } == told(found.links)


def test_events_that_have_each_other_stay() -> None:
    """Neither can be told of the other."""
    links = [link("e", HAS_EVENT, "f", "p1"), link("f", HAS_EVENT, "e", "p1")]
    found = fold(links, {"e": event("e"), "f": event("f")})
    assert (tuple(links), {}) == (found.links, found.happenings)
