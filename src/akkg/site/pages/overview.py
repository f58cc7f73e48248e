"""The first page: what there is, how the partnership came about, and what can be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from akkg.networks.families import FAMILIES
from akkg.site.page import Page
from akkg.site.values import day_of

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.pictures.picture import Picture
    from akkg.pictures.scene import Scene
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition
    from akkg.site.register import Entry, Register

__all__ = ["QUESTIONS", "pages", "pictures"]

QUESTIONS = ("instruments-in-force", "merged-funds", "lineage")
"""The saved queries that the first page shows; of them those that there are."""

_LATEST = 6
_MOST = 300  # things of a picture on the first page
_HAPPENED = ("event", "meeting")


def pages(
    edition: Edition,
    register: Register,
    queries: Iterable[SavedQuery] = (),
    pictures: Mapping[str, Scene] | None = None,
) -> Iterator[Page]:
    """Give the first page.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
        queries: The saved queries.
        pictures: The scenes of `pictures`; a page of a large graph has none.
    """
    t, entries = edition.strings, register.entries.values()
    families = Counter(entry.family for entry in entries)
    known = {query.name: query for query in queries}
    yield Page(
        path="",
        name="overview",
        title=t("overview.title" if edition.own else "overview.title-other"),
        description=edition.lead,
        values={
            "counts": [
                (family, families[family.key])
                for family in FAMILIES.values()
                if families[family.key]
            ],
            "total": len(entries),
            "passages": len(register.passages),
            "latest": [(entry, day_of(entry.date)) for entry in _latest(entries)],
            "questions": [
                (known[name], edition.addresses.query(name)) for name in QUESTIONS if name in known
            ],
            "timeline": (pictures or {}).get("timeline"),
            "network": (pictures or {}).get("network"),
        },
        files={"text/turtle": "data/akkg.ttl", "application/trig": "data/akkg.trig"},
    )


def pictures(dataset: Dataset, register: Register, backbone: Picture | None) -> dict[str, Scene]:
    """Give the pictures of the first page.

    Args:
        dataset: The graph.
        register: What pages know of all things.
        backbone: The picture of the network's backbone; None where there is none.

    Returns:
        The statuses of the partnership over time, and its backbone, each where it has a few things
        that a first page can show.
    """
    from akkg.pictures.drawing import draw

    found = {}
    statuses = sum(entry.family == "status" for entry in register.entries.values())
    if 0 < statuses <= _MOST:
        found["timeline"] = draw("timeline", dataset, kinds=["status"]).scene
    if backbone is not None and len(backbone.graph) <= _MOST:
        found["network"] = backbone.scene
    return found


def _latest(entries: Iterable[Entry]) -> list[Entry]:
    """The newest meetings and events of which a passage speaks."""
    dated = [
        entry
        for entry in entries
        if entry.family in _HAPPENED and entry.date and entry.begin and entry.passages
    ]
    dated.sort(key=lambda entry: (entry.end or entry.begin, entry.begin, entry.iri), reverse=True)
    return dated[:_LATEST]
