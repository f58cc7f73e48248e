"""What a reader means by a name: a thing, a passage, a reading."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.views.naming import find_named, find_passage, graph_of


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def term(dataset: Dataset, curie: str) -> ox.NamedNode:
    """The IRI of a CURIE."""
    return ox.NamedNode(dataset.prefixes.expand(curie))


def test_a_thing_is_found_by_its_names(kg: Dataset) -> None:
    """Acronym, label, last part of the IRI and CURIE mean the same."""
    names = ("SCF", "asean-rok special cooperation fund (scf)", "scf", "ak:scf")
    assert {term(kg, "ak:scf")} == {find_named(kg, name) for name in names}


def test_a_name_of_several_things_names_them(kg: Dataset) -> None:
    """The reader chooses."""
    with pytest.raises(ParameterError) as refused:
        find_named(kg, "economic cooperation")
    assert (
        "economic cooperation is not one thing alone: "
        "did you mean ak:pillar-economic or para:section-3?"
    ) == str(refused.value)


@pytest.mark.parametrize("name", ["p18", "P18", "para:p18", "overview:p18"])
def test_a_passage_leads_to_its_graph(kg: Dataset, name: str) -> None:
    """By its short name and by its CURIEs."""
    assert term(kg, "overview:p18") == find_passage(kg, name)


def test_what_is_no_passage_is_none(kg: Dataset) -> None:
    """The caller looks among the things, then."""
    assert [None, None] == [find_passage(kg, name) for name in ("AKFTA", "p")]


def test_a_passage_that_is_not_there_is_refused_with_its_neighbours(kg: Dataset) -> None:
    """The document skips a number."""
    with pytest.raises(ParameterError, match=r"no passage p36: did you mean p35 or p37\?"):
        find_passage(kg, "p36")


def test_passages_and_readings_have_graphs_and_things_have_none(kg: Dataset) -> None:
    """A reading is its own graph."""
    reading = "editorial:csp-begins"
    found = [graph_of(kg, term(kg, curie)) for curie in ("para:p2", reading, "ak:scf")]
    assert [term(kg, "overview:p2"), term(kg, reading), None] == found
