"""Serves a built site to this machine alone, with the policy that its pages keep to."""

from __future__ import annotations

import json
import re
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from akkg.errors import ParameterError
from akkg.site.building import MARKER
from akkg.site.policy import policy

__all__ = ["SiteServer", "make_server"]

_LOOPBACK = "127.0.0.1"

_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
_BASE = re.compile(r"/(?:[\w.~!$&'()*+,;=:@%-]+/)*", re.ASCII)  # RFC 3986, 3.3


class SiteServer(ThreadingHTTPServer):
    """A server of a site.

    Args:
        folder: The folder of the site.
        port: The port; 0 for a free one.
        policy: The policy that its answers name.
        base: The path of the site's root.
    """

    def __init__(self, folder: Path, port: int, *, policy: str, base: str) -> None:
        handler = partial(_Handler, directory=str(folder.resolve()), policy=policy, base=base)
        super().__init__((_LOOPBACK, port), handler)
        self._base = base

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://{_LOOPBACK}:{self.server_address[1]}{self._base}"


def make_server(folder: Path, port: int = 0) -> SiteServer:
    """Make a server of a site, which answers this machine alone.

    A site that was built for a place below the root of its host is served at the same path.

    Args:
        folder: A folder that `build_site` has made.
        port: The port; 0 for a free one.

    Returns:
        The server, which listens already; `serve_forever` makes it answer.

    Raises:
        ParameterError: Where there is no site in the folder, its marker cannot be read, or the port
            is taken.
    """
    if not (folder / MARKER).is_file():
        remedy = "make one with `akkg site build -o DIR`"
        raise ParameterError("there is no site of akkg", str(folder), remedy)
    csp, base = _marked(folder)
    csp += "; frame-ancestors 'none'"  # which pages cannot say themselves
    try:
        return SiteServer(folder, port, policy=csp, base=base)
    except (OSError, OverflowError) as error:
        what = f"port {port} cannot be listened on"
        raise ParameterError(what, "--port", "name another, or none for a free one") from error


def _marked(folder: Path) -> tuple[str, str]:
    """The policy of the pages of a site, and the path of its root.

    Raises:
        ParameterError: Where the marker cannot be read.
    """
    marker = folder / MARKER
    try:
        found = json.loads(marker.read_bytes())
        endpoint, base = (str(found.get(*each)) for each in (("endpoint", ""), ("base", "/")))
        if not _BASE.fullmatch(base):
            raise ValueError(base)
        csp = policy(endpoint)
    except (OSError, ValueError, AttributeError, ParameterError) as error:
        remedy = "build the site anew"
        raise ParameterError(
            "the marker of the site cannot be read", str(marker), remedy
        ) from error
    return csp, base


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

    def __init__(self, *args: Any, policy: str, base: str, **options: Any) -> None:
        self.policy, self.base = policy, base  # first: making the handler answers the request
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Add the headers of the policy to those of each answer."""
        self.send_header("Content-Security-Policy", self.policy)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer below the site's root alone, and lead there from above it."""
        path = self.path.partition("?")[0]
        if path.startswith(self.base):
            return super().send_head()
        if self.base.startswith(f"{path.rstrip('/')}/"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        """Give the file for a path below the site's root."""
        return super().translate_path(path.removeprefix(self.base.removesuffix("/")))

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
