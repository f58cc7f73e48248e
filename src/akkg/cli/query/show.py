"""``akkg query show``: show a saved query."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from akkg.cli.query.arguments import hint

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("name", metavar="NAME", help="a saved query, see `akkg query list`")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show one saved query."""
    from akkg.queries.catalogue import load_query

    query = load_query(args.name)
    print(f"{query.title}\n{query.question}")
    if query.description:
        print(query.description)
    for parameter in query.params.values():
        print(f"  --{parameter.name}: {hint(parameter)}")
    print(f"\n{query.text}", end="")
    return 0
