"""Sends one request through the fence, and holds its whole answer.

Queries and updates are built by SPARQLWrapper; it is told what it would guess, and what it builds
goes through this opener and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from http.client import HTTPException, HTTPResponse
from typing import TypeAlias
from urllib.error import HTTPError
from urllib.request import Request

from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

import akkg
from akkg.engines.faults import failure
from akkg.engines.fence import Elsewhere, opener
from akkg.engines.reply import Reply, spool, without_body
from akkg.engines.service import Service
from akkg.engines.watch import Watch

__all__ = ["Content", "send_request", "send_text"]

Content: TypeAlias = bytes | memoryview

_AGENT = f"akkg/{akkg.__version__}"


class _Wrapper(SPARQLWrapper):
    """Builds the request of a query or an update, and sends it through the fence."""

    send: Callable[[Request], HTTPResponse]

    def _query(self) -> tuple[HTTPResponse, str]:
        request = self._createRequest()
        request.full_url = request.full_url.removesuffix("?")
        return self.send(request), self.returnFormat


def send_text(service: Service, url: str, text: str, form: str, accept: str) -> Reply:
    """Send a query, or an update as the form INSERT, and hold the whole answer.

    Args:
        service: The service.
        url: Which of its addresses.
        text: The query or the update.
        form: Its form, which is not guessed from the text.
        accept: The `Accept` header.

    Raises:
        BackendError: Where no whole answer of success comes.
        LimitError: Where it takes too long or too much room.
    """
    given = TURTLE if form in ("CONSTRUCT", "DESCRIBE") else JSON
    wrapper = _Wrapper(url, agent=_AGENT, returnFormat=given)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)  # no form fields of one store or the other beside the query
    wrapper.addCustomHttpHeader("Accept", accept)
    wrapper.queryString = text
    wrapper.queryType = form
    if form == "INSERT":
        wrapper.setRequestMethod(POSTDIRECTLY)

    def send(dispatch: Callable[[Request], HTTPResponse]) -> HTTPResponse:
        wrapper.send = dispatch
        return wrapper.query().response

    return _sent(service, url, send)


def send_request(
    service: Service,
    url: str,
    method: str,
    headers: Mapping[str, str],
    content: Content | None = None,
    also: Container[int] = (),
) -> Reply:
    """Send a request that SPARQLWrapper does not know, and hold the whole answer.

    Args:
        service: The service.
        url: Which of its addresses, with what is added to it.
        method: The method.
        headers: The headers.
        content: The body.
        also: Statuses that are answers, too; their bodies are left out.

    Raises:
        BackendError: Where no whole answer of success comes.
        LimitError: Where it takes too long or too much room.
    """
    request = Request(url, content, {**headers, "User-Agent": _AGENT}, method=method)
    return _sent(service, url, lambda dispatch: dispatch(request), also)


def _sent(
    service: Service,
    url: str,
    send: Callable[[Callable[[Request], HTTPResponse]], HTTPResponse],
    also: Container[int] = (),
) -> Reply:
    with Watch(service.timeout) as watch:
        fenced = opener(service, url, watch)
        try:
            with send(lambda request: fenced.open(request, timeout=service.timeout)) as response:
                return spool(response, service, url, watch)
        except (Elsewhere, HTTPException, OSError, ValueError) as error:
            if isinstance(error, HTTPError) and error.code in also and not watch.expired:
                return without_body(error, url)
            raise failure(error, service, url, watch) from None
