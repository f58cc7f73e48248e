"""Writes the graph of a picture as GraphML, GEXF or Cytoscape JSON, for programs that analyse it.

GEXF has colours, places and days, so that Gephi shows the picture as it was drawn and moves through
time; Cytoscape has places, GraphML has what is said alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from akkg.pictures.formats.finish import Finish
from akkg.pictures.formats.portable import places, portable
from akkg.pictures.legends import mark_of
from akkg.pictures.palette import colour

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.picture import Picture

__all__ = ["write"]

_RESERVED = frozenset(
    {"id", "key", "name", "parents", "pid", "size", "slices", "source", "spells"}
    | {"target", "type", "value", "viz", "weight"}
)
"""Names that mean something else to one of the formats."""

_SIZE = 10.0


def write(picture: Picture, format: str, finish: Finish) -> bytes:
    """Write the graph of a picture.

    Args:
        picture: The picture.
        format: `graphml`, `gexf` or `cytoscape`.
        finish: The theme says the colours.

    Returns:
        The bytes of the file.
    """
    graph = portable(picture)
    for facts in _all_facts(graph):
        for name in sorted(_RESERVED & set(facts)):
            facts[f"{name}_"] = facts.pop(name)
    graph.graph["title"] = picture.scene.title
    graph.graph["credits"] = picture.credits.line
    return _WRITERS[format](graph, picture, finish)


def _graphml(graph: MultiDiGraph[str], picture: Picture, finish: Finish) -> bytes:
    from networkx.readwrite.graphml import GraphMLWriter

    # Not `write_graphml`, which writes in other ways where lxml is installed.
    writer = GraphMLWriter()
    writer.add_graph_element(graph)
    stream = BytesIO()
    writer.dump(stream)
    return stream.getvalue() + b"\n"


def _gexf(graph: MultiDiGraph[str], picture: Picture, finish: Finish) -> bytes:
    from networkx.readwrite.gexf import GEXFWriter

    lie = places(picture.scene.items)
    for node, facts in graph.nodes(data=True):
        paint = colour(mark_of(facts, 0, 0, 0).paint, finish.theme)
        facts["viz"] = {"color": _rgb(paint), "size": _SIZE}
        if node in lie:
            x, y = lie[node]
            facts["viz"]["position"] = {"x": round(x, 2), "y": round(-y, 2), "z": 0.0}  # y goes up
    for facts in _all_facts(graph):
        if "begin" in facts:
            facts["start"] = facts.pop("begin")
    for number, (*_, facts) in enumerate(graph.edges(data=True)):
        facts["id"] = f"e{number}"
    writer = GEXFWriter(graph, version="1.2draft")
    _sign(writer.xml, picture)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue() + b"\n"


def _all_facts(graph: MultiDiGraph[str]) -> list[dict[str, Any]]:
    """The attributes of all nodes and edges, to be changed."""
    nodes = [facts for _, facts in graph.nodes(data=True)]
    return nodes + [facts for *_, facts in graph.edges(data=True)]


def _sign(root: ElementTree.Element, picture: Picture) -> None:
    """Say in the file what the picture says of itself, in place of today's date."""
    meta = root.find("meta")
    if meta is None:  # as a later networkx may have it
        meta = ElementTree.SubElement(root, "meta")
    meta.clear()
    if picture.credits.horizon:
        meta.set("lastmodifieddate", picture.credits.horizon)
    for name, text in (
        ("creator", "AKKG"),
        ("description", f"{picture.scene.title}. {picture.credits.line}"),
    ):
        ElementTree.SubElement(meta, name).text = text


def _rgb(text: str) -> dict[str, int | float]:
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


def _cytoscape(graph: MultiDiGraph[str], picture: Picture, finish: Finish) -> bytes:
    from networkx import cytoscape_data

    found: dict[str, Any] = cytoscape_data(graph)
    lie = places(picture.scene.items)
    for node in found["elements"]["nodes"]:
        facts: Mapping[str, Any] = node["data"]
        node["data"]["name"] = facts["label"]
        if facts["id"] in lie:
            x, y = lie[facts["id"]]
            node["position"] = {"x": round(x, 2), "y": round(y, 2)}
    for number, edge in enumerate(found["elements"]["edges"]):
        edge["data"]["id"] = f"e{number}"
    found["data"] = sorted(found["data"])
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


_WRITERS: Mapping[str, Callable[[MultiDiGraph[str], Picture, Finish], bytes]]
_WRITERS = {"graphml": _graphml, "gexf": _gexf, "cytoscape": _cytoscape}
