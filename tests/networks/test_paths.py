"""Ways between two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx
import pytest

from akkg.errors import ParameterError
from akkg.networks.network import network
from akkg.networks.paths import path
from tests.networks.small import thing

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def drawn(*links: str, hubs: str = "") -> MultiDiGraph[str]:
    """A network of things with names of one letter, linked as `ab stated`."""
    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for link in links:
        source, target, basis = link[0], link[1], link[3:] or "stated"
        for name in (source, target):
            graph.add_node(name, hub=name in hubs, events=())
        sentence = f"{source} knows {target}"
        graph.add_edge(source, target, basis, sentence=sentence, basis=basis, paragraphs=("p1",))
    return graph


def told(graph: MultiDiGraph[str], start: str, end: str, *, hubs: bool = False) -> list[str]:
    """The sentences of the way."""
    return [step.sentence for step in path(graph, start, end, through_hubs=hubs) or ()]


def test_the_shortest_way_is_found_whichever_way_links_lead() -> None:
    """Each step says its statement as it stands."""
    graph = drawn("ba", "bc", "ax", "xy", "yc")
    assert ["b knows a", "b knows c"] == told(graph, "a", "c")
    found = path(graph, "a", "c") or ()
    assert [False, True] == [step.forward for step in found]


def test_of_equally_long_ways_that_with_the_strongest_basis_is_taken() -> None:
    """A derived step is weaker than a stated one, a reading weaker still."""
    graph = drawn("ab editorial", "bz", "ac derived", "cz", "ad", "dz")
    assert ["a knows d", "d knows z"] == told(graph, "a", "z")
    graph.remove_node("d")
    assert ["a knows c", "c knows z"] == told(graph, "a", "z")


def test_of_several_links_the_strongest_is_told() -> None:
    """Though it leads back."""
    graph = drawn("ab derived", "ba stated")
    assert ["b knows a"] == told(graph, "a", "b")


def test_the_shortest_way_is_taken_though_its_basis_is_weak() -> None:
    """Bases tell apart ways of one length alone."""
    assert ["a knows z"] == told(drawn("az editorial", "ab", "bz"), "a", "z")


def test_a_step_is_as_strong_as_the_strongest_of_its_links() -> None:
    """A reading beside a statement does not make it weaker."""
    graph = drawn("ab", "ab editorial", "bz", "ac derived", "cz")
    assert ["a knows b", "b knows z"] == told(graph, "a", "z")


def test_what_is_known_to_rest_on_nothing_is_the_weakest() -> None:
    """Weaker than a reading."""
    graph = drawn("ab", "bz", "ac editorial", "cz")
    graph.edges["a", "b", "stated"]["basis"] = ""
    assert ["a knows c", "c knows z"] == told(graph, "a", "z")


def test_of_equally_strong_links_that_which_leads_on_is_told() -> None:
    """A reader goes with the statement where one can."""
    graph = drawn("ab", "ba")
    assert [["a knows b"], ["b knows a"]] == [told(graph, *way) for way in ("ab", "ba")]


def test_a_way_does_not_lead_through_a_hub_unless_asked() -> None:
    """It may begin and end at one."""
    graph = drawn("ah", "bh", hubs="h")
    assert path(graph, "a", "b") is None
    assert ["a knows h", "b knows h"] == told(graph, "a", "b", hubs=True)
    assert ["a knows h"] == told(graph, "a", "h")
    assert ["b knows h"] == told(graph, "h", "b")


def test_a_thing_is_no_step_from_itself() -> None:
    """Nor from an event that is told of it."""
    assert () == path(drawn("ab"), "a", "a")
    graph = network()
    assert () == path(graph, thing("akfta"), thing("akfta-taking-effect"))


def test_ways_of_the_real_network_are_as_short_as_those_of_networkx() -> None:
    """And every step has its passages."""
    graph = network()
    plain = networkx.Graph(graph)
    for end in ("summit-25", "akcf", "poa-2005", "asean-culture-house"):
        found = path(graph, thing("third-protocol"), thing(end), through_hubs=True)
        length = networkx.shortest_path_length(plain, thing("third-protocol"), thing(end))
        assert found is not None
        assert length == len(found) > 0
        assert all(step.paragraphs and step.sentence for step in found)


def test_a_thing_that_is_not_there_is_refused() -> None:
    """By its IRI."""
    with pytest.raises(ParameterError, match="does not show this thing"):
        path(drawn("ab"), "a", "z")
