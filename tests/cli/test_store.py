"""`akkg store`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import akkg
from akkg.cli import main
from akkg.engines.remote import connect
from akkg.engines.service import Service
from akkg.runner import run
from akkg.stores.work import STAGING, find_work
from tests.servers.process import Server
from tests.stores.remote_graphs import TABLE, emptied, held, wanted
from tests.stores.test_push import NEW

AKKG = [sys.executable, "-m", "akkg", "store"]
QUESTION = {"day": "2009-06-15"}


def options(service: Service) -> list[str]:
    """The options that name a server."""
    return [
        *("--endpoint", service.query),
        *("--update", service.update),
        *("--graph-store", service.graph_store),
    ]


def test_load_and_info(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A load says what the store holds on standard error, info on standard output."""
    source, store = tmp_path / "a.nq", tmp_path / "store"
    source.write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n")
    assert 0 == main(["store", "load", "--store", str(store), str(source)])
    holds = "0 triples in the default graph, and 1 statement in 1 named graph"
    hint = "its default graph is empty: a query finds nothing without GRAPH; load with --merge"
    told = capsys.readouterr()
    assert ("", f"akkg: {store} holds {holds}\nakkg: {hint} to fill it\n") == told
    assert 0 == main(["store", "load", "--merge", "--store", str(store), str(source)])
    capsys.readouterr()
    assert 0 == main(["store", "info", str(store)])
    out, error = capsys.readouterr()
    assert "holds    1 triple in the default graph, and 1 statement in 1 named graph\n" in out
    assert ("files    a.nq\n" in out, "") == (True, error)
    assert 0 == main(["store", "info", "--store", str(store)])
    assert (out, "") == capsys.readouterr()
    assert 2 == main(["store", "info"])
    assert "DIR --store is required: see akkg store info --help" in capsys.readouterr().err


def test_a_load_that_was_killed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store that is asked afterwards says so, and `--clean` removes what is left."""
    source, store = tmp_path / "a.nt", tmp_path / "store"
    source.write_text("<urn:a> <urn:b> <urn:c> .\n")
    assert 0 == main(["store", "load", "--store", str(store), str(source)])
    large = tmp_path / "large.nt"
    large.write_text("".join(f"<urn:s{n}> <urn:p> <urn:o> .\n" for n in range(300_000)))
    command = [*AKKG, "load", "--store", str(store), str(large)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        wait(lambda: any(tmp_path.glob(".store.akkg-*/data/*")))
        process.kill()
    [left] = tmp_path.glob(".store.akkg-*")
    capsys.readouterr()
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert 0 == main(["sparql", "-e", query, "--store", str(store), "--format", "csv"])
    out, error = capsys.readouterr()
    assert ["n", "1"] == out.split()
    assert f"akkg: an interrupted load has left {left.name} beside {store}" in error
    assert 0 == main(["store", "load", "--clean", "--store", str(store)])
    assert f"akkg: {left} removed\n" == capsys.readouterr().err
    assert ["a.nt", "large.nt", "store"] == sorted(each.name for each in tmp_path.iterdir())


def test_a_load_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    """Not even its own complaint that the new store has vanished; the old one is whole."""
    source, store = tmp_path / "a.nt", tmp_path / "store"
    source.write_text("<urn:a> <urn:b> <urn:c> .\n")
    assert 0 == main(["store", "load", "--store", str(store), str(source)])
    source.write_text("".join(f"<urn:s{n}> <urn:p> <urn:o> .\n" for n in range(600_000)))
    with subprocess.Popen(
        [*AKKG, "load", "--store", str(store), str(source)], stderr=subprocess.PIPE
    ) as process:
        wait(lambda: any(tmp_path.glob(".store.akkg-*/data/*.sst")))
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
    assert (-signal.SIGINT, b"") == (process.returncode, error)
    assert ["a.nt", "store"] == sorted(each.name for each in tmp_path.iterdir())
    assert 1 == akkg.open_store(store).manifest.triples


def test_clean_loads_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So it takes no files."""
    assert 2 == main(["store", "load", "--clean", "--store", str(tmp_path / "x"), "a.nt"])
    assert "akkg: --clean loads nothing: leave out the files and --merge\n" == (
        capsys.readouterr().err
    )


