"""Turns an `.rq` file with its `#+` header into a saved query, and refuses what is not as it should
be."""

from __future__ import annotations

import re
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.header import split_header
from akkg.header_reader import HeaderReader
from akkg.near import suggestion
from akkg.queries.query_tests_header import read_tests
from akkg.queries.saved_query import TYPES, Parameter, SavedQuery
from akkg.reading import read_text
from akkg.sparql_text.outline import Outline, ValuesBlock, outline, place
from akkg.sparql_text.tokens import position, tokenize

KEYS = (
    "title",
    "question",
    "description",
    "tags",
    "params",
    "columns",
    "evidence",
    "limit",
    "tests",
)
PARAMETER_KEYS = ("type", "label", "description", "class", "values", "min", "max", "many")
RESERVED = ("cite", "dataset", "format", "help", "name", "output")


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
    header = HeaderReader(values, text, path)
    header.check_keys(KEYS, required=("title", "question", "evidence"))
    try:
        found = outline(text)
    except QueryError as error:
        where = f"{path}, {error.where}" if error.where else str(path)
        raise DataError(error.what, where, error.remedy) from error
    if found.form != "SELECT" or not found.projection:
        raise header.fail(
            "a saved query is a SELECT that names its columns", remedy="name each column"
        )
    params = _parameters(header, found)
    return SavedQuery(
        name=path.stem,
        topic=path.parent.name,
        path=path,
        outline=found,
        title=header.string("title"),
        question=header.string("question"),
        description=header.string("description"),
        tags=header.strings("tags"),
        params=params,
        columns=_columns(header, found.projection),
        evidence=tuple(_pattern(header, item) for item in header.strings("evidence")),
        limit=_limit(header),
        tests=read_tests(header, tuple(found.projection), tuple(params)),
    )


def _parameters(header: HeaderReader, found: Outline) -> dict[str, Parameter]:
    params = header.mapping("params")
    declared = {name: _parameter(header, params, name, found) for name in params.values}
    for token in found.tokens:
        if token.kind == "variable" and token.text[0] == "$" and token.text[1:] not in declared:
            line, _ = position(found.text, token.start)
            raise DataError(
                f"{token.text} is no declared parameter",
                f"{header.path}:{line}",
                f"declare it under `params:`, or write ?{token.text[1:]}",
            )
    return declared


def _parameter(header: HeaderReader, params: HeaderReader, name: str, found: Outline) -> Parameter:
    entry = params.mapping(name, f"parameter {name}")
    entry.check_keys(PARAMETER_KEYS, required=("type",))
    if name in RESERVED or not re.fullmatch(r"[a-z][A-Za-z0-9]*", name):
        reserved = ", ".join(RESERVED)
        raise entry.fail("a parameter cannot have this name", remedy=f"use letters; not {reserved}")
    kind, type_ = entry.string("class"), entry.string("type")
    if type_ not in TYPES:
        remedy = f"{suggestion(type_, TYPES)} types are {', '.join(TYPES)}".strip()
        raise entry.fail(f"unknown type {type_}", "type", remedy)
    if kind and type_ != "iri":
        raise entry.fail("only an iri has a class", "class")
    parameter_block(found, name, header.path)
    return Parameter(
        name=name,
        type=type_,
        label=entry.string("label") or name,
        description=entry.string("description"),
        kind=kind,
        values=entry.strings("values"),
        minimum=entry.string("min"),
        maximum=entry.string("max"),
        many=entry.flag("many"),
    )


def parameter_block(found: Outline, name: str, path: Path) -> ValuesBlock:
    """Find the one `VALUES $name { … }` block of a parameter.

    Args:
        found: The query's outline.
        name: The parameter, without `$`.
        path: The file, for messages.

    Raises:
        DataError: Where the query has no such block, more than one, or one that is not directly in
            the main group, from where its value would not reach the rest of the query.
    """
    blocks = [block for block in found.blocks if block.name == name]
    if not blocks:
        raise DataError(
            f"parameter {name} has no block in the query",
            str(path),
            f"add `VALUES ${name} {{ … }}` with a default, or UNDEF, to the main group",
        )
    where = f"{path}, {place(found.text, blocks[-1].token.start)}"
    if len(blocks) > 1:
        raise DataError(f"parameter {name} has {len(blocks)} blocks", where, "keep one")
    if blocks[0].sigil != "$":
        raise DataError(f"parameter {name} is written ?{name}", where, f"write `VALUES ${name}`")
    if blocks[0].depth != 1:
        raise DataError(
            f"the block of parameter {name} is not directly in the main group",
            where,
            "move it to the top of WHERE",
        )
    return blocks[0]


def _columns(header: HeaderReader, projection: tuple[str, ...]) -> dict[str, str]:
    columns = header.mapping("columns", "columns")
    columns.check_keys(projection)
    return {name: columns.string(name) or name for name in projection}


def _pattern(header: HeaderReader, item: str) -> tuple[str, str, str]:
    try:
        tokens = tokenize(item.removesuffix("."))
    except QueryError as error:
        raise header.fail(f"evidence `{item}`: {error}", "evidence") from error
    terms: list[str] = []
    for token in tokens:
        if terms and (token.kind == "language" or terms[-1].endswith("^^") or token.text == "^^"):
            terms[-1] += token.text
        else:
            terms.append(token.text)
    if len(terms) != 3:
        raise header.fail(
            f"evidence `{item}` is not one triple pattern",
            "evidence",
            "write subject, predicate and object",
        )
    return terms[0], terms[1], terms[2]


def _limit(header: HeaderReader) -> int | None:
    limit = header.string("limit")
    if limit and not (limit.isascii() and limit.isdigit() and int(limit) > 0):
        raise header.fail("limit must be a whole number above 0", "limit")
    return int(limit) if limit else None
