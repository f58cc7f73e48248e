"""Writes files and folders whole or not at all: beside their place first, then moved into it.

What is being written is locked, so that what a killed process has left is known by its lack of a
lock, and removed by the next one that writes to the same place.
"""

from __future__ import annotations

import errno
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
_ABANDONED = 3600  # seconds after which nobody goes on with it, where there are no locks
_TRIES = 5  # to remove a folder into which the engine goes on writing, or to make a path
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
        with _replacing(target, Path.touch) as beside:
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
        with _replacing(target, Path.mkdir) as beside:
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


def clear_abandoned(path: Path) -> None:
    """Remove what processes that were killed have left beside a path, as each next writer does.

    Args:
        path: What they were writing; it is not touched.
    """
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f"{_MARK}*"):
        if left.name[len(_MARK) + 8 :] == f"-{target.name}":
            with suppress(OSError):
                _remove_abandoned(left)


def unwritable(path: Path, error: OSError) -> OutputError:
    """Make the error for a path that cannot be written."""
    return OutputError(
        f"cannot be written, {reason(error)}",
        str(path),
        "see to room and rights, or name another place",
    )


@contextmanager
def _replacing(target: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    """Make a path beside a target, to be moved there; what is left at it in the end is removed."""
    clear_abandoned(target)
    beside, held = _begun(target, make)
    try:
        with unfinished(beside, _remove):
            yield beside
        with suppress(OSError):  # some file systems know no fsync of a folder
            _sync(target.parent)
    finally:
        with suppress(OSError):
            _remove(beside)
        if held is not None:
            os.close(held)


def _begun(target: Path, make: Callable[[Path], object]) -> tuple[Path, int | None]:
    """Make a path beside a target and lock it, before anybody takes it for abandoned."""
    for _ in range(_TRIES):
        beside = _beside(target)
        make(beside)
        with suppress(BlockingIOError, FileNotFoundError):
            held = _locked(beside)
            if beside.exists():
                return beside, held
            if held is not None:
                os.close(held)
    raise BlockingIOError(errno.EAGAIN, "it vanishes as soon as it is made")


def _locked(path: Path) -> int | None:
    """Lock a path until the handle is closed or the process ends; None where there are no locks.

    Raises:
        BlockingIOError: Where another process has locked it.
    """
    try:
        import fcntl

        handle = os.open(path, os.O_RDONLY)
    except (ImportError, PermissionError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            raise
        return None  # not on this file system
    return handle


def _remove_abandoned(left: Path) -> None:
    """Remove what a process that has ended was writing."""
    held = _locked(left)
    try:
        if held is not None or time() - left.stat().st_mtime > _ABANDONED:
            _remove(left)
    finally:
        if held is not None:
            os.close(held)


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
