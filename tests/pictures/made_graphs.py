"""Graphs made up for the tests of pictures, and pictures of them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from networkx import MultiDiGraph

from akkg.dataset import Dataset
from akkg.location import data_root
from akkg.pictures.credits import Credits
from akkg.pictures.legends import legend
from akkg.pictures.network.scene import network_scene
from akkg.pictures.picture import Picture
from akkg.prefixes import PrefixTable

__all__ = ["CREDITS", "HOSTILE", "graph_of", "hostile_picture", "letters", "picture_of"]

DATA = Path(__file__).parents[1] / "data" / "pictures"
CREDITS = Credits("A made-up source", "2025-06-08")

HOSTILE = (
    "<script>alert(1)</script>",
    "]]> <![CDATA[ --> &amp; &#60;",
    "\"quoted\" 'twice' `thrice`",
    '"]; evil [URL="javascript:alert(1)"]; "',
    'a"] --> b[evil]; click n0 "javascript:alert(1)"',
    "back\\slash \\N \\G \\l {brace|bar} %%{init: {}}%% #quot;",
    "\u202eright to left\u202c \u05e2\u05d1\u05e8",
    "zero\u200bwidth\u00ad\ufeff",
    "bell\x07 escape\x1b[31m nul\x00 line\nfeed \ud800 \uffff",
    "long " * 2000,
    "w" * 10_000,
    "",
    "section of the title",
    "1. a list",
    "한-아세안 Việt Nam e\u0301",
)
"""Labels that mean something to one format or another."""


def graph_of(links: str, **labels: str) -> MultiDiGraph[str]:
    """Make a graph from words such as `a>b b>c d`; each thing is a fund with its name as label."""
    graph: MultiDiGraph[str] = MultiDiGraph()
    for word in links.split():
        source, _, target = word.partition(">")
        for node in filter(None, (source, target)):
            facts = {"kind": "akkg:Fund", "kind_label": "fund", "family": "fund"}
            graph.add_node(node, label=labels.get(node, node), shape="hexagon", **facts)
        if target:
            key = f"k{graph.number_of_edges(source, target)}"
            facts = {"relation": "akkg:succeeds", "label": "succeeds", "basis": "stated"}
            graph.add_edge(source, target, key, paragraphs=("p1", "p18"), **facts)
    return graph


def picture_of(graph: MultiDiGraph[str], kind: str = "network", title: str = "Made up") -> Picture:
    """Draw a graph as a network."""
    scene = network_scene(graph, title, "A made-up network.")
    return Picture(kind, scene, graph, legend(graph), CREDITS)


def hostile_picture(kind: str = "network") -> Picture:
    """A picture of things with hostile labels, dates and relations, each linked to the next."""
    count = len(HOSTILE)
    graph = graph_of(" ".join(f"n{number}>n{number + 1}" for number in range(count - 1)))
    for number, label in enumerate(HOSTILE):
        facts = graph.nodes[f"n{number}"]
        facts |= {"label": label, "kind_label": label, "begin": "2010-01-01", "end": "2010-12-31"}
        facts["paragraphs"] = ("p1", label)
    for number, (*_, facts) in enumerate(graph.edges(data=True)):
        facts["label"] = HOSTILE[number]
    return picture_of(graph, kind, " ".join(HOSTILE[:8]))


def letters() -> Dataset:
    """The funds and the plan of `data/pictures/letters.trig`, each claim also in the default
    graph."""
    store = ox.Store()
    for quad in ox.parse(path=DATA / "letters.trig", format=ox.RdfFormat.TRIG):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return Dataset(store, PrefixTable.load(data_root()), DATA)
