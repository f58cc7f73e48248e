"""The fence around HTTP exchanges: where they may go, and with which secrets.

The standard opener follows a redirect to any host, and drops the query on the way. This one stays
at the origin that was named, sends a request again as it is, and takes no other scheme.
"""

from __future__ import annotations

import base64
import ssl
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import (
    AbstractHTTPHandler,
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPDigestAuthHandler,
    HTTPErrorProcessor,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    getproxies,
    parse_http_list,
    parse_keqv_list,
)

from akkg.engines.service import Service, is_loopback, origin
from akkg.engines.watch import Watch

__all__ = ["Elsewhere", "opener"]

_MOST_REDIRECTS = 3


class Elsewhere(Exception):
    """A redirect that is not followed.

    Args:
        target: Where it leads.
    """

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.target = target


def opener(service: Service, url: str, watch: Watch) -> OpenerDirector:
    """Make what sends the requests of one exchange.

    Args:
        service: Whose password may be sent to the origin of the URL.
        url: The URL of the exchange.
        watch: The time limit of the exchange.

    Returns:
        An opener that knows HTTP and HTTPS only. Proxies of the environment are used, but for
        this machine, and for a password that would pass through one unencrypted.
    """
    made = OpenerDirector()
    made.addheaders = []
    direct = is_loopback(url) or (bool(service.user) and origin(url)[0] == "http")
    handlers: list[BaseHandler] = [
        ProxyHandler({} if direct else getproxies()),
        UnknownHandler(),
        _Handler(watch),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _Redirects(),
    ]
    if service.user:
        handlers.append(_Basic(service, url) if service.auth == "basic" else _digest(service, url))
    for handler in handlers:
        made.add_handler(handler)
    return made


class _Watched(HTTPConnection):
    watch: Watch

    def connect(self) -> None:
        super().connect()
        self.watch.hold(self.sock)


class _Secure(HTTPSConnection, _Watched):
    """`HTTPSConnection` connects by the next class, and only then encrypts: both are watched."""


class _Handler(AbstractHTTPHandler):
    """Opens watched connections."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, request: Request) -> HTTPResponse:
        return self.do_open(self._plain, request)

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(self._secure, request)

    http_request = https_request = AbstractHTTPHandler.do_request_

    def _plain(self, host: str, **settings: Any) -> HTTPConnection:
        made = _Watched(host, **settings)
        made.watch = self._watch
        return made

    def _secure(self, host: str, **settings: Any) -> HTTPConnection:
        made = _Secure(host, context=ssl.create_default_context(), **settings)
        made.watch = self._watch
        return made


class _Redirects(BaseHandler):
    """Follows redirects within one origin, with the same method and body."""

    followed = 0

    def http_error_302(
        self, request: Request, body: IO[bytes], code: int, _: str, headers: HTTPMessage
    ) -> Any:
        body.close()
        target = _joined(request.full_url, headers.get("Location", ""))
        self.followed += 1
        if not _same(target, request.full_url) or code == 303 or self.followed > _MOST_REDIRECTS:
            raise Elsewhere(target)
        again = Request(target, request.data, request.headers, method=request.get_method())
        return self.parent.open(again, timeout=request.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:  # then it is no address
        return location


def _same(one: str, other: str) -> bool:
    try:
        return origin(one) == origin(other) and "@" not in one.split("/")[2]
    except (ValueError, IndexError):
        return False


class _Basic(BaseHandler):
    """Sends name and password with each request to one origin (RFC 7617)."""

    def __init__(self, service: Service, url: str) -> None:
        token = base64.b64encode(f"{service.user}:{service.password}".encode()).decode()
        self._header = f"Basic {token}"
        self._origin = origin(url)

    def http_request(self, request: Request) -> Request:
        if origin(request.full_url) == self._origin:
            request.add_unredirected_header("Authorization", self._header)
        return request

    https_request = http_request


class _Digest(HTTPDigestAuthHandler):
    """Answers a challenge (RFC 7616), once: a wrong password is not sent again and again.

    A request with a body asks for the challenge first, by a HEAD of its own: a server may refuse
    an upload before it has read it, and close the connection under it.
    """

    def http_request(self, request: Request) -> Request:
        if request.data is not None and "Authorization" not in request.unredirected_hdrs:
            scheme, _, challenge = self._challenge(request).partition(" ")
            if scheme.lower() == "digest":
                parts = parse_keqv_list(list(filter(None, parse_http_list(challenge))))
                answer = self.get_authorization(request, parts)
                request.add_unredirected_header("Authorization", f"Digest {answer}")
        return request

    https_request = http_request

    def _challenge(self, request: Request) -> str:
        probe = Request(request.full_url, method="HEAD")
        try:
            self.parent.open(probe, timeout=request.timeout).close()
        except HTTPError as error:
            error.close()
            return str(error.headers.get("WWW-Authenticate", ""))
        return ""

    def http_error_401(
        self, request: Request, body: IO[bytes], code: int, message: str, headers: HTTPMessage
    ) -> Any:
        if request.get_method() == "HEAD" or "Authorization" in request.unredirected_hdrs:
            return None
        return super().http_error_401(request, body, code, message, headers)


def _digest(service: Service, url: str) -> BaseHandler:
    scheme, host, port = origin(url)
    shown = f"[{host}]" if ":" in host else host
    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, f"{scheme}://{shown}:{port}/", service.user, service.password)
    return _Digest(known)
