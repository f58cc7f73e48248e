"""Starts a server for tests and stops it: on loopback, by its own process, whatever happens."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that a start may take, on a busy machine too."""

_STOPPING = 20.0
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux's prctl


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server that runs.

    Attributes:
        query: The URL for queries; it asks for no password.
        update: The URL for updates.
        store: The URL of the graph store protocol, to which `?graph=IRI` is added.
        pid: The number of its process.
        ports: All ports that it listens on.
        user: The name for updates and for the graph store; empty where none is asked for.
        password: The password for them.
    """

    query: str
    update: str
    store: str
    pid: int
    ports: tuple[int, ...]
    user: str = ""
    password: str = field(default="", repr=False)


def free_ports(count: int) -> tuple[int, ...]:
    """Ports of the loopback address on which nothing listens, all different."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind((HOST, 0))
        return tuple(int(one.getsockname()[1]) for one in sockets)


@contextmanager
def running(command: Sequence[str], log: Path, query: str) -> Iterator[int]:
    """Run a server, wait until it answers, and stop it at the end.

    Args:
        command: The program and its arguments; it must stay in the foreground.
        log: Where its output goes.
        query: The URL at which it answers queries.

    Yields:
        The number of its process.

    Raises:
        RuntimeError: Where it ends or does not answer in time, with the end of its output.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )
    try:
        _wait(process, log, query)
        yield process.pid
    finally:
        _stop(process)


def answers(query: str) -> bool:
    """Whether a server answers the shortest question at this URL."""
    data = urlencode({"query": "ASK {}"}).encode()
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(query, data, timeout=PATIENCE) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _end_with_parent() -> None:
    """A test run that is killed outright leaves no server behind."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGTERM)


def _wait(process: subprocess.Popen[bytes], log: Path, query: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not answers(query):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}: {_end(log)}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"the server did not answer in {PATIENCE:.0f} s: {_end(log)}")
        time.sleep(0.05)


def _end(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-2000:].strip()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOPPING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
