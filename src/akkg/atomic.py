"""Writes files and folders whole or not at all: beside their place first, then moved into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from akkg.errors import OutputError

_MARK = ".akkg-"  # our unfinished work is called .akkg-<process>-<name>


@contextmanager
def atomic_open(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that takes its place only when all has been written.

    Args:
        path: The file to make or to replace; a symbolic link stays one, and its target is replaced.

    Yields:
        A binary stream. An exception in the block leaves the old file as it was.

    Raises:
        OutputError: Where the file cannot be written, for want of room or of rights.
    """
    target = Path(os.path.realpath(path))
    beside = _beside(target)
    try:
        with beside.open("wb") as stream:
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink()


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
    import shutil

    target = Path(os.path.realpath(path))
    beside = _beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(target.parent)
        beside.mkdir()
        yield beside
        for file in beside.iterdir():
            _sync(file, os.O_RDONLY)
        _sync_folder(beside)
        _put(beside, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def unwritable(path: Path, error: OSError) -> OutputError:
    """Make the error for a path that cannot be written."""
    return OutputError(
        f"cannot be written, {(error.strerror or str(error)).lower()}",
        str(path),
        "see to room and rights, or name another place",
    )


def _beside(target: Path) -> Path:
    return target.with_name(f"{_MARK}{os.getpid()}-{target.name}")


def _put(new: Path, target: Path) -> None:
    """Move a folder into its place; what was there ends up where the new one was, to be removed."""
    try:
        new.rename(target)  # nothing is there, or an empty folder
        return
    except OSError:
        if not target.is_dir():
            raise
    from akkg.exchange import exchange

    if not exchange(new, target):
        old = new.with_name(f"{new.name}.old")
        target.rename(old)
        new.rename(target)
        old.rename(new)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems know no fsync of a folder
        _sync(folder, os.O_RDONLY)


def _clear_abandoned(folder: Path) -> None:
    """Remove what processes that were killed have left behind."""
    import shutil

    for left in folder.glob(f"{_MARK}*"):
        process = left.name.removeprefix(_MARK).partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
