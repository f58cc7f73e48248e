"""A whole answer of a service, spooled to a temporary file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import IO
from urllib.error import HTTPError

from akkg.engines.service import Service, address
from akkg.engines.watch import Watch
from akkg.engines.words import cut, first_bytes, plain, too_much, too_slow
from akkg.errors import BackendError, LimitError

__all__ = ["Reply", "spool", "without_body"]

_IN_MEMORY = 2**20
_UNDONE = {202: "that it will do it later", 206: "that this is a part of the answer"}
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer.

    Attributes:
        url: The URL that was asked, as it may be shown.
        status: The status code; 200 to 299.
        media: The media type, in lower case, without parameters; empty where none is given.
        headers: The headers by their names in lower case.
        body: The body, at its first byte; a file in memory or on disk that ends with the reply.
        size: The length of the body in bytes.
        ended: Whether the server has said where the body ends, so that a cut would have been seen.
    """

    url: str
    status: int
    media: str
    headers: Mapping[str, str]
    body: IO[bytes]
    size: int
    ended: bool


def spool(response: HTTPResponse, service: Service, url: str, watch: Watch) -> Reply:
    """Read an answer to its end.

    Args:
        response: The answer, with its headers read.
        service: The service, for its limits.
        url: The URL that was asked.
        watch: The time limit; the read ends with it.

    Raises:
        BackendError: Where the answer is cut, compressed, or says itself that it is not whole.
        LimitError: Where it is too large or too slow.
    """
    headers = {name.lower(): value for name, value in response.headers.items()}
    _refuse_state(headers, service, url)
    if response.status in _UNDONE:
        raise BackendError(
            f"says {_UNDONE[response.status]}, status {response.status}", address(url)
        )
    if headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        raise BackendError(
            f"answered compressed ({plain(headers['content-encoding'])}), which was not asked for",
            address(url),
            "switch compression off there, or in the proxy before it",
        )
    expected, ended = response.length, response.chunked or response.length is not None
    body: IO[bytes] = io.BytesIO()
    size = 0
    while chunk := response.read(_CHUNK):
        if size + len(chunk) > service.most_bytes:
            raise too_much(service, url)
        body = _kept(body, size, chunk, url)
        size += len(chunk)
    body.seek(0)
    if watch.expired:
        raise too_slow(service, url)
    if expected is not None and size < expected:
        raise cut(url, f"after {size} of {expected} bytes")
    return Reply(address(url), response.status, _media(headers), headers, body, size, bool(ended))


def without_body(error: HTTPError, url: str) -> Reply:
    """Make a reply of an answer whose status says enough."""
    headers = {name.lower(): value for name, value in error.headers.items()}
    error.close()
    return Reply(address(url), error.code, _media(headers), headers, io.BytesIO(), 0, True)


def _media(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _kept(body: IO[bytes], size: int, chunk: bytes, url: str) -> IO[bytes]:
    """Add bytes to a body, which moves to the disk when it has grown."""
    try:
        if isinstance(body, io.BytesIO) and size + len(chunk) > _IN_MEMORY:
            file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it outlives this
            file.write(body.getbuffer())
            body = file
        body.write(chunk)
    except OSError as error:
        what = f"its answer cannot be kept, {(error.strerror or str(error)).lower()}"
        raise LimitError(what, address(url), f"make room in {tempfile.gettempdir()}") from None
    return body


def _refuse_state(headers: Mapping[str, str], service: Service, url: str) -> None:
    """Virtuoso says in a header that an answer of status 200 is not whole."""
    state = headers.get("x-sql-state")
    if state is None:
        return
    words = first_bytes(headers.get("x-sql-message", "").encode(), service)
    kind = LimitError if state.startswith("S1T") else BackendError
    said = words.removeprefix("; it begins with: ")
    raise kind(f"the answer is not whole, {plain(state)}: {said}", address(url))
