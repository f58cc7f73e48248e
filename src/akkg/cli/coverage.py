"""``akkg coverage``: show which clause of the source gave which claims."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterable, Sequence

    from akkg.building.coverage import Clause
    from akkg.dataset import Dataset


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "coverage",
        help="show which clause of the source gave which claims",
        description="Gives for each passage its numbers of sentences, clauses and claims, and the "
        "clauses that gave none with the reason. Exits with 1 where the table and the graph "
        "disagree.",
        epilog="examples:\n  akkg coverage\n  akkg coverage p18 p19",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "passage", nargs="*", help="passages such as p18 or footnote-2 (default: all)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table in short, or clause by clause where passages are named."""
    from akkg.building.coverage import disagreements, read_coverage
    from akkg.dataset import load

    dataset = load()
    clauses = read_coverage(dataset)
    passages = _passages(args.passage, clauses)
    print(f"{'passage':<12}{'sentences':>10}{'clauses':>9}{'claims':>8}")
    for passage in passages:
        own = [clause for clause in clauses if clause.passage == passage]
        _print(dataset, passage, own, in_full=bool(args.passage))
    found = disagreements(dataset, clauses)
    wrong = [one for one in found if not args.passage or one.passage in passages]
    for one in wrong:
        missing = f"{one.claim} is missing in the {one.missing_in}"
        print(f"akkg: {one.passage}: {missing}", file=sys.stderr)
    return 1 if wrong else 0


def _passages(asked: Sequence[str], clauses: Iterable[Clause]) -> Sequence[str]:
    """The passages that are asked for, or all."""
    from akkg.errors import ParameterError
    from akkg.near import suggestion

    known = list(dict.fromkeys(clause.passage for clause in clauses))
    for name in asked:
        if name not in known:
            hint = suggestion(name, known) or "say p1, footnote-2, section-3 or title"
            raise ParameterError(f"no passage {name}", remedy=hint)
    return asked or known


def _print(dataset: Dataset, passage: str, own: Sequence[Clause], *, in_full: bool) -> None:
    from akkg.building.coverage import claim_text

    sentences = {clause.sentence for clause in own}
    claims = {claim for clause in own for claim in clause.claims}
    print(f"{passage:<12}{len(sentences):>10}{len(own):>9}{len(claims):>8}")
    for clause in own:
        number = f"{clause.sentence}.{clause.clause}"
        if clause.reason:
            print(f"  {number} no claim: {clause.reason}")
        for claim in clause.claims if in_full else ():
            print(f"  {number} {claim_text(dataset, claim)}")
