"""The saved queries are portable: rdflib gives the rows of the embedded engine, in their order."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from akkg.dataset import Dataset, load
from akkg.interchange import to_rdflib
from akkg.queries.bind import bind_query
from akkg.queries.catalogue import query_paths
from akkg.queries.query_header import read_query
from akkg.runner import run_query

PATHS = query_paths()

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """What the embedded engine is asked."""
    return load()


@pytest.fixture(scope="module")
def copy(dataset: Dataset) -> rdflib.Dataset:
    """The same in rdflib."""
    return to_rdflib(dataset)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_rdflib_answers_alike(path: Path, dataset: Dataset, copy: rdflib.Dataset) -> None:
    """Columns, rows and order with the default parameters, each value as a string."""
    query = read_query(path)
    own = run_query(query, dataset, {})
    other = copy.query(bind_query(query, dataset, {}).text)
    assert [str(variable) for variable in other.vars or ()] == list(own.columns)
    rows = [tuple(None if cell is None else str(cell) for cell in row) for row in other]  # type: ignore[union-attr]
    assert rows == [tuple(None if c is None else c.value for c in row) for row in own.rows]
    assert rows
