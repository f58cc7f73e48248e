"""Ends a command that takes too long, also inside a native call, which no exception can leave."""

from __future__ import annotations

import os
import sys
from threading import Timer
from typing import NoReturn

from akkg.errors import LimitError

__all__ = ["begin_limit"]


def begin_limit(seconds: float) -> Timer:
    """End the process with the status of a limit when this time has passed.

    A thread waits beside the command. The engine lets other threads run while it works, so the
    thread comes to its turn also while a query runs. Files that are being written are removed:
    they lie beside their place until they are whole.

    Args:
        seconds: The time from now.

    Returns:
        What to cancel when the command is done: `main` may have been called by a program that goes
        on.
    """
    timer = Timer(seconds, _end, (seconds,))
    timer.daemon = True
    timer.start()
    return timer


def _end(seconds: float) -> NoReturn:
    from akkg.atomic import remove_unfinished

    remove_unfinished(ending=True)
    error = LimitError(
        f"no whole answer within {seconds:g} seconds", remedy="give more --timeout, or ask for less"
    )
    print(f"akkg: {error}", file=sys.stderr, flush=True)
    os._exit(error.exit_status)
