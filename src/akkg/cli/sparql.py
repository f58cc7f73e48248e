"""``akkg sparql``: answer a query of one's own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.cli.answering import add_output, add_target, target
from akkg.cli.asking import add_asking, checked, printed, put, shaped

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from akkg.engines.engine import Answer, Askable
    from akkg.errors import QueryError
    from akkg.sparql_text.outline import Outline

__all__ = ["add_parser", "run"]

_EXAMPLES = """\
examples:
  akkg sparql -e 'SELECT ?fund WHERE { ?fund a akkg:Fund }' --labels en
  akkg sparql mine.rq --format json -o answer.json
  akkg sparql - --format turtle < describe.rq
  akkg sparql mine.rq --endpoint http://localhost:7878/query --curl
"""
_STANDARD_INPUT = "standard input"


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "sparql",
        help="answer a SPARQL query of your own",
        description="Answers a SPARQL 1.1 query of any form. The project's prefixes need no "
        "declaration. Updates are refused, and SERVICE without leave.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the query; - for standard input")
    parser.add_argument("-e", "--execute", metavar="TEXT", help="the query itself")
    parser.add_argument(
        "--allow-service",
        action="store_true",
        help="let SERVICE send parts of the query to other machines",
    )
    parser.add_argument("--cite", action="store_true", help=argparse.SUPPRESS)
    add_output(parser, graphs=True)
    add_asking(parser)
    add_target(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer the query."""
    from akkg.errors import ParameterError, QueryError
    from akkg.sparql_text.outline import outline

    if args.cite:
        raise ParameterError(
            "a free query names no evidence, so its rows cannot be cited",
            "--cite",
            "ask `akkg why SUBJECT PROPERTY OBJECT` for one triple, or give the query a header "
            "with `evidence:` (see `akkg query new`)",
        )
    text, where = _text(args)
    try:
        found = shaped(outline(text, service=args.allow_service), args)
        format = checked(args, found.form)
        dataset = target(args, named=_names_graphs(found))
        if not printed(found, dataset, format, args):
            _answer(found, dataset, format, args)
    except QueryError as error:
        raise _placed(error, where) from error
    return 0


def _text(args: argparse.Namespace) -> tuple[str, str]:
    """The query, and where it stands, for messages; nothing of what stands on the command line."""
    from akkg.errors import ParameterError, QueryError
    from akkg.reading import read_text

    if (args.file is None) == (args.execute is None):
        what = "two queries are given" if args.file is not None else "no query is given"
        raise ParameterError(what, remedy="name a file, or - for standard input, or use -e TEXT")
    if args.execute is not None:
        return args.execute, ""
    if args.file != "-":
        return read_text(Path(args.file)).removeprefix("\ufeff"), args.file
    if sys.stdin is None:
        raise ParameterError("standard input is closed", remedy="name a file, or use -e TEXT")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig"), _STANDARD_INPUT
    except UnicodeDecodeError as error:
        raise QueryError("the query is no UTF-8", _STANDARD_INPUT, "convert it") from error


def _placed(error: QueryError, where: str) -> QueryError:
    """The same error, with the name of the file before its place."""
    places = ", ".join(filter(None, (where, error.where)))
    return type(error)(error.what, places or None, error.remedy)


def _names_graphs(found: Outline) -> bool:
    """Whether the query looks into named graphs; without them the graph loads in half the time."""
    return any(token.is_word("GRAPH", "FROM") for token in found.tokens)


def _answer(found: Outline, dataset: Askable, format: str, args: argparse.Namespace) -> None:
    from akkg.answers.render_lines import truth
    from akkg.cli.answering import output
    from akkg.cli.streaming import stream_statements
    from akkg.engines.engine import Solutions, Statements

    answer = _asked(found, dataset)
    if isinstance(answer, Solutions):
        put(answer, dataset, format, args)
    elif isinstance(answer, Statements):
        stream_statements(answer, format, dataset.prefixes, args)
    else:
        with output(args.output) as stream:
            stream.write(truth(format, answer).encode())


def _asked(found: Outline, dataset: Askable) -> Answer:
    from akkg.runner import answer_outline

    return answer_outline(found, dataset, dict(dataset.prefixes.items()))
