"""A server of a built site, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from akkg.site.serving import make_server


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine, and give the address of its first page."""
    with make_server(folder) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()
