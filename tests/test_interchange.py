"""The graph in rdflib and networkx."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from akkg.dataset import Dataset, load
from akkg.interchange import to_networkx, to_rdflib
from akkg.prefixes import BASE
from tests.conftest import MINI


@pytest.fixture(scope="module")
def small() -> Dataset:
    """The dataset of the small tree."""
    return load(MINI)


@pytest.mark.parametrize("root", [MINI, None], ids=["small", "project"])
def test_rdflib_gets_every_statement_where_it_stands(root: object) -> None:
    """The default graph and the named ones, with the forms of literals as they are."""
    kg = load(root)  # type: ignore[arg-type]
    copy = to_rdflib(kg)
    found = set()
    for graph in copy.graphs():
        name = "" if graph.identifier == copy.default_graph.identifier else f" <{graph.identifier}>"
        found |= {" ".join(part.n3() for part in triple) + name for triple in graph}
    string = "^^<http://www.w3.org/2001/XMLSchema#string>"
    assert {
        str(quad.triple) if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad)
        for quad in kg.store
    } == {line.replace(string, "") for line in found}
    assert len(found) == len(kg.store) > 100


def test_rdflib_knows_the_prefixes(small: Dataset) -> None:
    """A serialisation by rdflib is readable."""
    copy = to_rdflib(small)
    assert f"{BASE}id/" == str(dict(copy.namespaces())["ak"])
    assert rdflib.Literal("Plan A", lang="en") in set(copy.default_graph.objects())


def test_networkx_gets_things_with_their_literals(small: Dataset) -> None:
    """A node has a label and a kind, and lists of its literals by property."""
    graph = to_networkx(small)
    assert {
        f"{BASE}id/{name}"
        for name in (
            "meeting",
            "plan-a",
            "plan-a-signature",
            "plan-b",
            "plan-b-signature",
            "plan-c",
        )
    } == set(graph)
    node = graph.nodes[f"{BASE}id/plan-a-signature"]
    assert {
        "label": "signature of Plan A",
        "kind": "akkg:Signature",
        "akkg:date": ["2001-02-03"],
        "rdfs:label": ["signature of Plan A"],
    } == node
    assert "Plan B" == graph.nodes[f"{BASE}id/plan-b"]["label"]


def test_networkx_gets_relations_with_the_graphs_that_state_them(small: Dataset) -> None:
    """An edge is keyed by its property; paragraphs and rules are named."""
    graph = to_networkx(small)
    edges = graph.get_edge_data(f"{BASE}id/plan-b", f"{BASE}id/plan-a")
    assert {
        "akkg:succeeds": {"label": "succeeds", "graphs": ["overview:p1", "overview:p2"]},
        "akkg:succeedsTransitively": {
            "label": "akkg:succeedsTransitively",
            "graphs": ["derived:succession"],
        },
    } == edges
    assert 9 == graph.number_of_edges()


def test_networkx_can_draw_the_project() -> None:
    """Every node has a label and a kind of its own, and every edge a graph."""
    graph = to_networkx(load())
    assert graph.number_of_nodes() > 300
    assert [] == [
        name
        for name, node in graph.nodes(data=True)
        if not node.get("label") or not node.get("kind")
    ]
    assert all(edge["graphs"] for *_, edge in graph.edges(data=True))
