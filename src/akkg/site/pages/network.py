"""The page of the network: its backbone as a picture, and a list of what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.site.network_data import NETWORK, is_large
from akkg.site.page import Page

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.pictures.picture import Picture
    from akkg.site.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition, graph: MultiDiGraph[str], picture: Picture | None) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        graph: All things and links.
        picture: The backbone; None where there is none, or the graph is too large for a picture.
    """
    t = edition.strings
    yield Page(
        path="network/",
        name="network",
        title=t("network.title"),
        description=t("network.lead"),
        values={
            "scene": picture.scene if picture else None,
            "large": is_large(graph),
            "things": _listed(edition, picture.graph) if picture else [],
            "links": picture.graph.number_of_edges() if picture else 0,
            "all_things": len(graph),
            "all_links": graph.number_of_edges(),
        },
        data={"graph": NETWORK, "passages": dict(edition.passages)},
    )


def _listed(edition: Edition, graph: MultiDiGraph[str]) -> list[tuple[str, str, str, int]]:
    """The label, the kind, the path and the number of links of each thing."""
    return sorted(
        (
            str(graph.nodes[iri]["label"]),
            str(graph.nodes[iri]["kind_label"]),
            edition.addresses.path(iri),
            int(graph.degree(iri)),
        )
        for iri in graph
    )
