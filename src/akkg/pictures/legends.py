"""The legend of a picture: what its shapes and its lines mean, of those that it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from akkg.pictures.palette import PAINTS
from akkg.pictures.scene import Line, Mark
from akkg.pictures.shapes import SHAPES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.frame import Sample

__all__ = ["BASES", "SHAPE_WORDS", "legend", "mark_of"]

SHAPE_WORDS: Mapping[str, str] = {
    "circle": "summit",
    "diamond": "meeting",
    "ring": "mechanism",
    "small-diamond": "event",
    "rounded": "declaration or statement",
    "square": "agreement or other instrument",
    "tag": "plan",
    "hexagon": "fund",
    "pentagon": "organisation",
    "star": "state",
    "triangle": "undertaking",
    "stadium": "status or relation",
    "page": "entry of the record",
    "pin": "place",
    "octagon": "concept",
}
"""What each shape stands for, in the order of legends."""

BASES: Mapping[str, str] = {
    "stated": "stated by a paragraph",
    "derived": "follows by a rule",
    "editorial": "editorial reading",
}
"""What each style of line says of the link that it draws."""


def mark_of(attributes: Mapping[str, object], x: float, y: float, size: float) -> Mark:
    """Make the mark of a thing.

    Args:
        attributes: Those of its node.
        x: Its centre.
        y: Its centre.
        size: Half its width.

    Returns:
        A mark of its shape and paint; a page where the picture knows neither.

    Example:
        >>> mark_of({"shape": "hexagon", "family": "fund"}, 0, 0, 8).paint
        'fund'
    """
    shape, family = str(attributes.get("shape", "")), str(attributes.get("family", ""))
    if family == "event":
        shape = "small-diamond"  # it has the paint of meetings, and is told from them in grey, too
    return Mark(
        x,
        y,
        size,
        shape if shape in SHAPES else "page",
        family if family in PAINTS else "document",
    )


def legend(graph: MultiDiGraph[str]) -> tuple[Sample, ...]:
    """Make the legend of a graph.

    Args:
        graph: What is shown, with the attributes of `akkg.networks`.

    Returns:
        A sample of each shape and of each style of line that it has, with words.

    Example:
        >>> from networkx import MultiDiGraph
        >>> graph = MultiDiGraph()
        >>> graph.add_node("a", shape="hexagon", family="fund")
        >>> [words for _, words in legend(graph)]
        ['fund']
    """
    marks = {mark_of(attributes, 0, 0, 8) for _, attributes in graph.nodes(data=True)}
    order = list(SHAPE_WORDS)
    said = {str(facts.get("basis", "")) for *_, facts in graph.edges(data=True)}
    bases = {basis if basis in BASES else "hint" for basis in said}
    return (
        *(
            (mark, SHAPE_WORDS[mark.shape])
            for mark in sorted(marks, key=lambda one: (order.index(one.shape), one.paint))
        ),
        *(
            (Line(((-10, 0), (10, 0)), paint="link", basis=basis), words)
            for basis, words in (*BASES.items(), ("hint", "in no passage"))
            if basis in bases
        ),
    )
