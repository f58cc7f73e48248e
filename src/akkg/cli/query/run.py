"""``akkg query run``: answer a saved query."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, write
from akkg.cli.query.arguments import argument_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from akkg.cli.query.arguments import QueryParser
    from akkg.dataset import Dataset


_EXAMPLES = """\
examples:
  akkg query run instruments-in-force --day 2009-06-15 --cite
  akkg query run succession --format csv -o succession.csv
"""


def declare(parser: QueryParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Run a saved query. Its parameters are options, and stand after its name; "
        "`akkg query run NAME --help` shows them."
    )
    parser.epilog = _EXAMPLES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("name", metavar="NAME", help="a saved query, see `akkg query list`")
    parser.add_argument("--cite", action="store_true", help="show what each row rests on")
    add_output(parser)
    parser.learns = True
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run one saved query."""
    arguments = argument_values(args.query, args)
    loaded = _loading(named=args.cite or "GRAPH" in args.query.text.upper())
    from akkg import runner

    if args.cite:
        from akkg.citing import cite  # noqa: F401

    dataset = loaded()
    table = runner.run_query(args.query, dataset, arguments, cite=args.cite)
    write(table, dataset.prefixes, args)
    for note in sorted({note for citation in table.citations or () for note in citation.notes}):
        print(f"editorial: {note}", file=sys.stderr)
    if not table.complete:
        print(f"only the first {len(table.rows)} rows are shown", file=sys.stderr)
    return 0


def _loading(*, named: bool) -> Callable[[], Dataset]:
    """Begin to load the graph, which the engine does beside Python; the result waits for it."""
    from threading import Thread

    from akkg.dataset import load

    outcome: list[Dataset | Exception] = []

    def work() -> None:
        try:
            outcome.append(load(named=named))
        except Exception as error:  # told by the thread that waits
            outcome.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()

    def wait() -> Dataset:
        thread.join()
        (found,) = outcome
        if isinstance(found, Exception):
            raise found
        return found

    return wait
