"""The page of the data: what can be downloaded, with checksums, and how to use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.edition import Edition

__all__ = ["Offered", "pages"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that the page offers.

    Attributes:
        path: Its path below the site's root.
        type: Its media type.
        words: The key of the words that say what it holds.
        size: Its length in bytes.
        digest: Its SHA-256.
    """

    path: str
    type: str
    words: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


def pages(edition: Edition, files: Sequence[Offered]) -> Iterator[Page]:
    """Give the page.

    Args:
        edition: What all pages share.
        files: The files of the folder `data/`.
    """
    t = edition.strings
    yield Page(
        path="data/",
        name="data",
        title=t("data.title"),
        description=t("data.lead"),
        values={"files": files},
        files={file.type: file.path for file in files if file.type != "application/gzip"},
    )
