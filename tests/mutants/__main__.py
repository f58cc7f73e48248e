"""Draws mutants of the graph and shows what tells them: `python -m tests.mutants --count 2000`.

Exit status: 0 where every ill-formed mutant is caught, 1 where one is missed, 2 on wrong usage.
"""

from __future__ import annotations

import argparse
import sys

from akkg.cli.progress import progress
from akkg.location import data_root
from akkg.validation.view import view
from tests.mutants.claims import index
from tests.mutants.measuring import Looked, look, missed, table
from tests.mutants.mutant import Kind
from tests.mutants.operations import mutants


def main() -> int:
    """Run it; the table goes to standard output."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--count", type=_positive, default=2000, help="how many to draw (2000)")
    parser.add_argument("--seed", type=int, default=1, help="tells one draw from another (1)")
    parser.add_argument("--operation", help="show each mutant of this operation, too")
    arguments = parser.parse_args()
    claims = index(view(data_root()))
    drawn = mutants(claims, arguments.count, arguments.seed)
    with progress() as tell:
        looked = look(drawn, tell)
    lost = missed(looked, claims.prefixes)
    print(table(looked))
    for each in looked:
        if each.mutant.operation == arguments.operation:
            print(f"{_found(each)}: {each.mutant.describe(claims.prefixes)}")
    print(f"\n{len(looked)} mutants, seed {arguments.seed}. {_share(looked)}")
    print("\n".join(["Ill-formed mutants that were missed:", *lost] if lost else [_ALL]))
    return 1 if lost else 0


_ALL = "Every ill-formed mutant was caught."


def _found(looked: Looked) -> str:
    verdict = looked.verdict
    return " ".join(filter(None, (verdict.stage, verdict.source, verdict.query))) or "missed"


def _share(looked: tuple[Looked, ...]) -> str:
    lies = [each for each in looked if each.mutant.kind is Kind.LIE]
    told = sum(bool(each.verdict.query) for each in lies)
    return f"Of {len(lies)} lies, the rows of saved queries tell {told}."


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
