"""``akkg query lint``: what in saved queries would answer otherwise elsewhere, or not at all."""

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
        "Hold saved queries to the rules of scope, portability, layout, evidence and tests."
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME|FILE", help="saved queries or .rq files (default: all)"
    )
    parser.add_argument("--rules", action="store_true", help="name the rules, and end")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Lint saved queries; 1 where a rule is broken."""
    from akkg.cli.visible import visible
    from akkg.location import data_root
    from akkg.queries.lint.linting import RULES, lint_files

    if args.rules:
        for name, rule in sorted(RULES.items()):
            print(f"{name}: {' '.join((rule.__doc__ or '').split())}")
        return 0
    paths = _paths(args.names)
    faults = lint_files(paths, data_root())
    if args.format == "json":
        import json

        keys = ("rule", "line", "column", "what", "remedy")
        rows = [
            {"file": _shown(fault.path)} | {key: getattr(fault, key) for key in keys}
            for fault in faults
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            print(visible(str(fault).replace(str(fault.path), _shown(fault.path), 1)))
    print(f"akkg: {len(paths)} queries, {len(faults)} findings", file=sys.stderr)
    return 1 if faults else 0


def _paths(names: list[str]) -> list[Path]:
    """The files meant: a word that ends in .rq is a file, all others are names."""
    from akkg.errors import QueryError
    from akkg.near import suggestion
    from akkg.queries.catalogue import query_paths

    known = query_paths()
    for name in names:
        if name not in known and not name.endswith(".rq"):
            remedy = suggestion(name, known) or "see `akkg query list`, or name a file.rq"
            raise QueryError(f"no saved query is called {name}", remedy=remedy)
    return [known.get(name) or Path(name) for name in names] or list(known.values())


def _shown(path: Path) -> str:
    """The path from here, where it lies below; so that it can be clicked."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
