"""`akkg store`: keep the graph in a store, on disk or behind an endpoint."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["COMMANDS", "add_parser"]

COMMANDS = {
    "load": "load files, or the built product, into a store on disk",
    "info": "say what a store on disk holds",
    "push": "bring files, or the built product, into a store behind an endpoint",
    "status": "say what a store behind an endpoint holds, and whether a push is under way",
}
"""The subcommands, each in a module of its name, with what the overview says of it."""

_EXAMPLES = """\
examples:
  akkg store load --store kg                     the built product
  akkg store load --merge --store kg *.nq.gz     files of your own
  akkg query run succession --store kg           ask it
  akkg store push --endpoint http://localhost:7878/query --dry-run"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its subcommands."""
    parser = subparsers.add_parser(
        "store",
        help="keep the graph in a store, on disk or behind an endpoint",
        description="Loads a graph into a store, whole or not at all.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog=parser.prog
    )
    for name, words in COMMANDS.items():
        command = commands.add_parser(
            name, help=words, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        import_module(f"akkg.cli.store.{name}").declare(command)
