"""The graph of a picture with plain values alone, and with places: what other programs can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from akkg.networks.happenings import Happening
from akkg.pictures.scene import Box, Group, Item, Mark, Point
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.picture import Picture

__all__ = ["Plain", "places", "portable"]

Plain = str | int | float | bool


def portable(picture: Picture) -> MultiDiGraph[str]:
    """Copy the graph of a picture with plain values alone.

    Args:
        picture: The picture.

    Returns:
        The same nodes, each with a `label`, and the same edges, with the keys `e0`, `e1` and so on.
        Several names, such as those of passages, are one text with spaces between them, several
        phrases, such as those of events, have semicolons. Texts have no control characters; what
        is not known is left out.

    Example:
        >>> from akkg.pictures.drawing import draw
        >>> graph = portable(draw("network", about="AKCF"))
        >>> graph.nodes["https://w3id.org/akkg/id/akcf"]["events"]
        'merger 2019'
    """
    from networkx import MultiDiGraph

    found: MultiDiGraph[str] = MultiDiGraph()
    for node in sorted(picture.graph):
        facts = _plain_facts(picture.graph.nodes[node].items())
        found.add_node(node)
        found.nodes[node].update({"label": node, **dict(facts)})
    for number, edge in enumerate(sorted(picture.graph.edges(keys=True), key=str)):
        facts = _plain_facts(picture.graph.edges[edge].items())
        found.add_edge(edge[0], edge[1], f"e{number}")
        found.edges[edge[0], edge[1], f"e{number}"].update(facts)
    return found


def _plain_facts(facts: Iterable[tuple[object, object]]) -> Iterator[tuple[str, Plain]]:
    for name, value in facts:
        plain = _plain(value)
        if plain != "":
            yield str(name), plain


def _plain(value: object) -> Plain:
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Happening):
        return one_line(f"{value.kind} {value.date}")
    if isinstance(value, (tuple, list)):
        parts = [str(_plain(part)) for part in value]
        return ("; " if any(" " in part for part in parts) else " ").join(parts)
    return "" if value is None else one_line(str(value))


def places(items: Iterable[Item]) -> dict[str, Point]:
    """Find where the things of a scene lie.

    Args:
        items: The items of a scene.

    Returns:
        By the IRI of each thing that a group shows, the middle of its mark or bar; the first where
        several groups show it.

    Example:
        >>> places([Group((Mark(2, 3, 5, "circle", "ink"),), thing="a", at=(10, 20))])
        {'a': (12, 23)}
    """
    found: dict[str, Point] = {}
    for thing, point in _things(items, "", (0, 0)):
        found.setdefault(thing, point)
    return found


def _things(items: Iterable[Item], thing: str, at: Point) -> Iterator[tuple[str, Point]]:
    for item in items:
        if isinstance(item, Group):
            inner = (at[0] + item.at[0], at[1] + item.at[1])
            yield from _things(item.items, item.thing or thing, inner)
        elif thing and isinstance(item, Mark):
            yield thing, (at[0] + item.x, at[1] + item.y)
        elif thing and isinstance(item, Box):
            yield thing, (at[0] + item.x + item.width / 2, at[1] + item.y + item.height / 2)
