"""Runs `oxigraph serve`: a store in memory with a default graph of its own, and no password.

With `--union-default-graph` it is one that cannot be used: its default graph is the union of the
named ones, whatever FROM says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.process import HOST, Server, free_ports, running


@contextmanager
def serve_oxigraph(program: str, folder: Path, *options: str) -> Iterator[Server]:
    """Run an empty Oxigraph server.

    Args:
        program: The path of the program `oxigraph`.
        folder: An empty folder for its output.
        *options: More options of `oxigraph serve`.

    Yields:
        The server.
    """
    [port] = free_ports(1)
    url = f"http://{HOST}:{port}"
    command = [program, "serve", "--bind", f"{HOST}:{port}", *options]
    with running(command, folder / "server.log", f"{url}/query") as pid:
        yield Server(f"{url}/query", f"{url}/update", f"{url}/store", pid, (port,))
