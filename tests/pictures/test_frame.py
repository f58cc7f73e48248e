"""The frame of a picture: title, legend and source."""

from __future__ import annotations

import pytest

from akkg.dataset import Dataset, load
from akkg.pictures.credits import Credits, find_credits
from akkg.pictures.frame import framed
from akkg.pictures.lettering import clipped, text_width, wrapped
from akkg.pictures.scene import Group, Mark, Scene, Text, flat
from tests.networks.small import small

CREDITS = Credits("The source", "2025-06-08")


def scene(width: float = 600, title: str = "Funds") -> Scene:
    """A scene with one mark."""
    return Scene(width, 100, title, "Words.", (Mark(50, 50, 5, "hexagon", "fund"),))


def texts(found: Scene) -> list[str]:
    """All words of a scene."""
    return [item.text for item in flat(found.items) if isinstance(item, Text)]


def test_a_picture_says_what_it_shows_and_where_it_is_from() -> None:
    """Title, legend, source, day of the data and licence."""
    found = framed(scene(), [(Mark(0, 0, 8, "hexagon", "fund"), "fund")], CREDITS)
    assert [
        "Funds",
        "fund",
        "AKKG · source: The source · as of 2025-06-08 · CC BY 4.0",
    ] == texts(found)


@pytest.mark.parametrize("width", [10.0, 480.0, 2000.0])
def test_all_words_lie_within(width: float) -> None:
    """Also around a small scene, and where the title and the legend are long."""
    samples = [(Mark(0, 0, 8, "circle", "ink"), f"a kind of thing {n}") for n in range(9)]
    found = framed(scene(width, "A long title " * 12), samples, CREDITS)
    for text, x, y in placed(found.items):
        assert 0 <= x and x + text_width(text.text, text.size) <= found.width
        assert text.size <= y <= found.height


def placed(
    items: tuple[object, ...], x: float = 0, y: float = 0
) -> list[tuple[Text, float, float]]:
    """The texts of items with their places."""
    found = []
    for item in items:
        if isinstance(item, Group):
            found += placed(item.items, x + item.at[0], y + item.at[1])
        elif isinstance(item, Text):
            found.append((item, x + item.x, y + item.y))
    return found


def test_the_parts_follow_each_other_from_above() -> None:
    """Title, scene, legend, source; nothing lies on anything else."""
    found = framed(scene(), [(Mark(0, 0, 8, "hexagon", "fund"), "fund")], CREDITS)
    title, words, source = (y for _, _, y in placed(found.items))
    [inner] = [item for item in found.items if isinstance(item, Group) and item.role != "legend"]
    assert title < inner.at[1]
    assert inner.at[1] + 100 < words - 8
    assert words < source - 11


def test_a_frame_changes_neither_title_nor_description() -> None:
    """They are for who does not see it."""
    found = framed(scene(), (), CREDITS)
    assert ("Funds", "Words.") == (found.title, found.description)


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph."""
    return load()


def test_the_source_is_found_in_the_graph(kg: Dataset) -> None:
    """With the last day that it reports."""
    found = find_credits(kg)
    assert "2025-06-08" == found.horizon
    assert "ASEAN" in found.source


def test_of_several_sources_their_number_and_the_latest_day_are_told() -> None:
    """None stands for the others, whatever titles it has."""
    graph = small("""
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX source: <https://w3id.org/akkg/source/>
    graph:provenance {
        source:a a akkg:SourceDocument ; akkg:horizon "2024-05-06" ; dcterms:title "A" , "One" .
        source:b a akkg:SourceDocument ; akkg:horizon "2020-01-01" ; dcterms:title "B" .
    }
    """)
    assert "source: 2 documents · as of 2024-05-06" == find_credits(graph).line


def test_what_is_not_known_of_a_source_is_not_said() -> None:
    """Neither an empty title nor an empty day."""
    assert "AKKG · CC BY 4.0" == Credits("", "").line


def test_words_are_broken_between_words_and_cut_at_the_end() -> None:
    """A word that is too long by itself is cut, too; no words are one empty line."""
    assert ("one two", "three") == wrapped("one two three", 10, 45, 2)
    first, last = wrapped("one two three four five six", 10, 45, 2)
    assert "one two" == first and last.endswith("…")
    assert clipped("w" * 10_000, 10, 50) == wrapped("w" * 10_000, 10, 50, 1)[0]
    assert ("",) == wrapped("  ", 10, 50, 2)


def test_what_fits_is_not_cut() -> None:
    """To the last letter; marks above a letter take no room."""
    text = "Việt Nam"
    assert text == clipped(text, 10, text_width(text, 10))
    assert text_width("e", 10) == text_width("e\u0301", 10)
