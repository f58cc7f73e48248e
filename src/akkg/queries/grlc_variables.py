"""Finds grlc's parameters in the names of variables, and gives each a block of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from akkg.errors import DataError, QueryError
from akkg.sparql_text.outline import outline
from akkg.sparql_text.tokens import Token, position

__all__ = ["TYPE_NAMES", "Placeholder", "placeholders", "rewritten"]

TYPE_NAMES = {
    "iri": "iri",
    "literal": "string",
    "integer": "integer",
    "number": "decimal",
    "xsd_boolean": "boolean",
    "xsd_date": "date",
    "xsd_decimal": "decimal",
    "xsd_integer": "integer",
    "xsd_string": "string",
}
"""The endings of grlc's variables, with the types that they have here."""

_VARIABLE = re.compile(r"\?(_{1,2})([a-zA-Z0-9]+)(?:_(\w+))?")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A variable in whose name grlc finds a parameter.

    Attributes:
        name: The parameter.
        type: Its type, as one of `akkg.queries.saved_query.TYPES`.
        required: Whether grlc demands a value.
    """

    name: str
    type: str
    required: bool


def placeholders(text: str, path: Path) -> dict[str, Placeholder]:
    """Find grlc's parameters in a query.

    Args:
        text: The whole file.
        path: The file, for messages.

    Raises:
        DataError: With file and line, for a type that cannot be bound and for a parameter that is
            written in two ways.

    Example:
        >>> found = placeholders("SELECT ?a { ?a a ?__kind_iri }", Path("a.rq"))["kind"]
        >>> found.type, found.required
        ('iri', False)
    """
    found: dict[str, Placeholder] = {}
    for token in _tokens(text, path):
        match = _VARIABLE.fullmatch(token.text) if token.kind == "variable" else None
        if match is None:
            continue
        marks, name, ending = match.groups()
        where = f"{path}:{position(text, token.start)[0]}"
        type_ = TYPE_NAMES.get(ending or "literal")
        if type_ is None:
            remedy = f"endings are {', '.join(TYPE_NAMES)}"
            raise DataError(f"{token.text}: {ending} is no type that can be bound", where, remedy)
        one = Placeholder(name, type_, required=len(marks) == 1)
        if found.setdefault(name, one) != one:
            raise DataError(f"parameter {name} is written in two ways", where, "write it in one")
    return found


def _tokens(text: str, path: Path) -> tuple[Token, ...]:
    try:
        return outline(text).tokens
    except QueryError as error:
        where = f"{path}, {error.where}" if error.where else str(path)
        raise DataError(error.what, where, error.remedy) from error


def rewritten(text: str, blocks: Mapping[str, str]) -> str:
    """Write `$name` for grlc's variables, and a block for each in the line of the main brace.

    Args:
        text: The whole file.
        blocks: The insides of the blocks by parameter, as SPARQL.

    Example:
        >>> rewritten("SELECT ?a { ?a a ?__kind_iri }", {"kind": "UNDEF"})
        'SELECT ?a { VALUES $kind { UNDEF } ?a a $kind }'
    """
    found = outline(text)
    edits: list[tuple[int, int, str]] = []
    tokens = found.tokens
    for index, token in enumerate(tokens):
        match = _VARIABLE.fullmatch(token.text) if token.kind == "variable" else None
        if match is None:
            continue
        alias = tokens[index + 1 : index + 4]
        renamed = [alias_token.text for alias_token in alias] == ["AS", f"?{match[2]}", ")"]
        if renamed and tokens[index - 1].text == "(":  # a parameter among the columns
            edits.append((tokens[index - 1].start, alias[-1].end, f"${match[2]}"))
        else:
            edits.append((token.start, token.end, f"${match[2]}"))
    if found.body is not None:
        written = "".join(f" VALUES ${name} {{ {term} }}" for name, term in blocks.items())
        edits.append((found.body[0], found.body[0], written))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
