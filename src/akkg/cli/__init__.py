"""The command line: one module a command, imported only when it is the one asked for."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from akkg.errors import AkkgError
from akkg import __version__ as VERSION

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "build": "build the product from its sources",
    "coverage": "show which clause of the source gave which claims",
    "describe": "say what the graph knows of a thing or a passage",
    "export": "write the graph in a linked-data format",
    "fmt": "bring Turtle and TriG source files into the project's layout",
    "query": "list, show, run and test the saved queries",
}

_EXAMPLES = """\
examples:
  akkg query run succession --cite      which thing succeeded which, and who says so
  akkg query list                       all saved questions
  akkg describe AKFTA                   what is known of a thing
  akkg describe p18                     what a paragraph says
  akkg export --format turtle -o a.ttl  the graph as Turtle
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What was written after ``akkg``; the arguments of the process by default.

    Returns:
        The exit status: 0 fine, 1 "no", 2 usage or explained error, 4 limit, 5 backend.

    Example:
        >>> main(["--version"])
        Traceback (most recent call last):
        SystemExit: 0
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        _end_at_once()
    try:
        args = _parser(given).parse_args(given)
        status: int = args.run(args)
        sys.stdout.flush()
    except AkkgError as error:
        print(f"akkg: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _end_at_once() -> None:
    """Let Ctrl-C end the process even inside a native call; no write is ever left half done by it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="akkg",
        description="The ASEAN-Korea Knowledge Graph: what an official overview says of a partnership, with the paragraph.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"akkg {VERSION}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    asked = next((word for word in given if not word.startswith("-")), None)
    for name, help_text in COMMANDS.items():
        if name == asked:
            import_module(f"akkg.cli.{name}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=help_text)
    return parser


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line, with the names that are near."""

    def error(self, message: str) -> None:  # type: ignore[override]
        from akkg.near import suggestion

        hint = ""
        if "invalid choice: " in message:
            word = message.partition("invalid choice: ")[2].split("'")[1]
            choices = message.partition("choose from ")[2].rstrip(")").replace("'", "").split(", ")
            message = f"no command {word}"
            hint = suggestion(word, choices)
        print(f"{self.prog}: {message}; {hint or f'see {self.prog} --help'}", file=sys.stderr)
        raise SystemExit(2)
