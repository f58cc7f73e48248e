"""The graph of a picture as a chart of Mermaid."""

from __future__ import annotations

import html
import re

import pytest

from akkg.pictures.drawing import KINDS, draw, write
from akkg.pictures.formats.mermaid import MOST_LINKS, too_much
from akkg.pictures.picture import Picture
from akkg.views.mermaid_text import ARROWS, escaped, plain
from tests.pictures.made_graphs import CREDITS, HOSTILE, graph_of, hostile_picture, picture_of

# What Mermaid's grammar takes as it is used here. A real Mermaid (11) drew the charts of all kinds
# of pictures, those with hostile labels among them.
_LABEL = r'"((?:[^"\s#;<>&`\[\]{}|\\]|#\d+;| )+)"'
_NODE = re.compile(rf"    (n\d+)(?:[\[({{>]|\[[(/\\\[])+{_LABEL}[\])}}/\\]+")
_EDGE = re.compile(rf"    (n\d+) (-->|==>|-\.->|--o)\|{_LABEL}\| (n\d+)")
_STYLE = re.compile(r"    (classDef \w+ [\w:#,-]+|class n\d+(,n\d+)* \w+)")
_HEAD = re.compile(r'title: "[\w ,.()/-]+"')
_BAR = re.compile(r"    ([\w ,.()/-]+) :(milestone, )?(\d{4}-\d\d-\d\d), (0d|\d{4}-\d\d-\d\d)")


def read(content: bytes) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    """The nodes and edges of a flowchart; all its lines must be known."""
    first, title, last, head, *lines, note = content.decode().splitlines()
    assert ("---", "---", "flowchart LR") == (first, last, head)
    assert _HEAD.fullmatch(title) and note.startswith("%% ") and "{" not in note
    nodes: dict[str, str] = {}
    edges = []
    for line in lines:
        if node := _NODE.fullmatch(line):
            nodes[node[1]] = label(node[2])
        elif edge := _EDGE.fullmatch(line):
            edges.append((nodes[edge[1]], edge[2], label(edge[3]), nodes[edge[4]]))
        else:
            assert _STYLE.fullmatch(line), line
    return nodes, edges


def label(text: str) -> str:
    """A label as Mermaid shows it."""
    return html.unescape(text.replace("#", "&#"))


def bars(content: bytes) -> dict[str, tuple[str, str]]:
    """The bars of a Gantt chart; all its lines must be known."""
    (
        _,
        title,
        _,
        *head,
    ) = content.decode().splitlines()[:8]
    assert _HEAD.fullmatch(title)
    assert "gantt" == head[0]
    found = {}
    for line in content.decode().splitlines()[8:-1]:
        bar = _BAR.fullmatch(line)
        assert bar or re.fullmatch(r"    section [a-z ]+", line), line
        if bar:
            found[bar[1]] = (bar[3], bar[4])
    return found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "timeline"])
def test_a_picture_becomes_a_flowchart(kind: str) -> None:
    """With as many nodes and edges as it has."""
    picture = draw(kind)
    nodes, edges = read(write(picture, "mermaid"))
    assert len(picture.graph) == len(nodes) > 10
    assert picture.graph.number_of_edges() == len(edges)


def test_the_arrow_says_what_a_link_rests_on() -> None:
    """As in `akkg lineage --format mermaid`."""
    graph = graph_of("a>b b>c c>d d>a")
    for basis, (*_, facts) in zip(ARROWS, graph.edges(data=True), strict=True):
        facts["basis"] = basis
    _, edges = read(write(picture_of(graph), "mermaid"))
    assert ["-->", "==>", "-.->", "--o"] == [arrow for _, arrow, *_ in edges]
    assert ("a", "-->", "succeeds", "b") == edges[0]


def test_shapes_and_colours_are_those_of_the_family() -> None:
    """A fund is a hexagon."""
    lines = write(picture_of(graph_of("a")), "mermaid").decode().splitlines()
    assert '    n0{{"a"}}' in lines
    assert "    class n0 fund" in lines
    assert any("classDef fund" in line and "stroke:#A08600" in line for line in lines)


def test_a_timeline_becomes_bars() -> None:
    """By families, with the days that a date allows; one day alone is a milestone."""
    found = bars(write(draw("timeline"), "mermaid"))
    assert ("2010-10-01", "2010-10-31") == found["13th ASEAN-ROK Summit"]
    assert ("2004-11-30", "0d") == found["8th ASEAN-ROK Summit"]
    assert len(found) > 60


def test_what_has_no_end_lasts_to_the_day_of_the_data() -> None:
    """And what has no day at all is left out of a timeline."""
    graph = graph_of("a b c", a="open", b="ends", c="without")
    graph.nodes["a"]["begin"] = "2020-01-01"
    graph.nodes["b"]["end"] = "2021-01-01"
    found = bars(write(picture_of(graph, "timeline"), "mermaid"))
    assert {"open": ("2020-01-01", "2025-06-08"), "ends": ("2021-01-01", "0d")} == found


def test_hostile_labels_are_words_of_a_flowchart() -> None:
    """Each comes out as it went in, on one line, and cut where it is no name any more."""
    nodes, edges = read(write(hostile_picture(), "mermaid"))
    assert HOSTILE[4] in nodes.values()
    assert HOSTILE[0] in {words for _, _, words, _ in edges}
    assert len(HOSTILE) == len(nodes)
    assert max(map(len, nodes.values())) <= 121


def test_hostile_labels_are_words_of_bars() -> None:
    """None is an order to the chart, as `section` would be."""
    found = bars(write(hostile_picture("timeline"), "mermaid"))
    assert "- section of the title" in found
    assert "script alert(1) /script" in found


def test_what_is_more_than_mermaid_draws_is_told() -> None:
    """By its links, or by its letters."""
    assert "" == too_much(write(picture_of(graph_of("a>b")), "mermaid"))
    many = Picture("network", picture_of(graph_of("a")).scene, graph_of("a>b " * 501), (), CREDITS)
    told = too_much(write(many, "mermaid"))
    assert f"up to {MOST_LINKS} links and 50,000 letters, and this chart has 501" in told
    assert "maxEdges" in too_much(b"x" * 50_001)


def test_texts_without_quotes_have_plain_marks_alone() -> None:
    """Titles and notes; an empty one is a hyphen."""
    assert "a b c 한국 (2010-2015)" == plain('a: "b"; c\n#한국 (2010-2015)')
    assert "-" == plain(" :; ")
    assert "#34;#35;#59; 1" == escaped('"#; 1')
