"""The graph of a picture as GraphML, GEXF and Cytoscape JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx as nx
import pytest

from akkg.networks.happenings import Happening
from akkg.pictures.drawing import KINDS, draw, write
from akkg.pictures.formats.portable import places, portable
from akkg.pictures.palette import colour
from akkg.pictures.picture import Picture
from akkg.pictures.scene import Box, Group, Mark
from tests.pictures.made_graphs import CREDITS, HOSTILE, graph_of, hostile_picture, picture_of

if TYPE_CHECKING:
    Graph = nx.Graph[str]
AKFTA = "https://w3id.org/akkg/id/akfta"


def cytoscape(content: bytes) -> Graph:
    """What networkx reads of Cytoscape JSON."""
    found: Graph = nx.cytoscape_graph(json.loads(content))
    return found


READERS: dict[str, Callable[[bytes], Graph]] = {
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content), force_multigraph=True),
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "cytoscape": cytoscape,
}


@pytest.fixture(scope="module", params=list(KINDS))
def picture(request: pytest.FixtureRequest) -> Picture:
    """A picture of each kind."""
    return draw(request.param)


@pytest.mark.parametrize("format", READERS)
def test_networkx_reads_back_what_was_written(picture: Picture, format: str) -> None:
    """The same things, labels and links, each link once."""
    found = READERS[format](write(picture, format))
    assert sorted(picture.graph) == sorted(found)
    assert sorted(picture.graph.edges()) == sorted((a, b) for a, b, *_ in found.edges())
    labels = {node: facts["label"] for node, facts in portable(picture).nodes.items()}
    assert labels == {node: facts["label"] for node, facts in found.nodes.items()}
    assert len(labels) > 10


@pytest.mark.parametrize("format", READERS)
def test_what_links_say_is_read_back(format: str) -> None:
    """Their words, what they rest on and the paragraphs, which spaces part."""
    found = READERS[format](write(picture_of(graph_of("a>b a>b b>a")), format))
    assert 3 == found.number_of_edges()
    for *_, facts in found.edges(data=True):
        read = {name: facts[name] for name in ("relation", "label", "basis", "paragraphs")}
        assert {
            "relation": "akkg:succeeds",
            "label": "succeeds",
            "basis": "stated",
            "paragraphs": "p1 p18",
        } == read


def test_gephi_finds_colours_places_and_days() -> None:
    """As the picture has them; y goes up there."""
    picture = draw("network", kinds=["meeting"])
    found = nx.read_gexf(io.BytesIO(write(picture, "gexf")))
    summit = "https://w3id.org/akkg/id/summit-13"
    facts, (x, y) = found.nodes[summit], places(picture.scene.items)[summit]
    assert ("2010-10-01", "2010-10-31") == (facts["start"], facts["end"])
    dots = facts["viz"]["color"]
    assert colour("meeting") == f"#{dots['r']:02X}{dots['g']:02X}{dots['b']:02X}"
    position = facts["viz"]["position"]
    assert (x, -y) == (position["x"], position["y"])
    assert len(found) == sum("position" in facts["viz"] for _, facts in found.nodes(data=True))


def test_a_gexf_has_the_day_of_the_data_and_not_that_of_its_writing() -> None:
    """Today's date would make each day's file another; nor does it name a version of anything."""
    root = ElementTree.fromstring(write(draw("network", about="AKFTA"), "gexf"))
    meta = root.find("{http://www.gexf.net/1.2draft}meta")
    assert meta is not None
    assert {"lastmodifieddate": "2025-06-08"} == meta.attrib
    assert "AKKG" == meta.findtext("{http://www.gexf.net/1.2draft}creator")
    graph = root.find("{http://www.gexf.net/1.2draft}graph")
    assert graph is not None and "dynamic" == graph.get("mode")


def test_cytoscape_finds_names_and_places() -> None:
    """Each node and each edge has an id of its own."""
    picture = draw("network", about="AKFTA")
    found = json.loads(write(picture, "cytoscape"))
    nodes = {node["data"]["id"]: node for node in found["elements"]["nodes"]}
    assert "ASEAN-ROK Free Trade Agreement (AKFTA)" == nodes[AKFTA]["data"]["name"]
    assert {"x", "y"} == set(nodes[AKFTA]["position"])
    edges = [edge["data"]["id"] for edge in found["elements"]["edges"]]
    assert picture.graph.number_of_edges() == len(edges) == len(set(edges))


def test_files_of_graphs_tell_their_source() -> None:
    """Day and licence with it; in GEXF where Gephi shows it."""
    picture = picture_of(graph_of("a>b"))
    assert CREDITS.line == READERS["graphml"](write(picture, "graphml")).graph["credits"]
    assert CREDITS.line in str(json.loads(write(picture, "cytoscape"))["data"])
    meta = ElementTree.fromstring(write(picture, "gexf"))[0]
    assert [f"Made up. {CREDITS.line}"] == [
        one.text for one in meta if one.tag.endswith("}description")
    ]


def test_cytoscape_has_the_places_of_the_scene() -> None:
    """Its y goes down, as that of a scene does."""
    picture = picture_of(graph_of("a>b b>c"))
    nodes = json.loads(write(picture, "cytoscape"))["elements"]["nodes"]
    lie = places(picture.scene.items)
    assert {node: {"x": round(x, 2), "y": round(y, 2)} for node, (x, y) in lie.items()} == {
        one["data"]["id"]: one["position"] for one in nodes
    }


@pytest.mark.parametrize("format", READERS)
def test_hostile_labels_are_read_back_as_words(format: str) -> None:
    """Whole, but for characters that no XML may hold."""
    found = READERS[format](write(hostile_picture(), format))
    assert len(HOSTILE) == len(found)
    assert len(HOSTILE) - 1 == found.number_of_edges()
    assert HOSTILE[0] == found.nodes["n0"]["label"]
    assert HOSTILE[3] == found.nodes["n3"]["label"]
    assert 10_000 == len(found.nodes["n10"]["label"])
    assert "bell escape[31m nul line feed" == found.nodes["n8"]["label"]


@pytest.mark.parametrize("format", READERS)
def test_names_that_mean_something_to_a_format_are_kept_apart(format: str) -> None:
    """A foreign graph may use them for whatever it likes."""
    graph = graph_of("a>b")
    strange = {"id": "1", "viz": "2", "spells": "3", "parents": "4", "key": "5", "weight": "6"}
    graph.nodes["a"].update(strange, size="7", pid="8")
    graph.edges["a", "b", "k0"].update(strange, type="9", source="10")
    found = READERS[format](write(picture_of(graph), format))
    assert ["a", "b"] == sorted(found)
    assert ("1", "2") == (found.nodes["a"]["id_"], found.nodes["a"]["viz_"])
    [(source, target, facts)] = found.edges(data=True)
    assert ("a", "b", "9", "10") == (source, target, facts["type_"], facts["source_"])


def test_values_become_plain() -> None:
    """Names are parted by spaces, phrases by semicolons; what is unknown is left out."""
    graph = graph_of("a")
    event = Happening(
        "signature", "2005-12", ("p1",), "e", "2005-12-01", "2005-12-31", "stated", ()
    )
    graph.nodes["a"].update(
        classes=("akkg:Fund", "akkg:Resource"),
        events=(event, event),
        empty=(),
        nothing=None,
        number=3,
        hub=False,
    )
    facts = portable(picture_of(graph)).nodes["a"]
    assert "akkg:Fund akkg:Resource" == facts["classes"]
    assert "signature 2005-12; signature 2005-12" == facts["events"]
    assert (3, False) == (facts["number"], facts["hub"])
    assert not {"empty", "nothing"} & set(facts)


def test_a_node_without_a_label_is_called_by_its_iri() -> None:
    """Every format wants one."""
    graph = graph_of("a")
    graph.nodes["a"].clear()
    assert {"label": "a"} == portable(picture_of(graph)).nodes["a"]


def test_a_thing_lies_where_it_is_seen_first() -> None:
    """Its mark or the middle of its bar, in whatever groups they are."""
    bar = Group((Box(0, 0, 10, 4, "fund"),), thing="b", at=(5, 5))
    mark = Group((Group((Mark(1, 1, 3, "circle", "fund"),), at=(1, 0)),), thing="a")
    assert {"b": (15, 17), "a": (2, 1)} == places((Group((bar,), at=(5, 10)), mark, mark))
