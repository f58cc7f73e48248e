"""The page of the data: what can be downloaded, with checksums, and how to use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from akkg.site.page import Page

if TYPE_CHECKING:
    from akkg.site.data_files import DataFile
    from akkg.site.edition import Edition

__all__ = ["pages"]


def pages(edition: Edition, files: Sequence[DataFile]) -> Iterator[Page]:
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
