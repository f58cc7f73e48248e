"""Reads the `params:` of a saved query's header, and finds the block of each in the query."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from akkg.errors import DataError
from akkg.header_reader import HeaderReader
from akkg.near import suggestion
from akkg.queries.saved_query import TYPES, Parameter
from akkg.sparql_text.outline import Outline, ValuesBlock
from akkg.sparql_text.tokens import place, position

__all__ = ["PARAMETER_KEYS", "RESERVED", "parameter_block", "read_parameters"]

PARAMETER_KEYS = ("type", "label", "description", "class", "values", "min", "max", "many")
RESERVED = (
    "bounds",
    "cite",
    "curl",
    "dataset",
    "endpoint",
    "format",
    "help",
    "labels",
    "limit",
    "name",
    "offset",
    "output",
    "profile",
    "store",
    "timeout",
)
"""What is an option of `akkg query run` or an argument of `akkg.run` already."""

ORDERED = ("date", "decimal", "integer", "year")
"""The types that have a least and a greatest value."""


def read_parameters(header: HeaderReader, found: Outline) -> dict[str, Parameter]:
    """Read the parameters of a saved query.

    Args:
        header: The query's header.
        found: The query's outline; each parameter must have its block there.

    Raises:
        DataError: With file and line, where a parameter or its block is not as it should be, or a
            `$name` of the query is not declared.
    """
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
    parameter = Parameter(
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
    _check_limits(entry, parameter)
    return parameter


def _check_limits(entry: HeaderReader, parameter: Parameter) -> None:
    """Refuse limits that no value of the type could be held to."""
    if not (parameter.values or parameter.minimum or parameter.maximum):
        return
    from akkg.queries.parameter_values import Unfit, literal  # few parameters have limits

    if parameter.type == "iri" and parameter.values:
        raise entry.fail("an iri has a class, and no list of values", "values", "write `class:`")
    bare = Parameter(parameter.name, parameter.type)
    for key, value in (("min", parameter.minimum), ("max", parameter.maximum)):
        if value and parameter.type not in ORDERED:
            remedy = f"only {', '.join(ORDERED)} have one"
            raise entry.fail(f"{parameter.type} has no {key}", key, remedy)
    places = [
        *(("values", number, value) for number, value in enumerate(parameter.values)),
        ("min", None, parameter.minimum),
        ("max", None, parameter.maximum),
    ]
    for key, item, value in places:
        try:
            if value:
                literal(bare, value)
        except Unfit as unfit:
            what = f"{value} is no {parameter.type}"
            raise entry.fail(what, key, f"write {unfit.allowed}", item=item) from None
    try:
        if parameter.minimum and parameter.maximum:
            literal(replace(bare, minimum=parameter.minimum), parameter.maximum)
    except Unfit:
        remedy = "let min be no more than max"
        raise entry.fail("no value can be allowed", "max", remedy) from None


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
    (*others, block) = blocks
    if not others and block.sigil == "$" and block.depth == 1:
        return block
    where = f"{path}, {place(found.text, block.token.start)}"
    if others:
        raise DataError(f"parameter {name} has {len(blocks)} blocks", where, "keep one")
    if block.sigil != "$":
        raise DataError(f"parameter {name} is written ?{name}", where, f"write `VALUES ${name}`")
    raise DataError(
        f"the block of parameter {name} is not directly in the main group",
        where,
        "move it to the top of WHERE",
    )
