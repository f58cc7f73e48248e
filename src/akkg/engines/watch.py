"""A time limit over a whole exchange: that of a socket begins anew with each byte."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Timer

__all__ = ["Watch"]


class Watch:
    """A time limit over whole exchanges; used as a context.

    Args:
        seconds: The limit.

    Attributes:
        expired: Whether it has run out.
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._held: list[socket.socket] = []
        self._timer = Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for held in self._held:
            held.close()

    def hold(self, connection: socket.socket) -> None:
        """Shut a connection, when time has run out, under whatever waits for it."""
        self._held.append(connection.dup())
        if self.expired:
            self._expire()

    def _expire(self) -> None:
        self.expired = True
        for held in list(self._held):
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)
