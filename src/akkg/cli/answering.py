"""What the commands that answer share: the options of their output, and its writing."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.answers.render_formats import FORMATS

if TYPE_CHECKING:
    from akkg.answers.table import Table
    from akkg.prefixes import PrefixTable

__all__ = ["add_output", "write"]

_SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".ndjson": "ndjson",
    ".tsv": "tsv",
    ".txt": "table",
}


def add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="default: by the file's name; else table on a terminal, csv in a pipe",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")


def _suffix(args: argparse.Namespace) -> str:
    return "" if args.output is None else str(args.output.suffix)


def write(table: Table, prefixes: PrefixTable, args: argparse.Namespace) -> int:
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
