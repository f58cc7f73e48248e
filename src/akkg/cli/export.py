"""`akkg export`: write the graph in a linked-data format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.prefixes import BASE

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.dataset import Dataset

FORMATS = {  # with the endings of their files
    "turtle": ".ttl",
    "trig": ".trig",
    "nt": ".nt",
    "nq": ".nq",
    "rdfxml": ".rdf",
    "jsonld": ".jsonld",
}
_DESCRIPTION = """\
Writes the graph; the same graph gives the same bytes. turtle, nt, rdfxml and jsonld
give each triple once, trig and nq the named graphs."""
_EXAMPLES = """\
examples:
  akkg export -o akkg.ttl                        the merged graph as Turtle
  akkg export --format trig | gzip > akkg.gz     all named graphs
  akkg export --graph overview:p18               what one paragraph says
  akkg export --store kg -o kg.trig              a store on disk, of any size
  akkg export --base http://localhost:8000/      with IRIs of another host"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "export",
        help="write the graph in a linked-data format",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="the format (default: by the ending of FILE, or turtle)"
    )
    parser.add_argument(
        "--graph", metavar="GRAPH", help="merged, named, or the CURIE or IRI of one graph"
    )
    parser.add_argument(
        "--store", type=Path, metavar="DIR", help="a store on disk (default: the built product)"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to a file (default: standard output)",
    )
    parser.add_argument(
        "--base", default=BASE, metavar="IRI", help="what IRIs begin with (default: %(default)s)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the graph to the file or to standard output."""
    from akkg.atomic import atomic_open
    from akkg.errors import OutputError
    from akkg.exporting import export

    format = args.format or _format(args.output)
    dataset = _dataset(args.store)
    if args.output is not None:
        with atomic_open(args.output) as stream:
            count = export(dataset, stream, format, args.graph, args.base, _temporary(args.output))
        print(f"akkg: {count} statements written to {args.output}", file=sys.stderr)
    elif sys.stdout is None:
        raise OutputError("standard output is closed", remedy="name a file with -o")
    else:
        export(dataset, sys.stdout.buffer, format, args.graph, args.base)
    return 0


def _dataset(store: Path | None) -> Dataset:
    if store is not None:
        from akkg.stores.disk import open_store

        return open_store(store, lambda text: print(f"akkg: {text}", file=sys.stderr))
    from akkg.dataset import load

    return load()


def _temporary(output: Path) -> Path | None:
    """Where what does not fit into memory is sorted: beside the file, unless TMPDIR is set.

    The system's folder may be in memory itself, and who has room for the file may have it twice.
    """
    import os

    beside = Path(os.path.realpath(output)).parent
    special = output.exists() and not output.is_file()  # a device or a pipe
    return None if special or os.environ.get("TMPDIR") else beside


def _format(file: Path | None) -> str:
    """The format that the name of a file says; Turtle where it has no ending."""
    from akkg.cli.answering import unknown_ending

    ending = file.suffix.lower() if file else ""
    if not file or not ending:
        return "turtle"
    endings = {ending: name for name, ending in FORMATS.items()}
    if ending not in endings:
        raise unknown_ending(file, list(FORMATS))
    return endings[ending]
