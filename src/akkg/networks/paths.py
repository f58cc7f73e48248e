"""Finds the shortest way between two things, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from akkg.answers.table import BASES
from akkg.networks.parts import find_node

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Stride", "path"]


@dataclass(frozen=True, slots=True)
class Stride:
    """One step of a way: a link, taken in its direction or against it.

    Attributes:
        source: The IRI of the thing that the step leads from.
        target: The IRI of the thing that it leads to.
        sentence: The statement, read out.
        basis: What it rests on: `stated`, `derived` or `editorial`; empty where nothing says.
        paragraphs: The passages that it rests on.
        date: The date of the event that it tells of, as written; empty where it has none.
        date_basis: What the date rests on; empty where there is none.
        forward: Whether the statement leads the same way as the step.
    """

    source: str
    target: str
    sentence: str
    basis: str
    paragraphs: tuple[str, ...]
    date: str
    date_basis: str
    forward: bool


def path(
    graph: MultiDiGraph[str], start: str, end: str, *, through_hubs: bool = False
) -> tuple[Stride, ...] | None:
    """Find the shortest way between two things, whichever way its links lead.

    Of ways of one length that with the strongest bases is taken, where a reading counts three, a
    derived link two and a stated one one; then the first by its IRIs.

    Args:
        graph: A network.
        start: The IRI of the one thing; an event that is folded stands for the thing that has it.
        end: The IRI of the other.
        through_hubs: Whether a way may lead through states, places and concepts. Nearly all things
            meet there, which says little.

    Returns:
        The steps; empty where both are one thing, None where no way leads from one to the other.

    Raises:
        ParameterError: Where the network does not show one of them.

    Example:
        >>> from akkg.networks.network import network
        >>> things = "https://w3id.org/akkg/id/"
        >>> [step] = path(network(), things + "akfta", things + "investment-agreement")
        >>> step.basis, step.paragraphs, step.forward
        ('stated', ('p18',), True)
    """
    first, last = find_node(graph, start), find_node(graph, end)
    open_: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, (first,))]
    done: set[str] = set()
    while open_:
        steps, weakness, way = heappop(open_)
        node = way[-1]
        if node == last:
            return tuple(_stride(graph, *pair) for pair in pairwise(way))
        if node in done:
            continue
        done.add(node)
        if node != first and graph.nodes[node]["hub"] and not through_hubs:
            continue
        for near in sorted({*graph.pred[node], *graph.succ[node]} - done):
            weaker = weakness + min(_weakness(edge) for *_, edge in _between(graph, node, near))
            heappush(open_, (steps + 1, weaker, (*way, near)))
    return None


def _between(
    graph: MultiDiGraph[str], one: str, other: str
) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """The links of two things: their keys, whether they lead on, and their attributes."""
    for source, target in ((one, other), (other, one)):
        for key, edge in graph.succ[source].get(target, {}).items():
            yield key, source == one, edge


def _weakness(edge: dict[str, Any]) -> int:
    """How weak a link is: what nothing is known to rest on is the weakest."""
    return BASES.index(edge["basis"]) or len(BASES)


def _stride(graph: MultiDiGraph[str], source: str, target: str) -> Stride:
    """The strongest link of two things; of equal ones that which leads on, then by its key."""
    _, forward, edge = min(
        _between(graph, source, target), key=lambda one: (_weakness(one[2]), not one[1], one[0])
    )
    return Stride(
        source=source,
        target=target,
        sentence=edge["sentence"],
        basis=edge["basis"],
        paragraphs=edge["paragraphs"],
        date=edge.get("date", ""),
        date_basis=edge.get("date_basis", ""),
        forward=forward,
    )
