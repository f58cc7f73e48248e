"""Figures of a network: how much there is, how it hangs together, and what is central in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from akkg.networks.centrality import betweenness, pagerank
from akkg.networks.families import FAMILIES
from akkg.networks.joints import bridges_and_joints
from akkg.networks.simple import components, simple

if TYPE_CHECKING:
    from networkx import Graph, MultiDiGraph

__all__ = ["Ranked", "Statistics", "statistics"]

_EXACT = 5000  # things of a part up to which its longest way is looked for among all pairs


class Ranked(NamedTuple):
    """A thing with a figure.

    Attributes:
        thing: Its IRI.
        label: Its label.
        value: The figure.
    """

    thing: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of a network.

    Attributes:
        things: How many things there are.
        links: How many links, each statement for itself.
        pairs: How many pairs of things are linked, however often and whichever way.
        families: How many things each family has, by its plural, in the order of legends.
        relations: How many links each property has, by its words, the most frequent first.
        bases: How many links rest on what, the strongest basis first.
        components: The sizes of the parts that no link joins, the largest first.
        isolates: The things that have no link, as `Ranked` with 0.
        density: The share of all pairs of things that are linked, from 0 to 1.
        diameter: The most links on a shortest way within the largest part.
        diameter_exact: Whether it is that; else some way is that long, and none was found longer.
        degree: The things with the most neighbours, and how many they have.
        betweenness: The things on the most shortest ways between others, with their share.
        betweenness_starts: From how many things those ways were followed.
        pagerank: The things to which links lead most, with the share of time spent there.
        joints: The things without which a part would fall apart, with how many others they would
            cut off from its largest rest.
        bridges: How many pairs alone hold two parts together.
    """

    things: int
    links: int
    pairs: int
    families: Mapping[str, int]
    relations: Mapping[str, int]
    bases: Mapping[str, int]
    components: tuple[int, ...]
    isolates: tuple[Ranked, ...]
    density: float
    diameter: int
    diameter_exact: bool
    degree: tuple[Ranked, ...]
    betweenness: tuple[Ranked, ...]
    betweenness_starts: int
    pagerank: tuple[Ranked, ...]
    joints: tuple[Ranked, ...]
    bridges: int


def statistics(graph: MultiDiGraph[str], *, top: int = 10) -> Statistics:
    """Count and measure a network.

    What is central is so in the wording of the document: a thing that it names often and links to
    much. It is no measure of influence.

    Args:
        graph: A network, or a part of one.
        top: How many things to give for each measure, ordered by figure, then label, then IRI.

    Returns:
        The figures; the same network gives the same ones.

    Example:
        >>> from akkg.networks.network import network
        >>> from akkg.networks.backbone import of_kinds
        >>> found = statistics(of_kinds(network(), ["fund"]))
        >>> found.things, found.components, [one.label for one in found.degree[:1]]
        (4, (3, 1), ['ASEAN-ROK Cooperation Fund (AKCF)'])
    """
    plain = simple(graph)
    parts = components(plain)
    between = betweenness(plain)
    joined = bridges_and_joints(plain)
    diameter, exact = _diameter(plain, parts[0] if parts else [])
    count = len(graph)

    def ranked(values: Mapping[str, float], most: int | None = top) -> tuple[Ranked, ...]:
        found = (Ranked(iri, graph.nodes[iri]["label"], value) for iri, value in values.items())
        # Rounded, so that the last digit of a sum does not order things.
        return tuple(sorted(found, key=lambda one: (-round(one.value, 9), *one[1::-1]))[:most])

    return Statistics(
        things=count,
        links=graph.number_of_edges(),
        pairs=plain.number_of_edges(),
        families=_families(node["family"] for _, node in graph.nodes(data=True)),
        relations=_relations(graph),
        bases=_bases(graph),
        components=tuple(map(len, parts)),
        isolates=ranked({iri: 0 for iri in plain if not plain.adj[iri]}, None),
        density=2 * plain.number_of_edges() / (count * (count - 1)) if count > 1 else 0.0,
        diameter=diameter,
        diameter_exact=exact,
        degree=ranked({iri: len(plain.adj[iri]) for iri in plain if plain.adj[iri]}),
        betweenness=ranked({iri: share for iri, share in between.shares.items() if share}),
        betweenness_starts=between.starts,
        pagerank=ranked(pagerank(graph)),
        joints=ranked(joined.cut_off),
        bridges=joined.bridges,
    )


def _families(keys: Iterable[str]) -> dict[str, int]:
    counts = Counter(keys)
    return {one.plural: counts[key] for key, one in FAMILIES.items() if counts[key]}


def _relations(graph: MultiDiGraph[str]) -> dict[str, int]:
    counts = Counter(edge["relation_label"] for *_, edge in graph.edges(data=True))
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _bases(graph: MultiDiGraph[str]) -> dict[str, int]:
    counts = Counter(edge["basis"] for *_, edge in graph.edges(data=True))
    order = ("stated", "derived", "editorial", "")
    return {basis or "no passage": counts[basis] for basis in order if counts[basis]}


def _diameter(graph: Graph[str], part: list[str]) -> tuple[int, bool]:
    """The longest of the shortest ways within a part, and whether it is surely the longest."""
    import networkx

    if not part:
        return 0, True
    if len(part) <= _EXACT:
        return networkx.diameter(graph.subgraph(part), usebounds=True), True
    start = part[0]
    length = 0
    for _ in range(3):  # to the farthest thing, and on from there
        ways = networkx.single_source_shortest_path_length(graph, start)
        length = max(length, *ways.values())
        start = min(ways, key=lambda iri: (-ways[iri], iri))
    return length, False
