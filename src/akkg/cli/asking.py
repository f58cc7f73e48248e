"""What `akkg sparql` and `akkg query run` share: options that change a query and its answer."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.answers.table import Table
    from akkg.engines.engine import Askable, Solutions
    from akkg.engines.remote import Remote
    from akkg.sparql_text.outline import Outline

__all__ = ["add_asking", "checked", "printed", "put", "shaped"]

_DIGITS = 18  # what every engine reads as a number of rows


def add_asking(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("the answer")
    group.add_argument(
        "--labels",
        type=_language,
        metavar="LANG",
        help="show labels for things, in this language or in English; for formats of plain text",
    )
    group.add_argument(
        "--bounds",
        action="store_true",
        help="add the first and the last day that each date may mean",
    )
    group.add_argument("--limit", type=_count, metavar="N", help="give N rows at most")
    group.add_argument("--offset", type=_count, metavar="N", help="leave out the first N rows")
    group = parser.add_argument_group("instead of an answer")
    ways = group.add_mutually_exclusive_group()
    ways.add_argument(
        "--print-query",
        action="store_true",
        help="print the query as it would run, with an endpoint as it would be sent, and end",
    )
    ways.add_argument(
        "--curl",
        action="store_true",
        help="print a command of curl that sends it to the endpoint, and end; for both ways the "
        "endpoint is asked which graph holds what",
    )


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        what = f"{text[:40]} is no whole number of 0 or more, of at most {_DIGITS} digits"
        raise argparse.ArgumentTypeError(what)
    return int(text)


def _language(text: str) -> str:
    if re.fullmatch("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", text) is None:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no language tag, such as en or ko")
    return text


def checked(args: argparse.Namespace, form: str = "SELECT") -> str:
    """Hold the options to each other before anything is asked.

    Args:
        args: The parsed arguments.
        form: The form of the query.

    Returns:
        The format of the output.

    Raises:
        ParameterError: Where options do not go together.
    """
    from akkg.answers.render_formats import PLAIN_TEXT
    from akkg.cli.answering import chosen_format
    from akkg.errors import ParameterError

    # A query or a command goes into a file of any name.
    instead = args.print_query or args.curl
    format = chosen_format(args, form, named=not instead)
    if (args.labels or args.bounds) and form != "SELECT":
        option = "--labels" if args.labels else "--bounds"
        raise ParameterError(f"{option} is for rows, and {form} gives none", remedy="use a SELECT")
    if args.labels and format not in PLAIN_TEXT:
        remedy = f"choose {', '.join(PLAIN_TEXT[:-1])} or {PLAIN_TEXT[-1]}, or no --labels"
        raise ParameterError(f"{format} holds things, not their labels", "--labels", remedy)
    if args.curl and args.endpoint is None and args.profile is None:
        raise ParameterError("--curl needs to know an endpoint", remedy="add --endpoint URL")
    return format


def shaped(found: Outline, args: argparse.Namespace) -> Outline:
    """Set LIMIT and OFFSET of a query, where the options say so."""
    if args.limit is None and args.offset is None:
        return found
    from akkg.sparql_text.limits import limited

    return limited(found, args.limit, args.offset)


def printed(found: Outline, dataset: Askable, format: str, args: argparse.Namespace) -> bool:
    """Print the query, or the command for it, where that is asked for instead of an answer.

    Args:
        found: The query.
        dataset: What would be asked.
        format: The format of the output.
        args: The parsed arguments.

    Returns:
        Whether it has been printed, and nothing is to be asked.

    Raises:
        BackendError: Where the query would not be sent, by what the endpoint says of its state.
    """
    if not args.print_query and not args.curl:
        return False
    from akkg.cli.answering import output

    engine, prefixes = _remote(dataset, args), dict(dataset.prefixes.items())
    if engine is None:
        from akkg.sparql_text.declaring import with_prefixes

        text = with_prefixes(found, prefixes).rstrip("\n")
    else:
        text = engine.request(found.text, prefixes=prefixes)
    if engine is not None and args.curl:
        from akkg.cli.curl import curl_command

        text = curl_command(engine.service.query, text, found.form, format)
    with output(args.output) as stream:
        stream.write(f"{text}\n".encode())
    return True


def _remote(dataset: Askable, args: argparse.Namespace) -> Remote | None:
    """The endpoint that is asked; the module is not loaded where there is none."""
    if args.endpoint is None and args.profile is None:
        return None
    from akkg.engines.remote import Remote

    return dataset.engine if isinstance(dataset.engine, Remote) else None


def put(
    found: Solutions | Table,
    dataset: Askable,
    format: str,
    args: argparse.Namespace,
    caption: str = "",
) -> None:
    """Write rows as the options say: as they come where the format allows it, else held.

    Where there is none, standard error says so beside a table; and in any format, where an endpoint
    does not say that it holds the graph.

    Args:
        found: The answer; one that has been held already, or one that can be read once.
        dataset: What was asked.
        format: The format of the output.
        args: The parsed arguments.
        caption: A title of the answer.
    """
    engine = _remote(dataset, args)
    if engine is None or engine.state is not None:
        if _put(found, dataset, format, args, caption):
            print("akkg: no rows", file=sys.stderr)
        return
    found, empty = _begun(found)
    _put(found, dataset, format, args, caption)
    if empty:
        _tell_unknown(engine, args)


def _begun(found: Solutions | Table) -> tuple[Solutions | Table, bool]:
    """An answer whose first row has been looked for, and whether there is none."""
    from dataclasses import replace
    from itertools import chain

    from akkg.answers.table import Table

    if isinstance(found, Table):
        return found, not found.rows
    rows = iter(found.rows)
    for first in rows:
        return replace(found, rows=chain([first], rows)), False
    return found, True


def _tell_unknown(engine: Remote, args: argparse.Namespace) -> None:
    """An answer without rows is right of an endpoint that holds something else, and no help."""
    from akkg.cli.visible import visible
    from akkg.engines.service import address

    where = address(engine.service.query)
    option = f"--endpoint {where}" if args.profile is None else f"--profile {args.profile}"
    said = f"no rows, and {where} does not say that it holds AKKG; see `akkg doctor {option}`"
    print(f"akkg: {visible(said)}", file=sys.stderr)


def _put(
    found: Solutions | Table, dataset: Askable, format: str, args: argparse.Namespace, caption: str
) -> bool:
    """Write rows, and say whether a person is left with a bare header; a program counts them."""
    from dataclasses import replace

    from akkg.answers.render_formats import STREAMED
    from akkg.answers.table import Table
    from akkg.cli.answering import write
    from akkg.cli.streaming import stream_rows

    if isinstance(found, Table) or args.bounds or format not in STREAMED:
        if not isinstance(found, Table):
            found = Table(found.names, tuple(found.rows))
        if args.bounds:
            from akkg.answers.bounds import with_bounds

            found = with_bounds(found)
        write(found, dataset.prefixes, args, names=_names(found, dataset, args), caption=caption)
        return format == "table" and not found.rows
    if args.labels:
        from akkg.labels import labelled

        found = replace(found, rows=labelled(dataset.engine, found.rows, args.labels))
    stream_rows(found, format, dataset.prefixes, args)
    return False


def _names(table: Table, dataset: Askable, args: argparse.Namespace) -> dict[str, str]:
    if not args.labels:
        return {}
    from akkg.labels import find_labels

    return find_labels(dataset.engine, table.rows, args.labels)
