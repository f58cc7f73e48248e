"""Writes an answer as it comes, so that its length does not matter."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from akkg.answers.render_formats import STREAMED
from akkg.answers.render_lines import lines
from akkg.cli.answering import output
from akkg.errors import AkkgError

if TYPE_CHECKING:
    from akkg.engines.engine import Solutions, Statements
    from akkg.prefixes import PrefixTable

__all__ = ["stream_rows", "stream_statements"]

_T = TypeVar("_T")


def stream_rows(
    found: Solutions, format: str, prefixes: PrefixTable, args: argparse.Namespace
) -> None:
    """Write rows in one of the `STREAMED` formats, each before the next is asked for.

    Args:
        found: The answer.
        format: The format.
        prefixes: The prefixes by which IRIs are shortened.
        args: The parsed arguments, with the options of the output.

    Raises:
        BackendError: Where the engine breaks off; of a file nothing is left then.
    """
    with _whole(args, format), _counted(found.rows, args) as rows, output(args.output) as stream:
        for piece in lines(format, found.names, rows, prefixes):
            stream.write(piece.encode())


def stream_statements(
    found: Statements, format: str, prefixes: PrefixTable, args: argparse.Namespace
) -> None:
    """Write the statements of a CONSTRUCT or DESCRIBE.

    Args:
        found: The answer.
        format: One of `GRAPH_FORMATS`; `nt` and `nq` hold none of the statements.
        prefixes: The prefixes to write names with.
        args: The parsed arguments, with the options of the output.

    Raises:
        BackendError: Where the engine breaks off; of a file nothing is left then.
    """
    from akkg.answers.render_graph import write_graph

    rows = _counted(found.triples, args)
    with _whole(args, format), rows as triples, output(args.output) as stream:
        write_graph(triples, stream, format, prefixes)


@contextmanager
def _whole(args: argparse.Namespace, format: str) -> Iterator[None]:
    """Say of a stream that broke off that it did: what went to standard output cannot be undone."""
    try:
        yield
    except AkkgError as error:
        if args.output is not None or format not in STREAMED:
            raise
        what = f"{error.what}; what has been written is not the whole answer"
        raise type(error)(what, error.where, error.remedy) from error


class _Count:
    """How many items have been written."""

    number = 0

    def __str__(self) -> str:
        return f"{self.number} written"


@contextmanager
def _counted(items: Iterable[_T], args: argparse.Namespace) -> Iterator[Iterator[_T]]:
    """Tell how far an answer is, where nothing else is written to the terminal."""
    count = _Count()
    if args.output is None and (sys.stdout is None or sys.stdout.isatty()):
        yield _read(items, count)
        return
    from akkg.cli.progress import progress

    with progress() as say:
        say(count)
        yield _read(items, count)


def _read(items: Iterable[_T], count: _Count) -> Iterator[_T]:
    for item in items:
        yield item
        count.number += 1
