"""The first page."""

from __future__ import annotations

from collections.abc import Iterator

from akkg.site.edition import Edition
from akkg.site.page import Page

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """Give the first page."""
    t = edition.strings
    yield Page(
        path="",
        name="overview",
        title=t("overview.title"),
        description=t("overview.lead"),
        values={"counts": ()},
    )
