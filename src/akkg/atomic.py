"""Writes files and folders whole or not at all: beside their place first, then moved into it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import time
from typing import IO

from akkg.errors import OutputError, reason

_MARK = ".akkg-"  # unfinished work is called .akkg-<eight random digits>-<name>
_ABANDONED = 3600  # seconds after which nobody goes on with it
_TRIES = 5  # to remove a folder into which the engine goes on writing
# What this process is at, and how it is removed, for `remove_unfinished`.
_UNFINISHED: dict[Path, Callable[[Path], object]] = {}
_ENDING = Lock()


@contextmanager
def atomic_open(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that takes its place only when all has been written.

    Args:
        path: The file to make or to replace. A symbolic link stays one, and its target is replaced.
            A device or a pipe is no file to replace: it is written to as it is.

    Yields:
        A binary stream. An exception in the block leaves the old file as it was.

    Raises:
        OutputError: Where the file cannot be written, for want of room or of rights.
    """
    try:
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            with path.open("wb") as stream:
                yield stream
            return
        target = Path(os.path.realpath(path))
        with _replacing(target) as beside:
            with beside.open("wb") as stream:
                if mode is not None:
                    beside.chmod(stat.S_IMODE(mode))
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error


def atomic_write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputError: Where the file cannot be written; an old one is still whole.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     atomic_write(Path(folder, "a"), b"one")
        ...     Path(folder, "a").read_bytes()
        b'one'
    """
    with atomic_open(path) as stream:
        stream.write(content)


@contextmanager
def atomic_directory(path: Path) -> Iterator[Path]:
    """Make a folder that takes its place only when all its files are on the disk.

    An old folder there is exchanged for the new one in one step where the system can: on Linux and
    macOS.

    Args:
        path: The folder to make or to replace.

    Yields:
        An empty folder beside it, to be filled. An exception in the block leaves the old one as it
        was.

    Raises:
        OutputError: Where the folder cannot be written, for want of room or of rights.
    """
    from akkg.exchange import put

    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(target) as beside:
            beside.mkdir()
            yield beside
            for file in beside.iterdir():
                _sync(file)
            _sync(beside)
            with _ENDING:  # not between two renames, on a system that cannot exchange folders
                put(beside, target, _beside(target))
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def unfinished(path: Path, remove: Callable[[Path], object]) -> Iterator[None]:
    """Have a path removed where the process is ended in the midst of the block.

    Args:
        path: What is made in the block; whoever makes it removes it where the block fails.
        remove: Removes it.
    """
    _UNFINISHED[path] = remove
    try:
        yield
    finally:
        with _ENDING:  # where the process ends, the failures that this brings are not told
            _UNFINISHED.pop(path, None)


def remove_unfinished(*, ending: bool = False) -> None:
    """Remove what this process has begun to write and not finished.

    Args:
        ending: Whether the caller, a thread beside the work, ends the process then: until it does,
            no file takes its place, and nobody tells that one has vanished.
    """
    if ending:
        _ENDING.acquire()
    for beside, remove in tuple(_UNFINISHED.items()):
        for _ in range(_TRIES):
            with suppress(OSError):
                remove(beside)
            if not beside.exists():
                break


def unwritable(path: Path, error: OSError) -> OutputError:
    """Make the error for a path that cannot be written."""
    return OutputError(
        f"cannot be written, {reason(error)}",
        str(path),
        "see to room and rights, or name another place",
    )


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a path beside a target, to be moved there; what is left at it in the end is removed."""
    for left in target.parent.glob(f"{_MARK}*"):
        with suppress(OSError):
            ours = left.name[len(_MARK) + 8 :] == f"-{target.name}"
            if ours and time() - left.stat().st_mtime > _ABANDONED:
                _remove(left)
    beside = _beside(target)
    try:
        with unfinished(beside, _remove):
            yield beside
        with suppress(OSError):  # some file systems know no fsync of a folder
            _sync(target.parent)
    finally:
        with suppress(OSError):
            _remove(beside)


def _beside(target: Path) -> Path:
    """A path beside a target that nobody else uses."""
    return target.with_name(f"{_MARK}{os.urandom(4).hex()}-{target.name}")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    if not path.is_dir():
        path.unlink()
        return
    import shutil

    shutil.rmtree(path)
