"""Explains why an exchange with a service has given no answer that can be used."""

from __future__ import annotations

import ssl
from email.message import Message
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from akkg.engines.fence import Elsewhere
from akkg.engines.reply import Reply
from akkg.engines.service import Service, address
from akkg.engines.watch import Watch
from akkg.engines.words import SHOWN, cut, first_bytes, plain, too_slow
from akkg.errors import AkkgError, BackendError, LimitError

__all__ = ["failure", "refused"]

_SLOW = (408, 504)
_BUSY = (429, 503)


def failure(error: Exception, service: Service, url: str, watch: Watch) -> AkkgError:
    """Explain an error of an exchange.

    Args:
        error: What was raised.
        service: The service; its password appears in no message.
        url: The URL that was asked.
        watch: The time limit, which may be the cause.
    """
    if isinstance(error, AkkgError):
        return error
    if isinstance(error, Elsewhere):
        return _elsewhere(error, url)
    if isinstance(error, HTTPError) and not watch.expired:
        return _status(error, service, url)
    reason = error.reason if isinstance(error, URLError) else error
    if watch.expired or isinstance(reason, TimeoutError):
        return too_slow(service, url)
    if isinstance(reason, ssl.SSLError):
        return _untrusted(reason, url)
    if isinstance(reason, ConnectionRefusedError):
        what = "nothing answers there, the connection is refused"
        return BackendError(what, address(url), "see whether the server runs, and on which port")
    if isinstance(error, HTTPException):
        return cut(url, plain(f"{type(error).__name__}: {error}"))
    words = reason.strerror or reason if isinstance(reason, OSError) else reason
    return BackendError(f"no answer, {plain(str(words)).lower()}", address(url))


def refused(reply: Reply, what: str, service: Service, remedy: str | None = None) -> BackendError:
    """Make the error for a whole answer that cannot be used, with its first bytes.

    Args:
        reply: The answer.
        what: What is wrong with it.
        service: The service; its password appears in no message.
        remedy: What to do about it.
    """
    reply.body.seek(0)
    begins = first_bytes(reply.body.read(SHOWN), service)
    reply.body.close()
    return BackendError(f"{what}{begins}", reply.url, remedy)


def _status(error: HTTPError, service: Service, url: str) -> AkkgError:
    begins = first_bytes(_head(error), service)
    code, headers = error.code, error.headers
    error.close()
    if code in (401, 403):
        return BackendError(f"{_access(code, headers, service)}{begins}", address(url), _ACCESS)
    if code in _SLOW or "S1T00" in begins:
        return LimitError(f"gave up after its own time limit, status {code}{begins}", address(url))
    if code in _BUSY:
        return BackendError(f"is busy, status {code}{begins}", address(url), _later(headers))
    if code == 400:
        return BackendError(f"refuses the request, status 400{begins}", address(url))
    remedy = "see whether the path is right" if code in (404, 405) else None
    return BackendError(f"answers with status {code}{begins}", address(url), remedy)


def _head(error: HTTPError) -> bytes:
    try:
        return error.read(SHOWN) if error.fp is not None else b""
    except (OSError, HTTPException):
        return b""


_ACCESS = "set AKKG_USER and AKKG_PASSWORD, and the way to send them (auth: basic or digest)"


def _access(code: int, headers: Message, service: Service) -> str:
    asked = headers.get("WWW-Authenticate", "").split(" ")[0].lower()
    who = f"user {plain(service.user)}" if service.user else "without a name and password"
    wish = f" and asks for {asked} authentication" if asked in ("basic", "digest") else ""
    return f"does not let us in ({who}), status {code}{wish}"


def _later(headers: Message) -> str:
    when = plain(headers.get("Retry-After", "")[:40])
    if when.isdigit():
        return f"try again in {when} s"
    return f"try again after {when}" if when else "try again later"


def _elsewhere(error: Elsewhere, url: str) -> BackendError:
    target = plain(
        address(error.target.rpartition("@")[2] if "@" in error.target else error.target)
    )
    what = f"redirects to {target}, which is not followed"
    return BackendError(what, address(url), "name that address yourself if you trust it")


def _untrusted(reason: ssl.SSLError, url: str) -> BackendError:
    words = getattr(reason, "verify_message", "") or reason.reason or str(reason)
    what = f"no safe connection, {plain(str(words)).lower().replace('_', ' ')}"
    return BackendError(what, address(url), "see to its certificate, or to SSL_CERT_FILE here")
