"""Runs the tests that saved queries carry in their headers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from akkg.answers.render import plain_rows
from akkg.answers.table import natural
from akkg.citing.evidence import row_triples
from akkg.queries.bind import bind_query
from akkg.queries.saved_query import QueryTest, SavedQuery
from akkg.runner import run_query

if TYPE_CHECKING:
    from akkg.engines.engine import Askable


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test of a saved query came to.

    Attributes:
        query: The query's name.
        number: The test's place in the header, counted from 1; 0 stands for the query as a whole.
        arguments: The test's arguments, as options for a shell.
        faults: What is not as expected, one line each; none where the test passes.
    """

    query: str
    number: int
    arguments: str
    faults: tuple[str, ...]


def run_tests(query: SavedQuery, dataset: Askable) -> tuple[Outcome, ...]:
    """Run all tests of a saved query, and check that it has some and that they use its evidence.

    Args:
        query: The saved query.
        dataset: What to ask.

    Returns:
        An outcome for each test, and before them one for the query where something is amiss.
    """
    faults: tuple[str, ...] = () if query.tests else ("has no test",)
    faults += tuple(f"no test has a row that rests on {item}" for item in idle(query, dataset))
    outcomes = [Outcome(query.name, 0, "", faults)] if faults else []
    for number, test in enumerate(query.tests, start=1):
        outcomes.append(Outcome(query.name, number, test.options, run_test(query, test, dataset)))
    return tuple(outcomes)


def idle(query: SavedQuery, dataset: Askable) -> tuple[str, ...]:
    """Find evidence that no row of any test rests on, since it names no triple of the dataset.

    Args:
        query: The saved query.
        dataset: What to ask.

    Returns:
        Such patterns of the evidence, as written; none where the query has no test.
    """
    unused = dict.fromkeys(query.evidence if query.tests else ())
    for test in query.tests:
        bound = bind_query(query, dataset, test.params)
        table = run_query(query, dataset, test.params)
        for pattern in tuple(unused):
            rows = row_triples(replace(query, evidence=(pattern,)), bound, dataset, table)
            if dataset.engine.graphs_of({triple for row in rows for triple in row}):
                del unused[pattern]
    return tuple(" ".join(pattern) for pattern in unused)


def run_test(query: SavedQuery, test: QueryTest, dataset: Askable) -> tuple[str, ...]:
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
    """A row as text; a bar in a cell is escaped, or two rows that differ could be one text."""
    return " | ".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row)
