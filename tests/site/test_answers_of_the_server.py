"""The server of a site: for this machine alone, with the policy on whatever it answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from threading import Thread

import pytest

from akkg.errors import ParameterError
from akkg.site.building import MARKER
from akkg.site.policy import policy
from akkg.site.serving import make_server

ENDPOINT = "https://example.org:8080/sparql"
NOTHING = b"<p>nothing of that name</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What looks like a built site, whose pages ask an endpoint."""
    (tmp_path / MARKER).write_text(json.dumps({"made by": "akkg site", "endpoint": ENDPOINT}))
    (tmp_path / "404.html").write_bytes(NOTHING)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "akkg.ttl").write_text("# Turtle\n")
    return tmp_path


@contextmanager
def asked(folder: Path, path: str, method: str = "GET") -> Iterator[tuple[int, HTTPMessage, bytes]]:
    """Status, headers and body of an answer."""
    with make_server(folder) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            yield answer.status, answer.headers, answer.read()
        finally:
            connection.close()
            server.shutdown()
            thread.join()


def test_only_this_machine_is_answered(folder: Path) -> None:
    """No other reaches the port."""
    with make_server(folder) as server:
        assert "127.0.0.1" == server.server_address[0]


@pytest.mark.parametrize("path", ["/data/akkg.ttl", "/no/such/page/"])
def test_each_answer_has_the_policy_of_the_pages(folder: Path, path: str) -> None:
    """With the endpoint that they ask, and what a page cannot say of itself."""
    with asked(folder, path) as (_, headers, _):
        assert f"{policy(ENDPOINT)}; frame-ancestors 'none'" == headers["Content-Security-Policy"]
        assert "no-referrer" == headers["Referrer-Policy"]
        assert "nosniff" == headers["X-Content-Type-Options"]


def test_a_file_has_its_media_type(folder: Path) -> None:
    """That of Turtle no table of the system need know."""
    with asked(folder, "/data/akkg.ttl") as (status, headers, body):
        assert (200, "text/turtle", b"# Turtle\n") == (status, headers["Content-Type"], body)


@pytest.mark.parametrize("path", ["/no/such/page/", "/data/", "/../"])
def test_what_is_not_there_is_answered_with_our_page_and_its_status(
    folder: Path, path: str
) -> None:
    """Neither a folder without a page nor the folder above is listed."""
    with asked(folder, path) as (status, _, body):
        assert (404, NOTHING) == (status, body)


def test_a_head_is_answered_without_a_body(folder: Path) -> None:
    """With the length that the page has."""
    with asked(folder, "/no/such/page/", "HEAD") as (status, headers, body):
        assert (404, str(len(NOTHING)), b"") == (status, headers["Content-Length"], body)


def test_what_is_no_site_is_not_served(tmp_path: Path) -> None:
    """Nor is one whose marker cannot be read, or on a port that is taken."""
    with pytest.raises(ParameterError, match="there is no site of akkg"):
        make_server(tmp_path)
    (tmp_path / MARKER).write_text("[]")
    with pytest.raises(ParameterError, match="build the site anew"):
        make_server(tmp_path)
    (tmp_path / MARKER).write_text("{}")
    with make_server(tmp_path) as server:
        port = int(server.server_address[1])
        with pytest.raises(ParameterError, match=f"port {port} cannot be listened on"):
            make_server(tmp_path, port)
