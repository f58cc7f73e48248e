"""Shows on a terminal what is being done, and for how long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic

__all__ = ["progress"]

_STEP = 0.5  # seconds: what takes less is over before it can be read
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[object], object]]:
    """Keep one line of standard error up to date; where that is no terminal, say nothing.

    Yields:
        What to call with the words for what is done next: a text, or what has another text each
        time that it is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda text: None
        return
    shown, done = _Shown("starting"), Event()

    def show() -> None:
        while not done.wait(_STEP):
            print(f"{_CLEAR}{shown}", end="", file=sys.stderr, flush=True)

    thread = Thread(target=show, daemon=True)
    thread.start()
    try:
        yield shown.turn_to
    finally:
        done.set()
        thread.join()
        print(_CLEAR, end="", file=sys.stderr, flush=True)


@dataclass(slots=True)
class _Shown:
    """What is being done, and since when."""

    text: object
    since: float = field(default_factory=monotonic)

    def turn_to(self, text: object) -> None:
        self.text, self.since = text, monotonic()

    def __str__(self) -> str:
        return f"akkg: {self.text} … {monotonic() - self.since:.0f} s"
