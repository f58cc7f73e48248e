"""Writes the graph of a picture in the DOT language, for Graphviz."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from akkg.pictures.formats.finish import Finish
from akkg.pictures.formats.portable import places, portable
from akkg.pictures.legends import mark_of
from akkg.pictures.lettering import wrapped
from akkg.pictures.palette import colour
from akkg.views.sentences import one_line, rests_on

if TYPE_CHECKING:
    from akkg.pictures.picture import Picture

__all__ = ["SHAPES", "write"]

SHAPES: Mapping[str, str] = {
    "circle": "ellipse",
    "diamond": "diamond",
    "hexagon": "hexagon",
    "octagon": "octagon",
    "page": "note",
    "pentagon": "house",
    "pin": "invhouse",
    "ring": "ellipse",
    "rounded": "box",
    "small-diamond": "Mdiamond",
    "square": "box",
    "stadium": "cylinder",
    "star": "tripleoctagon",
    "tag": "cds",
    "triangle": "trapezium",
}
"""The shape that Graphviz has for each of ours: one that can hold a label."""

_ROUND = ("rounded",)
_TWICE = ("ring",)
_STYLES = {"derived": "dashed", "editorial": "dotted"}
_WIDE = 150.0
_SIZE = 10.0
_LINES = 6
_POINT = 0.75  # of a pixel


def write(picture: Picture, format: str, finish: Finish) -> bytes:
    """Write the graph of a picture as DOT.

    Args:
        picture: The picture.
        format: `dot`.
        finish: The theme says the colours.

    Returns:
        The bytes of the file: `dot` draws it anew, `neato -n` where the picture has the things.
    """
    ink, paper = colour("ink", finish.theme), colour("paper", finish.theme)
    link = colour("muted", finish.theme)
    font = {"fontname": "Noto Sans,Noto Sans CJK KR,sans-serif", "fontcolor": ink}
    title = f"{one_line(picture.scene.title)}\n{picture.credits.line}"
    head = {"bgcolor": paper, "label": title, "rankdir": "LR", **font}
    lines = [
        "digraph {",
        f"  graph {_attributes(head)};",
        f"  node {_attributes({**font, 'fontsize': '10', 'fillcolor': paper, 'style': 'filled'})};",
        f"  edge {_attributes({**font, 'fontsize': '8', 'color': link, 'fontcolor': link})};",
        *_nodes(picture, finish),
        *_edges(picture),
        "}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _nodes(picture: Picture, finish: Finish) -> list[str]:
    lie = places(picture.scene.items)
    found = []
    for node, facts in portable(picture).nodes(data=True):
        mark = mark_of(facts, 0, 0, 0)
        attributes = {
            "label": _label(facts),
            "tooltip": str(facts.get("kind_label", "")),
            "shape": SHAPES[mark.shape],
            "color": colour(mark.paint, finish.theme),
        }
        if mark.shape in _ROUND:
            attributes["style"] = "filled,rounded"
        if mark.shape in _TWICE:
            attributes["peripheries"] = "2"
        if node in lie:
            x, y = lie[node]
            attributes["pos"] = f"{round(x * _POINT, 1):g},{round(-y * _POINT, 1):g}"
        found.append(f"  {_quoted(node)} {_attributes(attributes)};")
    return found


def _edges(picture: Picture) -> list[str]:
    found = []
    for source, target, facts in portable(picture).edges(data=True):
        attributes = {"label": _label(facts), "tooltip": _source(facts)}
        if facts.get("basis") in _STYLES:
            attributes["style"] = _STYLES[str(facts["basis"])]
        elif facts.get("basis") != "stated":
            attributes["arrowhead"] = "odot"
        found.append(f"  {_quoted(source)} -> {_quoted(target)} {_attributes(attributes)};")
    return found


def _source(facts: Mapping[str, Any]) -> str:
    """What a link rests on: the basis before its paragraphs, unless it is stated."""
    return rests_on(str(facts.get("basis", "")), str(facts.get("paragraphs", "")).split())


def _label(facts: Mapping[str, Any]) -> str:
    return "\n".join(wrapped(str(facts.get("label", "")), _SIZE, _WIDE, _LINES))


def _attributes(attributes: Mapping[str, str]) -> str:
    written = (f"{name}={_quoted(value)}" for name, value in attributes.items() if value)
    return f"[{', '.join(written)}]"


def _quoted(text: str) -> str:
    """A text in which nothing has a meaning: no escape, no end, no entity of HTML."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + plain.replace("\n", "\\n") + '"'
