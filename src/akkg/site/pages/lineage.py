"""The page of the lineage: the rails of what came from what, and a list of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from akkg.pictures.lineage.data import SECTIONS, Chain
from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.pictures.picture import Picture
    from akkg.site.edition import Edition

__all__ = ["pages"]

_MOST = 300  # chains of the list in the page


def pages(edition: Edition, chains: Sequence[Chain], picture: Picture) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        chains: The chains, by section.
        picture: The lineage.
    """
    t = edition.strings
    told = [chain for chain in chains if chain.steps or chain.links]
    labels = {thing.iri: thing.label for chain in chains for thing in chain.things}
    paths = {iri: edition.addresses.path(iri) for iri in labels}
    yield Page(
        path="lineage/",
        name="lineage",
        title=t("lineage.title"),
        description=t("lineage.lead"),
        values={
            "scene": picture.scene,
            "sections": [
                (key, SECTIONS[key], list(group))
                for key, group in groupby(told[:_MOST], key=lambda chain: chain.section)
            ],
            "labels": labels,
            "paths": paths,
            "steps": sum(len(chain.steps) + len(chain.links) for chain in chains),
            "total": len(told),
            "shown": min(len(told), _MOST),
        },
    )
