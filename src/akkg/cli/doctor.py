"""``akkg doctor``: say what a SPARQL endpoint is and can do."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.service import add_service, service

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.engines.doctor import Diagnosis

_DESCRIPTION = """\
Looks at a SPARQL endpoint: what it is, which answers it gives in which formats, what
its default graph is, whether it keeps the values of the graph, which state of the
graph it holds, and whether its addresses for writing are there. It asks, and never
writes.

The exit status is 0 where it can be used, 1 where something that is needed is
missing, 5 where it does not answer."""
_EXAMPLES = """\
examples:
  akkg doctor --endpoint http://localhost:7878/query
  akkg doctor --profile archive --format json"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "doctor",
        help="say what a SPARQL endpoint is and can do",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_service(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="the form of the report"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Examine the endpoint, and write what was found to standard output."""
    from akkg.cli.progress import progress
    from akkg.dataset import load
    from akkg.engines.doctor import examine

    where = service(args)
    dataset = load(named=False)
    with progress() as tell:
        tell(f"asking {args.endpoint or args.profile}")
        found = examine(where, dataset.prefixes, f"sha256:{dataset.digest}")
    sys.stdout.write(_json(found) if args.format == "json" else _text(found))
    return 0 if found.usable else 1


def _json(found: Diagnosis) -> str:
    import json
    from dataclasses import asdict

    return (
        json.dumps({**asdict(found), "usable": found.usable}, ensure_ascii=False, indent=2) + "\n"
    )


def _text(found: Diagnosis) -> str:
    width = max(len(check.name) for check in found.checks)
    lines = [found.endpoint, f"server: {found.server or 'it does not say'}", ""]
    for check in found.checks:
        mark = "NO" if check.outcome == "no" and check.needed else check.outcome
        said = f"{mark:<8}{check.name:<{width}}  {check.found}".rstrip()
        lines.append(f"{said} -> {check.follows}" if check.follows else said)
    usable = "it can be used" if found.usable else "it cannot be used as it is: see NO"
    return "\n".join([*lines, "", usable]) + "\n"
