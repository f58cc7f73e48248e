"""``akkg query``: list, show, run and test the saved queries."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.answers.render_formats import FORMATS
from akkg.cli.query_arguments import QueryParser, argument_values, hint

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Callable

    from akkg.answers.table import Table
    from akkg.dataset import Dataset
    from akkg.prefixes import PrefixTable

    Commands = _SubParsersAction[QueryParser]

_EXAMPLES = """\
examples:
  akkg query list --tag as-of
  akkg query show instruments-in-force
  akkg query run instruments-in-force --day 2009-06-15 --cite
  akkg query run succession --format csv -o succession.csv
  akkg query test
"""

_SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".ndjson": "ndjson",
    ".tsv": "tsv",
    ".txt": "table",
}


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "query",
        help="answer a saved question, with the paragraphs that it rests on",
        description="List, show, run and test the saved queries.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(
        title="commands",
        metavar="COMMAND",
        required=True,
        parser_class=QueryParser,
        prog=parser.prog,
    )
    _add_list(commands)
    _add_show(commands)
    _add_run(commands)
    _add_test(commands)


def _add_list(commands: Commands) -> None:
    parser = commands.add_parser("list", help="list the saved queries")
    parser.add_argument("--tag", help="only queries with this tag")
    _add_output(parser)
    parser.set_defaults(run=run_list)


def _add_show(commands: Commands) -> None:
    parser = commands.add_parser("show", help="show a query: its question, parameters and text")
    parser.add_argument("name", metavar="NAME", help="a saved query, see `akkg query list`")
    parser.set_defaults(run=run_show)


def _add_run(commands: Commands) -> None:
    parser = commands.add_parser(
        "run",
        help="run a query",
        description="Run a saved query. Its parameters are options, and stand after its name; "
        "`akkg query run NAME --help` shows them.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", metavar="NAME", help="a saved query, see `akkg query list`")
    parser.add_argument("--cite", action="store_true", help="show what each row rests on")
    _add_output(parser)
    parser.learns = True
    parser.set_defaults(run=run_run)


def _add_test(commands: Commands) -> None:
    parser = commands.add_parser("test", help="run the tests that the queries carry")
    parser.add_argument("names", nargs="*", metavar="NAME", help="saved queries (default: all)")
    parser.set_defaults(run=run_test)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="default: by the file's name; else table on a terminal, csv in a pipe",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")


def run_list(args: argparse.Namespace) -> int:
    """List the saved queries by topic."""
    import pyoxigraph as ox

    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable
    from akkg.queries.catalogue import load_queries

    rows = [
        (query.name, query.topic, query.question)
        for query in load_queries()
        if args.tag in (None, *query.tags)
    ]
    table = Table(("name", "topic", "question"), tuple(tuple(map(ox.Literal, row)) for row in rows))
    return _write(table, PrefixTable({}), args)


def run_show(args: argparse.Namespace) -> int:
    """Show one saved query."""
    from akkg.queries.catalogue import load_query

    query = load_query(args.name)
    print(f"{query.title}\n{query.question}")
    if query.description:
        print(query.description)
    for parameter in query.params.values():
        print(f"  --{parameter.name}: {hint(parameter)}")
    print(f"\n{query.text}", end="")
    return 0


def run_run(args: argparse.Namespace) -> int:
    """Run one saved query."""
    arguments = argument_values(args.query, args)
    loaded = _loading(named=args.cite or "GRAPH" in args.query.text.upper())
    from akkg import runner

    if args.cite:
        from akkg.citing import cite  # noqa: F401

    dataset = loaded()
    table = runner.run_query(args.query, dataset, arguments, cite=args.cite)
    _write(table, dataset.prefixes, args)
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


def run_test(args: argparse.Namespace) -> int:
    """Run the tests of saved queries; 1 where one fails or is missing."""
    from akkg.dataset import load
    from akkg.queries.catalogue import load_queries, load_query
    from akkg.query_tests import run_tests

    queries = [load_query(name) for name in args.names] or load_queries()
    dataset = load()
    outcomes = [outcome for query in queries for outcome in run_tests(query, dataset)]
    failed = [outcome for outcome in outcomes if outcome.faults]
    for outcome in failed:
        number = f"test {outcome.number}" if outcome.number else ""
        print(" ".join(filter(None, (outcome.query, number, outcome.arguments))))
        for fault in outcome.faults:
            print(f"  {fault}")
    print(f"{len(outcomes) - len(failed)} tests passed, {len(failed)} failed", file=sys.stderr)
    return 1 if failed else 0


def _suffix(args: argparse.Namespace) -> str:
    return "" if args.output is None else str(args.output.suffix)


def _write(table: Table, prefixes: PrefixTable, args: argparse.Namespace) -> int:
    from akkg.answers.render import render

    terminal = args.output is None and sys.stdout.isatty()
    width = (os.get_terminal_size().columns or 80) if terminal else None
    format = args.format or ("table" if terminal else _SUFFIXES.get(_suffix(args), "csv"))
    text = render(table, format, prefixes, width)
    if args.output is None:
        sys.stdout.write(text)
    else:
        from akkg.atomic import atomic_write

        atomic_write(args.output, text.encode())
    return 0
