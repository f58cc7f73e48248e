"""Every saved query gives the same rows, and cites the same paragraphs, on every engine.

That those in memory are right is what `tests/repository/test_saved_queries.py` holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from akkg.dataset import Dataset
from akkg.engines.engine import Askable
from akkg.queries.catalogue import load_queries, load_query
from akkg.queries.saved_query import QueryTest, SavedQuery
from akkg.query_tests import run_test
from akkg.runner import run_query
from tests.every_engine.conftest import ENGINES
from tests.questions.test_instances import INSTANCES

TESTS = {
    f"{query.name}-{number}": (query, test)
    for query in load_queries()
    for number, test in enumerate(query.tests, start=1)
}

SAMPLE = {
    f"{name}-{number}": (load_query(run["query"]), run["params"])
    for name, entry in INSTANCES.items()
    for number, run in enumerate(entry["runs"], start=1)
}
ASKED = {**{name: (query, test.params) for name, (query, test) in TESTS.items()}, **SAMPLE}

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.mark.parametrize("engine", ENGINES[1:])
@pytest.mark.parametrize("asked", ASKED)
def test_every_other_engine_answers_alike(
    engine: str, asked: str, engines: Callable[[str], Askable], dataset: Dataset
) -> None:
    """The same terms in the same order, and for each row the basis, the paragraphs, the notes.

    For each test of each query, and for each sample question.
    """
    query, params = ASKED[asked]
    own = run_query(query, dataset, params, cite=True)
    other = run_query(query, engines(engine), params, cite=True)
    assert (own.columns, own.rows, own.citations) == (other.columns, other.rows, other.citations)


def test_a_wrong_expectation_fails_on_every_engine(engines: Callable[[str], Askable]) -> None:
    """A row too many, and a paragraph too many, are told by each engine."""
    query, expected = TESTS["succession-1"]
    wrong = _spoiled(query, expected)
    for name in ENGINES:
        faults = run_test(query, wrong, engines(name))
        assert any(fault.startswith("- no | such") for fault in faults), name
        assert any("expected" in fault and "p99" in fault for fault in faults), name


def _spoiled(query: SavedQuery, test: QueryTest) -> QueryTest:
    row = ("no", "such", *[""] * (len(query.columns) - 2))
    assert test.paragraphs is not None
    return replace(test, rows=(*test.rows, row), paragraphs=(*test.paragraphs, "p99"))
