"""`akkg store info`: say what a store on disk holds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.stores.manifest import Manifest


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = "Says what a store on disk holds, from which files, and what lies beside."
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="the folder of the store"
    )
    place.add_argument("--store", type=Path, metavar="DIR", help="the same, as for other commands")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write what the store says of itself to standard output."""
    from akkg.stores.disk import open_store

    folder = args.folder or args.store
    found = open_store(folder, lambda text: print(f"akkg: {text}", file=sys.stderr)).manifest
    print(f"holds    {counts(found)}")
    print(f"files    {', '.join(found.files)}")
    print(f"digest   {found.digest}")
    print(f"made by  akkg {found.akkg}, format {found.format}")
    return 0


def counts(manifest: Manifest) -> str:
    """Say in words how much a store holds.

    Example:
        >>> from akkg.stores.manifest import Manifest
        >>> counts(Manifest(1, "1.0", "0a", ("a.nq",), False, 1200, 1300, 7))
        '1,200 triples in the default graph, and 1,300 statements in 7 named graphs'
    """
    merged = f"{number(manifest.triples, 'triple')} in the default graph"
    named = f"{number(manifest.quads, 'statement')} in {number(manifest.graphs, 'named graph')}"
    return f"{merged}, and {named}"


def number(count: int, thing: str) -> str:
    """Say in words how many of a thing there are.

    Example:
        >>> number(1, "graph"), number(1200, "graph")
        ('1 graph', '1,200 graphs')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
