"""``akkg build``: build the product from its sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.prefixes import BASE

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "build",
        help="build the product from its sources",
        description="Reads ontology and graph, derives what follows by rule, and writes akkg.ttl (each triple once), "
        "akkg.trig (the named graphs), akkg.nq (both) and manifest.json. Nothing is done when no source has changed.",
        epilog="example:\n  akkg build -o build/product",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-o", "--out", type=Path, metavar="DIR", help="where to write it (default: the user's cache)")
    parser.add_argument("--root", type=Path, metavar="DIR", help="the source tree (default: the package's own)")
    parser.add_argument("--base", default=BASE, metavar="IRI", help=f"what IRIs begin with (default: {BASE})")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Build, and say where the product lies and what it holds."""
    from akkg.build import build
    from akkg.errors import AkkgError
    from akkg.location import data_root

    if not args.base.startswith(("http://", "https://")) or not args.base.endswith(("/", "#")):
        raise AkkgError(f"{args.base} is no base", "--base", "give an http IRI that ends in /")
    tell = (lambda text: print(f"akkg: {text} …", file=sys.stderr)) if sys.stderr.isatty() else None
    product = build(args.root or data_root(), args.out, args.base, tell)
    counts = product.counts
    print(product.folder)
    print(
        f"akkg: {counts['merged']} triples ({counts['asserted']} asserted, {counts['derived']} derived)",
        file=sys.stderr,
    )
    return 0
