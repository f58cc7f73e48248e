"""`akkg site`: the graph as pages for a browser, without a server."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["COMMANDS", "add_parser"]

COMMANDS = {
    "build": "write the site into a folder, or into one file",
    "serve": "show the site in a browser on this machine",
}
"""The subcommands, each in a module of its name, with what the overview says of it."""

_EXAMPLES = """\
examples:
  akkg site serve                                open the explorer
  akkg site build -o public                      a folder for any host of files
  akkg site build --single-file -o akkg.html     one file that opens from a disk"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its subcommands."""
    parser = subparsers.add_parser(
        "site",
        help="make the explorer: pages for a browser, without a server",
        description="Makes pages for every thing, passage and question, with pictures and a SPARQL "
        "engine that runs in the browser. They need no server and no network.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog=parser.prog
    )
    for name in COMMANDS:
        import_module(f"akkg.cli.site.{name}").add_parser(commands)
