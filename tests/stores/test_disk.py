"""A store on disk answers like the product, and nothing else is taken for one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg
from akkg.errors import AkkgError, BackendError, DataError
from akkg.runner import run
from akkg.stores.disk import open_store
from akkg.stores.load import load_store


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product as a store on disk."""
    folder = tmp_path_factory.mktemp("stores") / "store"
    load_store(folder)
    return folder


def test_a_saved_question_has_the_same_answer(product: Path) -> None:
    """Rows and citations."""
    expected = run("instruments-in-force", akkg.load(), cite=True, day="2009-06-15")
    found = run("instruments-in-force", open_store(product), cite=True, day="2009-06-15")
    assert len(expected.rows) > 5
    assert (expected.rows, expected.citations) == (found.rows, found.citations)


def test_many_readers(product: Path) -> None:
    """Of this process and of another."""
    here = [open_store(product) for _ in range(3)]
    code = (
        "import sys; from pathlib import Path; from akkg.stores.disk import open_store; "
        "print(len(open_store(Path(sys.argv[1])).store))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(product)], capture_output=True, text=True, check=True
    )
    assert [len(one.store) for one in here] == [int(done.stdout)] * 3
    assert "" == done.stderr


def test_it_cannot_be_changed(product: Path) -> None:
    """A store on disk is opened for reading only."""
    term = ox.NamedNode("urn:example:a")
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(product).store.add(ox.Quad(term, term, term))


def test_spoilt_data_are_told(product: Path, tmp_path: Path) -> None:
    """The engine raises another error for them than for files that it cannot open."""
    folder = tmp_path / "store"
    shutil.copytree(product, folder)
    for file in (folder / "data").glob("MANIFEST*"):
        file.write_text("spoilt", encoding="utf-8")
    with pytest.raises(BackendError, match="the store cannot be opened, Corruption"):
        open_store(folder)


def test_a_writer_is_noticed(product: Path) -> None:
    """Another program that has the data open may change them under the reader."""
    code = (
        "import sys, pyoxigraph; store = pyoxigraph.Store(sys.argv[1]); "
        "print(len(store), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(product / "data")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(BackendError, match=r"another process has its data open .*store\): end"):
            open_store(product)
        writer.communicate()
    assert len(open_store(product).store) > 10_000


@pytest.mark.parametrize(
    ("make", "kind", "message"),
    [
        ("none", DataError, r"no store is there \(.*x\): load one with `akkg store load --store"),
        ("file", DataError, "something else than a store of akkg"),
        ("folder", DataError, "something else than a store of akkg"),
        ("empty", DataError, "the folder is empty"),
        ("half", DataError, "a load was interrupted here, and this is half of a store"),
        ("damaged", DataError, r"says of itself is damaged \(.*store\.json\): load it again"),
        ("later", DataError, r"the store has format 99, and this version reads 1"),
        ("gone", BackendError, r"the store cannot be opened, .*load it again"),
    ],
)
def test_what_is_no_store(make: str, kind: type[AkkgError], message: str, tmp_path: Path) -> None:
    """The message says what is there instead, and nothing is made or changed."""
    place, source = tmp_path / "x", tmp_path / "a.nt"
    source.write_text("<urn:example:a> <urn:example:p> <urn:example:o> .\n")
    if make == "file":
        place.write_text("mine")
    elif make in ("folder", "empty"):
        place.mkdir()
        if make == "folder":
            (place / "mine").write_text("mine")
    elif make != "none":
        load_store(place, [source])
        manifest = place / "store.json"
        if make == "half":
            manifest.unlink()
        elif make == "damaged":
            manifest.write_text("{")
        elif make == "later":
            manifest.write_text(json.dumps({**json.loads(manifest.read_bytes()), "format": 99}))
        else:
            (place / "data" / "CURRENT").unlink()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(kind, match=message):
        open_store(place)
    assert before == sorted(tmp_path.rglob("*"))
