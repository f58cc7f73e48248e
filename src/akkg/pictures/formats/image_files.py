"""Writes a picture as an image with its frame: SVG, PNG or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.errors import DataError, LimitError
from akkg.pictures.formats.finish import Finish
from akkg.pictures.frame import framed
from akkg.pictures.svg import svg

if TYPE_CHECKING:
    from akkg.pictures.picture import Picture
    from akkg.pictures.scene import Scene

__all__ = ["undrawn", "write"]

_MOST_DOTS = 100_000_000


def write(picture: Picture, format: str, finish: Finish) -> bytes:
    """Write a picture as an image.

    Args:
        picture: The picture.
        format: `svg`, `png` or `pdf`.
        finish: The theme, the scale and further fonts.

    Returns:
        The bytes of the file.

    Raises:
        DataError: Where the package is missing that writes it, or a font cannot be read.
        LimitError: Where it would have too many dots.
    """
    scene = framed(picture.scene, picture.legend, picture.credits)
    drawing = svg(scene, finish.theme)
    if format == "svg":
        return drawing
    _check_fonts(finish)
    if format == "png":
        return _png(scene, drawing, finish)
    from akkg.pictures.formats.pdf import pdf

    return pdf(scene, drawing, finish.fonts)


def undrawn(picture: Picture, finish: Finish) -> str:
    """Find the letters of a picture that no font at hand can draw.

    Args:
        picture: The picture.
        finish: Further fonts.

    Returns:
        The letters, one after the other; empty where all can be drawn.
    """
    from akkg.pictures.formats.glyphs import letters, missing_letters

    _check_fonts(finish)
    scene = framed(picture.scene, picture.legend, picture.credits)
    return "".join(missing_letters(letters(scene), finish.fonts))


def _png(scene: Scene, drawing: bytes, finish: Finish) -> bytes:
    from resvg_py import svg_to_bytes

    dots = scene.width * scene.height * finish.scale * finish.scale
    if dots > _MOST_DOTS:
        what = f"the picture would have {dots / 1e6:,.0f} million dots"
        raise LimitError(what, remedy="give a smaller --scale, or write svg or pdf")
    return svg_to_bytes(
        svg_string=drawing.decode(),
        width=max(round(scene.width * finish.scale), 1),
        font_files=[str(font) for font in finish.fonts],
    )


def _check_fonts(finish: Finish) -> None:
    """Refuse a file that is no font, which would be passed over in silence."""
    for font in finish.fonts:
        try:
            with font.open("rb") as stream:
                begins = stream.read(4)
        except OSError as error:
            from akkg.errors import reason

            raise DataError(f"the font cannot be read, {reason(error)}", str(font)) from None
        if begins not in (b"\0\1\0\0", b"OTTO", b"ttcf", b"true"):
            remedy = "give a file of TrueType or OpenType: .ttf, .otf or .ttc"
            raise DataError("this is no font", str(font), remedy)
