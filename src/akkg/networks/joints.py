"""Finds where a network would fall apart: things and pairs that alone hold parts together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from networkx import Graph

__all__ = ["Joined", "bridges_and_joints"]


class Joined(NamedTuple):
    """What holds parts of a network together.

    Attributes:
        cut_off: By thing how many others would be cut off from the largest rest without it; only
            things without which a part falls apart.
        bridges: How many pairs of things would leave two parts if they were not linked.
    """

    cut_off: Mapping[str, int]
    bridges: int


class _Walk:
    """A walk in depth over one part, after Hopcroft and Tarjan (1973), without recursion.

    `low` of a thing is the earliest one that can be reached from below it without its own link
    upwards; `size` is how many things lie below it, with itself.
    """

    def __init__(self, graph: Graph[str], root: str) -> None:
        self.graph = graph
        self.order: dict[str, int] = {root: 0}
        self.above: dict[str, str] = {}
        self.low: dict[str, int] = {root: 0}
        self.size: dict[str, int] = {root: 1}
        self.separated: dict[str, list[int]] = {}
        self.bridges = 0
        ways: list[tuple[str, Iterator[str]]] = [(root, iter(graph.adj[root]))]
        while ways:
            node, rest = ways[-1]
            near = next(rest, None)
            if near is None:
                ways.pop()
                self._leave(node)
            elif near not in self.order:
                self.above[near] = node
                self.order[near] = self.low[near] = len(self.order)
                self.size[near] = 1
                ways.append((near, iter(graph.adj[near])))
            elif near != self.above.get(node):
                self.low[node] = min(self.low[node], self.order[near])

    def _leave(self, node: str) -> None:
        upper = self.above.get(node)
        if upper is None:
            return
        self.low[upper] = min(self.low[upper], self.low[node])
        self.size[upper] += self.size[node]
        if self.low[node] >= self.order[upper]:
            self.separated.setdefault(upper, []).append(self.size[node])
        self.bridges += self.low[node] > self.order[upper]

    def cut_off(self) -> Iterator[tuple[str, int]]:
        """Each thing without which the part falls apart, with how many others it cuts off."""
        for node, sizes in self.separated.items():
            rest = len(self.order) - 1 - sum(sizes)
            if rest or len(sizes) > 1:
                yield node, len(self.order) - 1 - max(rest, *sizes)


def bridges_and_joints(graph: Graph[str]) -> Joined:
    """Find the things and the pairs that alone hold parts of a network together.

    Args:
        graph: A graph without directions.

    Example:
        >>> import networkx
        >>> bridges_and_joints(networkx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]))
        Joined(cut_off={'b': 1}, bridges=1)
    """
    cut_off: dict[str, int] = {}
    bridges = 0
    seen: set[str] = set()
    for root in graph:
        if root not in seen:
            walk = _Walk(graph, root)
            seen |= walk.order.keys()
            cut_off.update(walk.cut_off())
            bridges += walk.bridges
    return Joined(cut_off, bridges)
