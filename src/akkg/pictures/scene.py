"""A picture before it is written: simple shapes at places, in the order in which they are painted.

Lengths are in pixels of a screen (CSS); x goes right and y goes down from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["Box", "Group", "Item", "Line", "Mark", "Point", "Scene", "Text", "flat"]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing, as a shape around its centre.

    Attributes:
        x: Its centre.
        y: Its centre.
        size: Half its width.
        shape: A name of `akkg.pictures.shapes.SHAPES`.
        paint: A key of `akkg.pictures.palette.PAINTS`.
        hollow: Whether only its outline is painted.
    """

    x: float
    y: float
    size: float
    shape: str
    paint: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, as a polygon's sides or as a smooth curve.

    Attributes:
        points: Two or more; a curve has its control points among them, as a cubic Bezier does.
        paint: A key of `PAINTS`.
        basis: What it rests on: `stated` is solid, `derived` dashed long, `editorial` dashed short,
            and `hint` (of which nothing is known, or a line of a grid) dotted.
        width: How thick it is.
        arrow: Whether its last point has the head of an arrow.
        curve: Whether it is a cubic Bezier curve: four points, seven, ten …
    """

    points: tuple[Point, ...]
    paint: str = "muted"
    basis: str = "stated"
    width: float = 1.5
    arrow: bool = False
    curve: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, such as a bar or a band.

    Attributes:
        x: Its left side.
        y: Its upper side.
        width: Its width.
        height: Its height.
        paint: A key of `PAINTS`.
        fill: `solid`, `tint` (through which the ground shines) or `none`.
        outline: `solid`, `dashed` or `none`.
        radius: How round its corners are.
    """

    x: float
    y: float
    width: float
    height: float
    paint: str
    fill: str = "solid"
    outline: str = "none"
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words.

    Attributes:
        x: Where it is anchored.
        y: Its base line.
        text: The words, whoever wrote them.
        size: The height of its letters.
        anchor: Which part of it lies at x: `start`, `middle` or `end`.
        paint: A key of `PAINTS`.
        bold: Whether it is bold.
        halo: Whether the ground's colour lies around its letters, to be read over lines.
    """

    x: float
    y: float
    text: str
    size: float = 12
    anchor: str = "start"
    paint: str = "ink"
    bold: bool = False
    halo: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together, such as a mark and its label.

    Attributes:
        items: What is in it, in the order of painting.
        title: What it is, for who hears or points at it.
        thing: The IRI of the thing that it shows; empty where it shows none. In a page it becomes a
            link.
        role: What part of the picture it is, such as `node`, `link`, `lane`, `axis`, `legend`.
        data: Further facts by name, for the programs of a page.
        at: Where its own upper left corner lies.
    """

    items: tuple[Item, ...]
    title: str = ""
    thing: str = ""
    role: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    at: Point = (0, 0)


Item = Mark | Line | Box | Text | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Attributes:
        width: Its width.
        height: Its height.
        title: What it shows.
        description: What one sees in it, in a sentence or two, for who does not see it.
        items: What is in it, in the order of painting.
    """

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]


def flat(items: Iterable[Item]) -> Iterator[Mark | Line | Box | Text]:
    """Give all items without their groups, in the order of painting; groups lose their places.

    Args:
        items: The items of a scene or a group.

    Yields:
        Marks, lines, boxes and texts.

    Example:
        >>> [text.text for text in flat([Group((Text(0, 0, "a"), Group((Text(0, 0, "b"),))))])]
        ['a', 'b']
    """
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item
