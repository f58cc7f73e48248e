"""Turns an `.rq` file with its `#+` header into a saved query, and refuses what is not as it should
be."""

from __future__ import annotations

import re
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.header import split_header
from akkg.header_reader import HeaderReader
from akkg.near import suggestion
from akkg.queries.parameter_header import read_parameters
from akkg.queries.query_tests_header import read_tests
from akkg.queries.saved_query import SCHEMA, STATUSES, SavedQuery
from akkg.reading import read_text
from akkg.sparql_text.outline import Outline, outline
from akkg.sparql_text.tokens import tokenize

__all__ = ["KEYS", "parse_query", "read_query"]

KEYS = (
    "schema",
    "title",
    "question",
    "description",
    "status",
    "tags",
    "params",
    "columns",
    "evidence",
    "limit",
    "tests",
)
_CITED = ("basis", "paragraphs")
REQUIRED = ("title", "question", "evidence")


def read_query(path: Path) -> SavedQuery:
    """Read a saved query from its file.

    Args:
        path: An `.rq` file; its folder is the topic, its stem the name.

    Raises:
        DataError: With file and line, where the header or the query's outline is wrong.
    """
    return parse_query(read_text(path), path)


def parse_query(text: str, path: Path) -> SavedQuery:
    """Make a saved query from the text of its file.

    Args:
        text: The header and the query.
        path: Where it stands; its folder is the topic, its stem the name.

    Raises:
        DataError: With file and line, where the header or the query's outline is wrong.
    """
    values, _ = split_header(text, path)
    if "summary" in values and "title" not in values:
        from akkg.queries.grlc import read_grlc  # only foreign files have that form

        return _query(*read_grlc(values, text, path))
    return _query(HeaderReader(values, text, path), text)


def _query(header: HeaderReader, text: str, notes: tuple[str, ...] | None = None) -> SavedQuery:
    """Make a saved query from its header and its text; one with notes needs no evidence."""
    _check_schema(header)
    header.check_keys(KEYS, required=REQUIRED if notes is None else REQUIRED[:-1])
    found = _outline(text, header)
    assert found.projection is not None, "a SELECT that names its columns has been seen to"
    params = read_parameters(header, found)
    return SavedQuery(
        name=header.path.stem,
        topic=header.path.parent.name,
        path=header.path,
        outline=found,
        title=header.string("title"),
        question=header.string("question"),
        description=header.string("description"),
        tags=header.strings("tags"),
        params=params,
        columns=_columns(header, found.projection),
        evidence=_evidence(header),
        limit=_limit(header),
        tests=read_tests(header, tuple(found.projection), tuple(params)),
        status=_status(header),
        notes=notes or (),
    )


def _check_schema(header: HeaderReader) -> None:
    """Refuse a header of a later form before its keys are called unknown."""
    schema = header.string("schema") or str(SCHEMA)
    if re.fullmatch("0*[1-9][0-9]{0,17}", schema, re.ASCII) is None:
        raise header.fail(f"schema {schema} is no whole number above 0", "schema", "leave it out")
    if int(schema) > SCHEMA:
        remedy = f"this akkg reads up to {SCHEMA}, take a newer one"
        raise header.fail(f"the header has the form of schema {schema}", "schema", remedy)


def _outline(text: str, header: HeaderReader) -> Outline:
    try:
        found = outline(text)
    except QueryError as error:
        where = f"{header.path}, {error.where}" if error.where else str(header.path)
        raise DataError(error.what, where, error.remedy) from error
    if found.form != "SELECT" or not found.projection:
        raise header.fail(
            "a saved query is a SELECT that names its columns", remedy="name each column"
        )
    return found


def _status(header: HeaderReader) -> str:
    status = header.string("status") or "stable"
    if status not in STATUSES:
        remedy = f"{suggestion(status, STATUSES)} it is one of {', '.join(STATUSES)}".strip()
        raise header.fail(f"unknown status {status}", "status", remedy)
    return status


def _columns(header: HeaderReader, projection: tuple[str, ...]) -> dict[str, str]:
    for name in _CITED:
        if name in projection:
            remedy = "take another, since citations add one of this name"
            raise header.fail(f"a column cannot have the name {name}", "columns", remedy)
    columns = header.mapping("columns", "columns")
    columns.check_keys(projection)
    return {name: columns.string(name) or name for name in projection}


def _evidence(header: HeaderReader) -> tuple[tuple[str, str, str], ...]:
    items = header.strings("evidence")
    return tuple(_pattern(header, item, number) for number, item in enumerate(items))


def _pattern(header: HeaderReader, text: str, item: int) -> tuple[str, str, str]:
    try:
        tokens = tokenize(text.removesuffix("."))
    except QueryError as error:
        what = f"evidence `{text}`: {error.what}"
        raise header.fail(what, "evidence", "write one triple pattern", item=item) from error
    terms: list[str] = []
    for token in tokens:
        if terms and (token.kind == "language" or terms[-1].endswith("^^") or token.text == "^^"):
            terms[-1] += token.text
        else:
            terms.append(token.text)
    if len(terms) != 3:
        raise header.fail(
            f"evidence `{text}` is not one triple pattern",
            "evidence",
            "write subject, predicate and object",
            item=item,
        )
    return terms[0], terms[1], terms[2]


def _limit(header: HeaderReader) -> int | None:
    limit = header.string("limit")
    if limit and re.fullmatch("0*[1-9][0-9]{0,17}", limit, re.ASCII) is None:
        raise header.fail("limit must be a whole number above 0, of 18 digits at most", "limit")
    return int(limit) if limit else None
