"""Write a world with faults: `python -m bench.faults --partnerships 300 -o world.nq`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from akkg.atomic import atomic_open
from akkg.errors import AkkgError
from bench.faults.injecting import RATE, faulty_world
from bench.faults.listing import write_expected
from bench.faults.registry import all_kinds
from bench.worlds import lines


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Those of the command line by default.

    Returns:
        The exit status: 0, or 2 where the files cannot be written.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.list:
        for kind in all_kinds():
            print(f"{kind.name}\t{kind.says}")
        return 0
    if asked.output is None or asked.expected is None:
        parser.error("name the files to be written with -o and --expected, or ask for --list")
    try:
        print(_write(asked), file=sys.stderr)
    except AkkgError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.faults",
        description="Write a world of invented partnerships, a share of them with a fault, and "
        "beside it what must be found.",
    )
    parser.add_argument("--partnerships", type=_whole, default=100, metavar="N", help="how many")
    parser.add_argument("--rate", type=_share, default=RATE, help="the share that has a fault")
    parser.add_argument("--seed", type=int, default=0, help="another seed, another world")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the world, as N-Quads")
    parser.add_argument("--expected", type=Path, metavar="FILE", help="the findings, as JSON lines")
    parser.add_argument("--list", action="store_true", help="list the kinds of fault")
    return parser


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 is needed")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("a number from 0 to 1 is needed")
    return number


def _write(asked: argparse.Namespace) -> str:
    """Write both files, and say how much it was."""
    seen: Counter[str] = Counter()
    with ExitStack() as files:
        world = files.enter_context(atomic_open(asked.output))
        findings = files.enter_context(atomic_open(asked.expected))
        for part in faulty_world(asked.seed, asked.partnerships, asked.rate):
            world.write(lines(part.statements).encode())
            findings.write(write_expected(part).encode())
            seen["quads"] += len(part.statements)
            seen["faults"] += bool(part.fault)
            seen["findings"] += len(part.expected)
    return ", ".join(f"{seen[name]} {name}" for name in ("quads", "faults", "findings"))


if __name__ == "__main__":
    sys.exit(main())
