"""`akkg store load`: load files, or the built product, into a store on disk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

_DESCRIPTION = """\
Loads files of RDF into a store on disk, in the place of what it held. The new store
is made beside the old one and put there in one step when it is whole; interrupted at
any moment, the old one stays. Triples go to the default graph, named graphs are kept.
Formats go by the ending: .ttl .trig .nt .nq .rdf .owl .jsonld, each also with .gz."""
_EXAMPLES = """\
examples:
  akkg store load --store kg                   the built product
  akkg store load --store kg a.ttl b.nq.gz     files of your own
  akkg store load --clean --store kg           remove what an interrupted load has left"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: the built product"
    )
    parser.add_argument(
        "--store", type=Path, metavar="DIR", required=True, help="the folder of the store"
    )
    parser.add_argument(
        "--merge",
        action="store_true",
        help="fill the default graph with the statements of all named graphs, too",
    )
    parser.add_argument(
        "--clean",
        action="store_true",
        help="load nothing; remove what interrupted loads have left beside the store",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load, and say what the store holds now."""
    from akkg.errors import ParameterError

    if args.clean and (args.files or args.merge):
        raise ParameterError("--clean loads nothing", remedy="leave out the files and --merge")
    if args.clean:
        return _clean(args.store)
    from akkg.cli.progress import progress
    from akkg.cli.store.info import counts
    from akkg.stores.load import load_store

    with progress() as tell:
        manifest = load_store(args.store, args.files, merge=args.merge, progress=tell)
    print(f"akkg: {args.store} holds {counts(manifest)}", file=sys.stderr)
    if not manifest.triples:
        hint = "its default graph is empty: a query finds nothing without GRAPH"
        print(f"akkg: {hint}; load with --merge to fill it", file=sys.stderr)
    return 0


def _clean(store: Path) -> int:
    from akkg.stores.place import clean

    for folder in clean(store):
        print(f"akkg: {folder} removed", file=sys.stderr)
    return 0
