"""The page of all things as a table, with the data by which its program narrows it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.networks.families import FAMILIES
from akkg.site.browsing import browse_data, read_rows
from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.edition import Edition
    from akkg.site.register import Register

__all__ = ["DATA", "pages"]

DATA = "data/browse.json"
"""All rows, for the program of the page."""

_SHOWN = 500  # rows of the page; the data have them all


def pages(edition: Edition, register: Register) -> Iterator[Page | tuple[str, bytes]]:
    """Give the page, and its data.

    Args:
        edition: What all pages share.
        register: What pages know of all things.
    """
    t, rows = edition.strings, list(read_rows(register))
    families = Counter(row.entry.family for row in rows)
    kinds = Counter((row.entry.family, row.entry.kind) for row in rows)
    yield Page(
        path="browse/",
        name="browse",
        title=t("browse.title"),
        description=t("browse.description"),
        values={
            "rows": rows[:_SHOWN],
            "entries": register.entries,
            "total": len(rows),
            "families": [
                (
                    family,
                    families[family.key],
                    sorted((kind, n) for (key, kind), n in kinds.items() if key == family.key),
                )
                for family in FAMILIES.values()
                if families[family.key]
            ],
            "family_words": {key: family.label for key, family in FAMILIES.items()},
            "data_path": DATA,
        },
    )
    text = json.dumps(browse_data(register, rows), ensure_ascii=False, separators=(",", ":"))
    yield DATA, text.encode()
