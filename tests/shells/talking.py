"""Talks to a shell as a person does: through a terminal, with the tab key."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Shell", "search_path", "shell"]

_PATIENCE = 60.0  # seconds; a loaded machine starts a process slowly
_CONTROL = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|.\x08|\x07|\r")


class Shell:
    """A running shell at the other end of a terminal.

    Args:
        handle: The terminal.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.heard = b""

    def say(self, text: str) -> None:
        """Type something."""
        self.heard = b""
        os.write(self.handle, text.encode())

    def hear(self, expected: str) -> str:
        """Wait for a text to be shown.

        Returns:
            All that was shown since the last typing, without the marks that move a cursor.
        """
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if select.select([self.handle], [], [], 0.1)[0]:
                self.heard += os.read(self.handle, 65536)
            if expected in self.shown:
                return self.shown
        raise AssertionError(f"{expected!r} was not shown, but {self.shown!r}")

    @property
    def shown(self) -> str:
        """What was shown since the last typing."""
        return _CONTROL.sub(b"", self.heard).decode(errors="replace")

    def do(self, command: str) -> None:
        """Run a command, and wait for its end."""
        self.say(f"{command}; echo do''ne\n")
        self.hear("done\n")


def search_path() -> str:
    """A search path on which the program of this interpreter comes first."""
    return os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"])


@contextmanager
def shell(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Shell]:
    """Start a shell in a terminal, and end it.

    Args:
        command: The shell with its options.
        environment: More variables; the program of this interpreter comes first on the path.
    """
    fixed = {"PATH": search_path(), "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    process, handle = pty.fork()
    if process == 0:
        os.execvpe(command[0], list(command), {**fixed, **environment})
    try:
        yield Shell(handle)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)
