"""Figures of networks whose figures can be counted by hand, and of the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx
import pytest

from akkg.dataset import Dataset, load
from akkg.networks.backbone import backbone, of_kinds
from akkg.networks.centrality import betweenness, pagerank
from akkg.networks.joints import bridges_and_joints
from akkg.networks.meanings import MEANINGS
from akkg.networks.network import network
from akkg.networks.statistics import Statistics, statistics
from tests.networks.small import KG

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def drawn(*links: str, alone: str = "") -> MultiDiGraph[str]:
    """A network of things with names of one letter, linked as `ab`."""
    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for name in sorted({*"".join(links), *alone}):
        graph.add_node(name, label=name.upper(), family="fund", hub=False, events=())
    for number, ends in enumerate(links):
        graph.add_edge(ends[0], ends[1], str(number), relation_label="knows", basis="stated")
    return graph


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def whole(kg: Dataset) -> MultiDiGraph[str]:
    """Its network."""
    return network(kg)


def test_things_links_and_pairs_are_counted() -> None:
    """Two links of one pair are two links, whichever way they lead."""
    found = statistics(drawn("ab", "ba", "ab", "bc", alone="d"))
    assert (4, 4, 2) == (found.things, found.links, found.pairs)
    assert ({"funds": 4}, {"knows": 4}, {"stated": 4}) == (
        found.families,
        found.relations,
        found.bases,
    )


def test_parts_and_lonely_things_are_told() -> None:
    """The largest first."""
    found = statistics(drawn("ab", "cd", "de", alone="xy"))
    assert (3, 2, 1, 1) == found.components
    assert ["X", "Y"] == [one.label for one in found.isolates]


def test_all_lonely_things_are_told_and_what_rests_on_nothing() -> None:
    """However few of other measures are asked for."""
    graph = drawn("ab", "bc", alone="uvwxyz")
    graph.edges["a", "b", "0"]["basis"] = ""
    found = statistics(graph, top=2)
    assert ["U", "V", "W", "X", "Y", "Z"] == [one.label for one in found.isolates]
    assert {"stated": 1, "no passage": 1} == found.bases


def test_density_is_the_share_of_pairs() -> None:
    """Two of three pairs of three things."""
    assert 2 / 3 == statistics(drawn("ab", "bc", "cb")).density


def test_the_longest_way_is_of_the_largest_part() -> None:
    """Against the direction of links, too."""
    found = statistics(drawn("ba", "bc", "dc", "xy"))
    assert (3, True) == (found.diameter, found.diameter_exact)


def test_the_longest_way_of_a_large_part_is_looked_for_from_its_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From the farthest thing on, wherever one began; and it is said that it may be longer."""
    monkeypatch.setattr("akkg.networks.statistics._EXACT", 3)
    found = statistics(drawn("ba", "ac", "cd"))
    assert (3, False) == (found.diameter, found.diameter_exact)


def test_what_holds_parts_together_is_found() -> None:
    """Without b two are cut off from the largest rest, without c two; a loop of three holds."""
    found = statistics(drawn("ab", "xb", "bc", "cd", "de", "ec", alone="z"))
    assert [("B", 2), ("C", 2)] == sorted((one.label, one.value) for one in found.joints)
    assert 3 == found.bridges


def test_joints_and_bridges_are_those_of_networkx(whole: MultiDiGraph[str]) -> None:
    """And how many are cut off is counted by taking each away."""
    for graph in (whole, backbone(whole)):
        plain = networkx.Graph(graph)
        found = bridges_and_joints(plain)
        assert set(networkx.articulation_points(plain)) == set(found.cut_off) != set()
        assert len(list(networkx.bridges(plain))) == found.bridges
        for iri, cut_off in found.cut_off.items():
            part = plain.subgraph(networkx.node_connected_component(plain, iri) - {iri})
            rest = max(map(len, networkx.connected_components(part)))
            assert len(part) - rest == cut_off


def test_betweenness_and_neighbours_are_those_of_networkx(whole: MultiDiGraph[str]) -> None:
    """Over the network without directions."""
    graph = backbone(whole)
    plain = networkx.Graph(graph)
    found = statistics(graph, top=len(graph))
    expected = networkx.betweenness_centrality(plain)
    assert {iri: share for iri, share in expected.items() if share} == pytest.approx(
        {one.thing: one.value for one in found.betweenness}
    )
    assert {iri: count for iri, count in plain.degree() if count} == {
        one.thing: one.value for one in found.degree
    }
    assert len(graph) == found.betweenness_starts


def test_pagerank_of_a_star_can_be_counted_by_hand() -> None:
    """Of n things that all lead to one: s = (1 - d + d * c) / n each, c = s + d * (n - 1) * s."""
    found = pagerank(drawn("ac", "bc", "dc"))
    share = (found["a"], found["b"], found["d"])
    assert share == pytest.approx([(0.15 + 0.85 * found["c"]) / 4] * 3)
    assert found["c"] == pytest.approx(found["a"] + 0.85 * sum(share))
    assert 1 == pytest.approx(sum(found.values()))


def test_equal_figures_are_ordered_by_label_then_by_iri() -> None:
    """So the same network gives the same list."""
    graph = drawn("ab", "cd")
    graph.nodes["d"]["label"] = "A"
    assert ["a", "d", "b", "c"] == [one.thing for one in statistics(graph).degree]


def test_a_large_network_is_measured_from_some_things() -> None:
    """Always the same ones."""
    plain = networkx.path_graph([str(number) for number in range(1500)])
    found = betweenness(plain)
    assert 0 < found.starts < 1500
    assert found == betweenness(plain)


def test_an_empty_network_has_figures() -> None:
    """Nothing of everything."""
    found = statistics(drawn())
    assert (0, 0, (), 0.0, 0, 0) == (
        found.things,
        found.links,
        found.components,
        found.density,
        found.diameter,
        found.bridges,
    )


def test_the_counts_of_the_real_network_are_those_of_sparql(
    kg: Dataset, whole: MultiDiGraph[str]
) -> None:
    """Funds and meetings that a plain query counts."""
    found: Any = kg.store.query(
        f"PREFIX akkg: <{KG}ontology#> SELECT (COUNT(DISTINCT ?x) AS ?n) "
        "WHERE { VALUES ?c { akkg:Fund akkg:Instrument } ?x a ?c }"
    )
    counted = int(next(iter(found))["n"].value)
    figures = statistics(of_kinds(whole, ["fund", "instrument", "plan"]))
    assert counted == figures.things == sum(figures.families.values())


def test_figures_do_not_hang_on_the_order_of_a_network(whole: MultiDiGraph[str]) -> None:
    """As when it was made in another process."""
    graph = backbone(whole)
    turned = graph.__class__()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for source, target, key, edge in reversed(list(graph.edges(keys=True, data=True))):
        turned.add_edge(source, target, key, **edge)
    assert statistics(graph) == statistics(turned)


def test_every_figure_has_a_meaning() -> None:
    """But those that only say how good another is."""
    figures = set(Statistics.__dataclass_fields__)
    assert figures - {"diameter_exact", "betweenness_starts"} == set(MEANINGS)
