"""Tests of saved queries: what they find, and that they find it."""

from __future__ import annotations

import pytest

from akkg.queries.saved_query import QueryTest
from akkg.query_tests import run_test
from tests.sample import sample, saved


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (("a | b", "c"), ()),
        (("a", "b | c"), ("- a | b \\| c", "+ a \\| b | c")),
        (("a \\", "b | c"), ("- a \\\\ | b \\| c", "+ a \\| b | c")),
    ],
)
def test_rows_that_differ_are_told_apart(cells: tuple[str, str], faults: tuple[str, ...]) -> None:
    """Also where the bars between the cells stand in the cells themselves."""
    query = saved('SELECT ?x ?y { BIND("a | b" AS ?x) BIND("c" AS ?y) }')
    assert faults == run_test(query, QueryTest({}, (cells,)), sample())
