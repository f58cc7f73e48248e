"""The graph of a picture in the DOT language."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any
from xml.etree import ElementTree

import pytest

from akkg.pictures.drawing import KINDS, draw, write
from akkg.pictures.formats.dot import SHAPES
from akkg.pictures.formats.portable import places
from akkg.pictures.palette import colour
from akkg.pictures.picture import Picture
from akkg.pictures.shapes import SHAPES as OURS
from tests import optional
from tests.pictures.made_graphs import CREDITS, HOSTILE, graph_of, hostile_picture, picture_of


def graphviz(content: bytes, format: str = "json0", layout: str = "dot") -> bytes:
    """What Graphviz makes of a graph; it must not complain."""
    command = [optional.need("graphviz"), f"-K{layout}", f"-T{format}"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    complaints = [line for line in done.stderr.decode().splitlines() if "font" not in line.lower()]
    assert [] == complaints
    return done.stdout


def read(picture: Picture, layout: str = "dot") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The nodes and edges that Graphviz finds."""
    found = json.loads(graphviz(write(picture, "dot"), layout=layout))
    objects = found.get("objects", [])
    return {one["name"]: one for one in objects}, found.get("edges", [])


@pytest.mark.parametrize("kind", KINDS)
def test_graphviz_accepts_every_kind(kind: str) -> None:
    """With as many nodes and edges as the picture has."""
    picture = draw(kind)
    # In ranks, the six hundred links of the ontology take most of a minute.
    nodes, edges = read(picture, "osage" if kind == "ontology" else "dot")
    assert set(picture.graph) == set(nodes)
    assert picture.graph.number_of_edges() == len(edges) > 3


def test_a_node_has_shape_colour_and_place() -> None:
    """Those of the picture; the shapes of all ours are known."""
    assert set(OURS) == set(SHAPES)
    nodes, [edge] = read(picture_of(graph_of("a>b")))
    assert ("hexagon", colour("fund")) == (nodes["a"]["shape"], nodes["a"]["color"])
    assert nodes["a"]["pos"] != nodes["b"]["pos"]
    assert "succeeds" == edge["label"]


def test_the_style_of_an_edge_says_what_it_rests_on() -> None:
    """Solid where it is stated."""
    graph = graph_of("a>b b>c c>d")
    for basis, (*_, facts) in zip(
        ("stated", "derived", "editorial"), graph.edges(data=True), strict=True
    ):
        facts["basis"] = basis
    _, edges = read(picture_of(graph))
    assert [None, "dashed", "dotted"] == [edge.get("style") for edge in edges]


def test_a_place_is_that_of_the_scene_with_y_upwards() -> None:
    """In points, of which a pixel has three quarters."""
    picture = picture_of(graph_of("a>b"))
    text = write(picture, "dot").decode()
    for node, (x, y) in places(picture.scene.items).items():
        [pos] = re.findall(rf'  "{node}" \[.*pos="([^"]+)"', text)
        assert [round(0.75 * x, 1), round(-0.75 * y, 1)] == [float(one) for one in pos.split(",")]


def test_an_edge_tells_its_source_and_the_chart_its_own() -> None:
    """As words that a pointer finds, and below the title."""
    graph = graph_of("a>b")
    graph.edges["a", "b", "k0"]["basis"] = "derived"
    text = write(picture_of(graph), "dot").decode()
    assert 'tooltip="derived p1 p18"' in text
    assert f'label="Made up\\n{CREDITS.line}"' in text


def test_hostile_labels_are_words() -> None:
    """None ends a label, adds a node or an address, or is read as HTML."""
    drawn = graphviz(write(hostile_picture(), "dot"), "svg")
    root = ElementTree.fromstring(drawn)
    classes = [element.get("class") for element in root.iter()]
    assert (len(HOSTILE), len(HOSTILE) - 1) == (classes.count("node"), classes.count("edge"))
    assert not any(name.endswith("href") for one in root.iter() for name in one.attrib)
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "<script>alert(1)</script>" in words
    assert any("&amp; &#60;" in str(one) for one in words)
    assert any("\\N \\G \\l" in str(one) for one in words)


def test_a_long_label_is_broken_and_cut() -> None:
    """A node of ten thousand letters helps nobody."""
    nodes, _ = read(picture_of(graph_of("a", a="long " * 2000)))
    lines = nodes["a"]["label"].split("\\n")
    assert 6 == len(lines)
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) < 40
