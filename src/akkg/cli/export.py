"""``akkg export``: write the graph in a linked-data format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

FORMATS = ("turtle", "trig", "nt", "nq", "rdfxml", "jsonld")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "export",
        help="write the graph in a linked-data format",
        description="Writes the graph; the same graph gives the same bytes. Turtle, N-Triples, RDF/XML and JSON-LD give "
        "each triple once, TriG and N-Quads the named graphs.",
        epilog="examples:\n  akkg export -o akkg.ttl\n  akkg export --format trig | gzip > akkg.trig.gz\n"
        "  akkg export --graph overview:p18",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--format", default="turtle", choices=FORMATS, help="the format (default: turtle)")
    parser.add_argument("--graph", metavar="GRAPH", help="merged, named, or one graph such as overview:p18")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="write to a file (default: standard output)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the graph to the file or to standard output."""
    from akkg.atomic import atomic_open
    from akkg.dataset import load
    from akkg.export import export

    dataset = load()
    if args.out is None:
        export(dataset, sys.stdout.buffer, args.format, args.graph)
    else:
        with atomic_open(args.out) as stream:
            count = export(dataset, stream, args.format, args.graph)
        print(f"akkg: {count} statements written to {args.out}", file=sys.stderr)
    return 0
