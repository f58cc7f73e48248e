"""The catalogue: queries are found by stem, and a wrong name brings the near ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from akkg.errors import DataError, QueryError
from akkg.queries.catalogue import load_queries, load_query, query_paths
from tests.sample import DATA

NAME = "instruments-taking-effect"


def test_a_query_is_found_by_its_stem() -> None:
    """The topic is no part of the name."""
    assert [NAME] == list(query_paths(DATA))
    assert [NAME] == [query.name for query in load_queries(DATA)]
    assert "instruments" == load_query(NAME, DATA).topic


def test_a_wrong_name_brings_the_near_ones() -> None:
    """The error offers what may have been meant, and the list where nothing is near."""
    with pytest.raises(QueryError, match=f"did you mean {NAME}"):
        load_query("instrument-taking-effect", DATA)
    with pytest.raises(QueryError, match="akkg query list"):
        load_query("xyz", DATA)


def test_checks_are_no_questions(tmp_path: Path) -> None:
    """What must return no row is not in the catalogue."""
    for topic in ("checks", "instruments"):
        shutil.copytree(DATA / "queries" / "instruments", tmp_path / "queries" / topic)
    assert ["instruments"] == [path.parent.name for path in query_paths(tmp_path).values()]


def test_two_files_of_one_stem_are_refused(tmp_path: Path) -> None:
    """A name means one query."""
    for topic in ("a", "b"):
        shutil.copytree(DATA / "queries" / "instruments", tmp_path / "queries" / topic)
    with pytest.raises(DataError, match=f"two saved queries are called {NAME}"):
        query_paths(tmp_path)
