"""Which answers are drawn as bars: counts of several things, and not too many."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from networkx import MultiDiGraph

from akkg.answers.table import Table
from akkg.pictures.scene import Box, flat
from akkg.site.answer_picture import AnswerPictures

INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@pytest.mark.parametrize(("rows", "bars"), [(0, 0), (1, 0), (2, 2), (40, 40), (41, 0)])
def test_counts_of_two_to_forty_things_are_bars(rows: int, bars: int) -> None:
    """One number alone is read faster than drawn, and more cannot be taken in."""
    table = Table(
        ("what", "number"),
        tuple(
            (ox.Literal(f"sort {row}"), ox.Literal(str(row), datatype=INTEGER))
            for row in range(rows)
        ),
    )
    scene = AnswerPictures(MultiDiGraph(), (), "2025-06-08").picture(table, "Counts")
    assert bars == (sum(isinstance(one, Box) for one in flat(scene.items)) if scene else 0)
