"""A load makes a whole store, or leaves what was there."""

from __future__ import annotations

import gzip
import hashlib
import signal
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg
from akkg.errors import AkkgError, DataError, OutputError, ParameterError
from akkg.stores.disk import open_store
from akkg.stores.load import load_store
from akkg.stores.manifest import Manifest
from akkg.stores.place import clean, leftovers, replacing
from akkg.stores.rdf_files import ENDINGS

A = "<urn:example:a> <urn:example:p> <urn:example:o>"
B = "<urn:example:b> <urn:example:p> <urn:example:o>"
G = "<urn:example:g>"


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def statements(folder: Path) -> list[str]:
    """What a store holds."""
    return sorted(map(str, open_store(folder).store))


def file(folder: Path, name: str, *lines: str) -> Path:
    """A file of N-Triples or N-Quads."""
    path = folder / name
    path.write_text("".join(f"{line} .\n" for line in lines), "utf-8")
    return path


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format(ending: str, compressed: bool, tmp_path: Path) -> None:
    """The triples of a file go to the default graph, its named graphs stay such."""
    form = ENDINGS[ending]
    quads = [*ox.parse(f"{A} .", ox.RdfFormat.N_TRIPLES)]
    if form.supports_datasets:
        quads += ox.parse(f"{B} {G} .", ox.RdfFormat.N_QUADS)
    content = ox.serialize(quads, format=form)
    assert content is not None
    path = tmp_path / f"data{ending}{'.gz' if compressed else ''}"
    path.write_bytes(gzip.compress(content) if compressed else content)
    made = load_store(tmp_path / "store", [path])
    assert sorted(map(str, quads)) == statements(tmp_path / "store")
    named = 1 if form.supports_datasets else 0
    assert (1, named, named) == (made.triples, made.quads, made.graphs)


def test_what_the_store_says_of_itself(tmp_path: Path) -> None:
    """Version, digest, files and counts; it is read back as it was written."""
    one, other = file(tmp_path, "one.nt", A), file(tmp_path, "other.nq", f"{A} {G}", f"{B} {G}", A)
    digests = [hashlib.sha256(path.read_bytes()).digest() for path in (one, other)]
    expected = Manifest(
        format=1,
        akkg=akkg.__version__,
        digest=hashlib.sha256(b"".join(digests)).hexdigest(),
        files=("one.nt", "other.nq"),
        merged=False,
        triples=1,
        quads=2,
        graphs=1,
    )
    assert expected == load_store(tmp_path / "store", [one, other])
    assert expected == open_store(tmp_path / "store").manifest
    assert ["data", "lock", "store.json"] == names(tmp_path / "store")


def test_the_product_is_loaded_by_default(tmp_path: Path) -> None:
    """Both its merged and its named graphs."""
    load_store(tmp_path / "store")
    assert sorted(map(str, akkg.load().store)) == statements(tmp_path / "store")


def test_named_graphs_can_be_merged(tmp_path: Path) -> None:
    """Each triple of a named graph is in the default graph once, too."""
    path = file(tmp_path, "a.nq", f"{A} {G}", f"{A} <urn:example:h>", f"{B} {G}")
    made = load_store(tmp_path / "store", [path], merge=True)
    assert (True, 2, 3, 2) == (made.merged, made.triples, made.quads, made.graphs)
    found = statements(tmp_path / "store")
    assert sorted([A, B, f"{A} {G}", f"{A} <urn:example:h>", f"{B} {G}"]) == found


def test_blank_nodes_of_two_files_are_different_things(tmp_path: Path) -> None:
    """And within one file they are the same, also over the lots of a load."""
    one = file(tmp_path, "one.nt", "_:x <urn:example:p> _:x", "_:x <urn:example:q> _:x")
    other = file(tmp_path, "other.nt", "_:x <urn:example:p> _:x")
    load_store(tmp_path / "store", [one, other])
    assert 2 == len({quad.subject for quad in open_store(tmp_path / "store").store})


def test_lots_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More statements than are held at once."""
    monkeypatch.setattr("akkg.stores.load._LOT", 2)
    lines = [f"<urn:example:{number}> <urn:example:p> _:x" for number in range(7)]
    load_store(tmp_path / "store", [file(tmp_path, "a.nt", *lines)])
    found = open_store(tmp_path / "store").store
    assert (7, 1) == (len(found), len({quad.object for quad in found}))


def test_a_mistake_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    """The old store stays, and nothing is left beside it."""
    good, bad = file(tmp_path, "good.nt", A), file(tmp_path, "bad.nt", A, "<urn:a> <urn b> 1")
    load_store(tmp_path / "store", [good])
    with pytest.raises(DataError, match=r"is not N-Triples, .* \(.*bad\.nt:2\): .*nothing was loa"):
        load_store(tmp_path / "store", [good, bad])
    assert [A] == statements(tmp_path / "store")
    assert ["bad.nt", "good.nt", "store"] == names(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "kind", "message"),
    [
        ("a.txt", b"", ParameterError, r"the ending .*a\.txt\): name it \.ttl, .* or \.jsonld"),
        ("a.gz", b"", ParameterError, "the ending of the name says no format"),
        ("a.nt", None, DataError, r"cannot be read, no such file .*a\.nt"),
        ("a.nt", b"", DataError, "the files hold no statement"),
        ("a.nt.gz", b"plain", DataError, r"cannot be decompressed, Not a gzipped file"),
        ("a.nt.gz", gzip.compress(A.encode(), mtime=0)[:-9], DataError, "cannot be decompressed"),
        ("a.ttl", b"<a> <b> <c> .", DataError, r"is not Turtle, .*a\.ttl:1"),
        ("a.nt", b"\xff\xfe", DataError, r"is not N-Triples, .*a\.nt:1"),
    ],
)
def test_what_cannot_be_loaded(
    name: str, content: bytes | None, kind: type[AkkgError], message: str, tmp_path: Path
) -> None:
    """The message says what is wrong with which file; no store is made."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind, match=message):
        load_store(tmp_path / "store", [path])
    assert [name] * (content is not None) == names(tmp_path)


