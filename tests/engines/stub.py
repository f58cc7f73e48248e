"""A server that does what a test tells it to do, on a free port of the loopback address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

from akkg.prefixes import PrefixTable

_SD = "http://www.w3.org/ns/sparql-service-description#"
_PHASE = "https://schema.org/creativeWorkStatus"

JSON = "application/sparql-results+json"
STATE_QUERY = "?property ?value"
"""What the query for a store's description of itself has, and no query of a test."""
FROM_QUERY = "SELECT DISTINCT ?s FROM"
"""How the query begins that tries whether FROM is obeyed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def query(self) -> str:
        """The text of the query in its form."""
        return parse_qs(self.body.decode()).get("query", [""])[0]


@dataclass(frozen=True, slots=True)
class Stub:
    """A stub that runs."""

    url: str
    seen: list[Seen] = field(default_factory=list)


class Exchange:
    """One request and what is written as its answer."""

    def __init__(self, handler: BaseHTTPRequestHandler, seen: Seen, over: Event) -> None:
        self.handler = handler
        self.seen = seen
        self.over = over

    def send(self, data: bytes) -> None:
        """Write bytes as they are."""
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def wait(self, seconds: float = 20) -> bool:
        """Wait until the test is over; whether it is."""
        return self.over.wait(seconds)


Behaviour = Callable[[Exchange], None]


@contextmanager
def stub(behave: Behaviour) -> Iterator[Stub]:
    """Run a server.

    Args:
        behave: Called with each request.

    Yields:
        The server; all its threads have ended after the block.
    """
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                return
            self.close_connection = True
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen = Seen(self.command, self.path, dict(self.headers.items()), body)
            running.seen.append(seen)
            with suppress(ConnectionError):  # the other side has had enough
                behave(Exchange(self, seen, over))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    running = Stub(f"http://127.0.0.1:{server.server_address[1]}/sparql")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield running
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answer(
    body: bytes | str, media: str = JSON, status: int = 200, headers: Sequence[str] = ()
) -> Behaviour:
    """Answer with a whole body; the length is told, unless a header tells another."""
    data = body.encode() if isinstance(body, str) else body
    own = "" if any("length" in line.lower() for line in headers) else f"{len(data)}"
    lines = [f"HTTP/1.1 {status} Words", f"Content-Type: {media}", *headers]
    lines += [f"Content-Length: {own}"] if own else []
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode()

    def behave(exchange: Exchange) -> None:
        exchange.send(head + (b"" if exchange.seen.method == "HEAD" else data))

    return behave


def rows(names: Sequence[str], values: Sequence[Sequence[str]] = ()) -> str:
    """An answer to a SELECT with plain literals."""
    bindings = [
        {name: {"type": "literal", "value": cell} for name, cell in zip(names, row, strict=True)}
        for row in values
    ]
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": bindings}})


def merging(
    behave: Behaviour, table: PrefixTable, subjects: Sequence[str] = ("graph:store",)
) -> Behaviour:
    """Describe a store with the merged graph and one more, whose FROM finds these subjects."""
    graphs = {"defaultGraph": "graph:merged", "namedGraph": "graph:one"}
    pairs = [(f"{_SD}{name}", "uri", table.expand(graph)) for name, graph in graphs.items()]
    state = [
        {"property": {"type": "uri", "value": name}, "value": {"type": kind, "value": value}}
        for name, kind, value in [*pairs, (_PHASE, "literal", "current")]
    ]
    found = [{"s": {"type": "uri", "value": table.expand(name)}} for name in subjects]
    document = {"head": {"vars": ["s"]}, "results": {"bindings": found}}

    def do(exchange: Exchange) -> None:
        tried = exchange.seen.query.startswith(FROM_QUERY)
        (answer(json.dumps(document)) if tried else behave)(exchange)

    return described(do, state)


def described(behave: Behaviour, state: Sequence[Mapping[str, object]] = ()) -> Behaviour:
    """Describe no state, or this one, and do something else for any other request."""
    document = {"head": {"vars": ["property", "value"]}, "results": {"bindings": list(state)}}

    def do(exchange: Exchange) -> None:
        if STATE_QUERY in exchange.seen.query:
            answer(json.dumps(document))(exchange)
        else:
            behave(exchange)

    return do
