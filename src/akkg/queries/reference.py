"""Writes the reference of the saved queries, out of their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from akkg.queries.parameter_header import parameter_block
from akkg.queries.saved_query import Parameter, SavedQuery

__all__ = ["example", "reference"]

_HEAD = """\
# The saved queries

<!-- Written by `akkg query docs` out of the headers in `queries/`: change those, not this. -->

Each entry says what a query asks, what it takes and gives, and on which statements a row rests;
`--cite` shows their paragraphs. How such a query is written is told in
[docs/queries.md](../queries.md).
"""


def reference(queries: Sequence[SavedQuery]) -> str:
    """Write the reference as Markdown: a section a topic, an entry a query.

    Args:
        queries: The queries, sorted by topic and name.
    """
    parts = [_HEAD]
    for topic, found in groupby(queries, key=lambda query: query.topic):
        parts.append(f"## {topic.capitalize()}\n")
        parts += ["\n".join(_entry(query)) for query in found]
    return "\n".join(parts)


def _entry(query: SavedQuery) -> Iterator[str]:
    yield f"### {query.name}\n"
    status = "" if query.status == "stable" else f" *({query.status})*"
    yield f"**{query.title}**{status}. {query.question} {query.description}".rstrip() + "\n"
    if query.params:
        yield "| parameter | type | where not given | what |\n| --- | --- | --- | --- |"
        yield from (_row(query, parameter) for parameter in query.params.values())
        yield ""
    columns = ", ".join(
        f"`{name}`" + ("" if title == name else f" ({title})")
        for name, title in query.columns.items()
    )
    yield f"Columns: {columns}."
    evidence = "; ".join(f"`{' '.join(pattern)}`" for pattern in query.evidence)
    yield f"Rests on: {evidence or 'nothing that it names'}.\n"
    yield f"```\n{example(query)}\n```\n"


def _row(query: SavedQuery, parameter: Parameter) -> str:
    block = parameter_block(query.outline, parameter.name, query.path)
    default = " ".join(query.text[block.start + 1 : block.end - 1].split())
    limits = [
        f"of class {parameter.kind}" if parameter.kind else "",
        f"one of {', '.join(parameter.values)}" if parameter.values else "",
        f"from {parameter.minimum}" if parameter.minimum else "",
        f"to {parameter.maximum}" if parameter.maximum else "",
        "one or more" if parameter.many else "",
    ]
    type_ = ", ".join(filter(None, [parameter.type, *limits]))
    what = ". ".join(filter(None, [parameter.label, parameter.description]))
    cells = [
        f"`--{parameter.name}`",
        type_,
        "any" if default == "UNDEF" else f"`{default}`",
        what,
    ]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def example(query: SavedQuery) -> str:
    """Write a command that brings rows: with the arguments of the first test that has some."""
    tests = [test for test in query.tests if test.rows]
    chosen = next((test for test in tests if test.params), None)
    options = chosen.options if chosen else ""
    return " ".join(filter(None, ["akkg query run", query.name, options, "--cite"]))
