"""The network as data for the programs of a page: whole where it is small, in shards where not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from akkg.networks.families import FAMILIES
from akkg.pictures.layout.placing import MOST
from akkg.pictures.scene import Group, Item, Mark
from akkg.pictures.shapes import SHAPES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.scene import Scene
    from akkg.site.edition import Edition

__all__ = ["NETWORK", "is_large", "network_files", "places"]

NETWORK = "data/network.json"

_PILLAR = "akkg:pillar"
_DATED = ("date", "begin", "end")
_SHARDS = 256

Place = tuple[float, float, float]
"""Where a thing lies in a picture, and half the width of its mark."""


def is_large(graph: MultiDiGraph[str]) -> bool:
    """Say whether a network is too large for a picture: it is looked into from one thing.

    Args:
        graph: All things and links.

    Example:
        >>> from akkg.networks.network import network
        >>> is_large(network())
        False
    """
    return len(graph) > MOST


def places(scene: Scene) -> dict[str, Place]:
    """Find where a picture shows each thing.

    Args:
        scene: The scene of a network.
    """
    return dict(_marks(scene.items, 0, 0))


def _marks(items: tuple[Item, ...], x: float, y: float) -> Iterator[tuple[str, Place]]:
    for item in items:
        if not isinstance(item, Group):
            continue
        left, top = x + item.at[0], y + item.at[1]
        if item.thing and item.role.startswith("node"):
            mark = next(part for part in item.items if isinstance(part, Mark))
            yield item.thing, (left + mark.x, top + mark.y, mark.size)
        else:
            yield from _marks(item.items, left, top)


def network_files(
    graph: MultiDiGraph[str], placed: Mapping[str, Place], edition: Edition
) -> Iterator[tuple[str, bytes]]:
    """Give the files of the network.

    Args:
        graph: All things and links.
        placed: Where the picture of the backbone shows things; empty where there is none.
        edition: What all pages share.

    Yields:
        Paths below the site's root with their content.
    """
    whole = {
        "families": _families(graph),
        "shapes": dict(SHAPES),
        "backbone": [key for key, family in FAMILIES.items() if family.backbone],
    }
    if is_large(graph):
        yield NETWORK, _json(whole | {"large": True, "shards": _SHARDS, "things": len(graph)})
        yield from _shards(graph, edition)
        return
    numbers = {iri: number for number, iri in enumerate(graph)}
    nodes = [_node(graph, iri, edition, placed.get(iri)) for iri in graph]
    links = [
        {"source": numbers[start], "target": numbers[end], **_link(link)}
        for start, end, link in graph.edges(data=True)
    ]
    yield NETWORK, _json(whole | {"nodes": nodes, "links": links})


def _families(graph: MultiDiGraph[str]) -> list[dict[str, object]]:
    counts: dict[str, int] = {}
    for _, node in graph.nodes(data=True):
        counts[node["family"]] = counts.get(node["family"], 0) + 1
    return [
        {"key": key, "label": family.plural, "count": counts[key]}
        for key, family in FAMILIES.items()
        if key in counts
    ]


def _node(
    graph: MultiDiGraph[str], iri: str, edition: Edition, place: Place | None
) -> dict[str, object]:
    node: dict[str, Any] = graph.nodes[iri]
    found: dict[str, object] = {
        "id": _name(iri, edition),
        "iri": iri,
        "label": node["label"],
        "kind": node["kind"],
        "kindLabel": node["kind_label"],
        "family": node["family"],
        "shape": node["shape"],
        "hub": node["hub"],
        "paragraphs": list(node["paragraphs"]),
        "pillars": sorted(
            _name(end, edition)
            for _, end, link in graph.out_edges(iri, data=True)
            if link["relation"] == _PILLAR
        ),
        **{name: node[name] for name in _DATED if name in node},
    }
    if "begin" not in node and (days := [event.begin for event in node["events"] if event.begin]):
        found["begin"] = min(days)
        found["end"] = max(event.end or event.begin for event in node["events"] if event.begin)
    if place is not None:
        found |= {"x": round(place[0], 1), "y": round(place[1], 1), "size": place[2]}
    return found


def _link(link: Mapping[str, Any]) -> dict[str, object]:
    return {
        "relation": link["relation"],
        "label": link["label"],
        "basis": link["basis"],
        "paragraphs": list(link["paragraphs"]),
        **{name: link[name] for name in _DATED if name in link},
    }


def _name(iri: str, edition: Edition) -> str:
    """The name of a thing in addresses: the folder of its page."""
    return edition.addresses.path(iri).removeprefix("id/").removesuffix("/") or iri


def _shards(graph: MultiDiGraph[str], edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The things with all their neighbours, in files by the hash of their name."""
    shards: dict[int, list[str]] = {}
    for iri in graph:
        shards.setdefault(_shard(_name(iri, edition)), []).append(iri)
    for shard, things in sorted(shards.items()):
        held = {
            _name(iri, edition): {
                **_node(graph, iri, edition, None),
                "links": [
                    *_ends(graph, graph.out_edges(iri, data=True), edition, out=True),
                    *_ends(graph, graph.in_edges(iri, data=True), edition, out=False),
                ],
            }
            for iri in things
        }
        yield f"data/near/{shard:02x}.json", _json(held)


def _ends(
    graph: MultiDiGraph[str], links: Any, edition: Edition, *, out: bool
) -> Iterator[dict[str, object]]:
    for start, end, link in links:
        other = end if out else start
        node = graph.nodes[other]
        yield {
            "to": _name(other, edition),
            "name": node["label"],
            "kind": node["kind"],
            "kindLabel": node["kind_label"],
            "family": node["family"],
            "shape": node["shape"],
            "out": out,
            **_link(link),
        }


def _shard(name: str) -> int:
    """The first byte of the 32-bit FNV-1a hash of a name."""
    found = 0x811C9DC5
    for byte in name.encode():
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found >> 24


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
