"""``akkg query export``: write saved queries in the form of another tool."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.cli.query.arguments import QueryParser


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Write saved queries as grlc reads them, one file each: parameters as ?_name_type, "
        "which grlc replaces in the text. What its form cannot say is left out, and told."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="saved queries")
    parser.add_argument("--all", action="store_true", help="all saved queries")
    parser.add_argument("--grlc", action="store_true", required=True, help="in the form of grlc")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", required=True, help="write into this folder"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write saved queries for grlc."""
    from akkg.atomic import atomic_write, unwritable
    from akkg.errors import ParameterError
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable
    from akkg.queries.catalogue import load_queries, load_query
    from akkg.queries.grlc_export import export_grlc

    if bool(args.names) == args.all:
        raise ParameterError("which queries is not said", remedy="name some, or say --all")
    queries = load_queries() if args.all else tuple(map(load_query, args.names))
    prefixes = PrefixTable.load(data_root())
    try:
        args.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(args.output, error) from error
    for query in queries:
        exported = export_grlc(query, prefixes)
        atomic_write(args.output / f"{query.name}.rq", exported.text.encode())
        if exported.left_out:
            print(f"akkg: {query.name}: left out {', '.join(exported.left_out)}", file=sys.stderr)
    print(f"akkg: {len(queries)} queries written to {args.output}", file=sys.stderr)
    return 0
