"""Write a world: `python -m bench.worlds --partnerships 30 -o world.nq`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from akkg.atomic import atomic_open
from akkg.building.sources import read_sources
from akkg.errors import AkkgError
from akkg.location import data_root
from bench.worlds.stream import nearest, stream


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Those of the command line by default.

    Returns:
        The exit status: 0, or 2 where the world cannot be written.
    """
    asked = _parser().parse_args(arguments)
    try:
        chunks = _chunks(asked)
        if asked.output:
            with atomic_open(asked.output) as file:
                told = _write(chunks, file)
        else:
            told = _write(chunks, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except AkkgError as error:
        print(error, file=sys.stderr)
        return 2
    print(told, file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.worlds", description="Write a world of invented partnerships."
    )
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--partnerships", type=_whole, metavar="N", help="how many there are")
    size.add_argument(
        "--quads", type=_whole, metavar="N", help="about how big it is, ontology apart"
    )
    parser.add_argument("--seed", type=_seed, default=0, help="another seed, another world")
    parser.add_argument(
        "--ontology", action="store_true", help="put the ontology before it, so it stands alone"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="instead of the output")
    return parser


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number from 1 is needed")
    return number


def _seed(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a whole number from 0 is needed")
    return number


def _chunks(asked: argparse.Namespace) -> Iterator[bytes]:
    if asked.ontology:
        yield ontology()
    size, write = (asked.quads, nearest) if asked.quads else (asked.partnerships, stream)
    for chunk in write(asked.seed, size):
        yield chunk.encode()


def ontology() -> bytes:
    """Give the project's ontology, with its schemes and alignments, as N-Quads."""
    root = data_root()
    files = (file for file in read_sources(root).files if root / "ontology" in file.path.parents)
    quads = {str(quad) for file in files for quad in file.quads}
    return "".join(f"{quad} .\n" for quad in sorted(quads)).encode()


def _write(chunks: Iterator[bytes], file: IO[bytes]) -> str:
    """Write all, and say how much it was."""
    quads = 0
    for chunk in chunks:
        file.write(chunk)
        quads += chunk.count(b"\n")
    return f"{quads} quads"


if __name__ == "__main__":
    sys.exit(main())
