"""``akkg query run``: answer a saved query."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, add_target, target
from akkg.cli.asking import add_asking, checked, printed, put, shaped
from akkg.cli.query.arguments import argument_values
from akkg.cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from akkg.answers.table import Table
    from akkg.cli.query.arguments import QueryParser
    from akkg.engines.engine import Askable, Solutions
    from akkg.sparql_text.outline import Outline


_EXAMPLES = """\
examples:
  akkg query run instruments-in-force --day 2009-06-15 --cite
  akkg query run succession --format csv -o succession.csv
  akkg query run instruments-in-force --param-file arguments.yaml --print-query
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
    parser.add_argument(
        "--source-text",
        type=Path,
        metavar="FILE",
        help="with --cite, show the paragraphs from this copy of the source document (default: "
        "the one that AKKG_SOURCE_TEXT names)",
    )
    parser.add_argument(
        "--param-file",
        type=Path,
        metavar="FILE",
        help="take parameters from YAML or JSON; those on the command line win",
    )
    add_output(parser)
    add_asking(parser)
    add_target(parser)
    parser.learns = True
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run one saved query."""
    format = checked(args)
    if args.source_text is not None and not args.cite:
        from akkg.errors import ParameterError

        raise ParameterError("--source-text shows what --cite names", remedy="add --cite")
    arguments = _arguments(args)
    named = args.cite or "GRAPH" in args.query.text.upper()
    loaded = _loading(lambda: target(args, named=named))
    from akkg.queries.bind import bind_query

    if args.cite:
        from akkg.citing import cite  # noqa: F401 - read while the graph loads

    dataset = loaded()
    bound = shaped(bind_query(args.query, dataset, arguments), args)
    if not printed(bound, dataset, format, args):
        _answer(bound, dataset, format, args)
    return 0


def _arguments(args: argparse.Namespace) -> dict[str, object]:
    given = argument_values(args.query, args)
    if args.param_file is None:
        return given
    from akkg.cli.query.parameter_file import read_arguments

    written = read_arguments(args.param_file, args.query.params)
    return {**written, **{name: value for name, value in given.items() if value is not None}}


def _answer(bound: Outline, dataset: Askable, format: str, args: argparse.Namespace) -> None:
    from akkg.answers.render_formats import STREAMED
    from akkg.engines.engine import Solutions
    from akkg.runner import answer_outline

    copy = _copy(dataset, args)
    found = answer_outline(bound, dataset)
    assert isinstance(found, Solutions), "a saved query is a SELECT"
    if args.cite or args.bounds or format not in STREAMED:
        _held(found, bound, dataset, format, args, copy)
    else:
        _streamed(found, dataset, format, args)


def _held(
    found: Solutions,
    bound: Outline,
    dataset: Askable,
    format: str,
    args: argparse.Namespace,
    copy: Mapping[str, str],
) -> None:
    """Hold the answer, with its citations where they are asked for, and write it."""
    from dataclasses import replace

    from akkg.runner import tabled

    table = replace(tabled(found, args.query.limit), titles=args.query.columns)
    if args.cite:
        from akkg.citing.cite import cite_rows

        table = replace(table, citations=cite_rows(args.query, bound, dataset, table))
    put(table, dataset, format, args, caption=args.query.title)
    for note in sorted({note for citation in table.citations or () for note in citation.notes}):
        print(f"editorial: {visible(note)}", file=sys.stderr)
    if copy:
        _quote(table, copy)
    if not table.complete:
        _tell_cut(len(table))


def _streamed(found: Solutions, dataset: Askable, format: str, args: argparse.Namespace) -> None:
    from dataclasses import replace
    from itertools import islice

    limit = args.query.limit
    rows = found.rows if limit is None else islice(found.rows, limit)
    put(replace(found, rows=rows), dataset, format, args)
    if limit is not None and next(found.rows, None) is not None:
        _tell_cut(limit)


def _tell_cut(count: int) -> None:
    print(f"akkg: only the first {count} rows are shown", file=sys.stderr)


def _copy(dataset: Askable, args: argparse.Namespace) -> Mapping[str, str]:
    """The passages of the reader's copy of the source, where there is one and it is needed."""
    from os import environ

    path = args.source_text or environ.get("AKKG_SOURCE_TEXT")
    if not args.cite or not path:
        return {}
    from akkg.citing.quoting import read_copy

    return read_copy(dataset, Path(path))


def _quote(table: Table, copy: Mapping[str, str]) -> None:
    """Show the texts of the paragraphs."""
    from akkg.citing.quoting import quotations

    for name, text in quotations(copy, table.paragraphs).items():
        print(
            f"{name}: {text or 'not shown, as the copy has another text or none'}", file=sys.stderr
        )


def _loading(load: Callable[[], Askable]) -> Callable[[], Askable]:
    """Begin to load the graph, which the engine does beside Python; the result waits for it."""
    from threading import Thread

    import akkg.dataset  # noqa: F401 - here, so that the other thread has nothing left but to load

    outcome: list[Askable | Exception] = []

    def work() -> None:
        try:
            outcome.append(load())
        except Exception as error:  # told by the thread that waits
            outcome.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()

    def wait() -> Askable:
        thread.join()
        (found,) = outcome
        if isinstance(found, Exception):
            raise found
        return found

    return wait