@pytest.mark.parametrize("other", ["file", "folder", "engine"])
def test_something_else_is_not_touched(other: str, tmp_path: Path) -> None:
    """A file, a folder of other files, and a store that another program has made."""
    place, source = tmp_path / "x", file(tmp_path, "a.nt", A)
    if other == "file":
        place.write_text("mine")
    elif other == "folder":
        place.mkdir()
        (place / "mine").write_text("mine")
    else:
        ox.Store(place).flush()
    before = place.read_text() if other == "file" else names(place)
    with pytest.raises(DataError, match="something else than a store, and it is left as it is"):
        load_store(place, [source])
    assert before == (place.read_text() if other == "file" else names(place))
    assert ["a.nt", "x"] == names(tmp_path)


def test_a_full_disk_leaves_nothing_beside_the_store(tmp_path: Path) -> None:
    """What was begun goes, or the disk would stay full."""
    with pytest.raises(OutputError, match="no space left"), replacing(tmp_path / "store") as beside:
        (beside / "data" / "half").touch()
        raise OSError(ENOSPC, "No space left on device")
    assert [] == list(tmp_path.iterdir())


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """It may have been made for the store."""
    (tmp_path / "store").mkdir()
    load_store(tmp_path / "store", [file(tmp_path, "a.nt", A)])
    assert [A] == statements(tmp_path / "store")


def test_a_reader_keeps_what_it_reads(tmp_path: Path) -> None:
    """Its files stay until it is gone; then the next load removes them."""
    store = tmp_path / "store"
    load_store(store, [file(tmp_path, "a.nt", A)])
    reader = open_store(store)
    load_store(store, [file(tmp_path, "b.nt", B)])
    assert ([A], [B]) == (sorted(map(str, reader.store)), statements(store))
    assert (4, ()) == (len(names(tmp_path)), leftovers(store))
    del reader
    assert 1 == len(leftovers(store))
    assert 1 == len(clean(store))
    assert ["a.nt", "b.nt", "store"] == names(tmp_path)


KILLED = """
import os, signal, sys
from importlib import import_module
from errno import ENOSPC
from pathlib import Path
from akkg.stores.load import load_store

owner, name, when = import_module(sys.argv[1]), sys.argv[2], sys.argv[3]
original = getattr(owner, name)

def dies(*given, **options):
    if when == "after":
        original(*given, **options)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, name, dies)
load_store(Path(sys.argv[4]), [Path(sys.argv[5])])
"""


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    ("place", "when", "new"),
    [
        ("akkg.stores.load _fill", "before", False),
        ("akkg.stores.load _counts", "before", False),
        ("akkg.stores.load _fill", "after", False),
        ("akkg.stores.place _sync", "before", False),
        ("akkg.stores.place put", "before", False),
        ("akkg.stores.place put", "after", True),
        ("akkg.stores.place _remove_unread", "before", True),
    ],
)
def test_killed(place: str, when: str, new: bool, first: bool, tmp_path: Path) -> None:
    """Whenever the process is killed, the old store or the new one is whole, or there is none as
    before; what is left is told, and the next load removes it."""
    store, source = tmp_path / "store", file(tmp_path, "b.nt", B)
    if not first:
        load_store(store, [file(tmp_path, "a.nt", A)])
    command = [sys.executable, "-c", KILLED, *place.split(), when, str(store), str(source)]
    assert -signal.SIGKILL == subprocess.run(command, check=False).returncode
    told: list[str] = []
    if first and not new:
        with pytest.raises(DataError, match="an interrupted load has left something beside it"):
            open_store(store)
    else:
        assert [B if new else A] == sorted(map(str, open_store(store, told.append).store))
    left = [path.name for path in leftovers(store)]
    assert ([] if first and new else left) == left[:1]
    assert [True] * len(told) == [left[0] in text for text in told]
    assert bool(left) == bool(told or (first and not new))
    load_store(store, [source])
    assert [B] == statements(store)
    assert () == leftovers(store)
    assert "store" == names(tmp_path)[-1]


def test_a_load_at_work_is_no_leftover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another load beside it does not remove what it makes."""
    store, source = tmp_path / "store", file(tmp_path, "a.nt", A)
    other = file(tmp_path, "b.nt", B)
    seen: list[tuple[Path, ...]] = []

    def meanwhile(text: str) -> None:
        if not seen:
            seen.append(leftovers(store))
            load_store(store, [other])
            seen.append(clean(store))

    load_store(store, [source], progress=meanwhile)
    assert [(), ()] == seen
    assert [A] == statements(store)
    assert ["a.nt", "b.nt", "store"] == names(tmp_path)
