"""``akkg query show``: show a saved query."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.cli.query.arguments import hint

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser
    from akkg.queries.saved_query import QueryTest, SavedQuery


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", metavar="NAME", help="a saved query, see `akkg query list`")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show one saved query."""
    from akkg.queries.catalogue import load_query

    query = load_query(args.name)
    if args.format == "json":
        import json

        print(json.dumps(_values(query), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(query)))
        print(f"\n{query.text}", end="")
    return 0


def _lines(query: SavedQuery) -> Iterator[str]:
    yield from filter(None, (query.title, query.question, query.description))
    yield f"\n{query.topic}, {query.status}; tags: {', '.join(query.tags) or 'none'}"
    sections = {
        "parameters": [f"--{name}: {hint(one)}" for name, one in query.params.items()],
        "columns": [f"{name}: {title}" for name, title in query.columns.items()],
        "evidence": [" ".join(pattern) for pattern in query.evidence],
        "tests": [_test(test) for test in query.tests],
        "not used here": list(query.notes),
    }
    for title, lines in sections.items():
        if lines:
            yield f"\n{title}:"
            yield from (f"  {line}" for line in lines)


def _test(test: QueryTest) -> str:
    rows = f"{len(test.rows)} row{'' if len(test.rows) == 1 else 's'}"
    checked = f" (checked: {test.checked})" if test.checked else ""
    return f"{test.options or 'no arguments'}: {rows}{checked}"


def _values(query: SavedQuery) -> dict[str, object]:
    """All that the header says, as JSON holds it."""
    from dataclasses import asdict

    keys = ("name", "topic", "title", "question", "description", "status", "tags", "limit")
    return {key: getattr(query, key) for key in keys} | {
        "params": [asdict(parameter) for parameter in query.params.values()],
        "columns": dict(query.columns),
        "evidence": [" ".join(pattern) for pattern in query.evidence],
        "tests": [
            {
                "params": dict(test.params),
                "rows": test.rows,
                "paragraphs": test.paragraphs,
                "checked": test.checked,
            }
            for test in query.tests
        ],
        "notes": query.notes,
        "query": query.text,
    }
