"""``akkg query docs``: the reference of the saved queries."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser

FILE = Path("docs", "reference", "queries.md")


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = f"Write {FILE} out of the headers of the saved queries."
    parser.add_argument("--check", action="store_true", help="only say whether it is current")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=f"another file (default: {FILE})"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the reference, or say whether it is current; 1 where it is not."""
    from akkg.atomic import atomic_write, unwritable
    from akkg.location import data_root, product_root
    from akkg.queries.catalogue import load_queries
    from akkg.queries.reference import reference
    from akkg.reading import read_bytes

    path = args.output or (FILE if product_root() else data_root() / FILE)
    text = reference(load_queries()).encode()
    current = path.is_file() and read_bytes(path) == text
    if args.check:
        if not current:
            print(f"akkg: {path} is not current: run akkg query docs", file=sys.stderr)
        return 0 if current else 1
    if not current:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(path, error) from error
        atomic_write(path, text)
    print(f"akkg: {path} is current", file=sys.stderr)
    return 0