def test_undo_pushes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """So it takes no files, and nothing that says how to push; no store is asked."""
    where = ["--endpoint", "http://127.0.0.1:1/query"]
    for option in (["a.nt"], ["--merge"], ["--replace"], ["--merged-graph", "named"]):
        assert 2 == main(["store", "push", *where, "--undo", *option])
        assert capsys.readouterr().err.startswith("akkg: --undo pushes nothing: leave out")


@pytest.mark.parametrize("name", ["oxigraph_server", "virtuoso_server"])
def test_push_the_product(
    name: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A store behind an endpoint gives the rows and citations of the product; a second push does
    nothing, and one of other graphs leaves none of the first."""
    with emptied(request.getfixturevalue(name)) as service:
        where = options(service)
        if service.user:
            where = profile(service, tmp_path, monkeypatch)
        assert 1 == main(["store", "status", *where])
        assert 0 == main(["store", "push", *where])
        assert 0 == main(["store", "status", *where])
        endpoint = connect(service.query)
        expected = run("instruments-in-force", akkg.load(), cite=True, **QUESTION)
        found = run("instruments-in-force", endpoint, cite=True, **QUESTION)
        assert len(expected.rows) > 5
        assert (expected.rows, expected.citations) == (found.rows, found.citations)
        capsys.readouterr()
        assert 0 == main(["store", "push", *where])
        assert ("", "akkg: the store holds this graph already\n") == capsys.readouterr()
        other = tmp_path / "other.trig"
        NEW.store.dump(other)
        assert 0 == main(["store", "push", *where, str(other)])
        merged = TABLE.expand("graph:merged") if service.user else ""
        assert wanted(NEW) == held(service, merged)


def test_a_push_that_was_killed(
    oxigraph_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next one says what is whole, and the push can be finished."""
    with emptied(oxigraph_server) as service:
        where = options(service)
        with subprocess.Popen([*AKKG, "push", *where], stderr=subprocess.DEVNULL) as process:
            wait(lambda: (work := find_work(service, TABLE)) is not None and bool(work.staged))
            process.send_signal(signal.SIGKILL)
        work = find_work(service, TABLE)
        assert work is not None
        assert STAGING == work.phase
        assert 2 == main(["store", "push", *where])
        assert "under way or was interrupted; the old graphs are whole" in capsys.readouterr().err
        assert 1 == main(["store", "status", *where])
        assert f"push     {work.digest}, staging\n" in capsys.readouterr().out
        assert 0 == main(["store", "push", *where, "--resume"])
        assert f"sha256:{akkg.load().digest}" == work.digest
        expected = run("succession", akkg.load(), cite=True)
        found = run("succession", connect(service.query), cite=True)
        assert (expected.rows, expected.citations) == (found.rows, found.citations)


def test_a_dry_run_writes_nothing(
    oxigraph_server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what is there, what would come, and what would go or be refused."""
    source = tmp_path / "a.trig"
    NEW.store.dump(source)
    with emptied(oxigraph_server) as service:
        command = ["store", "push", *options(service), str(source), "--dry-run"]
        assert 0 == main(command)
        assert [
            "state    no push has brought anything",
            f"brings   {NEW.digest}",
            "         4 graphs with 6 triples",
            "merged   to the default graph, or to a named one where that is the union of all",
        ] == capsys.readouterr().out.splitlines()
        assert {"": []} == held(service, "")


def wait(done: Callable[[], bool]) -> None:
    """Wait until something is the case, but not for ever."""
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def profile(service: Service, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write a profile with a password of the environment, and give the options that name it."""
    (folder / "config" / "akkg").mkdir(parents=True)
    (folder / "config" / "akkg" / "config.toml").write_text(
        f"""[endpoint.here]
query = "{service.query}"
update = "{service.update}"
graph-store = "{service.graph_store}"
user = "{service.user}"
auth = "digest"
""",
        "utf-8",
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("AKKG_HERE_PASSWORD", service.password)
    return ["--profile", "here"]
