"""Reads the files of `queries/checks`: a header in `#+` comment lines, and a SELECT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from akkg.errors import DataError, QueryError
from akkg.header import split_header
from akkg.header_reader import HeaderReader
from akkg.near import suggestion
from akkg.prefixes import PrefixTable
from akkg.reading import read_text
from akkg.sparql_text.outline import Outline, outline
from akkg.sparql_text.syntax import syntax_error
from akkg.validation.finding import Severity

__all__ = ["FOLDER", "PLACEHOLDER", "Check", "load_checks"]

FOLDER = "queries/checks"
KEYS = ("title", "severity", "message", "remedy", "scope")
PLACEHOLDER = re.compile(r"\{\?(\w+)\}")

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Check:
    """A query that must return no row.

    Attributes:
        name: The stem of its file.
        path: Its file.
        title: What must hold.
        severity: How grave a row is.
        message: What is wrong, in words, with `{?variable}` for what a row binds.
        remedy: What to do about it, likewise; empty where nothing can be advised.
        whole: Whether it makes sense only over the whole graph, and not over a draft by itself.
        query: The SELECT.
    """

    name: str
    path: Path
    title: str
    severity: Severity
    message: str
    remedy: str
    whole: bool
    query: str


def load_checks(root: Path) -> tuple[Check, ...]:
    """Read the checks of a source tree, sorted by name.

    Args:
        root: The folder that holds `queries/checks` and `ontology`.

    Raises:
        DataError: With file and line, where a header is not as it should be, a query cannot be
            parsed, is no SELECT or does not name its columns, or a message has a placeholder that
            no column fills.

    Example:
        >>> from akkg.location import data_root
        >>> "unsourced-graph" in [check.name for check in load_checks(data_root())]
        True
    """
    prefixes = PrefixTable.load(root)
    return tuple(_read(path, prefixes) for path in sorted((root / FOLDER).glob("*.rq")))


def _read(path: Path, prefixes: PrefixTable) -> Check:
    if not _NAME.fullmatch(path.stem):
        what = "a check's file is called by words with hyphens"
        raise DataError(what, str(path), "rename it, such as two-handles.rq")
    text = read_text(path)
    header = HeaderReader(split_header(text, path)[0], text, path)
    header.check_keys(KEYS, required=("title", "severity", "message"))
    columns = _columns(header, _parsed(header, prefixes))
    return Check(
        name=path.stem,
        path=path,
        title=header.string("title"),
        severity=Severity(_one_of(header, "severity", tuple(Severity))),
        message=_template(header, "message", columns),
        remedy=_template(header, "remedy", columns),
        whole=bool(_one_of(header, "scope", ("whole",))),
        query=text,
    )


def _parsed(header: HeaderReader, prefixes: PrefixTable) -> Outline:
    """Let the engine parse the query, and explain what it refuses."""
    try:
        found = outline(header.text)
        try:
            ox.Store().query(header.text)
        except SyntaxError as error:
            raise syntax_error(found, str(error), found.prefixes, prefixes) from None
    except QueryError as error:
        line = re.match(r"line (\d+)", error.where or "")
        where = f"{header.path}:{line[1]}" if line else str(header.path)
        raise DataError(error.what, where, error.remedy) from None
    return found


def _columns(header: HeaderReader, found: Outline) -> tuple[str, ...]:
    if found.form != "SELECT" or not found.projection:
        raise header.fail("a check is a SELECT that names its columns", remedy="name each column")
    if "focus" not in found.projection:
        raise header.fail("a check has the column ?focus", remedy="bind the thing at fault to it")
    return found.projection


def _one_of(header: HeaderReader, key: str, allowed: tuple[str, ...]) -> str:
    value = header.string(key)
    if value and value not in allowed:
        remedy = f"{suggestion(value, allowed)} allowed are {', '.join(allowed)}".strip()
        raise header.fail(f"{key} cannot be {value}", key, remedy)
    return value


def _template(header: HeaderReader, key: str, columns: tuple[str, ...]) -> str:
    text = header.string(key)
    for name in PLACEHOLDER.findall(text):
        if name not in columns:
            remedy = f"{suggestion(name, columns)} columns are {', '.join(columns)}".strip()
            raise header.fail(f"no column fills {{?{name}}} in {key}", key, remedy)
    if "{" in (rest := PLACEHOLDER.sub("", text)) or "}" in rest:
        raise header.fail(f"{key} has a stray brace", key, "write {?name} for a column")
    return text
