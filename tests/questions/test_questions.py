"""Questions written from the document alone are answered exactly, with exactly their paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from akkg.dataset import Dataset, load
from akkg.queries.query_header import read_query
from akkg.queries.saved_query import SavedQuery
from akkg.query_tests import idle, run_test

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("more/*.rq"))
OTHER_PARAGRAPHS = {
    "M51": "the days stand in the footnotes, so these are cited as well as the paragraph",
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def questions() -> dict[str, dict[str, object]]:
    """The questions by their id."""
    found = yaml.safe_load((HERE / "more.yaml").read_text("utf-8"))
    return {entry["id"]: entry for entry in found}


def test_every_question_has_a_query_and_every_query_a_question() -> None:
    """The hundred questions beside the sample are all put."""
    assert {path.stem.upper() for path in FILES} == set(questions())
    assert len(FILES) == 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_is_answered_exactly(path: Path, dataset: Dataset) -> None:
    """Rows, their order and the cited paragraphs are those that were written down by hand."""
    query: SavedQuery = read_query(path)
    assert len(query.tests) == 1
    assert query.tests[0].rows, "a question without an answer proves nothing"
    assert run_test(query, query.tests[0], dataset) == ()
    assert idle(query, dataset) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_expected_paragraphs_are_those_of_the_question(path: Path) -> None:
    """The query's own expectation may not drift from the question as it was written."""
    identity = path.stem.upper()
    paragraphs = questions()[identity]["paras"]
    assert isinstance(paragraphs, list)
    wanted = {f"p{name}" if str(name).isdigit() else str(name) for name in paragraphs}
    given = set(read_query(path).tests[0].paragraphs or ())
    assert given == wanted or identity in OTHER_PARAGRAPHS
