"""Pictures by the Python door: what is drawn, in which formats, and how it is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

import akkg
from akkg.dataset import Dataset, load
from akkg.engines.remote import connect
from akkg.errors import DataError, OutputError, ParameterError
from akkg.pictures.drawing import ENDINGS, FORMATS, KINDS, draw, format_of, write, write_picture
from tests import optional
from tests.browser.hostile_graph import hostile
from tests.pictures.made_graphs import graph_of, picture_of
from tests.servers.oxigraph_serve import serve_oxigraph

EVERY = """
from hashlib import sha256
from akkg.pictures.drawing import FORMATS, KINDS, draw, write
for kind in KINDS:
    picture = draw(kind)
    for format in FORMATS:
        print(kind, format, sha256(write(picture, format)).hexdigest())
"""


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def test_two_runs_give_the_same_bytes_of_every_kind_in_every_format() -> None:
    """Whatever the order of hashes is, and whatever the time."""
    optional.need("typst")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", EVERY],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    ]
    one, other = (run.communicate()[0].splitlines() for run in runs)
    assert len(KINDS) * len(FORMATS) == len(one)
    assert one == other


@pytest.fixture(scope="module")
def evil() -> Dataset:
    """The graph with things of somebody who wants its readers no good."""
    return hostile()


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_graph_is_drawn_in_every_format(kind: str, evil: Dataset) -> None:
    """Each file is well-formed, and holds what it should and no more."""
    picture = draw(kind, evil)
    files = {format: write(picture, format) for format in FORMATS if format != "pdf"}
    tags = {
        element.tag.rpartition("}")[2] for element in ElementTree.fromstring(files["svg"]).iter()
    }
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text"}
    for format in ("graphml", "gexf"):
        root = ElementTree.fromstring(files[format])
        counted = [
            sum(one.tag.endswith(f"}}{tag}") for one in root.iter()) for tag in ("node", "edge")
        ]
        assert [len(picture.graph), picture.graph.number_of_edges()] == counted
    elements = json.loads(files["cytoscape"])["elements"]
    assert len(picture.graph) == len(elements["nodes"])
    assert len(files["png"]) > 10_000
    orders = {line.split()[0] for line in files["mermaid"].decode().splitlines()[3:] if line}
    assert not orders & {"click", "href", "call", "linkStyle", "style", "subgraph", "%%{"}


def test_a_graph_behind_an_endpoint_gives_the_same_pictures(kg: Dataset, tmp_path: Path) -> None:
    """Of every kind, to the byte."""
    with serve_oxigraph(optional.need("oxigraph"), tmp_path) as server:
        body = kg.store.dump(format=ox.RdfFormat.N_QUADS)
        headers = {"Content-Type": "application/n-quads"}
        request = urllib.request.Request(server.store, body, headers, method="PUT")
        with urllib.request.urlopen(request):
            served = connect(server.query)
        for kind in KINDS:
            assert write(draw(kind, kg), "svg") == write(draw(kind, served), "svg")


def test_the_public_door_leads_to_pictures(tmp_path: Path) -> None:
    """A picture is drawn, shown in a notebook, and written; the ending says the format."""
    picture = akkg.draw("network", about="AKCF")
    assert isinstance(picture, akkg.Picture)
    assert picture._repr_svg_().startswith("<?xml")
    akkg.write_picture(picture, tmp_path / "akcf.gexf")
    assert b"<gexf " in (tmp_path / "akcf.gexf").read_bytes()
    akkg.write_picture(picture, str(tmp_path / "akcf"), "dot")
    assert (tmp_path / "akcf").read_text().startswith("digraph {")


def test_a_file_has_the_theme_and_the_scale_that_are_asked(tmp_path: Path) -> None:
    """As the bytes that `write` gives."""
    picture = akkg.draw("network", about="AKCF")
    dark, large = tmp_path / "dark.svg", tmp_path / "large.png"
    akkg.write_picture(picture, dark, theme="dark")
    akkg.write_picture(picture, large, scale=2)
    assert write(picture, "svg", theme="dark") == dark.read_bytes() != write(picture, "svg")
    assert write(picture, "png", scale=2) == large.read_bytes() != write(picture, "png")


@pytest.mark.parametrize("kind", ["network", "timeline"])
def test_a_span_of_one_day_is_one(kind: str, kg: Dataset) -> None:
    """What happened on it is drawn."""
    found = draw(kind, kg, kinds=["meeting"], begin="2004-11-30", end="2004-11-30")
    assert "https://w3id.org/akkg/id/summit-8" in found.graph


def test_a_picture_is_drawn_of_what_is_asked(kg: Dataset) -> None:
    """A thing by its acronym, and the ways around it."""
    one = draw("network", kg, about="AKCF").graph
    two = draw("network", kg, about="AKCF", hops=2).graph
    assert set(one) < set(two)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"kind": "netwrok"}, "no picture is called netwrok: did you mean network?"),
        ({"kind": "pie"}, "give one of network, timeline, lineage, ontology"),
        ({"about": "AKCFF"}, "did you mean AKCF"),
        ({"hops": 0}, "0 steps show nothing"),
        ({"kinds": ["funs"]}, "did you mean fund"),
        ({"begin": "someday"}, "someday is no date"),
        ({"end": "2010-13"}, "2010-13 is no date"),
        ({"begin": "2012", "end": "2011-12"}, "2011-12 is before 2012"),
    ],
)
def test_what_does_not_fit_is_told(kg: Dataset, arguments: dict[str, object], says: str) -> None:
    """With what may have been meant."""
    kind = str(arguments.pop("kind", "network"))
    with pytest.raises(ParameterError) as raised:
        draw(kind, kg, **arguments)  # type: ignore[arg-type]  # some are meant to be wrong
    assert says in str(raised.value)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", ["network", "timeline", "lineage"])
def test_an_empty_picture_is_written_in_every_format(kind: str, format: str, kg: Dataset) -> None:
    """Where nothing is left of what was asked, with the title that says what that was."""
    if format == "pdf":
        optional.need("typst")
    picture = draw(kind, kg, kinds=["fund"], begin="2100")
    assert 0 == len(picture.graph)
    assert () == picture.legend
    content = write(picture, format)
    assert len(content) > 60
    if format == "svg":
        assert "funds" in content.decode().casefold()
    if format in ("svg", "graphml", "gexf"):
        ElementTree.fromstring(content)
    if format == "cytoscape":
        assert {"nodes": [], "edges": []} == json.loads(content)["elements"]


@pytest.mark.parametrize(
    ("format", "settings", "says"),
    [
        ("jpg", {}, "no format is called jpg"),
        ("pgn", {}, "did you mean png?"),
        ("svg", {"theme": "drak"}, "did you mean dark?"),
        ("png", {"scale": 0}, "0 times as large"),
        ("png", {"scale": float("nan")}, "nan times as large"),
        ("png", {"scale": 11}, "up to 10"),
    ],
)
def test_what_cannot_be_written_is_told(
    format: str, settings: dict[str, object], says: str
) -> None:
    """Before anything is written."""
    with pytest.raises(ParameterError) as raised:
        write(picture_of(graph_of("a>b")), format, **settings)  # type: ignore[arg-type]
    assert says in str(raised.value)


def test_the_endings_of_files_say_all_formats() -> None:
    """In any case of letters; others are refused, and so is none."""
    assert set(FORMATS) == set(ENDINGS.values())
    assert "png" == format_of(Path("A.PNG"))
    for name in ("a.jpg", "a"):
        with pytest.raises(ParameterError, match="name one of svg, png"):
            format_of(Path(name))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """What cannot be drawn leaves the old one; what cannot be written says so."""
    picture = picture_of(graph_of("a>b"))
    file = tmp_path / "old.png"
    file.write_bytes(b"old")
    with pytest.raises(DataError):
        write_picture(picture, file, fonts=[tmp_path / "no.ttf"])
    assert b"old" == file.read_bytes()
    with pytest.raises(OutputError):
        write_picture(picture, file / "below.svg")
