"""The page about the site: how the graph is made, what it does not say, and whose work is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition) -> Iterator[Page]:
    """Give the page."""
    t = edition.strings
    bundled = json.loads((files("akkg.site") / "vendor.json").read_text(encoding="utf-8"))
    yield Page(
        path="about/",
        name="about",
        title=t("about.title"),
        description=t("about.lead"),
        values={"packages": bundled["packages"]},
    )
