"""What of a network is shown: its backbone, the surroundings of a thing, kinds, a span of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from akkg.errors import ParameterError
from akkg.networks.families import FAMILIES
from akkg.networks.kinds import kind_of, of_any_kind
from akkg.networks.parts import find_node, part

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["backbone", "between", "neighbourhood", "of_kinds"]

Attributes = Mapping[str, Any]


def backbone(graph: MultiDiGraph[str]) -> MultiDiGraph[str]:
    """Give the backbone of the partnership: meetings, instruments, plans, funds, actors, statuses.

    States, places and concepts are not in it: so many things lead there that all seem near each
    other.

    Args:
        graph: A network.

    Returns:
        That part of it; also things that nothing links to another.

    Example:
        >>> from akkg.networks.network import network
        >>> found = backbone(network())
        >>> sorted({node["family"] for _, node in found.nodes(data=True)})
        ['actor', 'fund', 'instrument', 'meeting', 'plan', 'status']
    """
    return part(
        graph,
        [
            iri
            for iri, node in graph.nodes(data=True)
            if FAMILIES[node["family"]].backbone and not node["hub"]
        ],
    )


def neighbourhood(graph: MultiDiGraph[str], thing: str, hops: int = 1) -> MultiDiGraph[str]:
    """Give what lies around a thing, whichever way its links lead.

    A hub (a state, a place, a concept) is reached, but no way leads on through it, unless it is the
    thing itself: two treaties are not near each other because both have to do with a state.

    Args:
        graph: A network.
        thing: The IRI of a thing; an event that is folded stands for the thing that has it.
        hops: How many links to go.

    Returns:
        That part of the network, with all links between its things.

    Raises:
        ParameterError: Where the network does not show the thing, or there are no hops.

    Example:
        >>> from akkg.networks.network import network
        >>> found = neighbourhood(network(), "https://w3id.org/akkg/id/akcf")
        >>> sorted(label for _, label in found.nodes(data="label"))[0]
        'ASEAN-ROK Cooperation Fund (AKCF)'
    """
    if hops < 1:
        raise ParameterError(f"{hops} hops lead nowhere", "hops", "give 1 or more")
    start = find_node(graph, thing)
    found, edge = {start}, {start}
    for _ in range(hops):
        edge = {
            near
            for node in edge
            if node == start or not graph.nodes[node]["hub"]
            for near in (*graph.pred[node], *graph.succ[node])
        } - found
        found |= edge
    return part(graph, found)


def of_kinds(graph: MultiDiGraph[str], kinds: Iterable[str]) -> MultiDiGraph[str]:
    """Give the things of some kinds.

    Args:
        graph: A network.
        kinds: Each the key of a family, such as `plan`, or the CURIE, the name or the label of a
            class, which also means the classes below it; letter case does not count.

    Returns:
        That part of the network, with the links between its things.

    Raises:
        ParameterError: Where the network has nothing of a kind, with the nearest kinds.

    Example:
        >>> from akkg.networks.network import network
        >>> found = of_kinds(network(), ["fund", "akkg:PlanOfAction"])
        >>> sorted({node["kind_label"] for _, node in found.nodes(data=True)})
        ['fund', 'plan of action']
    """
    told = {iri: [kind_of(node)] for iri, node in graph.nodes(data=True)}
    return part(graph, of_any_kind(kinds, told))


def between(
    graph: MultiDiGraph[str], begin: str | None = None, end: str | None = None, about: str = ""
) -> MultiDiGraph[str]:
    """Give what is dated within a span of days, surely or possibly.

    A thing is dated by its own date and by those of its events: a fund that was launched in 1990 is
    not within 2010 to 2020, though it may have lasted, where nothing dates it there. What has no
    date at all stays where a link leads to or from something that is within. A dated link must lie
    within, too.

    Args:
        graph: A network.
        begin: The first day, as an ISO date; None for no bound.
        end: The last day.
        about: The IRI of a thing that stays, whatever dates it.

    Returns:
        That part of the network.

    Raises:
        ParameterError: Where a bound is no day, or the last is before the first.

    Example:
        >>> from akkg.networks.network import network
        >>> found = between(network(), "2024-01-01", None)
        >>> "https://w3id.org/akkg/id/summit-25" in found
        True
    """
    first, last = _day(begin, "0000-00-00"), _day(end, "9999-99-99")
    if last < first:
        raise ParameterError(f"{end} is before {begin}", remedy="give the first day first")
    if begin is None and end is None:
        return part(graph, graph.nodes)

    def within(attributes: Attributes) -> bool:
        return any(starts <= last and ends >= first for starts, ends in _spans(attributes))

    dated = {iri for iri, node in graph.nodes(data=True) if any(True for _ in _spans(node))}
    sure = {iri for iri in dated if within(graph.nodes[iri])}
    beside = {iri for iri in graph.nodes - dated if _leads_to(graph, iri, sure)}
    return part(
        graph,
        sure | beside | {about},
        lambda edge: not any(True for _ in _spans(edge)) or within(edge),
    )


def _leads_to(graph: MultiDiGraph[str], iri: str, nodes: Collection[str]) -> bool:
    return any(near in nodes for near in (*graph.pred[iri], *graph.succ[iri]))


def _spans(attributes: Attributes) -> Iterator[tuple[str, str]]:
    """The days that the dates of something allow; without a bound where there is none."""
    spans = [(attributes.get("begin", ""), attributes.get("end", ""))]
    spans += [(one.begin, one.end) for one in attributes.get("events", ())]
    for starts, ends in spans:
        if starts or ends:
            yield starts or "0000-00-00", ends or "9999-99-99"


def _day(text: str | None, otherwise: str) -> str:
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        remedy = "give it as YYYY-MM-DD, such as 2010-10-31"
        raise ParameterError(f"{text} is no day that exists", remedy=remedy) from None
