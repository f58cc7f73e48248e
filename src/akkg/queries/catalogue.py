"""Finds the saved queries: one `.rq` file a question, under `queries/<topic>/`, named by its
stem."""

from __future__ import annotations

import re
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.location import data_root
from akkg.near import suggestion
from akkg.queries.query_header import read_query
from akkg.queries.saved_query import SavedQuery

_NAME = re.compile(r"[a-z0-9-]+")
CHECKS = "checks"  # the folder of the queries that must return no row; they are no questions


def query_paths(root: Path | None = None) -> dict[str, Path]:
    """Find the files of all saved queries, by stem.

    Args:
        root: The folder that holds `queries/`; the project's data by default.

    Raises:
        DataError: Where two files have one stem.
    """
    folder = (root or data_root()) / "queries"
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*/*.rq")):
        if path.parent.name == CHECKS:
            continue
        if path.stem in found:
            raise DataError(
                f"two saved queries are called {path.stem}",
                str(path),
                f"rename it, or {found[path.stem]}",
            )
        found[path.stem] = path
    return dict(sorted(found.items()))


def load_query(name: str, root: Path | None = None) -> SavedQuery:
    """Load one saved query by its name.

    Args:
        name: The stem of its file, such as `instruments-in-force`.
        root: The folder that holds `queries/`; the project's data by default.

    Raises:
        QueryError: Where no query has this name; the message gives the nearest names.
        DataError: Where the file or its header is wrong.
    """
    folder = (root or data_root()) / "queries"
    if _NAME.fullmatch(name):
        found = [path for path in folder.glob(f"*/{name}.rq") if path.parent.name != CHECKS]
        if len(found) == 1:
            return read_query(found[0])
    paths = query_paths(root)
    if name not in paths:
        remedy = suggestion(name, paths) or "see `akkg query list`"
        raise QueryError(f"no saved query is called {name}", remedy=remedy)
    return read_query(paths[name])


def load_queries(root: Path | None = None) -> tuple[SavedQuery, ...]:
    """Load all saved queries, sorted by topic and name.

    Args:
        root: The folder that holds `queries/`; the project's data by default.

    Raises:
        DataError: Where a file or its header is wrong.
    """
    loaded = [read_query(path) for path in query_paths(root).values()]
    return tuple(sorted(loaded, key=lambda query: (query.topic, query.name)))
