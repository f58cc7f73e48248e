"""A network without directions and without parallel links: who is linked to whom at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from networkx import Graph, MultiDiGraph

__all__ = ["components", "simple"]


def simple(graph: MultiDiGraph[str]) -> Graph[str]:
    """Copy a network without directions, parallel links and loops.

    Args:
        graph: The network.

    Returns:
        A graph of the same things, without attributes, in the order of their IRIs.

    Example:
        >>> import networkx
        >>> list(simple(networkx.MultiDiGraph([("b", "a"), ("a", "b"), ("b", "b")])).edges())
        [('a', 'b')]
    """
    found: Graph[str] = networkx.Graph()
    found.add_nodes_from(sorted(graph))
    pairs = {(min(pair), max(pair)) for pair in graph.edges() if pair[0] != pair[1]}
    found.add_edges_from(sorted(pairs))
    return found


def components(graph: Graph[str]) -> list[list[str]]:
    """Find the parts of a graph that no link joins.

    Args:
        graph: A graph without directions.

    Returns:
        The things of each, sorted; the largest part first, of equal ones that with the first thing.
    """
    found = [sorted(part) for part in networkx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), part))
