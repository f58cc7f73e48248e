"""Figures in words: what they say of themselves, and what a table names."""

from __future__ import annotations

import json
from dataclasses import replace

from networkx import MultiDiGraph

from akkg.networks.statistics import statistics
from akkg.networks.statistics_text import as_json, as_table, as_text

GRAPH: MultiDiGraph[str] = MultiDiGraph([("urn:n01", "urn:n02"), ("urn:n02", "urn:n03")])
GRAPH.add_nodes_from(f"urn:n{number:02}" for number in range(4, 16))
for name in GRAPH:
    GRAPH.nodes[name].update(label=name[4:].upper(), family="fund")
for *_, facts in GRAPH.edges(data=True):
    facts.update(relation_label="knows", basis="stated")
FOUND = statistics(GRAPH)
AT_LEAST = "It is at least that"
ESTIMATED = "Estimated from the ways of 2 things"


def words(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def test_an_estimate_says_that_it_is_one() -> None:
    """And an exact figure does not."""
    guessed = replace(FOUND, diameter_exact=False, betweenness_starts=2)
    for write in (as_text, as_json):
        assert AT_LEAST in words(write(guessed, "")) and ESTIMATED in words(write(guessed, ""))
        assert AT_LEAST not in words(write(FOUND, ""))
        assert "Estimated" not in words(write(FOUND, ""))


def test_people_are_told_ten_lonely_things_and_how_many_more() -> None:
    """Programs get them all."""
    text = as_text(FOUND, "")
    assert "things without a link: 12" in text
    assert ["N13"] == [name for name in ("N13", "N14") if f"  {name}\n" in text]
    assert "…  and 2 more" in text
    assert 12 == len(json.loads(as_json(FOUND, ""))["figures"]["isolates"]["value"])


def test_a_row_of_the_table_names_its_thing() -> None:
    """By its IRI, beside its label."""
    rows = [row for row in as_table(FOUND).rows if row[0] and row[0].value == "degree"]
    assert ["N02", "urn:n02", "2"] == [cell.value for cell in rows[0][1:] if cell]
