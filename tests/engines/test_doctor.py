"""An examination says what is true of real servers, finds what stubs lack, and writes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akkg.engines.doctor import Diagnosis, examine
from akkg.engines.service import Service
from akkg.errors import BackendError
from tests.engines.filled import filled, service_of
from tests.engines.stub import Exchange, answer, rows, stub
from tests.sample import sample
from tests.servers.process import Server, free_ports

KG = sample()
EMPTY = rows(["a"])


def found(diagnosis: Diagnosis, name: str) -> tuple[str, str]:
    """Outcome and finding of one check."""
    [check] = [check for check in diagnosis.checks if check.name == name]
    return check.outcome, check.found


def test_oxigraph(oxigraph_server: Server) -> None:
    """It has all that is needed, and a default graph of its own."""
    with filled(oxigraph_server, KG):
        diagnosis = examine(service_of(oxigraph_server), KG.prefixes, "sha256:0a")
    assert (oxigraph_server.query, True) == (diagnosis.endpoint, diagnosis.usable)
    assert diagnosis.server.startswith("Oxigraph/")
    assert {"ok"} == {check.outcome for check in diagnosis.checks}
    assert 22 == len(diagnosis.checks)
    stored = "stored apart from the named graphs"
    assert ("ok", stored) == found(diagnosis, "default graph")
    assert ("ok", "sha256:0a") == found(diagnosis, "AKKG in it")
    assert ("ok", "turtle, n-triples") == found(diagnosis, "CONSTRUCT")


def test_virtuoso(virtuoso_server: Server) -> None:
    """It can be used though its default graph is a union and its truth values are numbers."""
    with filled(virtuoso_server, KG):
        diagnosis = examine(service_of(virtuoso_server), KG.prefixes, "sha256:0b")
    assert diagnosis.usable
    assert ["truth values"] == [check.name for check in diagnosis.checks if check.outcome == "no"]
    assert ("ok", "the union of the named graphs") == found(diagnosis, "default graph")
    other = "sha256:0a, which is not that of the graph here"
    assert ("unknown", other) == found(diagnosis, "AKKG in it")
    assert ("ok", "digest authentication") == found(diagnosis, "password on the way")
    assert ("ok", "there is something at its address") == found(diagnosis, "updates")


def test_no_password(virtuoso_server: Server) -> None:
    """Without a password the addresses for writing say that they want one."""
    service = replace(service_of(virtuoso_server), user="", password="")
    diagnosis = examine(service, KG.prefixes)
    locked = "does not let us in, status 401 and asks for digest authentication"
    assert ("no", locked) == found(diagnosis, "updates")
    assert ("no", locked) == found(diagnosis, "graph store protocol")


def test_empty(oxigraph_server: Server) -> None:
    """What an empty store cannot show is unknown, not wrong."""
    service = Service(oxigraph_server.query, timeout=20)
    diagnosis = examine(service, KG.prefixes, "sha256:0a")
    unknown = [check.name for check in diagnosis.checks if check.outcome == "unknown"]
    names = ["GRAPH", "default graph", "FROM", "AKKG in it", "updates", "graph store protocol"]
    assert names == unknown
    assert diagnosis.usable


def test_load_under_way(oxigraph_server: Server) -> None:
    """A store in the midst of a load cannot be used."""
    with filled(oxigraph_server, KG, "swapping"):
        diagnosis = examine(service_of(oxigraph_server), KG.prefixes)
    assert ("no", "a load is at: swapping") == found(diagnosis, "AKKG in it")
    assert not diagnosis.usable


def poor(exchange: Exchange) -> None:
    """Answer ASK, always true, and SELECT with no row, as XML only; nothing else."""
    text = exchange.seen.query
    head, empty = "<head/>", "<results/>"
    if "ASK" in text:
        body = f'<sparql xmlns="http://www.w3.org/2005/sparql-results#">{head}<boolean>true</boolean></sparql>'
    elif "SELECT" in text:
        names = text.partition("WHERE")[0].replace("(COUNT(?a) AS", "").split()
        head = "".join(f'<variable name="{name.strip("?)")}"/>' for name in names if "?" in name)
        body = f'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{head}</head>{empty}</sparql>'
    else:
        answer("<html>No</html>", "text/html")(exchange)
        return
    answer(body, "application/sparql-results+xml")(exchange)


def test_what_is_missing() -> None:
    """Each lack is found where it is, and what is not needed spoils nothing."""
    with stub(poor) as server:
        service = Service(server.url, update=f"{server.url}/update")
        diagnosis = examine(service, KG.prefixes)
        methods = {seen.method for seen in server.seen}
    assert {"GET", "POST"} == methods
    assert not diagnosis.usable
    assert ("ok", "sparql-results+xml") == found(diagnosis, "SELECT")
    wrong = "answers a query with text/html, not text/turtle; it begins with: <html>No</html>"
    assert ("no", wrong) == found(diagnosis, "CONSTRUCT")
    assert ("no", "gives nothing") == found(diagnosis, "VALUES with UNDEF")
    assert ("no", "gives true") == found(diagnosis, "property paths")
    assert ("ok", "") == found(diagnosis, "comparison of dates")
    assert ("no", "gives nothing") == found(diagnosis, "language tags")
    assert ("unknown", "there is none") == found(diagnosis, "service description")
    assert ("unknown", "there is no named graph") == found(diagnosis, "GRAPH")


def test_nothing_is_written() -> None:
    """An examination sends no update, and nothing but questions by GET and POST to /sparql."""
    with stub(poor) as server:
        examine(Service(server.url, server.url, server.url), KG.prefixes)
        posted = [seen for seen in server.seen if seen.method == "POST"]
    assert {"application/x-www-form-urlencoded"} == {s.headers["Content-Type"] for s in posted}
    assert all(seen.query for seen in posted)
    assert 20 < len(posted)


def test_password_in_the_clear() -> None:
    """A password that anybody could read on the way is told, before it is sent."""
    from akkg.engines.doctor import _password

    service = Service("http://store.example.org/sparql", user="me", password="open")
    what = "sent to http://store.example.org/sparql without encryption"
    assert ("no", what) == (_password(service).outcome, _password(service).found)
    for safe in (
        replace(service, auth="digest"),
        replace(service, query="https://store.example.org/sparql"),
        replace(service, query="http://[::1]/sparql"),
    ):
        assert "ok" == _password(safe).outcome


def test_down() -> None:
    """What does not answer at all is no finding but an error."""
    service = Service(f"http://127.0.0.1:{free_ports(1)[0]}/sparql")
    with pytest.raises(BackendError, match="the connection is refused"):
        examine(service, KG.prefixes)
