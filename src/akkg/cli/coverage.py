"""``akkg coverage``: show which clause of the source gave which claims."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "coverage",
        help="show which clause of the source gave which claims",
        description="Gives for each passage its numbers of sentences, clauses and claims, and the clauses that gave none "
        "with the reason. Exits with 1 where the table and the graph disagree.",
        epilog="examples:\n  akkg coverage\n  akkg coverage p18 p19",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("passage", nargs="*", help="passages such as p18 or footnote-2 (default: all)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table in short, or clause by clause where passages are named."""
    from akkg.coverage import disagreements, read_coverage
    from akkg.dataset import load
    from akkg.errors import QueryError
    from akkg.near import suggestion

    dataset = load()
    clauses = read_coverage(dataset)
    known = list(dict.fromkeys(clause.passage for clause in clauses))
    for name in args.passage:
        if name not in known:
            raise QueryError(f"no passage {name}", None, suggestion(name, known) or "say p1, footnote-2, section-3 or title")
    print(f"{'passage':<12}{'sentences':>10}{'clauses':>9}{'claims':>8}")
    for passage in args.passage or known:
        own = [clause for clause in clauses if clause.passage == passage]
        claims = {claim for clause in own for claim in clause.claims}
        print(f"{passage:<12}{len({clause.sentence for clause in own}):>10}{len(own):>9}{len(claims):>8}")
        for clause in own:
            if clause.reason:
                print(f"  {clause.sentence}.{clause.clause} no claim: {clause.reason}")
            for claim in clause.claims if args.passage else ():
                words = (dataset.prefixes.shorten(t.value) if hasattr(t, "value") and not hasattr(t, "datatype") else str(t) for t in claim)
                print(f"  {clause.sentence}.{clause.clause} {' '.join(words)}")
    wrong = [found for found in disagreements(dataset, clauses) if not args.passage or found.passage in args.passage]
    for found in wrong:
        print(f"akkg: {found.passage}: {found.claim} is missing in the {found.missing_in}", file=sys.stderr)
    return 1 if wrong else 0
