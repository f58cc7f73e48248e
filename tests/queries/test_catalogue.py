"""The catalogue: queries are found by stem, and a wrong name brings the near ones."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from akkg.errors import DataError, QueryError
from akkg.location import data_root
from akkg.queries.catalogue import load_queries, load_query, query_paths, remembered_query
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


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """The second time the same value is given, and another where it is asked of another folder."""
    _copied(tmp_path)
    first = remembered_query(NAME, tmp_path)
    assert first is remembered_query(NAME, tmp_path)
    assert first == load_query(NAME, tmp_path)
    assert first.path != remembered_query(NAME, DATA).path


@pytest.mark.parametrize(
    ("title", "later", "ending"),
    [("Longer than it was before", 0, ".rq"), (None, 1, ".rq"), (None, 0, ".new")],
    ids=["another size", "a later time", "another file in its place"],
)
def test_an_edited_file_is_seen(tmp_path: Path, title: str | None, later: int, ending: str) -> None:
    """One of size, time of change and the file itself tells it; the others are as before."""
    path = _copied(tmp_path)
    before = remembered_query(NAME, tmp_path)
    expected = title or before.title[::-1]
    state, written = path.stat(), path.with_suffix(ending)
    written.write_text(path.read_text("utf-8").replace(before.title, expected), "utf-8")
    os.utime(written, ns=(state.st_atime_ns, state.st_mtime_ns + later))
    written.replace(path)
    assert (title is None) == (state.st_size == path.stat().st_size)
    assert expected == remembered_query(NAME, tmp_path).title


def test_a_remembered_query_that_is_gone_is_not_given(tmp_path: Path) -> None:
    """One of two of its name is, until a process looks for the first time."""
    path = _copied(tmp_path)
    first = remembered_query(NAME, tmp_path)
    shutil.copytree(path.parent, tmp_path / "queries" / "other")
    assert first is remembered_query(NAME, tmp_path)
    with pytest.raises(DataError, match=f"two saved queries are called {NAME}"):
        load_query(NAME, tmp_path)
    shutil.rmtree(tmp_path / "queries" / "other")
    path.unlink()
    with pytest.raises(QueryError, match=f"no saved query is called {NAME}"):
        remembered_query(NAME, tmp_path)


def _copied(root: Path) -> Path:
    topic = root / "queries" / "instruments"
    shutil.copytree(DATA / "queries" / "instruments", topic)
    return topic / f"{NAME}.rq"


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


def test_a_query_that_moves_among_topics_is_found(tmp_path: Path) -> None:
    """Time and again, while the topics stay."""
    topics = [tmp_path / "queries" / name for name in ("one", "two", "three")]
    for topic in topics:
        shutil.copytree(data_root() / "queries" / "instruments", topic)
        (topic / "instruments-in-force.rq").unlink()
    place = data_root() / "queries" / "instruments" / "instruments-in-force.rq"
    for topic in topics:
        new = topic / place.name
        (shutil.copy if place.is_relative_to(data_root()) else shutil.move)(place, new)
        place = new
        assert place == remembered_query("instruments-in-force", tmp_path).path
