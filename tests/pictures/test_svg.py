"""Scenes as SVG: for a file, and for a page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from akkg.pictures.palette import PAINTS, THEMES, colour
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Scene, Text
from akkg.pictures.shapes import SHAPES
from akkg.pictures.svg import svg, svg_element

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*items: Item, theme: str = "light") -> ElementTree.Element:
    """The root of a file."""
    return ElementTree.fromstring(svg(Scene(100, 50, "Title", "Words.", items), theme))


def test_a_file_is_named_and_described_and_has_a_ground() -> None:
    """Its ground is painted, so that it can be read on any page."""
    root = drawn()
    assert "img" == root.get("role")
    assert "title desc" == root.get("aria-labelledby")
    assert ["title", "desc", "rect"] == [child.tag.removeprefix(SVG) for child in root]
    assert colour("paper") == root[2].get("fill")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paint", PAINTS)
def test_a_paint_has_the_colour_of_the_theme(paint: str, theme: str) -> None:
    """And its name as a class, by which a page paints it anew."""
    mark = drawn(Mark(5, 5, 4, "square", paint), theme=theme)[-1]
    assert (colour(paint, theme), f"mark full {paint}") == (mark.get("fill"), mark.get("class"))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_stays_within_its_size(shape: str) -> None:
    """So that no mark touches another whose box it does not."""
    path = drawn(Mark(50, 25, 10, shape, "ink"))[-1].get("d") or ""
    numbers = [float(part.lstrip("MLC")) for part in path.replace("Z", "").split()]
    assert all(39.9 <= x <= 60.1 for x in numbers[::2])
    assert all(14.9 <= y <= 35.1 for y in numbers[1::2])
    assert len(numbers) >= 6


def test_shapes_differ() -> None:
    """A print in grey tells them apart."""
    assert len(SHAPES) == len(set(SHAPES.values()))


def test_the_style_of_a_line_says_what_it_rests_on() -> None:
    """Solid, long dashes, short dashes; a line that says nothing is dotted."""
    lines = drawn(
        *(
            Line(((0, 0), (10, 10)), basis=basis)
            for basis in ("stated", "derived", "editorial", "hint")
        )
    )[-4:]
    assert [None, "9 4", "4 4", "1 4"] == [line.get("stroke-dasharray") for line in lines]


def test_an_arrow_is_a_triangle_at_the_end() -> None:
    """In the direction of the line, in its colour, and as large as the line is thick."""
    line, head = drawn(Line(((0, 10), (40, 10)), paint="fund", width=2, arrow=True))[-2:]
    assert "M0 10 L40 10" == line.get("d")
    assert "M40 10 L28 16 L28 4 Z" == head.get("d")
    assert colour("fund") == head.get("fill")


def test_a_curve_has_its_control_points() -> None:
    """Its arrow lies in the direction of the last of them; a line may go back to its start."""
    points = ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0))
    curve, head = drawn(Line(points, curve=True, arrow=True, width=1))[-2:]
    assert "M0 0 C0 10 10 10 10 0" == curve.get("d")
    assert "M10 0 L13 6 L7 6 Z" == head.get("d")


def test_boxes_are_solid_tinted_or_empty() -> None:
    """None has a negative size, which would be a fault."""
    solid, tint, empty = drawn(
        Box(0, 0, 5, 5, "plan"),
        Box(0, 0, 5, -5, "plan", fill="tint", radius=2),
        Box(0, 0, 5, 5, "plan", fill="none", outline="dashed"),
    )[-3:]
    assert (colour("plan"), None, None) == tuple(map(solid.get, ("fill", "fill-opacity", "stroke")))
    assert ("0.14", "0", "2") == tuple(map(tint.get, ("fill-opacity", "height", "rx")))
    assert ("none", "4 4") == tuple(map(empty.get, ("fill", "stroke-dasharray")))


def test_words_are_words() -> None:
    """Whoever wrote them; on one line, without what a screen would obey."""
    hostile = '</text><script>alert(1)</script> &amp; "\n\x07\u202e'
    text = drawn(Text(0, 10, hostile, bold=True, halo=True, anchor="end"))[-1]
    assert '</text><script>alert(1)</script> &amp; "' == text.text
    assert ("bold", "end", "stroke") == tuple(
        map(text.get, ("font-weight", "text-anchor", "paint-order"))
    )


def test_a_title_is_cut_where_it_is_no_name_any_more() -> None:
    """A hundred thousand letters would be read out in full."""
    group = drawn(Group((), title="long " * 20_000))[-1]
    assert 301 == len(group[0].text or "")


def test_a_group_has_its_role_its_facts_and_its_place() -> None:
    """In a file it is no link."""
    group = drawn(Group((), "A fund", "https://e/x", "node", {"family": "fund"}, (3, 4.5)))[-1]
    assert ("g", "node", "fund", "translate(3 4.5)") == (
        group.tag.removeprefix(SVG),
        *map(group.get, ("class", "data-family", "transform")),
    )
    assert "A fund" == group[0].text


def test_in_a_page_what_shows_a_thing_is_a_link() -> None:
    """Where the thing has a page; the element has no namespace there, and names of its own."""
    things = (Group((), "A", "https://e/a"), Group((), "B", "https://e/b"))
    scene = Scene(9, 9, "T", "D", things)
    root = svg_element(scene, address=lambda iri: "a/" if iri.endswith("a") else "", name="mini-")
    assert ("group", "mini-title mini-desc") == (root.get("role"), root.get("aria-labelledby"))
    assert ["title", "desc", "a", "g"] == [child.tag for child in root]
    assert ("a/", "A") == (root[2].get("href"), root[2][0].text)


def test_in_a_page_the_style_paints() -> None:
    """No attribute says a colour or the width of a mark's outline."""
    items = (Mark(5, 5, 4, "square", "fund"), Mark(5, 5, 4, "square", "fund", hollow=True))
    root = svg_element(Scene(9, 9, "T", "D", items), address=lambda iri: "")
    assert not {"fill", "stroke", "stroke-width", "stroke-dasharray"} & {
        name for one in root.iter() for name in one.attrib
    }


def test_the_lines_of_a_name_are_words_apart() -> None:
    """To who hears them, and to who searches for them."""
    name = Group((Text(0, 10, "Cooperation"), Text(0, 20, "Fund")))
    root = svg_element(Scene(9, 9, "T", "D", (name,)), address=lambda iri: "")
    assert "Cooperation Fund" == "".join(root[-1].itertext()).strip()


def test_numbers_are_short_and_never_minus_zero() -> None:
    """One decimal is finer than an eye."""
    mark = drawn(Line(((1 / 3, -0.001), (2.0, 1e-9))))[-1]
    assert "M0.3 0 L2 0" == mark.get("d")
