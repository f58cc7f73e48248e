"""Parts of a network: its backbone, what lies around a thing, kinds, a span of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx
import pytest

from akkg.errors import ParameterError
from akkg.networks.backbone import backbone, between, neighbourhood, of_kinds
from akkg.networks.network import network
from tests.networks.small import thing

if TYPE_CHECKING:
    from collections.abc import Callable

    from networkx import MultiDiGraph

    Graph = MultiDiGraph[str]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The network of the real graph."""
    return network()


def slugs(graph: Graph) -> list[str]:
    """The last parts of the IRIs of its things."""
    return [iri.rpartition("/")[2] for iri in graph]


def test_the_backbone_has_no_states_places_concepts_and_records(graph: Graph) -> None:
    """But meetings, instruments, plans, funds, actors and statuses, also those that stand alone."""
    found = backbone(graph)
    families = {"meeting", "instrument", "plan", "fund", "actor", "status"}
    assert {
        iri
        for iri, node in graph.nodes(data=True)
        if node["family"] in families and node["shape"] != "star"
    } == set(found)
    assert 100 < len(found) < 150
    assert {"asean", "poa-2005"} < set(slugs(found))
    assert not {"rok", "seoul", "pillar-economic"} & set(slugs(found))


def test_a_neighbourhood_has_a_thing_and_all_that_is_linked_to_it(graph: Graph) -> None:
    """Whichever way the link leads, and with the links between those."""
    found = neighbourhood(graph, thing("akcf"))
    assert [
        "akcf",
        "akcf-projects",
        "focf",
        "pillar-development-cooperation",
        "scf",
    ] == slugs(found)
    assert graph.subgraph(found).number_of_edges() == found.number_of_edges() > 5


def test_a_further_step_does_not_lead_on_through_a_hub(graph: Graph) -> None:
    """What stands under the same pillar is not near."""
    found = slugs(neighbourhood(graph, thing("akfta"), 2))
    assert {"investment-agreement", "pillar-economic", "trade-in-services-agreement"} <= set(found)
    assert "ak-wgec" not in found
    assert "ak-wgec" in slugs(neighbourhood(graph, thing("pillar-economic")))


def test_a_folded_event_stands_for_the_thing_that_has_it(graph: Graph) -> None:
    """So a link to it leads somewhere."""
    assert slugs(neighbourhood(graph, thing("akcf"))) == slugs(
        neighbourhood(graph, thing("akcf-merger"))
    )


@pytest.mark.parametrize(
    ("kinds", "count"),
    [
        (["fund"], 4),
        (["funds"], 4),
        (["akkg:Fund"], 4),
        (["Summit"], 10),
        (["summit"], 10),
        (["commemorative summit"], 3),
        (["CommemorativeSummit"], 3),
        (["JointDeclaration"], 4),
        (["fund", "plan"], 9),
        (["Plan Of Action"], 3),
    ],
)
def test_kinds_are_families_or_classes_by_any_name(
    graph: Graph, kinds: list[str], count: int
) -> None:
    """A class means those below it, too."""
    assert count == len(of_kinds(graph, kinds))


def test_an_unknown_kind_is_refused_with_the_nearest(graph: Graph) -> None:
    """As in every other call."""
    with pytest.raises(ParameterError, match="called summmit: did you mean summit"):
        of_kinds(graph, ["summmit"])


def test_within_a_span_are_what_is_dated_there_and_what_that_leads_to(graph: Graph) -> None:
    """A meeting by its own date, an instrument by its events; undated things beside them."""
    found = between(graph, "2010-01-01", "2010-12-31")
    assert {"summit-13", "jd-strategic-partnership", "akfta", "ha-noi"} <= set(slugs(found))
    assert not {"summit-25", "poa-2005", "jeju"} & set(slugs(found))


def test_a_date_that_may_be_within_is(graph: Graph) -> None:
    """`2010-10` may be the 31st."""
    assert "summit-13" in slugs(between(graph, "2010-10-31", "2010-11-30"))
    assert "summit-13" not in slugs(between(graph, "2010-11-01", "2010-11-30"))


def test_both_bounds_are_within(graph: Graph) -> None:
    """A span of one day has what happened on it."""
    assert "summit-8" in slugs(between(graph, "2004-11-30", "2004-11-30"))
    assert "summit-8" not in slugs(between(graph, "2004-12-01", "2004-12-31"))
    assert "summit-8" not in slugs(between(graph, "2004-11-01", "2004-11-29"))


def test_what_has_no_date_stays_whichever_way_it_is_linked() -> None:
    """To what is within, or from it; what only leads to other days goes."""
    graph: Graph = networkx.MultiDiGraph(
        [("before", "within"), ("within", "after"), ("far", "old")]
    )
    graph.nodes["within"].update(begin="2010-05-01", end="2010-05-01")
    graph.nodes["old"].update(begin="1990-01-01", end="1990-12-31")
    assert ["after", "before", "within"] == list(between(graph, "2010-01-01", "2010-12-31"))


def test_what_lasts_is_within(graph: Graph) -> None:
    """The dialogue of 1989 to 1991 in a year without an event; the last status to this day."""
    assert "status-sectoral-dialogue" in slugs(between(graph, "1990-06-01", "1990-06-30"))
    assert "status-csp" in slugs(between(graph, "2030-01-01", None))


def test_dated_links_must_be_within_too(graph: Graph) -> None:
    """A protocol of two dates keeps the link of the one."""
    found = between(graph, "2023-01-01", "2023-12-31")
    dates = {edge["date"] for *_, edge in found.edges(data=True) if "date" in edge}
    assert "third-protocol" in slugs(found)
    assert dates and all(date.startswith("2023") for date in dates)


def test_without_bounds_all_is_within(graph: Graph) -> None:
    """Undated things, too."""
    assert list(graph) == list(between(graph))


@pytest.mark.parametrize(
    "part",
    [
        backbone,
        lambda graph: neighbourhood(graph, thing("asean"), 2),
        lambda graph: of_kinds(graph, ["meeting", "instrument"]),
        lambda graph: between(graph, "2009-01-01", None),
    ],
)
def test_a_part_has_the_order_and_the_attributes_of_the_whole(
    graph: Graph, part: Callable[[Graph], Graph]
) -> None:
    """Things by IRI, links by both ends and key."""
    found = part(graph)
    assert sorted(found) == list(found) != []
    assert sorted(found.edges(keys=True)) == list(found.edges(keys=True)) != []
    assert all(graph.nodes[iri] == node for iri, node in found.nodes(data=True))
    assert all(graph.edges[one[:3]] == one[3] for one in found.edges(keys=True, data=True))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda graph: neighbourhood(graph, thing("nothing")), "does not show this thing"),
        (lambda graph: neighbourhood(graph, thing("akcf"), 0), "0 hops lead nowhere"),
        (lambda graph: between(graph, "2010-02-30"), "2010-02-30 is no day that exists"),
        (lambda graph: between(graph, "2011-01-01", "2010-01-01"), "is before"),
    ],
)
def test_what_does_not_fit_is_refused(
    graph: Graph, call: Callable[[Graph], object], words: str
) -> None:
    """With what is wrong."""
    with pytest.raises(ParameterError, match=words):
        call(graph)
