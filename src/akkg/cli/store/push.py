"""`akkg store push`: bring files, or the built product, into a store behind an endpoint."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.cli.service import add_service, service
from akkg.cli.store.info import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from akkg.engines.service import Service
    from akkg.engines.state import State
    from akkg.prefixes import PrefixTable
    from akkg.stores.pushed import Pushed

_DESCRIPTION = """\
Brings a graph into the store behind an endpoint. Each graph is written beside the one
that it replaces and read back; only when all are right are they put in place. A push
that was interrupted is noticed by the next one; what is whole then is told."""
_EXAMPLES = """\
examples:
  akkg store push --profile archive --dry-run        what would be done
  akkg store push --profile archive                  the built product
  akkg store push --endpoint http://localhost:7878/query \\
      --update http://localhost:7878/update --graph-store http://localhost:7878/store
  akkg store push --profile archive --undo           take an interrupted push back"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description, parser.epilog = _DESCRIPTION, _EXAMPLES
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: the built product"
    )
    add_service(parser)
    parser.add_argument(
        "--merge",
        action="store_true",
        help="fill the merged graph with the statements of all named graphs, too",
    )
    parser.add_argument(
        "--merged-graph",
        choices=("default", "named"),
        help="where the merged graph goes (default: to a named graph only where the default"
        " graph is the union of the named ones)",
    )
    parser.add_argument(
        "--replace", action="store_true", help="replace graphs that no push has brought, too"
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--resume", action="store_true", help="go on with an interrupted push")
    ways.add_argument("--undo", action="store_true", help="take an interrupted push back")
    ways.add_argument("--dry-run", action="store_true", help="say what would be done, and do not")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Push, or do what the options say about a push that was interrupted."""
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable
    from akkg.stores.push import undo

    if args.undo:
        _check_undo(args)
    where, table = service(args), PrefixTable.load(data_root())
    if args.undo:
        undo(where, table)
        print("akkg: the interrupted push is taken back", file=sys.stderr)
        return 0
    if args.dry_run:
        from akkg.stores.preview import preview

        print("\n".join(preview(where, _content(args), table, args.merged_graph)))
        return 0
    _report(_pushed(args, where, table))
    return 0


def _check_undo(args: argparse.Namespace) -> None:
    """Refuse what says how to push: nothing is."""
    if args.files or args.merge or args.replace or args.merged_graph:
        from akkg.errors import ParameterError

        remedy = "leave out the files, --merge, --merged-graph and --replace"
        raise ParameterError("--undo pushes nothing", remedy=remedy)


def _pushed(args: argparse.Namespace, where: Service, table: PrefixTable) -> State | None:
    from akkg.cli.progress import progress
    from akkg.stores.push import is_there, push, resume

    with progress() as tell:
        content = partial(_content, args, tell)
        options = {"merged": args.merged_graph, "replace": args.replace, "tell": tell}
        if args.resume:
            return resume(where, content, table, **options)
        given = content()
        if not args.replace and is_there(where, given, table):
            return None
        return push(where, given, table, **options)


def _content(args: argparse.Namespace, tell: Callable[[str], object] = len) -> Pushed:
    from akkg.stores.pushed import product_content, read_content

    if args.files:
        return read_content(args.files, merge=args.merge, progress=tell)
    return product_content()


def _report(state: State | None) -> None:
    if state is None:
        print("akkg: the store holds this graph already", file=sys.stderr)
        return
    merged = f"<{state.default_graph}>" if state.default_graph else "the default graph"
    found = f"{number(len(state.named_graphs), 'named graph')}, and the merged graph in {merged}"
    print(f"akkg: the store holds {found}", file=sys.stderr)
