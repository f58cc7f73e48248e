"""Checks the options that name a thing and the steps around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.errors import ParameterError

if TYPE_CHECKING:
    import argparse

__all__ = ["check_around"]


def check_around(args: argparse.Namespace) -> None:
    """Refuse `--about` without a name, and `--hops` without `--about`.

    Args:
        args: The options of a command that has both.

    Raises:
        ParameterError: Where they make no sense.
    """
    if args.about == "":
        raise ParameterError("--about names no thing", remedy="name one, or leave it out")
    if args.hops is not None and not args.about:
        what = "--hops is the way around a thing"
        raise ParameterError(what, remedy="say which with --about THING")
