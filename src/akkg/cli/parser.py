"""The parser of the command line and of its subcommands: how a wrong use is told."""

from __future__ import annotations

import argparse
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
