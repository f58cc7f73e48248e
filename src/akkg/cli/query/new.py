"""``akkg query new``: begin a saved query."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = "Write a draft of a saved query in the project's layout, to be filled in."
    parser.add_argument("name", metavar="NAME", help="a phrase in kebab case")
    parser.add_argument("--topic", required=True, help="a folder of queries/")
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FILE.rq",
        help="begin with this SELECT, and its header, if it has one (grlc's form will do)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file of a new query, and name it."""
    from akkg.atomic import atomic_write
    from akkg.errors import ParameterError
    from akkg.location import data_root, product_root
    from akkg.prefixes import PrefixTable
    from akkg.queries.skeleton import new_path, skeleton

    if product_root() is not None:
        remedy = "work in a checkout of the project"
        raise ParameterError("the queries of an installed package stay as they are", remedy=remedy)
    root = data_root()
    path = new_path(args.name, args.topic, root)
    atomic_write(path, skeleton(args.name, PrefixTable.load(root), args.source).encode())
    print(path)
    print(f"akkg: next, edit it, then akkg query lint {args.name}", file=sys.stderr)
    return 0
