"""The parser of the command line and of its subcommands: how a wrong use is told."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any, NoReturn

from akkg.errors import ParameterError

__all__ = ["Parser"]


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options, and leaves the report of errors to another."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """Report a wrong use.

        Raises:
            ParameterError: Always, with the message and where to look.
        """
        raise ParameterError(message, remedy=f"see {self.prog} --help")

    def parse_known_args(  # type: ignore[override]  # argparse has two forms, one is enough
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the arguments, and refuse what the command does not know: it knows its help.

        Raises:
            ParameterError: For the first that is unknown.
        """
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self._refuse(unknown[0])
        return known, unknown

    def _refuse(self, word: str) -> NoReturn:
        from akkg.near import near

        if not word.startswith("-"):
            self.error(f"one word too many: {word}")
        option = word.partition("=")[0]
        names = [name.removeprefix("--") for name in self._option_string_actions]
        close = " or ".join(f"--{name}" for name in near(option.strip("-"), names))
        if not close:
            self.error(f"no option {option}")
        raise ParameterError(f"no option {option}", remedy=f"did you mean {close}?")

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Give the formatter its width: to find it, it would load a module on each start."""
        # argparse's own types know no width, which all its formatters take.
        return self.formatter_class(prog=self.prog, width=_width())  # type: ignore[call-arg]

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a subcommand that there is not, with what may have been meant."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            from akkg.near import suggestion

            hint = suggestion(value, action.choices)
            what = f"{self.prog} has no command {value}"
            raise ParameterError(what, remedy=hint or f"see {self.prog} --help")
        super()._check_value(action, value)


def _width() -> int:
    """The width for help, with a margin: that of COLUMNS, else of the terminal, else 80."""
    given = os.environ.get("COLUMNS", "")
    try:
        columns = int(given) if given.isdecimal() else os.get_terminal_size(1).columns
    except OSError:
        columns = 80
    return (columns or 80) - 2
