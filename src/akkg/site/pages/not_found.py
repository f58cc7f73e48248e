"""The page that a server shows for a path that the site does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """Give the page.

    It is shown in the place of any path, however deep, so its links cannot be relative to where it
    lies: where the site's address is known, they begin with that.

    Args:
        edition: What all pages share.
    """
    t = edition.strings
    yield Page(
        path="404.html",
        name="not_found",
        title=t("not_found.title"),
        description=t("not_found.lead"),
        values={"ways": {**edition.navigation, **edition.more}},
    )
