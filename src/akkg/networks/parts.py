"""Parts of a network: some of its things, with the links between them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from akkg.errors import ParameterError

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["find_node", "part"]

Attributes = dict[str, Any]


def part(
    graph: MultiDiGraph[str],
    nodes: Collection[str],
    keep: Callable[[Attributes], bool] | None = None,
) -> MultiDiGraph[str]:
    """Copy a part of a network.

    Args:
        graph: The network.
        nodes: The things of the part; what is not in the network is left out.
        keep: Says of a link, by its attributes, whether it stays; all by default.

    Returns:
        The things in the order of their IRIs, the links in the order of both and of their keys.
        Each has the attributes that it has in the network.

    Example:
        >>> import networkx
        >>> graph = networkx.MultiDiGraph([("c", "a"), ("a", "b")])
        >>> list(part(graph, {"c", "a"})), list(part(graph, {"c", "a"}).edges())
        (['a', 'c'], [('c', 'a')])
    """
    found = graph.__class__()
    chosen = sorted(set(nodes) & graph.nodes)
    found.add_nodes_from((node, graph.nodes[node]) for node in chosen)
    edges = [
        (source, target, key, edge)
        for source in chosen
        for target, keyed in graph.adj[source].items()
        if target in found
        for key, edge in keyed.items()
        if keep is None or keep(edge)
    ]
    for source, target, key, edge in sorted(edges, key=lambda one: one[:3]):
        found.add_edge(source, target, key, **edge)
    return found


def find_node(graph: MultiDiGraph[str], thing: str) -> str:
    """Find the node of a thing: itself, or where it is an event, what it has been folded into.

    Args:
        graph: The network.
        thing: An IRI.

    Raises:
        ParameterError: Where the network does not show it.
    """
    if thing in graph:
        return thing
    for node, attributes in graph.nodes(data=True):
        if any(one.event == thing for one in attributes["events"]):
            return node
    raise ParameterError("the network does not show this thing", thing, "ask for a thing of it")
