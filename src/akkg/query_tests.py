"""Runs the tests that saved queries carry in their headers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.render import plain_rows
from akkg.runner import run_query
from akkg.saved_query import QueryTest, SavedQuery
from akkg.table import natural

if TYPE_CHECKING:
    from akkg.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test of a saved query came to.

    Attributes:
        query: The query's name.
        number: The test's place in the header, counted from 1; 0 where the query has none.
        arguments: The test's arguments, as they would stand on a command line.
        faults: What is not as expected, one line each; none where the test passes.
    """

    query: str
    number: int
    arguments: str
    faults: tuple[str, ...]


def run_tests(query: SavedQuery, dataset: Dataset) -> tuple[Outcome, ...]:
    """Run all tests of a saved query; one without any gives an outcome with that as its fault.

    Args:
        query: The saved query.
        dataset: What to ask.
    """
    if not query.tests:
        return (Outcome(query.name, 0, "", ("has no test",)),)
    return tuple(
        Outcome(query.name, number, _arguments(test), run_test(query, test, dataset))
        for number, test in enumerate(query.tests, start=1)
    )


def run_test(query: SavedQuery, test: QueryTest, dataset: Dataset) -> tuple[str, ...]:
    """Run one test of a saved query.

    Args:
        query: The saved query.
        test: The arguments, and the rows and paragraphs expected.
        dataset: What to ask.

    Returns:
        The differences, one line each: `-` before what was expected and did not come, `+` before
        what came and was not expected; none where the test passes.
    """
    table = run_query(query, dataset, test.params, cite=test.paragraphs is not None)
    faults = _differences(test.rows, plain_rows(table, dataset.prefixes))
    if test.paragraphs is not None and natural(test.paragraphs) != table.paragraphs:
        expected, found = " ".join(natural(test.paragraphs)), " ".join(table.paragraphs)
        faults.append(f"cites {found or 'nothing'}, expected {expected or 'nothing'}")
    return tuple(faults)


def _differences(
    expected: tuple[tuple[str, ...], ...], found: tuple[tuple[str, ...], ...]
) -> list[str]:
    if expected == found:
        return []
    lines = difflib.ndiff([_line(row) for row in expected], [_line(row) for row in found])
    return [line for line in lines if line[0] in "+-"]


def _line(row: tuple[str, ...]) -> str:
    return " | ".join(row)


def _arguments(test: QueryTest) -> str:
    return " ".join(
        f"--{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in test.params.items()
    )
