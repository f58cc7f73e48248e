"""``akkg query``: a module for each subcommand, imported when it is asked for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from akkg.cli.query.arguments import QueryParser

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["COMMANDS", "add_parser"]

COMMANDS = {
    "list": "list the saved queries",
    "show": "show a query: its question, parameters and text",
    "run": "run a query",
    "test": "run the tests that the queries carry",
    "lint": "say what would answer otherwise on another engine, or not at all",
    "new": "begin a saved query",
    "docs": "write the reference of the saved queries",
    "export": "write saved queries in the form of grlc",
}
"""The subcommands, each in a module of its name, with what the overview says of it."""

_EXAMPLES = """\
examples:
  akkg query list --tag as-of
  akkg query show instruments-in-force
  akkg query run instruments-in-force --day 2009-06-15 --cite
  akkg query run succession --format csv -o succession.csv
  akkg query test
  akkg query lint instruments-in-force
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its subcommands."""
    parser = subparsers.add_parser(
        "query",
        help="answer a saved question, with the paragraphs that it rests on",
        description="List, show, run, test and write the saved queries.",
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
    for name, words in COMMANDS.items():
        commands.add_parser(name, help=words).module = f"akkg.cli.query.{name}"
