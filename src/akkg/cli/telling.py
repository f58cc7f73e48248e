"""What the commands that tell of the graph share: colours on a terminal, and where they write."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection

from akkg.cli.answering import add_file, on_terminal, output, unknown_ending

__all__ = ["Paint", "add_form", "chosen", "form", "painter", "put"]

Paint = Callable[[str, str], str]
"""Puts a text into a colour, by the colour's name."""

_CODES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "blue": "34"}
_ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown", ".mmd": "mermaid", ".txt": "text"}


def add_form(parser: argparse.ArgumentParser, forms: Collection[str], help: str) -> None:
    """Declare the options of the output: its form and its file."""
    parser.add_argument("--format", choices=forms, help=help)
    add_file(parser)
    parser.set_defaults(forms=forms)


def form(args: argparse.Namespace, piped: str) -> str:
    """Say in which form to write: as asked, else by the file's name, else text on a terminal.

    Args:
        args: The parsed arguments.
        piped: The form where there is no terminal and no name that says it.

    Raises:
        ParameterError: Where the file's name has an ending that says no form of the command.
    """
    if args.format is not None:
        return str(args.format)
    ending = "" if args.output is None else args.output.suffix.lower()
    if not ending:
        return "text" if on_terminal(args) else piped
    named = _ENDINGS.get(ending)
    if named not in args.forms:
        raise unknown_ending(args.output, args.forms)
    return str(named)


def painter(args: argparse.Namespace) -> Paint:
    """Give what colours a text: on a terminal only, and not where NO_COLOR is set."""
    if not on_terminal(args) or os.environ.get("NO_COLOR"):
        return lambda text, colour: text
    return lambda text, colour: f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if colour else text


def put(text: str, args: argparse.Namespace) -> None:
    """Write the output to where it belongs; a file whole or not at all.

    Raises:
        OutputError: Where it cannot be written.
    """
    with output(args.output) as stream:
        stream.write(text.encode())


def chosen(text: str | None, allowed: Collection[str], what: str) -> tuple[str, ...]:
    """Read a list of names, parted by commas; all that are allowed where it is not given.

    Args:
        text: The list as written; a hyphen may stand for a space.
        allowed: The names that there are.
        what: What they are names of.

    Raises:
        ParameterError: For a name that there is not, with the nearest.

    Example:
        >>> chosen("no, not-stated", ["surely", "no", "not stated"], "certainty")
        ('no', 'not stated')
    """
    from akkg.errors import ParameterError
    from akkg.near import suggestion

    if text is None:
        return tuple(allowed)
    given = [name.strip().replace("-", " ") for name in text.split(",")]
    for name in given:
        if name not in allowed:
            hint = suggestion(name, allowed) or f"give some of {', '.join(allowed)}"
            raise ParameterError(f"no {what} is called {name or 'nothing'}", remedy=hint)
    return tuple(name for name in allowed if name in given)
