"""``akkg query list``: list the saved queries."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, write

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--tag", help="only queries with this tag")
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the saved queries by topic."""
    import pyoxigraph as ox

    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable
    from akkg.queries.catalogue import load_queries

    rows = [
        (query.name, query.topic, query.question)
        for query in load_queries()
        if args.tag in (None, *query.tags)
    ]
    table = Table(("name", "topic", "question"), tuple(tuple(map(ox.Literal, row)) for row in rows))
    return write(table, PrefixTable({}), args)
