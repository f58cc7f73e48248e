"""What the commands that answer share: what they ask, the options of their output, its writing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from akkg.answers.render_formats import ENDINGS, FORMATS, GRAPH_FORMATS, TRUTH_FORMATS

if TYPE_CHECKING:
    from akkg.answers.table import Table
    from akkg.engines.engine import Askable
    from akkg.errors import ParameterError
    from akkg.prefixes import PrefixTable

__all__ = [
    "add_file",
    "add_output",
    "add_target",
    "chosen_format",
    "on_terminal",
    "output",
    "seconds",
    "target",
    "unknown_ending",
    "write",
]

_FITTING = {"SELECT": FORMATS, "ASK": TRUTH_FORMATS}  # a CONSTRUCT or DESCRIBE gives a graph
_DEFAULTS = {"SELECT": "csv", "ASK": "table"}
_LONGEST = 86400  # seconds: a day, as for an endpoint


def add_target(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say what is asked: the built product, where none is given."""
    group = parser.add_argument_group("what is asked (default: the graph of this package)")
    places = group.add_mutually_exclusive_group()
    places.add_argument("--endpoint", metavar="URL", help="a SPARQL 1.1 endpoint")
    places.add_argument("--profile", metavar="NAME", help="an endpoint of the configuration file")
    places.add_argument("--store", type=Path, metavar="DIR", help="a store on disk")
    group.add_argument(
        "--timeout", type=seconds, metavar="SECONDS", help="give up after this time, status 4"
    )
    parser.set_defaults(limited=True)


def target(args: argparse.Namespace, *, named: bool = True) -> Askable:
    """Open what the options of `add_target` name.

    Args:
        args: The parsed arguments.
        named: Whether the named graphs are needed, too; without them the built product loads in
            half the time.

    Raises:
        AkkgError: Where it cannot be opened.
    """
    where = args.endpoint or args.profile
    if where is not None:
        from akkg.engines.remote import connect

        if (limit := getattr(args, "time_limit", None)) is not None:
            limit.cancel()  # the endpoint has all of the time, and is told when it is over
        return connect(where, timeout=args.timeout)
    if args.store is not None:
        from akkg.stores.disk import open_store

        return open_store(args.store, lambda text: print(f"akkg: {text}", file=sys.stderr))
    from akkg.dataset import load

    return load(named=named)


def seconds(text: str) -> float:
    """Read a time of more than nothing, and of a day at most: what is longer is no limit.

    Raises:
        ArgumentTypeError: Where it is none, for argparse to report.
    """
    from math import isfinite

    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not isfinite(found) or not 0 < found <= _LONGEST:
        what = f"{text[:40]} is no number of seconds above 0 and of at most {_LONGEST}"
        raise argparse.ArgumentTypeError(what)
    return found


def add_output(parser: argparse.ArgumentParser, *, graphs: bool = False) -> None:
    """Declare the options of the output.

    Args:
        parser: The command's parser.
        graphs: Whether the answer may be a graph.
    """
    otherwise = "turtle for a graph; " if graphs else ""
    parser.add_argument(
        "--format",
        choices=(*FORMATS, *GRAPH_FORMATS) if graphs else FORMATS,
        help=f"default: by the file's name; else {otherwise}table on a terminal, csv in a pipe",
    )
    add_file(parser)


def add_file(parser: argparse.ArgumentParser) -> None:
    """Declare the option that names a file for the output."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")


def chosen_format(args: argparse.Namespace, form: str = "SELECT", *, named: bool = True) -> str:
    """Choose the format: the one asked for, that of the file's name, or the usual one.

    Args:
        args: The parsed arguments, with the options of `add_output`.
        form: The form of the query that is answered.
        named: Whether the file's name says the format of what goes into it.

    Raises:
        ParameterError: Where the format does not fit the form, or the file's name has an ending
            that says no format.
    """
    from akkg.errors import ParameterError

    fitting = _FITTING.get(form, GRAPH_FORMATS)
    ending = args.output.suffix.lower() if named and args.output is not None else ""
    if args.format is None and ending and ending not in ENDINGS:
        raise unknown_ending(args.output, fitting)
    format: str | None = args.format or ENDINGS.get(ending)
    if format is None and form == "SELECT" and on_terminal(args):
        return "table"
    if format is not None and format not in fitting:
        what = f"{format} does not fit the answer to {form}"
        raise ParameterError(what, "format", f"choose {', '.join(fitting[:-1])} or {fitting[-1]}")
    return format or _DEFAULTS.get(form, "turtle")


def unknown_ending(file: Path, formats: Collection[str]) -> ParameterError:
    """Make the error for a file whose name has an ending that says no format.

    Args:
        file: The file.
        formats: The formats that may be asked for instead.
    """
    from akkg.errors import ParameterError

    *most, last = formats
    what = f"no format is known by the ending {file.suffix.lower()}"
    return ParameterError(what, str(file), f"say --format {', '.join(most)} or {last}")


def on_terminal(args: argparse.Namespace) -> bool:
    """Whether a person reads the output as it comes."""
    return args.output is None and sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def output(path: Path | None) -> Iterator[IO[bytes]]:
    """Open a file that takes its place when it is whole, or standard output.

    Args:
        path: The file; None for standard output.

    Raises:
        OutputError: Where it cannot be written.
    """
    from akkg.errors import OutputError

    if path is not None:
        from akkg.atomic import atomic_open

        with atomic_open(path) as stream:
            yield stream
    elif sys.stdout is None:
        raise OutputError("standard output is closed", remedy="name a file with -o")
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def write(
    table: Table,
    prefixes: PrefixTable,
    args: argparse.Namespace,
    *,
    names: Mapping[str, str] | None = None,
    caption: str = "",
) -> int:
    """Write a table as the options of the output say.

    Args:
        table: The answer.
        prefixes: The prefixes by which IRIs are shortened.
        args: The parsed arguments, with the options of `add_output`.
        names: What is shown for an IRI instead.
        caption: A title of the answer.

    Returns:
        The exit status, 0.
    """
    from akkg.answers.render import render

    format = chosen_format(args)
    width = (os.get_terminal_size().columns or 80) if on_terminal(args) else None
    text = render(table, format, prefixes, width, names=names, caption=caption)
    with output(args.output) as stream:
        stream.write(text.encode())
    return 0
