"""What the page of the network gives as files: pictures for people, data for programs."""

from __future__ import annotations

import io
import json
from collections import Counter
from xml.etree import ElementTree

import networkx
import pytest
from PIL import Image

import akkg
from akkg.dataset import Dataset
from tests.browser import asked
from tests.browser.browsing import Visit
from tests.browser.network_view import names, saved, shown, told

SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ["", "focus=akcf&hops=2", "show=state,place"]


@pytest.mark.parametrize("state", VIEWS)
def test_the_svg_has_what_is_visible(visit: Visit, state: str) -> None:
    """The file parses, has a mark for each visible thing and a line for each link, and is whole."""
    page = visit.open("network/", state)
    name, data = saved(page, "svg")
    assert "network.svg" == name
    root = ElementTree.fromstring(data)
    assert SVG + "svg" == root.tag
    assert shown(page) == len(root.findall(f".//{SVG}path[@class='mark']"))
    drawn = [path for path in root.iter(f"{SVG}path") if "line" in path.get("class", "").split()]
    assert int(told(page)[2]) == len(drawn)
    assert len(drawn) <= len(root.findall(f".//{SVG}path[@class='head']")), "each has an arrowhead"
    for element in root.iter():
        assert [] == [key for key in element.attrib if key.endswith(("href", "src", "style"))]
        assert element.tag not in (SVG + "image", SVG + "script", SVG + "foreignObject")
    assert b"var(" not in data
    words = "".join(root.itertext())
    assert "CC BY 4.0" in words
    assert "2025-06-08" in words


@pytest.mark.parametrize("name", ["akcf", "akfta"])
def test_all_files_tell_of_the_same_bases(visit: Visit, graph: Dataset, name: str) -> None:
    """The lines of the picture, and the links of the data, have the bases that the graph has."""
    around = {name, *asked.neighbours(graph, name)}
    ends = {asked.BASE + one for one in around}
    wanted = Counter(
        str(link["basis"])
        for source, target, link in akkg.network(graph).edges(data=True)
        if {source, target} <= ends
    )
    page = visit.open("network/", f"focus={name}&hops=1")
    root = ElementTree.fromstring(saved(page, "svg")[1])
    classes = [path.get("class", "").split() for path in root.iter(f"{SVG}path")]
    assert wanted == Counter(one[1] for one in classes if one[0] == "line")
    links = json.loads(saved(page, "json")[1])["links"]
    assert wanted == Counter(link["basis"] for link in links)
    edges = read(saved(page, "gexf")[1]).edges(data=True)
    assert wanted == Counter(str(edge["basis"]) for *_, edge in edges)


def test_marks_of_the_svg_lie_on_its_sheet(visit: Visit) -> None:
    """No mark lies outside the sheet, and no two at one place."""
    page = visit.open("network/")
    root = ElementTree.fromstring(saved(page, "svg")[1])
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    places = [
        tuple(map(float, mark.get("transform", "")[len("translate(") :].partition(")")[0].split()))
        for mark in root.findall(f".//{SVG}path[@class='mark']")
    ]
    assert len(places) == len(set(places))
    assert all(0 < x < width and 0 < y < height for x, y in places)


def test_the_png_is_not_blank(visit: Visit) -> None:
    """The picture has many colours, those of six families among them, in a size one can read."""
    page = visit.open("network/")
    name, data = saved(page, "png")
    assert "network.png" == name
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert 1000 <= image.width
    colours = image.getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert 200 < len(colours)
    found = {colour for _, colour in colours}
    for paint in ("#3057C7", "#A53B1C", "#208A62", "#A08600", "#20077B"):
        assert tuple(bytes.fromhex(paint[1:])) in found, paint


@pytest.mark.parametrize("state", VIEWS)
def test_networkx_reads_the_gexf(visit: Visit, state: str) -> None:
    """The file has the things that are visible, and every statement between two of them."""
    page = visit.open("network/", state)
    name, data = saved(page, "gexf")
    assert "network.gexf" == name
    graph = read(data)
    assert names(page) == set(graph)
    assert int(told(page)[2]) == graph.number_of_edges()


def read(data: bytes) -> networkx.MultiDiGraph[str]:
    """Read GEXF 1.3."""
    found = networkx.read_gexf(io.BytesIO(data), version="1.3")
    return networkx.MultiDiGraph(found)


def test_the_json_has_the_statements(visit: Visit, graph: Dataset) -> None:
    """The file has each thing with its facts, and each statement with its basis and paragraphs."""
    page = visit.open("network/", "focus=akcf&hops=1")
    name, data = saved(page, "json")
    assert "network.json" == name
    found = json.loads(data)
    wanted = {"akcf", *asked.neighbours(graph, "akcf")}
    assert wanted == {thing["id"] for thing in found["things"]}
    between = asked.statements(graph, wanted)
    assert between == sorted(
        (link["source"], link["relation"], link["target"]) for link in found["links"]
    )
    assert all(link["basis"] and link["paragraphs"] for link in found["links"])
