"""The servers that tests ask are new, on loopback only, and gone afterwards."""

from __future__ import annotations

import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from tests.optional import need
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import HOST, Server, answers, free_ports, running
from tests.servers.virtuoso import serve_virtuoso

Start = Callable[[str, Path], AbstractContextManager[Server]]

SERVERS = pytest.mark.parametrize(
    ("name", "start"), [("oxigraph", serve_oxigraph), ("virtuoso", serve_virtuoso)]
)
FACT = "<urn:example:s> <urn:example:p> <urn:example:o>"


@SERVERS
def test_lifetime(name: str, start: Start, tmp_path: Path) -> None:
    """A server answers while its block runs, listens on one loopback address only, and is gone
    after the block, even where the block fails."""
    program = need(name)
    with pytest.raises(ZeroDivisionError), start(program, tmp_path) as server:
        assert answers(server.query)
        assert [True] * len(server.ports) == [_listens(HOST, port) for port in server.ports]
        assert not any(_listens("127.0.0.2", port) for port in server.ports)
        assert not any(_listens("::1", port) for port in server.ports)
        raise ZeroDivisionError
    assert not any(_listens(HOST, port) for port in server.ports)
    assert not answers(server.query)


def test_oxigraph_fixture(oxigraph_server: Server) -> None:
    """What is put into Oxigraph's default graph is found there."""
    with _holding_fact(oxigraph_server, "default"):
        assert [FACT] == _facts(oxigraph_server, "SELECT ?s ?p ?o { ?s ?p ?o }")
    assert [] == _facts(oxigraph_server, "SELECT ?s ?p ?o { ?s ?p ?o }")


def test_virtuoso_fixture(virtuoso_server: Server) -> None:
    """What is put into a graph of Virtuoso with its password is found there."""
    query = "SELECT ?s ?p ?o { GRAPH <urn:example:g> { ?s ?p ?o } }"
    with _holding_fact(virtuoso_server, "graph=urn:example:g"):
        assert [FACT] == _facts(virtuoso_server, query)
    assert [] == _facts(virtuoso_server, query)


def test_virtuoso_wants_its_password(virtuoso_server: Server) -> None:
    """The password that every new Virtuoso has does not open this one."""
    url = f"{virtuoso_server.store}?graph=urn:example:g"
    with pytest.raises(urllib.error.HTTPError, match="401"):
        _opener(virtuoso_server.store, "dba", "dba").open(_request(url, "PUT")).close()


def test_password_is_not_shown(virtuoso_server: Server) -> None:
    """A server in the message of a failed test does not tell its password."""
    assert 32 == len(virtuoso_server.password)
    assert virtuoso_server.password not in repr(virtuoso_server)


def test_start_fails(tmp_path: Path) -> None:
    """A program that ends at once is told with its status and its last words."""
    command = [sys.executable, "-c", "print('no such database'); raise SystemExit(3)"]
    url = f"http://{HOST}:{free_ports(1)[0]}/"
    message = "the server ended with 3: no such database"
    with (
        pytest.raises(RuntimeError, match=message),
        running(command, tmp_path / "server.log", url),
    ):
        pass


def _listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError:
        return False
    return True


def _opener(url: str, user: str, password: str) -> urllib.request.OpenerDirector:
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, url, user, password)
    digest = urllib.request.HTTPDigestAuthHandler(known)
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), digest)


def _request(url: str, method: str) -> urllib.request.Request:
    data = f"{FACT} .".encode() if method == "PUT" else None
    return urllib.request.Request(url, data, {"Content-Type": "text/turtle"}, method=method)


@contextmanager
def _holding_fact(server: Server, graph: str) -> Iterator[None]:
    """Put the fact into a graph, and take it away again."""
    opener = _opener(server.store, server.user, server.password)
    url = f"{server.store}?{graph}"
    opener.open(_request(url, "PUT")).close()
    try:
        yield
    finally:
        opener.open(_request(url, "DELETE")).close()


def _facts(server: Server, query: str) -> list[str]:
    accept = {"Accept": "application/sparql-results+json"}
    data = urlencode({"query": query}).encode()
    request = urllib.request.Request(server.query, data, accept)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as response:
        found = ox.parse_query_results(response.read(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return [" ".join(map(str, solution)) for solution in found]
