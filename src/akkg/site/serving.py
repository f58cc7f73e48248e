"""Serves a built site to this machine alone, with the policy that its pages keep to."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from akkg.errors import ParameterError
from akkg.site.building import MARKER
from akkg.site.policy import policy

__all__ = ["LOOPBACK", "make_server"]

LOOPBACK = "127.0.0.1"

_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def make_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Make a server of a site, which answers this machine alone.

    Args:
        folder: A folder that `build_site` has made.
        port: The port; 0 for a free one.

    Returns:
        The server, which listens already; `serve_forever` makes it answer.

    Raises:
        ParameterError: Where there is no site in the folder, or the port is taken.
    """
    if not (folder / MARKER).is_file():
        remedy = "make one with `akkg site build -o DIR`"
        raise ParameterError("there is no site of akkg", str(folder), remedy)
    handler = partial(_Handler, directory=str(folder.resolve()), policy=_policy(folder))
    try:
        return ThreadingHTTPServer((LOOPBACK, port), handler)
    except (OSError, OverflowError) as error:
        what = f"port {port} cannot be listened on"
        raise ParameterError(what, "--port", "name another, or none for a free one") from error


def _policy(folder: Path) -> str:
    """The policy of the site's own pages, with what only a header can say.

    Raises:
        ParameterError: Where the marker cannot be read.
    """
    marker = folder / MARKER
    try:
        endpoint = str(json.loads(marker.read_bytes()).get("endpoint", ""))
    except (OSError, ValueError, AttributeError) as error:
        remedy = "build the site anew"
        raise ParameterError(
            "the marker of the site cannot be read", str(marker), remedy
        ) from error
    return f"{policy(endpoint)}; frame-ancestors 'none'"


class _Handler(SimpleHTTPRequestHandler):
    """Files of the folder, with the headers of the policy, and our page for what is not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".gz": "application/gzip",
        ".js": "text/javascript",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".nt": "application/n-triples",
        ".rdf": "application/rdf+xml",
        ".rq": "application/sparql-query",
        ".trig": "application/trig",
        ".ttl": "text/turtle",
    }

    def __init__(self, *args: Any, policy: str, **options: Any) -> None:
        self.policy = policy  # first: the request is answered while the handler is made
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Add the headers of the policy to those of each answer."""
        self.send_header("Content-Security-Policy", self.policy)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """Show no folder that has no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is not there."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""
