"""Writes a picture as PDF, with its words as text that can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from akkg.errors import DataError, OutputError

if TYPE_CHECKING:
    from akkg.pictures.scene import Scene

__all__ = ["pdf"]

_POINT = 0.75  # of a pixel
_PAGE = """\
#set document(title: sys.inputs.title, author: "AKKG", date: none)
#set page(width: eval(sys.inputs.width), height: eval(sys.inputs.height), margin: 0pt)
#set text(lang: "en")
#image("/picture.svg", width: 100%, alt: sys.inputs.description)
"""


def pdf(scene: Scene, drawing: bytes, fonts: Sequence[Path]) -> bytes:
    """Write a picture as PDF of one page.

    Args:
        scene: The picture, with its frame.
        drawing: The same as SVG.
        fonts: Files of fonts beside those of the system.

    Returns:
        The bytes of the file: tagged, with title and description, and without a date.

    Raises:
        DataError: Where the package is missing that writes it.
        OutputError: Where that package fails.
    """
    try:
        import typst
    except ImportError:
        remedy = "install it with `pip install 'akkg[pdf]'`, or write svg"
        raise DataError("PDF needs the package typst", remedy=remedy) from None
    inputs = {
        "title": scene.title,
        "description": scene.description,
        "width": f"{scene.width * _POINT:.2f}pt",
        "height": f"{scene.height * _POINT:.2f}pt",
    }
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        page.write_text(_PAGE, encoding="utf-8")
        page.with_name("picture.svg").write_bytes(drawing)
        for number, font in enumerate(fonts):
            copy(font, page.with_name(f"{number:03}{font.suffix}"))
        try:
            return typst.compile(
                page, root=page.parent, font_paths=[page.parent], sys_inputs=inputs, format="pdf"
            )
        except typst.TypstError as error:
            what = f"the picture cannot be written as PDF, {error.message}"
            raise OutputError(what, remedy="write svg or png") from None
