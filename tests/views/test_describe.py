"""What the graph knows of a thing, and what the source leaves open."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.queries.catalogue import load_query
from akkg.runner import run_query
from akkg.views.describe import Description, Fact, describe
from tests.conftest import MINI

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
EXPECTS = "akkg:expects"


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def small() -> Dataset:
    """The dataset of the small tree."""
    return load(MINI)


def term(dataset: Dataset, curie: str) -> ox.NamedNode:
    """The IRI of a CURIE."""
    return ox.NamedNode(dataset.prefixes.expand(curie))


def told(dataset: Dataset, curie: str, *, derived: bool = False) -> Description:
    """The description of a thing."""
    return describe(dataset, term(dataset, curie), derived=derived)


def add(dataset: Dataset, graph: str, subject: str, predicate: str, object_: str) -> None:
    """Add a claim to a graph, and to the merged triples."""
    triple = ox.Triple(*(term(dataset, curie) for curie in (subject, predicate, object_)))
    for place in (term(dataset, graph), ox.DefaultGraph()):
        dataset.store.add(ox.Quad(triple.subject, triple.predicate, triple.object, place))


def silences(dataset: Dataset, kind: str) -> set[tuple[str, str]]:
    """What the saved query finds not stated of a class: things and properties."""
    rows = run_query(load_query("not-stated"), dataset, {"class": kind}).rows
    return {
        (thing.value, property_.value)
        for thing, _, property_ in rows
        if isinstance(thing, ox.Literal) and isinstance(property_, ox.Literal)
    }


def test_a_thing_is_told_in_both_directions_with_passages(small: Dataset) -> None:
    """What two passages state cites both; a reading is marked as one."""
    assert Description(
        iri=small.prefixes.expand("ak:plan-b"),
        name="ak:plan-b",
        kind="akkg:Plan",
        says=(
            Fact("akkg:hasEvent signature of Plan B", "stated", ("p2",), False),
            Fact("is an akkg:Plan", "stated", ("p1", "p2"), False),
            Fact("succeeds ak:plan-a", "stated", ("p1", "p2"), False),
        ),
        said=(Fact("ak:plan-c succeeds it", "editorial", ("p2",), False),),
        mentioned=(),
        open_lists=(),
        not_stated=(),
        held_back=2,
    ) == told(small, "ak:plan-b")


def test_what_follows_by_rule_is_told_when_asked_for(small: Dataset) -> None:
    """It cites what it follows from, and is no stronger than the weakest of that."""
    found = told(small, "ak:plan-c", derived=True)
    chain = "akkg:succeedsTransitively"
    assert Fact(f"{chain} ak:plan-b", "editorial", ("p2",), True) in found.says
    assert Fact(f"{chain} ak:plan-a", "editorial", ("p1", "p2"), True) in found.says
    assert 0 == found.held_back
    chained = told(small, "ak:plan-b", derived=True)
    assert Fact(f"{chain} ak:plan-a", "derived", ("p1", "p2"), True) in chained.says


def test_a_reading_adds_nothing_to_what_a_passage_states() -> None:
    """The fact stays stated, and cites the passages that state it alone."""
    own = load(MINI)
    add(own, "editorial:c-succeeds-b", "ak:plan-b", "akkg:succeeds", "ak:plan-a")
    fact = Fact("succeeds ak:plan-a", "stated", ("p1", "p2"), False)
    assert fact in told(own, "ak:plan-b").says


def test_what_the_authority_files_say_has_no_basis_and_no_passage(kg: Dataset) -> None:
    """A further name is the editors', not the document's."""
    name = "\u201cAssociation of Southeast Asian Nations\u201d"
    assert Fact(f"is also called {name}", "", (), False) in told(kg, "ak:asean").says


def test_name_kind_and_mentions_stand_at_the_head_and_not_among_the_facts(kg: Dataset) -> None:
    """Each is told once."""
    found = told(kg, "ak:akfta", derived=True)
    assert "ASEAN-ROK Free Trade Agreement (AKFTA)" == found.name
    assert ("free trade agreement", ("p18",)) == (found.kind, found.mentioned)
    words = [fact.words for fact in (*found.says, *found.said)]
    assert "has the acronym AKFTA" in words
    assert not [line for line in words if "mentions" in line or "has the kind" in line]


def test_a_thing_of_which_nothing_is_said_has_its_name_alone(small: Dataset) -> None:
    """It is no mistake to ask."""
    iri = "https://w3id.org/akkg/id/nobody"
    assert Description(iri, "ak:nobody", "", (), (), (), (), (), 0) == told(small, "ak:nobody")


def test_the_number_of_facts_held_back_is_that_of_what_follows_by_rule(kg: Dataset) -> None:
    """With and without them, nothing is lost."""
    short, full = told(kg, "ak:rok"), told(kg, "ak:rok", derived=True)
    counts = [len(found.says) + len(found.said) for found in (short, full)]
    assert short.held_back == counts[1] - counts[0] > 0
    assert set(short.says) == {fact for fact in full.says if not fact.by_rule}


def test_a_list_that_the_source_leaves_open_is_told_with_the_words_that_open_it(
    kg: Dataset,
) -> None:
    """A reader must not take the list for complete."""
    assert ("is in the field of …: a list left open by \u201cand others\u201d",) == told(
        kg, "ak:focf"
    ).open_lists


def test_what_is_not_stated_is_what_the_saved_query_finds(kg: Dataset) -> None:
    """For every class with expectations, and every thing of it, both say the same."""
    default = ox.DefaultGraph()
    expecting = kg.store.quads_for_pattern(None, term(kg, EXPECTS), None, default)
    classes = {quad.subject for quad in expecting if isinstance(quad.subject, ox.NamedNode)}
    expected = set().union(*(silences(kg, kind.value) for kind in classes))
    things = {
        quad.subject
        for kind in classes
        for quad in kg.store.quads_for_pattern(None, ox.NamedNode(TYPE), kind, default)
        if isinstance(quad.subject, ox.NamedNode)
    }
    found = [describe(kg, thing) for thing in things]
    assert len(expected) > 100
    assert expected == {(one.name, words) for one in found for words in one.not_stated}


def test_a_reading_does_not_count_as_said_and_a_passage_does() -> None:
    """The place of a meeting that only a reading gives stays open, as in the saved query."""
    own = load()
    place = ("ak:summit-25", "akkg:place", "ak:vientiane")
    silence = ("25th ASEAN-ROK Summit", "is in the place")
    assert ("is in the place",) == told(own, "ak:summit-25").not_stated
    add(own, "editorial:akfta-follows-investment-agreement", *place)
    assert ("is in the place",) == told(own, "ak:summit-25").not_stated
    assert silence in silences(own, "akkg:Summit")
    add(own, "overview:p11", *place)
    assert () == told(own, "ak:summit-25").not_stated
    assert silence not in silences(own, "akkg:Summit")
