"""The page that lists the saved queries by topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.queries.saved_query import SavedQuery
    from akkg.site.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition, queries: Sequence[SavedQuery]) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        queries: All saved queries, sorted by topic.
    """
    t = edition.strings
    topics = [
        (topic, [(query, edition.addresses.query(query.name)) for query in group])
        for topic, group in groupby(queries, key=lambda query: query.topic)
    ]
    yield Page(
        path="query/",
        name="queries",
        title=t("queries.title"),
        description=t("queries.lead"),
        values={"topics": topics, "total": len(queries)},
    )
