"""Gives each node of a graph a place: linked ones together, its parts side by side, none on
another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from akkg.errors import LimitError
from akkg.pictures.layout.arranging import Outline, arranged
from akkg.pictures.layout.spacing import Size, moved_apart
from akkg.pictures.layout.stress import Adjacent, spread_out
from akkg.pictures.scene import Point

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["MOST", "Placement", "placed"]

MOST = 1500
"""How many nodes a picture may have."""

_LINK = 26.0  # how long a link is beyond what its ends take up
_AIRY, _FEW = 40.0, 40  # and by how much longer where there are so few nodes
_BUSY = 12.0  # by how much longer it is, times the root of the links of the busier end
_GAP = 14.0  # between boxes
_STEPS = 12  # pieces of a link
_APART = 30.0  # between parts of the graph
_WIDER = 1.5  # the width of a picture by its height
_REMEDY = "show less with --about THING, --kind, or --from and --to"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the nodes of a graph lie.

    Attributes:
        width: The width of all.
        height: The height of all.
        centres: The middle of the box of each node.
        rows: Where the rows begin in which the nodes without a link stand; the height where there
            are none.
    """

    width: float
    height: float
    centres: Mapping[str, Point]
    rows: float


def placed(graph: MultiDiGraph[str], sizes: Mapping[str, Size]) -> Placement:
    """Give the nodes of a graph their places.

    Args:
        graph: The graph.
        sizes: The width and the height of what is to be seen of each node, in the order of rows.

    Returns:
        The places; the same graph has the same ones on every machine.

    Raises:
        LimitError: Where there are more than `MOST` nodes.

    Example:
        >>> from networkx import MultiDiGraph
        >>> pair = MultiDiGraph([("a", "b")])
        >>> found = placed(pair, {"a": (40, 20), "b": (40, 20)})
        >>> sorted(found.centres), found.rows == found.height
        (['a', 'b'], True)
    """
    if len(graph) > MOST:
        raise LimitError(f"{len(graph):,} things are too many for a picture", remedy=_REMEDY)
    from networkx import weakly_connected_components

    order = {node: number for number, node in enumerate(sizes)}
    parts = [sorted(part, key=order.__getitem__) for part in weakly_connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    linked = _linked(graph, [part for part in parts if len(part) > 1], sizes)
    centres, width, rows = _from_corner(linked, sizes)
    alone = [part[0] for part in parts if len(part) == 1]
    cells, wide, high = _rows(alone, sizes, width)
    rows += _APART if alone and linked else 0
    aside = max(wide - width, 0) / 2
    centres = {node: (x + aside, y) for node, (x, y) in centres.items()}
    centres |= {node: (x, y + rows) for node, (x, y) in cells.items()}
    places = {node: (round(x, 1), round(y, 1)) for node, (x, y) in centres.items()}
    return Placement(round(max(width, wide), 1), round(rows + high, 1), places, round(rows, 1))


def _linked(
    graph: MultiDiGraph[str], parts: Sequence[Sequence[str]], sizes: Mapping[str, Size]
) -> dict[str, Point]:
    """The places of the nodes of connected parts."""
    blocks = [_block(graph, part, sizes) for part in parts]
    moves = arranged([_outline(graph, block, sizes) for block in blocks])
    return {
        node: (x + right, y + down)
        for block, (right, down) in zip(blocks, moves, strict=True)
        for node, (x, y) in block.items()
    }


def _block(
    graph: MultiDiGraph[str], part: Sequence[str], sizes: Mapping[str, Size]
) -> dict[str, Point]:
    """The places of the nodes of one connected part."""
    boxes = [(sizes[node][0] + _GAP, sizes[node][1] + _GAP) for node in part]
    found = moved_apart(spread_out(_adjacent(graph, part, sizes)), boxes)
    return dict(zip(part, found, strict=True))


def _outline(
    graph: MultiDiGraph[str], block: Mapping[str, Point], sizes: Mapping[str, Size]
) -> Outline:
    """What a part covers: its nodes, and its links as chains of small rectangles."""
    boxes = [
        (
            x - wide / 2 - _APART / 2,
            y - high / 2 - _APART / 2,
            x + wide / 2 + _APART / 2,
            y + high / 2 + _APART / 2,
        )
        for node, (x, y) in block.items()
        for wide, high in (sizes[node],)
    ]
    for source, target in sorted(set(graph.subgraph(block).edges())):
        (x, y), (far_x, far_y) = block[source], block[target]
        for step in range(1, _STEPS):
            at_x = x + (far_x - x) * step / _STEPS
            at_y = y + (far_y - y) * step / _STEPS
            boxes.append(
                (at_x - _APART / 4, at_y - _APART / 4, at_x + _APART / 4, at_y + _APART / 4)
            )
    return boxes


def _from_corner(
    centres: Mapping[str, Point], sizes: Mapping[str, Size]
) -> tuple[dict[str, Point], float, float]:
    """Places moved to the upper left corner; the width and the height of all."""
    if not centres:
        return {}, 0.0, 0.0
    left = min(x - sizes[node][0] / 2 for node, (x, _) in centres.items())
    top = min(y - sizes[node][1] / 2 for node, (_, y) in centres.items())
    right = max(x + sizes[node][0] / 2 for node, (x, _) in centres.items())
    bottom = max(y + sizes[node][1] / 2 for node, (_, y) in centres.items())
    moved = {node: (x - left, y - top) for node, (x, y) in centres.items()}
    return moved, right - left, bottom - top


def _adjacent(graph: MultiDiGraph[str], part: Sequence[str], sizes: Mapping[str, Size]) -> Adjacent:
    """The neighbours of each node; a link is longer where its ends are large or have many links."""
    numbers = {node: number for number, node in enumerate(part)}
    links: list[set[int]] = [set() for _ in part]
    for source, target in graph.subgraph(part).edges():
        if source != target:
            links[numbers[source]].add(numbers[target])
            links[numbers[target]].add(numbers[source])
    radii = [sqrt(sizes[node][0] * sizes[node][1]) / 2 for node in part]
    link = _LINK + (_AIRY if len(sizes) <= _FEW else 0)

    def length(one: int, other: int) -> float:
        busy = max(len(links[one]), len(links[other]))
        return link + radii[one] + radii[other] + _BUSY * sqrt(busy)

    return [{other: length(one, other) for other in sorted(links[one])} for one in range(len(part))]


def _rows(
    nodes: Sequence[str], sizes: Mapping[str, Size], width: float
) -> tuple[dict[str, Point], float, float]:
    """Nodes in rows of equal cells: the places, and the width and the height of all."""
    if not nodes:
        return {}, 0, 0
    wide = max(sizes[node][0] for node in nodes) + _GAP
    high = max(sizes[node][1] for node in nodes) + _GAP
    across = max(round(width // wide), round(sqrt(len(nodes) * _WIDER * high / wide)), 1)
    across = min(across, len(nodes))
    stretch = max(width / across, wide) if across > 1 and width else wide
    places = {
        node: ((number % across + 0.5) * stretch, number // across * high + sizes[node][1] / 2)
        for number, node in enumerate(nodes)
    }
    return places, across * stretch, -(-len(nodes) // across) * high
