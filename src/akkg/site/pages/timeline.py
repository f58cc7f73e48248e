"""The page of the timeline: a picture, and a table of the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.site.page import Page
from akkg.site.values import day_of

if TYPE_CHECKING:
    from akkg.pictures.picture import Picture
    from akkg.pictures.timeline.data import Moment
    from akkg.site.edition import Edition

__all__ = ["pages"]

_MOST = 2000  # rows of the table in the page


def pages(edition: Edition, moments: tuple[Moment, ...], picture: Picture) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        moments: What happened or lasted, with its dates.
        picture: The timeline.
    """
    t = edition.strings
    dated = sorted(
        (one for one in moments if one.begin or one.end),
        key=lambda one: (one.begin, one.end, one.label, one.iri),
    )
    yield Page(
        path="timeline/",
        name="timeline",
        title=t("timeline.title"),
        description=t("timeline.lead"),
        values={
            "scene": picture.scene,
            "rows": [
                (one, edition.addresses.path(one.iri), date, day_of(date))
                for one in dated[:_MOST]
                for date in [one.date or f"{one.begin or '..'}/{one.end or '..'}"]
            ],
            "total": len(dated),
            "undated": len(moments) - len(dated),
        },
    )
