"""Whenever a command that writes is killed, what it writes is as before or whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.dataset import load
from tests.conftest import MINI

KILLED = """
import os, signal, sys
from pkgutil import resolve_name
from akkg.cli import main

owner, name, when, written, *command = sys.argv[1:]
owner = resolve_name(owner)
original = getattr(owner, name)

def dies(*given, **options):
    meant = not written or any(os.fspath(each).endswith(written) for each in given[:2]
                               if isinstance(each, (str, os.PathLike)))
    result = original(*given, **options) if when == "after" or not meant else None
    if meant:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(owner, name, dies)
sys.exit(main(command))
"""
UNTIDY = "@prefix akkg: <https://w3id.org/akkg/ontology#> .\nakkg:b a akkg:A. akkg:a a akkg:A.\n"


@dataclass(frozen=True)
class Point:
    """Where a process is killed, and whether the new state is in place by then."""

    owner: str
    name: str
    when: str
    new: bool
    any_path: bool = False


BEGUN = Point("akkg.atomic", "_begun", "after", new=False)
WRITTEN = Point("os", "fsync", "before", new=False, any_path=True)
MOVING = Point("pathlib:Path", "replace", "before", new=False)
MOVED = Point("pathlib:Path", "replace", "after", new=True)
SYNCING = Point("akkg.atomic", "_sync", "before", new=False, any_path=True)
PUTTING = Point("akkg.exchange", "put", "before", new=False)
PUT = Point("akkg.exchange", "put", "after", new=True)


def content(path: Path) -> object:
    """What a file or the files of a folder hold; None where there is nothing."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def kill(point: Point, command: list[str], path: Path) -> None:
    """Run a command in a process that kills itself at a point of its work on a path."""
    written = "" if point.any_path else path.name
    options = [point.owner, point.name, point.when, written]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *options, *command], capture_output=True, check=False
    )
    assert -signal.SIGKILL == done.returncode, done.stderr


def hold(point: Point, command: list[str], path: Path, prepare: Callable[[], object]) -> None:
    """Hold what is left by a kill to the old and the new state, and let the next run follow."""
    prepare()
    assert 0 == main(command)
    new, around = content(path), names(path.parent)
    if path.is_dir():
        for each in path.iterdir():
            each.unlink()
        path.rmdir()
    else:
        path.unlink()
    prepare()
    old = content(path)
    assert old != new
    kill(point, command, path)
    assert (new if point.new else old) == content(path)
    prepare()
    assert 0 == main(command)
    assert (new, around) == (content(path), names(path.parent))


@pytest.fixture(scope="module", autouse=True)
def built(own_cache: Path) -> None:
    """The product is in the cache: no command here has to build it first."""
    load()


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("point", [BEGUN, WRITTEN, MOVING, MOVED], ids=lambda point: point.name)
def test_a_file(point: Point, first: bool, tmp_path: Path) -> None:
    """An export, to a new file and over an old one; the next run removes what is left."""
    path = tmp_path / "a.nt"
    command = ["export", "--graph", "overview:p18", "-o", str(path)]
    hold(point, command, path, lambda: None if first else path.write_text("old"))


@pytest.mark.parametrize("point", [MOVING, MOVED], ids=lambda point: point.when)
@pytest.mark.parametrize("name", ["fmt", "query docs", "query run", "validate"])
def test_other_commands(point: Point, name: str, tmp_path: Path) -> None:
    """What they replace is whole, too."""
    path, shapes, draft = tmp_path / "a.ttl", tmp_path / "shapes.ttl", tmp_path / "draft.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:shape> a sh:NodeShape ; sh:targetNode <urn:a> ; sh:nodeKind sh:IRI .\n"
    )
    draft.write_text("<urn:a> <urn:b> <urn:c> .\n")
    command = {
        "fmt": ["fmt", str(path)],
        "query docs": ["query", "docs", "-o", str(path)],
        "query run": ["query", "run", "succession", "--format", "csv", "-o", str(path)],
        "validate": ["validate", "--alone", "--shapes", str(shapes), str(draft), "-o", str(path)],
    }[name]
    hold(point, command, path, lambda: path.write_text(UNTIDY))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("point", [BEGUN, SYNCING, PUTTING, PUT], ids=lambda point: point.name)
def test_a_folder(point: Point, first: bool, tmp_path: Path) -> None:
    """A build, to a new folder and over the product of another base."""
    path = tmp_path / "product"
    build = ["build", "--root", str(MINI), "--output", str(path)]
    hold(
        point, build, path, lambda: None if first else main([*build, "--base", "http://localhost/"])
    )


def test_what_is_sorted_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary file has no name, so nothing is left of it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = KILLED.replace("owner =", "import akkg.sorting; akkg.sorting._LOT = 50_000; owner =", 1)
    point = ["akkg.sorting:LineSorter", "_read", "before", "", "export", "--format", "turtle"]
    done = subprocess.run([sys.executable, "-c", code, *point], capture_output=True, check=False)
    assert (-signal.SIGKILL, b"") == (done.returncode, done.stdout), done.stderr
    assert [] == names(tmp_path)
