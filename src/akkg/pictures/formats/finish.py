"""How a picture is finished when it is written: its theme, its scale, and further fonts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Finish"]


@dataclass(frozen=True, slots=True)
class Finish:
    """How a picture is finished. What a format has no use for does nothing there.

    Attributes:
        theme: One of `akkg.pictures.palette.THEMES`, for svg, png and pdf.
        scale: How many dots a pixel has, for png.
        fonts: Files of fonts that are used where those of the system lack a letter, for png and
            pdf.
    """

    theme: str = "light"
    scale: float = 1.0
    fonts: tuple[Path, ...] = ()
