"""Files and folders are written whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from akkg import atomic, exchange
from akkg.atomic import atomic_directory, atomic_open, atomic_write, remove_unfinished
from akkg.errors import OutputError


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def fill(folder: Path, text: str) -> None:
    """Make a folder of two files."""
    with atomic_directory(folder) as fresh:
        (fresh / "a").write_text(text)
        (fresh / "b").write_text(text)


def test_a_file_is_replaced_with_its_mode(tmp_path: Path) -> None:
    """The new content has the rights of the old, and nothing is left beside it."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic_write(path, b"new")
    assert (b"new", 0o640, ["a"]) == (
        path.read_bytes(),
        path.stat().st_mode & 0o777,
        names(tmp_path),
    )


def test_an_error_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    """Half of a file is never seen."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="half way"), atomic_open(path) as stream:
        stream.write(b"ne")
        raise RuntimeError("half way")
    assert (b"old", ["a"]) == (path.read_bytes(), names(tmp_path))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_is_explained(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file and says what to do."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(
        OutputError, match=r"cannot be written, no space left.* \(.*a\): see to room"
    ):
        atomic_write(path, b"new")
    assert (b"old", ["a"]) == (path.read_bytes(), names(tmp_path))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    atomic_write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """Only files are replaced; a device would otherwise be lost."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    atomic_write(pipe, b"new")
    assert (b"new", True) == (os.read(reader, 9), pipe.is_fifo())
    os.close(reader)


@pytest.mark.parametrize("place", ["missing/a", "folder"])
def test_a_place_that_cannot_be_written_is_explained(place: str, tmp_path: Path) -> None:
    """A missing folder is not made for a file, and a folder is no file."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        atomic_write(tmp_path / place, b"new")


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_folder_is_replaced_as_a_whole(
    in_one_step: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the new one lacks is gone; also where the system cannot exchange folders."""
    if not in_one_step:
        monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    folder = tmp_path / "deep" / "product"
    fill(folder, "old")
    (folder / "c").touch()
    fill(folder, "new")
    assert (["a", "b"], "new") == (names(folder), (folder / "a").read_text())
    assert names(folder.parent) == ["product"]


def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    """Each is where the other was."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not exchange.exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange folders")
    assert (["other"], ["one"]) == (names(tmp_path / "one"), names(tmp_path / "other"))


def test_the_old_folder_comes_back_where_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the system cannot exchange folders, and the old one had to be moved first."""
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    old = tmp_path / "old"
    old.mkdir()
    (old / "kept").touch()
    with pytest.raises(FileNotFoundError):
        exchange.put(tmp_path / "absent", old, tmp_path / "aside")
    assert ["old", "old/kept"] == sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*"))


def test_an_error_while_filling_leaves_the_old_folder(tmp_path: Path) -> None:
    """Nothing of the new one is seen or left."""
    fill(tmp_path / "product", "old")
    with pytest.raises(RuntimeError), atomic_directory(tmp_path / "product") as fresh:
        (fresh / "a").write_text("new")
        raise RuntimeError
    assert ("old", ["product"]) == ((tmp_path / "product" / "a").read_text(), names(tmp_path))


def test_a_killed_writer_leaves_the_old_folder(tmp_path: Path) -> None:
    """kill -9 in the middle: the old product is whole."""
    fill(tmp_path / "product", "old")
    script = (
        "import os, signal, sys, pathlib\n"
        "from akkg.atomic import atomic_directory\n"
        "with atomic_directory(pathlib.Path(sys.argv[1])) as fresh:\n"
        "    (fresh / 'a').write_text('new')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "product")], check=False)
    assert -signal.SIGKILL == ended.returncode
    assert ["old", "old"] == [(tmp_path / "product" / name).read_text() for name in "ab"]


@pytest.mark.parametrize("locks", [True, False])
def test_what_the_killed_leave_behind_is_removed(
    locks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a writer is still at is left alone, and so are the remains of other names; where there
    are no locks, only what is old is removed."""
    old, new, other = (
        tmp_path / f".akkg-{digits}-{name}"
        for digits, name in (("0" * 8, "a"), ("1" * 8, "a"), ("2" * 8, "ba"))
    )
    for path in (old, new, other):
        path.mkdir()
    for path in (old, other):
        os.utime(path, (0, 0))
    held = atomic._locked(new) if locks else None
    if not locks:
        monkeypatch.setattr(atomic, "_locked", lambda path: None)
    atomic_write(tmp_path / "a", b"")
    assert [new.name, other.name, "a"] == names(tmp_path)
    assert atomic._ABANDONED >= 600
    if held is not None:
        os.close(held)
        atomic_write(tmp_path / "a", b"")
        assert [other.name, "a"] == names(tmp_path)


def test_two_writers_at_once_leave_each_other_alone(tmp_path: Path) -> None:
    """The last to end is what remains, and nothing beside it."""
    for write in (atomic_open, atomic_directory):
        path = tmp_path / write.__name__
        with write(path), write(path):
            assert 2 == len([*tmp_path.glob(f".akkg-*-{path.name}")])
        assert path.exists()
    assert ["atomic_directory", "atomic_open"] == names(tmp_path)


def test_what_was_taken_for_abandoned_too_early_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may look before the lock is there."""
    early: list[Path] = []
    real = atomic._locked

    def late(path: Path) -> int | None:
        if not early:
            early.append(path)
            path.unlink()
        return real(path)

    monkeypatch.setattr(atomic, "_locked", late)
    atomic_write(tmp_path / "a", b"new")
    assert ([tmp_path / "a"], b"new") == ([*tmp_path.iterdir()], (tmp_path / "a").read_bytes())
    assert 1 == len(early)


def test_what_is_unfinished_can_be_removed_before_the_process_ends(tmp_path: Path) -> None:
    """A file and a folder in the making go; what is finished stays."""
    atomic_write(tmp_path / "done", b"x")
    with suppress(OutputError), atomic_open(tmp_path / "file") as stream:
        stream.write(b"part")
        with suppress(OutputError), atomic_directory(tmp_path / "folder") as folder:
            (folder / "inside").write_bytes(b"part")
            assert 3 == len([*tmp_path.iterdir()])
            remove_unfinished()
            assert [tmp_path / "done"] == [*tmp_path.iterdir()]
    assert [tmp_path / "done"] == [*tmp_path.iterdir()]
