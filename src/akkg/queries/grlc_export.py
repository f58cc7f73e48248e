"""Writes a saved query in the form of grlc, as far as that form can say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.header_lines import without_header
from akkg.prefixes import PrefixTable
from akkg.queries.header_text import header_text
from akkg.queries.parameter_header import parameter_block
from akkg.queries.saved_query import Parameter, SavedQuery
from akkg.sparql_text.tokens import Token

__all__ = ["Exported", "export_grlc"]

ENDINGS = {
    "iri": "iri",
    "string": "literal",
    "text": "literal",
    "lang": "literal",
    "integer": "integer",
    "year": "integer",
    "decimal": "xsd_decimal",
    "boolean": "xsd_boolean",
    "date": "xsd_date",
}
"""How grlc 1.3 writes the type of a parameter behind its name."""

_XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"


@dataclass(frozen=True, slots=True)
class Exported:
    """A query in the form of grlc.

    Attributes:
        text: The file.
        left_out: What grlc cannot say, in words.
    """

    text: str
    left_out: tuple[str, ...]


def export_grlc(query: SavedQuery, prefixes: PrefixTable) -> Exported:
    """Write a saved query in the form of grlc.

    Each parameter becomes a variable `?_name_type`, or `?__name_type` where it may be left out,
    which grlc replaces in the text; a default becomes its suggestion for the form.

    Args:
        query: The saved query.
        prefixes: The prefix table of the project.

    Returns:
        The file, which begins with its decorators, and what it leaves out.
    """
    defaults = {name: _defaults(query, name, prefixes) for name in query.params}
    fixed = {name for name in query.params if len(defaults[name]) > 1 or _groups_by(query, name)}
    names = {
        name: f"?{'_' if defaults[name] else '__'}{name}_{ENDINGS[parameter.type]}"
        for name, parameter in query.params.items()
        if name not in fixed
    }
    shown = {name: defaults[name][0] for name in names if defaults[name]}
    header = _header(query, shown, names)
    return Exported(header + _body(query, names), tuple(_left_out(query, fixed)))


def _defaults(query: SavedQuery, name: str, prefixes: PrefixTable) -> tuple[str, ...]:
    """The values in the block of a parameter; none where it stands for any."""
    block = parameter_block(query.outline, name, query.path)
    text = query.text[block.start + 1 : block.end - 1]
    declared = {**dict(prefixes.items()), **query.outline.prefixes}
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in declared.items())
    answer = ox.Store().query(f"{prologue}SELECT ?v {{ VALUES ?v {{ {text} }} }}")
    assert isinstance(answer, ox.QuerySolutions), "a SELECT has solutions"
    found = [solution["v"] for solution in answer]
    return tuple(term.value for term in found if isinstance(term, (ox.NamedNode, ox.Literal)))


def _behind(query: SavedQuery) -> Iterator[tuple[Token, str, int]]:
    """The tokens behind the main group, with the clause and the parentheses they stand in."""
    assert query.outline.body is not None, "a SELECT has a group"
    clause, parentheses = "", 0
    for token in query.outline.tokens:
        if token.start < query.outline.body[1]:
            continue
        parentheses += (token.text == "(") - (token.text == ")")
        if token.is_word("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"):
            clause = token.text.upper()
        yield token, clause, parentheses


def _groups_by(query: SavedQuery, name: str) -> bool:
    return any(
        clause == "GROUP" and token.kind == "variable" and token.text[1:] == name
        for token, clause, _ in _behind(query)
    )


def _body(query: SavedQuery, names: Mapping[str, str]) -> str:
    """The query without its header, with grlc's variables in place of parameters."""
    assert query.outline.body is not None, "a SELECT has a group"
    text, blocks = query.text, query.outline.blocks
    bare = _bare_conditions(query)
    heads = {block.token.start for block in blocks}
    edits = [
        (_line_start(text, block.token.start), block.end, "")
        if block.name in names
        else (block.token.start, block.token.end, f"?{block.name}")
        for block in blocks
    ]
    parentheses = 0
    for token in query.outline.tokens:
        parentheses += (token.text == "(") - (token.text == ")")
        if token.kind != "variable" or token.start in heads:
            continue
        new = names.get(token.text[1:], f"?{token.text[1:]}")
        if token.text[1:] in names and parentheses == 0 and token.start < query.outline.body[0]:
            new = f"({new} AS ?{token.text[1:]})"
        elif token.text[1:] in names and token.start in bare:
            new = f"({new})"
        edits.append((token.start, token.end, new))
    if "_xsd_" in "".join(names.values()) and _XSD not in text:
        edits.append((query.outline.head, query.outline.head, f"{_XSD}\n"))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return without_header(text)


def _bare_conditions(query: SavedQuery) -> set[int]:
    """Where variables stand by themselves in ORDER BY, as a term could not."""
    return {
        token.start
        for token, clause, depth in _behind(query)
        if clause == "ORDER" and depth == 0 and token.kind == "variable"
    }


def _line_start(text: str, offset: int) -> int:
    """Where a VALUES block begins: its keyword, with the white space before it."""
    keyword = text.upper().rindex("VALUES", 0, offset)
    return len(text[:keyword].rstrip())


def _header(query: SavedQuery, defaults: Mapping[str, str], names: Mapping[str, str]) -> str:
    enumerated = {name: list(query.params[name].values) for name in names}
    return header_text(
        {
            "summary": query.title,
            "description": f"{query.question} {query.description}".strip(),
            "method": "GET",
            "tags": list(query.tags),
            "defaults": [{name: value} for name, value in defaults.items()],
            "enumerate": [{name: values} for name, values in enumerated.items() if values],
        }
    )


def _left_out(query: SavedQuery, fixed: set[str]) -> Iterator[str]:
    for name, parameter in query.params.items():
        if name in fixed:
            yield f"parameter {name}, which keeps its default"
        elif limits := _limits(parameter):
            yield f"of parameter {name} {', '.join(limits)}"
    if query.limit is not None:
        yield f"the limit of {query.limit} rows"
    kept = {"columns": query.columns, "evidence": query.evidence, "tests": query.tests}
    yield from (f"its {key}" for key, value in kept.items() if value)


def _limits(parameter: Parameter) -> list[str]:
    limits = {
        "several values": parameter.many,
        "its class": parameter.kind,
        "its least value": parameter.minimum,
        "its greatest value": parameter.maximum,
    }
    return [words for words, there in limits.items() if there]
