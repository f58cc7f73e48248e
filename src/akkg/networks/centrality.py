"""How central the things of a network are, by three measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import networkx

if TYPE_CHECKING:
    from networkx import Graph, MultiDiGraph

__all__ = ["Between", "betweenness", "pagerank"]

_WORK = 1_000_000  # things and links that may be visited in all: some seconds
_FEWEST = 20
_SEED = 1
_DAMPING = 0.85
_ROUNDS = 200
_CLOSE = 1e-10


class Between(NamedTuple):
    """How many of the shortest ways between others go through each thing.

    Attributes:
        shares: From 0 to 1, by thing.
        starts: From how many things the ways were followed; fewer than there are is an estimate.
    """

    shares: Mapping[str, float]
    starts: int


def betweenness(graph: Graph[str]) -> Between:
    """Say through which things the shortest ways go (Freeman 1977, by the algorithm of Brandes).

    Args:
        graph: A graph without directions. In a large one the ways from some things alone are
            followed, always the same ones.

    Example:
        >>> import networkx
        >>> betweenness(networkx.path_graph(["a", "b", "c"])).shares["b"]
        1.0
    """
    size = len(graph) + graph.number_of_edges()
    starts = min(len(graph), max(_FEWEST, _WORK // max(size, 1)))
    some = None if starts == len(graph) else starts
    return Between(networkx.betweenness_centrality(graph, k=some, seed=_SEED), starts)


def pagerank(graph: MultiDiGraph[str]) -> dict[str, float]:
    """Say where one is most often who follows links at random (Page and others 1998).

    From a thing each of its links is taken equally often; one time in seven, and wherever no link
    leads on, one begins anew at any thing.

    Args:
        graph: A network.

    Returns:
        The share of time at each thing; together they make 1.

    Example:
        >>> import networkx
        >>> shares = pagerank(networkx.MultiDiGraph([("a", "c"), ("b", "c")]))
        >>> max(shares, key=shares.__getitem__), round(sum(shares.values()), 6)
        ('c', 1.0)
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    places = {node: place for place, node in enumerate(nodes)}
    # Sorted, so that sums are made in the same order on each run.
    links = [(places[source], places[target]) for source, target in sorted(graph.edges())]
    leaving = [0] * len(nodes)
    for source, _ in links:
        leaving[source] += 1
    shares = [1 / len(nodes)] * len(nodes)
    for _ in range(_ROUNDS):
        new = _step(shares, links, leaving)
        change = sum(abs(one - other) for one, other in zip(shares, new, strict=True))
        shares = new
        if change < _CLOSE:
            break
    return dict(zip(nodes, shares, strict=True))


def _step(shares: list[float], links: list[tuple[int, int]], leaving: list[int]) -> list[float]:
    count = len(shares)
    stuck = sum(share for share, out in zip(shares, leaving, strict=True) if not out)
    found = [(1 - _DAMPING + _DAMPING * stuck) / count] * count
    for source, target in links:
        found[target] += _DAMPING * shares[source] / leaving[source]
    return found
