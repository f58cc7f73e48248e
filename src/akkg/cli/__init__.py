"""The command line: one module a command, imported only when it is the one asked for."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import akkg
from akkg.cli.parser import Parser
from akkg.errors import AkkgError, OutputError, ParameterError, reason

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "asof": "say how the partnership stood on a day",
    "build": "build the product from its sources",
    "completion": "let a shell complete what is typed",
    "coverage": "show which clause of the source gave which claims",
    "describe": "say what the graph knows of a thing or a passage",
    "doctor": "say what a SPARQL endpoint is and can do",
    "draw": "draw the graph as a picture, in one of eight formats",
    "export": "write the graph in a linked-data format",
    "fmt": "bring Turtle and TriG source files into the project's layout",
    "lineage": "show what came before a thing, and after it",
    "network": "count and measure the network of things, find ways in it",
    "query": "answer a saved question, with the paragraphs that it rests on",
    "site": "make the explorer: pages for a browser, without a server",
    "sparql": "answer a SPARQL query of your own",
    "store": "keep the graph in a store, on disk or behind an endpoint",
    "validate": "hold the graph, or a draft, to the shapes and the checks",
    "why": "say why the graph holds a statement, down to the paragraphs",
}
"""The commands, each in the module `akkg.cli.<command>`, with what the overview says of it."""

_WRITING = ("build", "fmt", "store")  # these write files without being told where

_DESCRIPTION = """\
The ASEAN-Korea Knowledge Graph: what an official overview says of a partnership,
with the paragraph that says it."""
_EXAMPLES = """\
examples:
  akkg query run succession --cite      which thing succeeded which, and who says so
  akkg query list                       all saved questions
  akkg describe AKFTA                   what is known of a thing
  akkg describe p18                     what a paragraph says
  akkg asof 2010-10-15                  how the partnership stood on a day
  akkg lineage AKCF                     what came before a thing, and after it
  akkg why AKCF succeeds SCF            why the graph says so
  akkg draw network -o network.svg      a picture of the partnership
  akkg export -o akkg.ttl               the graph as Turtle
  akkg validate                         what is wrong with it, and where

exit status:
  0 fine      1 the answer is no          2 a mistake, explained
  3 refused   4 a limit of time or room   5 another engine gives no answer"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What was written after `akkg`; the arguments of the process by default.

    Returns:
        The exit status: 0 fine, 1 "no", 2 usage or explained error, 3 refused, 4 a limit, 5 an
        engine that gives no answer; 141 where the reader of the output has gone, as for a process
        that SIGPIPE ends.

    Example:
        >>> main(["build", "--check"])
        0
    """
    if arguments is None:
        # Ctrl-C ends the process at once, with status 130, also inside a native call, which would
        # keep Python's own handler waiting.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # A command is short, and what it makes lives to its end: collecting it again and again
        # takes a tenth of the time of an answer.
        gc.set_threshold(100_000)
        if sys.stderr is None:  # closed: `print` would put what is told among the data
            sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    try:
        if arguments is None:
            return _run(sys.argv[1:], alone=True)
        return _run(list(arguments))
    except AkkgError as error:
        from akkg.cli.visible import visible

        print(f"akkg: {visible(str(error))}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        _discard_output()
        return 128 + signal.SIGPIPE


def _run(given: Sequence[str], *, alone: bool = False) -> int:
    """Parse what is given and do it; `alone` where the process is for nothing else."""
    asked = next((word for word in given if not word.startswith("-")), None)
    if asked is not None and asked not in COMMANDS:
        from akkg.near import suggestion

        hint = suggestion(asked, COMMANDS)
        raise ParameterError(f"no command is called {asked}", remedy=hint or "see akkg --help")
    parser = _parser(asked, alone=given[:1] == [asked])
    if not given:
        print(parser.format_help(), end="", file=sys.stderr)
        return ParameterError.exit_status
    args = parser.parse_args(given)
    if alone and (asked in _WRITING or getattr(args, "output", None) is not None):
        from akkg.cli.ending import clean_on_signals

        clean_on_signals()
    try:
        _begin_limit(args)
        status: int = args.run(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None:
            raise  # no matter of output
        _discard_output()
        raise OutputError(f"standard output cannot be written, {reason(error)}") from None
    finally:
        if (limit := getattr(args, "time_limit", None)) is not None:
            limit.cancel()
    return status


def _begin_limit(args: argparse.Namespace) -> None:
    """Begin the time limit of a command that answers: what it reads is in it."""
    if getattr(args, "limited", False) and args.timeout is not None:
        from akkg.cli.time_limit import begin_limit

        args.time_limit = begin_limit(args.timeout)


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that the end of the process does not try it again."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(asked: str | None, *, alone: bool = False) -> argparse.ArgumentParser:
    """Make the parser; that of the asked command alone where no overview is asked for."""
    parser = Parser(
        prog="akkg",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=_Overview,
    )
    parser.add_argument("--version", action="version", version=f"akkg {akkg.__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, parser_class=Parser, prog=parser.prog
    )
    for name, words in COMMANDS.items():
        if name == asked:
            import_module(f"akkg.cli.{name}").add_parser(commands)
        elif not alone:
            commands.add_parser(name, help=words, add_help=False)
    return parser


class _Overview(argparse.RawDescriptionHelpFormatter):
    """Help with room for the name of each command beside what it does."""

    def __init__(self, prog: str, width: int | None = None) -> None:
        super().__init__(prog, width=width)
        self._action_max_length = max(map(len, COMMANDS)) + 4  # argparse forgets an indentation
