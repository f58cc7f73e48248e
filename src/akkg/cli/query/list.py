"""``akkg query list``: list the saved queries."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, write

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser
    from akkg.queries.saved_query import SavedQuery


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = "List the saved queries by topic; deprecated ones only by --status."
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="only queries whose header has all these words"
    )
    parser.add_argument("--tag", help="only queries with this tag")
    parser.add_argument("--topic", help="only queries of this topic")
    parser.add_argument(
        "--status", choices=("draft", "stable", "deprecated"), help="only queries of this status"
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the saved queries by topic."""
    import pyoxigraph as ox

    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable
    from akkg.queries.catalogue import load_queries

    queries = load_queries()
    _check(args, queries)
    rows = [(q.name, q.topic, q.question) for q in queries if _is_meant(q, args)]
    table = Table(("name", "topic", "question"), tuple(tuple(map(ox.Literal, row)) for row in rows))
    return write(table, PrefixTable({}), args)


def _check(args: argparse.Namespace, queries: tuple[SavedQuery, ...]) -> None:
    """Refuse a tag or topic that none has, and name the near ones."""
    from akkg.errors import ParameterError
    from akkg.near import suggestion

    known = {
        "tag": {tag for query in queries for tag in query.tags},
        "topic": {query.topic for query in queries},
    }
    for key, values in known.items():
        given = getattr(args, key)
        if given is not None and given not in values:
            remedy = suggestion(given, values) or f"there are {', '.join(sorted(values))}"
            raise ParameterError(f"no query has the {key} {given}", remedy=remedy)


def _is_meant(query: SavedQuery, args: argparse.Namespace) -> bool:
    status = query.status == args.status if args.status else query.status != "deprecated"
    text = " ".join(
        (query.name, query.title, query.question, query.description, *query.tags)
    ).casefold()
    return (
        status
        and args.tag in (None, *query.tags)
        and args.topic in (None, query.topic)
        and all(word.casefold() in text for word in args.words)
    )
