"""Speaks with a SPARQL service: queries and updates by the SPARQL 1.1 Protocol, graphs by the Graph
Store HTTP Protocol. An exchange gives one whole answer, or one explained error."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

from akkg.engines.faults import refused
from akkg.engines.reply import Reply
from akkg.engines.sending import Content, send_request, send_text
from akkg.engines.service import Service
from akkg.errors import ParameterError

__all__ = [
    "JSON_RESULTS",
    "N_TRIPLES",
    "TURTLE",
    "XML_RESULTS",
    "Form",
    "Reply",
    "Service",
    "ask_text",
    "delete_graph",
    "get_graph",
    "look",
    "put_graph",
    "send_update",
]

Form: TypeAlias = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

JSON_RESULTS = "application/sparql-results+json"
XML_RESULTS = "application/sparql-results+xml"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"

_GENERAL = {
    "application/json": JSON_RESULTS,
    "application/xml": XML_RESULTS,
    "text/xml": XML_RESULTS,
    "application/x-turtle": TURTLE,
}


def ask_text(service: Service, text: str, accept: Sequence[str], form: Form = "SELECT") -> Reply:
    """Send a query.

    Args:
        service: The service.
        text: The query.
        accept: The media types to take, the best first; an answer of another type is refused, but
            for a more general name of one of these.
        form: The form of the query.

    Raises:
        BackendError: Where no whole answer of these types comes.
        LimitError: Where it takes too long or too much room.

    Example:
        >>> ask_text(Service("http://127.0.0.1:1/query"), "ASK {}", [JSON_RESULTS], "ASK")
        Traceback (most recent call last):
        akkg.errors.BackendError: nothing answers there, the connection is refused \
(http://127.0.0.1:1/query): see whether the server runs, and on which port
    """
    wish = ", ".join(f"{one};q={1 - 0.1 * rank:g}" for rank, one in enumerate(accept))
    reply = send_text(service, service.query, text, form, wish)
    media = _GENERAL.get(reply.media, reply.media)
    if media not in accept:
        given = reply.media or "an answer without a type"
        raise refused(
            reply,
            f"answers a query with {given}, not {accept[0]}",
            service,
            "see whether this is the address of its SPARQL queries",
        )
    return replace(reply, media=media)


def send_update(service: Service, text: str) -> Reply:
    """Send an update.

    Args:
        service: The service.
        text: The update. Not every store undoes its first operations where a later one fails.

    Raises:
        ParameterError: Where the service has no address for updates.
        BackendError: Where the store does not say that it is done.
        LimitError: Where it takes too long.
    """
    url = _needed(service.update, "updates", "update")
    reply = send_text(service, url, text, "INSERT", f"{JSON_RESULTS}, */*;q=0.1")
    if reply.media == "text/html":
        remedy = "see whether this is the address of its SPARQL updates"
        raise refused(reply, "answers an update with a page of HTML", service, remedy)
    return reply


def put_graph(
    service: Service, graph: str | None, data: bytes | Path, media: str = N_TRIPLES
) -> Reply:
    """Put triples in the place of a graph.

    Args:
        service: The service.
        graph: The IRI of the named graph; None for the default graph.
        data: The triples, or the file that holds them.
        media: Their media type.

    Returns:
        An answer of status 200, 201 or 204. It does not prove what the graph holds now.

    Raises:
        ParameterError: Where the service has no address of the graph store protocol.
        BackendError: Where the store does not say that it is done.
        LimitError: Where it takes too long.
    """
    url = _graph_url(service, graph)
    with _content(data) as content:
        headers = {"Content-Type": media, "Accept": "*/*"}
        return send_request(service, url, "PUT", headers, content)


def get_graph(service: Service, graph: str | None, accept: str = TURTLE) -> Reply | None:
    """Get the triples of a graph.

    Args:
        service: The service.
        graph: The IRI of the named graph; None for the default graph.
        accept: The media type to take; some stores change values in all but Turtle.

    Returns:
        The answer; None where the service says that there is nothing (404).

    Raises:
        ParameterError: Where the service has no address of the graph store protocol.
        BackendError: Where no whole answer of this type comes.
        LimitError: Where it takes too long or too much room.
    """
    url = _graph_url(service, graph)
    reply = send_request(service, url, "GET", {"Accept": accept}, also=(404,))
    if reply.status == 404:
        return None
    if reply.media != accept and reply.size:
        remedy = "see whether this is the address of its graph store protocol"
        raise refused(reply, f"answers with {reply.media}, not {accept}", service, remedy)
    return reply


def delete_graph(service: Service, graph: str | None) -> bool:
    """Remove a graph.

    Args:
        service: The service.
        graph: The IRI of the named graph; None for the default graph.

    Returns:
        Whether there was one; some stores always say so.

    Raises:
        ParameterError: Where the service has no address of the graph store protocol.
        BackendError: Where the store does not say that it is done.
        LimitError: Where it takes too long.
    """
    return (
        send_request(service, _graph_url(service, graph), "DELETE", {}, also=(404,)).status != 404
    )


def look(service: Service, url: str, accept: str = "*/*") -> Reply:
    """Look at an address of the service by GET; this changes nothing.

    Args:
        service: The service.
        url: The address.
        accept: The media type to ask for.

    Returns:
        An answer of any status and type; without its body where the status is none of success.

    Raises:
        BackendError: Where nothing answers.
        LimitError: Where it takes too long or too much room.
    """
    return send_request(service, url, "GET", {"Accept": accept}, also=range(300, 600))


def _needed(url: str, what: str, key: str) -> str:
    if url:
        return url
    raise ParameterError(f"no address for {what} is known", remedy=f"set `{key}` in a profile")


def _graph_url(service: Service, graph: str | None) -> str:
    url = _needed(service.graph_store, "graphs", "graph-store")
    which = "default" if graph is None else f"graph={quote(graph, safe='')}"
    return f"{url}{'&' if '?' in url else '?'}{which}"


@contextmanager
def _content(data: bytes | Path) -> Iterator[Content]:
    """The bytes to send; a file is not read into memory, and can be sent again."""
    if isinstance(data, bytes) or not data.stat().st_size:
        yield data if isinstance(data, bytes) else b""
        return
    with data.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        view = memoryview(mapped)
        try:
            yield view
        finally:
            view.release()
