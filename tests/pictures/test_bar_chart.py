"""A chart of bars: as long as their numbers are large."""

from __future__ import annotations

import pytest

from akkg.pictures.bar_chart import bar_chart
from akkg.pictures.scene import Box, Scene, Text, flat


def lengths(scene: Scene) -> list[float]:
    """How long the bars are."""
    return [item.width for item in flat(scene.items) if isinstance(item, Box)]


def test_bars_are_as_long_as_their_numbers_are_large() -> None:
    """However large that is; each with its word and its number."""
    scene = bar_chart([("a", 1, "1"), ("b", 4, "4"), ("c", 0, "0")], "Counts")
    one, four, none = widths = lengths(scene)
    assert 0 == none < one and four == pytest.approx(4 * one)
    assert widths == pytest.approx(
        lengths(bar_chart([("a", 50, ""), ("b", 200, ""), ("c", 0, "")], ""))
    )
    assert ["a", "1", "b", "4", "c", "0"] == [
        item.text for item in flat(scene.items) if isinstance(item, Text)
    ]


def test_bars_of_nothing_are_empty() -> None:
    """No division by their largest number, which is none."""
    scene = bar_chart([("a", 0, "0"), ("b", 0, "0")], "Counts")
    assert [0, 0] == lengths(scene)
