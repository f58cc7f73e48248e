"""The shapes of marks: one a kind of thing, so that a print in grey can be read.

Each is a path of SVG in a square from -1 to 1, of absolute `M`, `L`, `C` and `Z` alone: whoever
draws it multiplies all numbers by its size.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

__all__ = ["SHAPES", "scaled"]

_K = 0.5523  # the control points of a quarter of a circle


def _polygon(*points: tuple[float, float]) -> str:
    first, *rest = (f"{x:g} {y:g}" for x, y in points)
    return f"M{first} " + " ".join(f"L{point}" for point in rest) + " Z"


def _regular(corners: int, *, turn: float = 0, inner: float | None = None) -> str:
    """A polygon of equal sides with a corner on top; a star where it has an inner radius."""
    radii = [1.0] if inner is None else [1.0, inner]
    steps = corners * len(radii)
    angles = [turn - pi / 2 + 2 * pi * step / steps for step in range(steps)]
    return _polygon(
        *(
            (
                round(radii[step % len(radii)] * cos(angle), 3),
                round(radii[step % len(radii)] * sin(angle), 3),
            )
            for step, angle in enumerate(angles)
        )
    )


def _round(width: float, height: float, radius: float) -> str:
    """A rectangle with round corners; a circle where the radius is half of both sides."""
    x, y, r, k = width, height, radius, radius * (1 - _K)
    return (
        f"M{-x + r:g} {-y:g} L{x - r:g} {-y:g} C{x - k:g} {-y:g} {x:g} {-y + k:g} {x:g} {-y + r:g} "
        f"L{x:g} {y - r:g} C{x:g} {y - k:g} {x - k:g} {y:g} {x - r:g} {y:g} "
        f"L{-x + r:g} {y:g} C{-x + k:g} {y:g} {-x:g} {y - k:g} {-x:g} {y - r:g} "
        f"L{-x:g} {-y + r:g} C{-x:g} {-y + k:g} {-x + k:g} {-y:g} {-x + r:g} {-y:g} Z"
    )


SHAPES: Mapping[str, str] = {
    "circle": _round(1, 1, 1),
    "diamond": _polygon((0, -1), (1, 0), (0, 1), (-1, 0)),
    "hexagon": _regular(6),
    "octagon": _regular(8, turn=pi / 8),
    "page": _polygon((-0.75, -1), (0.3, -1), (0.75, -0.55), (0.75, 1), (-0.75, 1)),
    "pentagon": _regular(5),
    "pin": "M0 1 C-0.3 0.4 -0.8 0.1 -0.8 -0.3 C-0.8 -0.7 -0.45 -1 0 -1 "
    "C0.45 -1 0.8 -0.7 0.8 -0.3 C0.8 0.1 0.3 0.4 0 1 Z",
    "ring": f"{_round(1, 1, 1)} "
    "M0.5 0 C0.5 -0.276 0.276 -0.5 0 -0.5 C-0.276 -0.5 -0.5 -0.276 -0.5 0 "
    "C-0.5 0.276 -0.276 0.5 0 0.5 C0.276 0.5 0.5 0.276 0.5 0 Z",
    "rounded": _round(1, 0.75, 0.4),
    "small-diamond": _polygon((0, -0.65), (0.65, 0), (0, 0.65), (-0.65, 0)),
    "square": _polygon((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "stadium": _round(1, 0.55, 0.55),
    "star": _regular(5, inner=0.5),
    "tag": _polygon((-1, -0.7), (0.45, -0.7), (1, 0), (0.45, 0.7), (-1, 0.7)),
    "triangle": _polygon((0, -0.95), (1, 0.8), (-1, 0.8)),
}
"""By name."""


def scaled(shape: str, size: float, x: float, y: float) -> str:
    """Give the path of a shape at a place.

    Args:
        shape: A name of `SHAPES`.
        size: Half its width, in pixels.
        x: Its centre.
        y: Its centre.

    Returns:
        The `d` of a path of SVG.

    Example:
        >>> scaled("diamond", 5, 10, 10)
        'M10 5 L15 10 L10 15 L5 10 Z'
    """
    parts, across = [], True
    for part in SHAPES[shape].split():
        letter, number = (part[0], part[1:]) if part[0].isalpha() else ("", part)
        if number:
            number = f"{round(float(number) * size + (x if across else y), 1):g}"
            across = not across
        parts.append(f"{letter}{number}")
    return " ".join(parts)
