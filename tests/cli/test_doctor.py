"""``akkg doctor`` writes a report and says by its exit status whether the endpoint can be used."""

from __future__ import annotations

import json

import pytest

from akkg.cli import main
from tests.engines.stub import answer, stub
from tests.servers.process import Server, free_ports


def test_table(oxigraph_server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a check; exit status 0 where nothing that is needed is missing."""
    assert 0 == main(["doctor", "--endpoint", oxigraph_server.query])
    lines = capsys.readouterr().out.splitlines()
    assert oxigraph_server.query == lines[0]
    assert lines[1].startswith("server: Oxigraph/")
    assert "ok      CONSTRUCT             turtle, n-triples" in lines
    assert (
        "unknown updates               no address is known -> akkg store push needs it: "
        "set update in a profile"
    ) in lines
    assert "it can be used" == lines[-1]


def test_json(oxigraph_server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for programs."""
    endpoint = oxigraph_server.query
    assert 0 == main(["doctor", "--endpoint", endpoint, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert (endpoint, True) == (document["endpoint"], document["usable"])
    [check] = [check for check in document["checks"] if check["name"] == "SELECT"]
    assert {
        "name": "SELECT",
        "outcome": "ok",
        "found": "sparql-results+json, sparql-results+xml",
        "follows": "",
        "needed": True,
    } == check


def test_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1 where something that is needed is missing."""
    with stub(answer('{"head": {}, "boolean": true}')) as server:
        assert 1 == main(["doctor", "--endpoint", server.url])
    out = capsys.readouterr().out
    assert "NO      SELECT                answers with true or false, not with rows" in out
    assert out.endswith("it cannot be used as it is: see NO\n")


def test_down(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 5 where nothing answers."""
    url = f"http://127.0.0.1:{free_ports(1)[0]}/sparql"
    assert 5 == main(["doctor", "--endpoint", url])
    captured = capsys.readouterr()
    assert "" == captured.out
    assert captured.err.startswith("akkg: nothing answers there, the connection is refused")


def test_no_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2 where no endpoint is named."""
    assert 2 == main(["doctor"])
    assert "one of the arguments --endpoint --profile is required" in capsys.readouterr().err
