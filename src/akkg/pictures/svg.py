"""Writes a scene as SVG: for a file, or for a page.

In a file each element has its colours as attributes; there is no script, no style and no address.
In a page it has classes alone, which the page's style paints for light and dark, and a group that
shows a thing is a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree import ElementTree

from akkg.pictures.lettering import FONTS
from akkg.pictures.palette import colour
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Scene, Text
from akkg.pictures.shapes import scaled
from akkg.views.sentences import one_line

__all__ = ["svg", "svg_element"]

_SVG = "http://www.w3.org/2000/svg"
_DASHES = {"derived": "9 4", "editorial": "4 4", "hint": "1 4"}
_LONGEST = 300  # letters of a title: more is no name
_TINT = "0.14"
_USUAL = "1.5"  # the width of a line
_STYLED = (
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-linejoin",
)
_ARROW = 3.0  # half the width of an arrow's head, times the width of its line

Element = ElementTree.Element
Address = Callable[[str], str]
"""Gives the address of the page of a thing by its IRI; empty where it has none."""


def svg(scene: Scene, theme: str = "light") -> bytes:
    """Write a scene as a file of SVG.

    Args:
        scene: The scene.
        theme: One of `akkg.pictures.palette.THEMES`.

    Returns:
        The bytes of the file; the same scene gives the same bytes.

    Example:
        >>> svg(Scene(10, 10, "Nothing", "An empty picture.", ())).decode().splitlines()[0]
        '<?xml version="1.0" encoding="UTF-8"?>'
    """
    root = svg_element(scene, theme=theme)
    root.set("xmlns", _SVG)
    ground = {"width": "100%", "height": "100%", "fill": colour("paper", theme)}
    root.insert(2, ElementTree.Element("rect", ground))
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def svg_element(
    scene: Scene, *, theme: str = "light", address: Address | None = None, name: str = ""
) -> Element:
    """Make the element of a scene.

    Args:
        scene: The scene.
        theme: One of `THEMES`.
        address: Gives the address of the page of each thing, where links are wanted.
        name: What the names of the title's and the description's elements begin with, in a page
            with several pictures.

    Returns:
        The element, without a namespace, as a page of HTML takes it.
    """
    names = {"title": f"{name}title", "desc": f"{name}desc"}
    root = ElementTree.Element(
        "svg",
        {
            "viewBox": f"0 0 {_number(scene.width)} {_number(scene.height)}",
            "width": _number(scene.width),
            "height": _number(scene.height),
            "role": "img" if address is None else "group",
            "aria-labelledby": " ".join(names.values()),
            "font-family": FONTS,
        },
    )
    for tag, text in (("title", scene.title), ("desc", scene.description)):
        ElementTree.SubElement(root, tag, {"id": names[tag]}).text = _words(text)
    _Painter(theme, address).paint(root, scene.items)
    if address is not None:
        _leave_to_style(root)
    return root


def _leave_to_style(root: Element) -> None:
    """Take away what the style of a page says by class."""
    for element in root.iter():
        for name in _STYLED:
            element.attrib.pop(name, None)
        if element.get("stroke-width") in (None, _USUAL) or element.tag != "path":
            element.attrib.pop("stroke-width", None)
        if "mark" in element.get("class", ""):
            element.attrib.pop("stroke-width", None)


class _Painter:
    """Puts items into an element."""

    def __init__(self, theme: str, address: Address | None) -> None:
        self.theme, self.address = theme, address

    def paint(self, parent: Element, items: Iterable[Item]) -> None:
        """Paint items in their order."""
        for item in items:
            if isinstance(item, Group):
                self._group(parent, item)
            elif isinstance(item, Mark):
                self._mark(parent, item)
            elif isinstance(item, Line):
                self._line(parent, item)
            elif isinstance(item, Box):
                self._box(parent, item)
            else:
                self._text(parent, item)

    def _group(self, parent: Element, group: Group) -> None:
        target = self.address(group.thing) if self.address and group.thing else ""
        attributes = {"href": target} if target else {}
        if group.role:
            attributes["class"] = group.role
        if any(group.at):
            attributes["transform"] = f"translate({' '.join(map(_number, group.at))})"
        attributes |= {f"data-{key}": _words(value) for key, value in group.data.items()}
        element = ElementTree.SubElement(parent, "a" if target else "g", attributes)
        if group.title:
            ElementTree.SubElement(element, "title").text = _words(group.title)
        self.paint(element, group.items)

    def _mark(self, parent: Element, mark: Mark) -> None:
        paint = colour(mark.paint, self.theme)
        ground = colour("paper", self.theme)
        ElementTree.SubElement(
            parent,
            "path",
            {
                "class": f"mark {'hollow' if mark.hollow else 'full'} {mark.paint}",
                "d": scaled(mark.shape, mark.size, mark.x, mark.y),
                "fill": ground if mark.hollow else paint,
                "fill-rule": "evenodd",
                "stroke": paint if mark.hollow else ground,
                "stroke-width": "2" if mark.hollow else "1",
                "stroke-linejoin": "round",
            },
        )

    def _line(self, parent: Element, line: Line) -> None:
        paint = colour(line.paint, self.theme)
        attributes = {
            "class": f"line {line.basis} {line.paint}",
            "d": _path(line),
            "fill": "none",
            "stroke": paint,
            "stroke-width": _number(line.width),
            "stroke-linejoin": "round",
        }
        if line.basis in _DASHES:
            attributes["stroke-dasharray"] = _DASHES[line.basis]
        ElementTree.SubElement(parent, "path", attributes)
        if line.arrow:
            head = {"class": f"head {line.paint}", "d": _head(line), "fill": paint}
            ElementTree.SubElement(parent, "path", head)

    def _box(self, parent: Element, box: Box) -> None:
        paint = colour(box.paint, self.theme)
        attributes = {
            "class": f"box {box.fill} {box.outline}-outline {box.paint}",
            "x": _number(box.x),
            "y": _number(box.y),
            "width": _number(max(box.width, 0)),
            "height": _number(max(box.height, 0)),
            "fill": "none" if box.fill == "none" else paint,
        }
        if box.fill == "tint":
            attributes["fill-opacity"] = _TINT
        if box.outline != "none":
            attributes |= {"stroke": paint, "stroke-width": "1.25"}
        if box.outline == "dashed":
            attributes["stroke-dasharray"] = _DASHES["editorial"]
        if box.radius:
            attributes["rx"] = _number(box.radius)
        ElementTree.SubElement(parent, "rect", attributes)

    def _text(self, parent: Element, text: Text) -> None:
        attributes = {
            "class": f"text {text.paint}",
            "x": _number(text.x),
            "y": _number(text.y),
            "font-size": _number(text.size),
            "fill": colour(text.paint, self.theme),
        }
        if text.anchor != "start":
            attributes["text-anchor"] = text.anchor
        if text.bold:
            attributes["font-weight"] = "bold"
        if text.halo:
            attributes["class"] += " halo"
            attributes |= {
                "stroke": colour("paper", self.theme),
                "stroke-width": "3",
                "stroke-linejoin": "round",
                "paint-order": "stroke",
            }
        element = ElementTree.SubElement(parent, "text", attributes)
        element.text, element.tail = one_line(text.text), " "  # the lines of a name are words apart


def _path(line: Line) -> str:
    first, *rest = (f"{_number(x)} {_number(y)}" for x, y in line.points)
    if not line.curve:
        return f"M{first} " + " ".join(f"L{point}" for point in rest)
    triples = (" ".join(rest[at : at + 3]) for at in range(0, len(rest), 3))
    return f"M{first} " + " ".join(f"C{triple}" for triple in triples)


def _head(line: Line) -> str:
    """The triangle at the end of a line, in the direction of its last part."""
    (x, y) = line.points[-1]
    (back_x, back_y) = next(point for point in reversed(line.points) if point != (x, y))
    length = ((x - back_x) ** 2 + (y - back_y) ** 2) ** 0.5
    half = _ARROW * line.width
    along_x, along_y = (x - back_x) / length * half, (y - back_y) / length * half
    left = (x - 2 * along_x - along_y, y - 2 * along_y + along_x)
    right = (x - 2 * along_x + along_y, y - 2 * along_y - along_x)
    a, b, c = (f"{_number(px)} {_number(py)}" for px, py in ((x, y), left, right))
    return f"M{a} L{b} L{c} Z"


def _words(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _number(value: float) -> str:
    return f"{round(value, 1) + 0:.10g}"  # a tenth of a pixel is not seen
