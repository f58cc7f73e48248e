"""Ends a process that is told to end, with what it had begun to write removed."""

from __future__ import annotations

import signal
from collections.abc import Collection
from threading import Thread

from akkg.atomic import remove_unfinished

__all__ = ["clean_on_signals"]


def clean_on_signals() -> None:
    """Remove unfinished files before Ctrl-C, SIGTERM or SIGHUP ends the process.

    The signals are held back from all threads, those of the engine among them, and a thread of its
    own waits for one: it comes to its turn also while the engine works. The process then ends by
    the signal itself, as its parent expects. A signal that the parent has it ignore stays ignored,
    as `nohup` wants it.

    It is for a process that is the command and nothing else, before it has other threads. Windows
    has no such signals; there it does nothing.
    """
    if not hasattr(signal, "sigwait"):
        return
    numbers = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
    held = {number for number in numbers if signal.getsignal(number) != signal.SIG_IGN}
    signal.pthread_sigmask(signal.SIG_BLOCK, held)
    Thread(target=_end, args=(held,), daemon=True).start()


def _end(held: Collection[signal.Signals]) -> None:
    number = signal.sigwait(held)
    remove_unfinished(ending=True)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})  # in this thread, which it then reaches
    signal.raise_signal(number)
