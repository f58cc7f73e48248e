"""``akkg query test``: run the tests that saved queries carry."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_target, target

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser
    from akkg.query_tests import Outcome


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="saved queries (default: all)")
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the tests of saved queries; 1 where one fails or is missing."""
    from akkg.cli.progress import progress
    from akkg.queries.catalogue import load_queries, load_query
    from akkg.query_tests import run_tests

    queries = [load_query(name) for name in args.names] or load_queries()
    dataset = target(args)
    outcomes: list[Outcome] = []
    with progress() as doing:
        for done, query in enumerate(queries):
            doing(f"{query.name}, {done} of {len(queries)} done")
            outcomes += run_tests(query, dataset)
    failed = [outcome for outcome in outcomes if outcome.faults]
    for outcome in failed:
        number = f"test {outcome.number}" if outcome.number else ""
        print(" ".join(filter(None, (outcome.query, number, outcome.arguments))))
        for fault in outcome.faults:
            print(f"  {fault}")
    print(
        f"akkg: {len(outcomes) - len(failed)} tests passed, {len(failed)} failed", file=sys.stderr
    )
    return 1 if failed else 0
