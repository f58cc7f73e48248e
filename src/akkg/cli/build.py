"""`akkg build`: build the product from its sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.prefixes import BASE

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DESCRIPTION = """\
Reads ontology and graph, checks them, derives what follows by rule, and writes
akkg.ttl (each triple once), akkg.trig (the named graphs), akkg.nq (both) and
manifest.json. Nothing is done where the product was made from the same sources.
The name of its folder goes to standard output."""
_EXAMPLES = """\
examples:
  akkg build                                   into the user's cache
  akkg build -o build/product                  into a folder
  akkg build --check                           only look for mistakes in the sources
  akkg build -o site --base http://localhost/  with IRIs of another host"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "build",
        help="build the product from its sources",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="where to write (default: the user's cache)",
    )
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the source tree (default: the project's own)"
    )
    parser.add_argument(
        "--base", default=BASE, metavar="IRI", help="what IRIs begin with (default: %(default)s)"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if the product in DIR is of other sources",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, and say where the product lies and what it holds."""
    from akkg.building.build import build
    from akkg.location import data_root

    root = args.root or data_root()
    if args.check:
        return _check(root, args.output, args.base)
    tell = _tell if sys.stderr is not None and sys.stderr.isatty() else None
    product = build(root, args.output, args.base, tell)
    print(product.folder)
    _report(**product.counts)
    return 0


def _check(root: Path, out: Path | None, base: str) -> int:
    from akkg.building.build import compose, product_digest
    from akkg.building.product import read_product

    graphs = compose(root)
    _report(len(graphs.merged), len(graphs.derived))
    if out is None:
        return 0
    found = read_product(out, check=True)
    if found and found.digest == product_digest(root, base):
        return 0
    print(out)
    print(f"akkg: {out} is no product of these sources; build it again", file=sys.stderr)
    return 1


def _tell(text: str) -> None:
    print(f"akkg: {text} …", file=sys.stderr)


def _report(merged: int, derived: int, asserted: int = 0) -> None:
    stated = asserted or merged - derived
    print(f"akkg: {merged} triples ({stated} asserted, {derived} derived)", file=sys.stderr)
