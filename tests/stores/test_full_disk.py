"""A disk that is full is told once and clearly, and leaves what was there as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.dataset import load
from akkg.stores.load import load_store
from tests.conftest import MINI

LIMITED = """
import resource, sys
from akkg.cli import main

size, *command = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
sys.exit(main(command))
"""
FULL, TOO_LARGE = "no space left on device", "file too large"


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of ten thousand statements in a hundred graphs."""
    path = tmp_path_factory.mktemp("quads") / "a.nq"
    lines = (
        f'<urn:s{n}> <urn:p{n % 7}> "statement number {n}"@en <urn:g{n % 100}> .\n'
        for n in range(10_000)
    )
    path.write_text("".join(lines))
    return path


@pytest.fixture(scope="module")
def store(quads: Path) -> Path:
    """A store of them."""
    load_store(quads.with_name("store"), [quads], merge=True)
    return quads.with_name("store")


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own, in memory; for root only, and where the system lets root have one."""
    folder.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here; the tests with a limit of file size run instead")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def limited(size: int, *command: object) -> subprocess.CompletedProcess[str]:
    """Run a command that can write no file of more than so many bytes."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """All files in a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def told(what: str, where: Path) -> str:
    """The one line that is told."""
    remedy = "see to room and rights, or name another place"
    return f"akkg: cannot be written, {what} ({where}): {remedy}\n"


@pytest.mark.parametrize("lot", [250_000, 1_000])
@pytest.mark.parametrize("size", ["300k", "1m"])
def test_a_load_that_fills_the_disk(
    size: str,
    lot: int,
    quads: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As the engine begins, while it writes a lot, and while it brings many into order."""
    monkeypatch.setattr("akkg.stores.load._LOT", lot)
    with small_disk(tmp_path / "disk", size) as disk:
        command = ["store", "load", "--merge", "--store", str(disk / "kg"), str(quads)]
        assert 2 == main(command)
        assert ("", told(FULL, disk / "kg")) == capsys.readouterr()
        assert [] == [*disk.iterdir()]


def test_a_load_that_fills_the_disk_beside_a_store(
    quads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The store is as it was, byte by byte, and can be asked."""
    small = tmp_path / "small.nq"
    small.write_text("<urn:a> <urn:b> <urn:c> .\n")
    with small_disk(tmp_path / "disk", "1m") as disk:
        load_store(disk / "kg", [small])
        before = contents(disk)
        assert 2 == main(["store", "load", "--store", str(disk / "kg"), str(quads)])
        assert ("", told(FULL, disk / "kg")) == capsys.readouterr()
        assert before == contents(disk)
        assert 0 == main(["store", "info", str(disk / "kg")])
        assert "holds    1 triple in the default graph" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["trig", "nq", "ttl", "rdf", "jsonld"])
def test_an_export_that_fills_the_disk(
    form: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file that was there is as it was."""
    with small_disk(tmp_path / "disk", "200k") as disk:
        path = disk / f"a.{form}"
        path.write_text("old")
        command = ["export", "--store", str(store), "--graph", "merged", "-o", str(path)]
        assert 2 == main(command)
        assert ("", told(FULL, path)) == capsys.readouterr()
        assert {path.name: b"old"} == contents(disk)


def test_a_sort_that_fills_the_disk(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder of the temporary file is told: the one of the file, unless TMPDIR is another."""
    monkeypatch.setattr("akkg.sorting._LOT", 50_000)
    path = tmp_path / "a.ttl"
    with small_disk(tmp_path / "disk", "200k") as disk:
        for given in (path, disk / "a.ttl"):
            monkeypatch.setattr("tempfile.tempdir", None)  # looked up anew
            if given == path:
                monkeypatch.setenv("TMPDIR", str(disk))
            else:
                monkeypatch.delenv("TMPDIR")
            assert 2 == main(["export", "--store", str(store), "-o", str(given)])
            what = f"what is sorted does not fit on the disk, {FULL} ({disk})"
            remedy = "see to room there, or name another folder by TMPDIR"
            assert ("", f"akkg: {what}: {remedy}\n") == capsys.readouterr()
            assert {} == contents(disk)
    assert not path.exists()


def test_a_build_that_fills_the_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The product that was there is as it was."""
    with small_disk(tmp_path / "disk", "80k") as disk:
        build = ["build", "--root", str(MINI), "--output", str(disk / "product")]
        assert 0 == main(build)
        before = contents(disk)
        capsys.readouterr()
        (disk / "other").write_bytes(bytes(40_000))
        assert 2 == main([*build, "--base", "http://localhost/"])
        assert ("", told(FULL, disk / "product")) == capsys.readouterr()
        (disk / "other").unlink()
        assert before == contents(disk)


@pytest.mark.parametrize("size", [1_000, 20_000, 100_000])
def test_a_load_with_a_limit_of_file_size(size: int, quads: Path, tmp_path: Path) -> None:
    """As with a full disk: as the engine begins, and while it writes."""
    small = tmp_path / "small.nq"
    small.write_text("<urn:a> <urn:b> <urn:c> .\n")
    load_store(tmp_path / "kg", [small])
    before = contents(tmp_path)
    done = limited(size, "store", "load", "--store", tmp_path / "kg", quads)
    assert (2, "") == (done.returncode, done.stdout)
    assert told(TOO_LARGE, tmp_path / "kg") == done.stderr
    assert before == contents(tmp_path)


@pytest.mark.parametrize("name", ["export", "build", "query docs", "query run"])
def test_other_commands_with_a_limit_of_file_size(name: str, tmp_path: Path) -> None:
    """One clear line, status 2, and nothing half-written."""
    load()  # the product is in the cache
    path = tmp_path / "a.nt"
    if name != "build":
        path.write_text("old")
    command = {
        "export": ["export", "-o", path],
        "build": ["build", "--root", MINI, "-o", path],
        "query docs": ["query", "docs", "-o", path],
        "query run": ["query", "run", "succession", "--format", "csv", "-o", path],
    }[name]
    done = limited(200, *command)
    assert (2, "", told(TOO_LARGE, path)) == (done.returncode, done.stdout, done.stderr)
    assert ({} if name == "build" else {"a.nt": b"old"}) == contents(tmp_path)


def test_standard_output_with_a_limit_of_file_size(tmp_path: Path) -> None:
    """A file behind standard output cannot be taken back, but it is told."""
    load()
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, "5000", "export"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    expected = "akkg: standard output cannot be written, file too large\n"
    assert (2, expected) == (done.returncode, done.stderr)
    assert 5000 == (tmp_path / "out").stat().st_size
