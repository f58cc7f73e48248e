"""Finds the saved queries: one `.rq` file a question, under `queries/<topic>/`, named by its
stem."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.location import data_root
from akkg.near import suggestion
from akkg.queries.query_header import read_query
from akkg.queries.saved_query import SavedQuery

_NAME = re.compile(r"[a-z0-9-]+")
CHECKS = "checks"  # the folder of the queries that must return no row; they are no questions

_Stamp = tuple[int, int, int, int]
"""What tells one state of a file from another: the file itself, its size, and both its times."""


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
    found = _files(name, folder)
    return read_query(Path(found[0][0]) if len(found) == 1 else _only(name, root))


def remembered_query(name: str, root: Path | None = None) -> SavedQuery:
    """Give a saved query to be asked; its file is read again only when it has changed.

    Rows that its tests expect and that stand in a file of their own are those of the first time:
    what asks does not need them. Where the file is, is remembered as well while it is there, so
    that one more of its name in another topic need not be seen. `load_query` looks at all anew.

    Args:
        name: The stem of its file, such as `instruments-in-force`.
        root: The folder that holds `queries/`; the project's data by default.

    Raises:
        QueryError: Where no query has this name; the message gives the nearest names.
        DataError: Where the file or its header is wrong.
    """
    try:
        path = _place(name, root)
        return _remembered(path, _stamp(path))
    except (FileNotFoundError, NotADirectoryError):  # it was moved, or is there no more
        _place.cache_clear()
    path = _place(name, root)
    return _remembered(path, _stamp(path))


@lru_cache(256)
def _place(name: str, root: Path | None) -> str:
    found = _files(name, (root or data_root()) / "queries")
    return found[0][0] if len(found) == 1 else str(_only(name, root))


def _stamp(path: str) -> _Stamp:
    state = os.stat(path)  # noqa: PTH116 - a `Path` takes a good part of the time of a query
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns


@lru_cache(256)
def _remembered(path: str, _stamp: _Stamp) -> SavedQuery:
    return read_query(Path(path))


def _files(name: str, folder: Path) -> list[tuple[str, _Stamp]]:
    """The files of this stem, each with its state; none where there is no such folder."""
    found: list[tuple[str, _Stamp]] = []
    if not _NAME.fullmatch(name) or not folder.is_dir():
        return found
    for topic in os.scandir(folder):
        path = f"{topic.path}/{name}.rq"
        try:
            stamp = _stamp(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if topic.name != CHECKS:
            found.append((path, stamp))
    return found


def _only(name: str, root: Path | None) -> Path:
    """The file of a name that is not that of one file, if only its search was too quick."""
    paths = query_paths(root)
    if name not in paths:
        remedy = suggestion(name, paths) or "see `akkg query list`"
        raise QueryError(f"no saved query is called {name}", remedy=remedy)
    return paths[name]


def load_queries(root: Path | None = None) -> tuple[SavedQuery, ...]:
    """Load all saved queries, sorted by topic and name.

    Args:
        root: The folder that holds `queries/`; the project's data by default.

    Raises:
        DataError: Where a file or its header is wrong.
    """
    loaded = [read_query(path) for path in query_paths(root).values()]
    return tuple(sorted(loaded, key=lambda query: (query.topic, query.name)))
