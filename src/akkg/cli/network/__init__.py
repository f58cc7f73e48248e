"""``akkg network``: figures of the network of things, and ways through it."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["COMMANDS", "add_parser"]

COMMANDS = {
    "stats": "count and measure the network, with what each figure means",
    "path": "find the shortest way between two things, statement by statement",
}
"""The subcommands, each in a module of its name, with what the overview says of it."""

_EXAMPLES = """\
examples:
  akkg network stats                           the backbone of the partnership
  akkg network stats --about AKCF --hops 2     what lies around a fund
  akkg network path AKFTA AKCF                 how the two hang together
  akkg draw network -o network.svg             the same as a picture"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its subcommands."""
    parser = subparsers.add_parser(
        "network",
        help="count and measure the network of things, find ways in it",
        description="Takes the graph as a network of things that statements join.",
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
        import_module(f"akkg.cli.network.{name}").declare(command)
