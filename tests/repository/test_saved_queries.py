"""The saved queries keep their promises: each has tests, and gives their rows and paragraphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from akkg.dataset import Dataset, load
from akkg.errors import DataError
from akkg.queries.catalogue import query_paths
from akkg.queries.query_header import read_query
from akkg.queries.saved_query import QueryTest, SavedQuery
from akkg.query_tests import idle, run_test

PATHS = query_paths()


@cache
def dataset() -> Dataset:
    return load()


def cases() -> list[tuple[SavedQuery, QueryTest]]:
    """Every test of every query; a file that cannot be read is left to a test of its own."""
    found: list[tuple[SavedQuery, QueryTest]] = []
    for path in PATHS.values():
        try:
            query = read_query(path)
        except DataError:
            continue
        found += [(query, test) for test in query.tests]
    return found


CASES = cases()


def name(value: object) -> str:
    if isinstance(value, SavedQuery):
        return value.name
    return (
        " ".join(f"{k}={v}" for k, v in value.params.items())
        if isinstance(value, QueryTest)
        else ""
    )


def test_there_are_queries() -> None:
    """An empty catalogue would pass everything else."""
    assert PATHS


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_each_query_has_tests(path: Path) -> None:
    """The header can be read, and expects something of each query, with where it was checked."""
    query = read_query(path)
    assert query.tests, f"{path} has no test"
    assert all(test.checked for test in query.tests), f"{path}: say against what it was checked"


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_each_pattern_of_evidence_is_used(path: Path) -> None:
    """In some test, some row rests on a triple of each pattern; else the pattern is a mistake."""
    assert () == idle(read_query(path), dataset())


@pytest.mark.parametrize(("query", "test"), CASES, ids=name)
def test_a_query_answers_as_its_header_says(query: SavedQuery, test: QueryTest) -> None:
    """Rows and order are as written, and so are the paragraphs that they cite."""
    assert () == run_test(query, test, dataset())
