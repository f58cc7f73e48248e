"""The place of a store on disk: it is made beside it, and put there when it is whole.

While a store is made, its folder is called `.NAME.akkg-RANDOM`, is locked, and says nothing of
itself. What a process that ended left behind is such a folder without a lock.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

from akkg.atomic import unfinished, unwritable
from akkg.errors import DataError
from akkg.exchange import put
from akkg.stores import locks, manifest

__all__ = ["DATA", "clean", "leftovers", "replacing"]

DATA = "data"
"""The folder of the engine's files, in the folder of a store."""

_NEW = 60  # seconds in which the maker of a folder has locked it


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Make a store that takes its place only when it is whole and on the disk.

    Args:
        path: The folder of the store to make or to replace.

    Yields:
        An empty folder beside it, to be filled. An exception in the block removes it, and leaves
        the old store as it was.

    Raises:
        DataError: Where the folder is something else than a store.
        OutputError: Where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    refuse_other(target)
    beside = _beside(target)
    try:
        with unfinished(beside, remove):
            (beside / DATA).mkdir(parents=True)
            (beside / locks.NAME).touch()
            held = locks.lock(beside, shared=False)
            yield beside
            for each in (*(beside / DATA).iterdir(), beside / DATA, beside):
                _sync(each)
        if held:
            held.share()
        # From here on the old store may lie beside the new one, and be read there.
        put(beside, target, _beside(target))
        _sync(target.parent)
        if held:
            held.close()
    except BaseException as error:
        remove(beside)
        if isinstance(error, OSError):
            raise unwritable(path, _of_system(error)) from error
        raise
    _remove_unread(beside)


def refuse_other(path: Path) -> None:
    """Refuse a path that holds something else than a store.

    Raises:
        DataError: Where a file or a folder with other things is there.
        OutputError: Where it cannot be looked at.
    """
    try:
        if not path.exists() or (path / manifest.NAME).exists() or not any(path.iterdir()):
            return
    except NotADirectoryError:
        pass
    except OSError as error:
        raise unwritable(path, error) from error
    what = "there is something else than a store, and it is left as it is"
    raise DataError(what, str(path), "name a new or an empty folder")


def leftovers(path: Path) -> tuple[Path, ...]:
    """List what loads that were interrupted have left beside a store, and old states of it.

    Args:
        path: The folder of the store, which need not exist.

    Returns:
        Folders in which no process is at work, sorted.
    """
    target = Path(os.path.realpath(path))
    found = sorted(target.parent.glob(f".{_literal(target.name)}.akkg-*"))
    return tuple(each for each in found if _is_left(each))


def clean(path: Path) -> tuple[Path, ...]:
    """Remove what loads that were interrupted have left beside a store.

    Args:
        path: The folder of the store, which is not touched.

    Returns:
        The folders that were removed.
    """
    found = leftovers(path)
    for each in found:
        remove(each)
    return tuple(each for each in found if not each.exists())


def remove(folder: Path) -> None:
    """Remove a folder as far as possible; what says that it is a store goes first."""
    import shutil

    with suppress(OSError):
        (folder / manifest.NAME).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _of_system(error: OSError) -> OSError:
    """Take what the system says from the words of the engine, which names its own files."""
    for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        if error.errno is None and os.strerror(code) in str(error):
            return OSError(code, os.strerror(code))
    return error


def _remove_unread(old: Path) -> None:
    """Remove the old store, unless a process still reads it: then the next load does."""
    if old.exists() and _is_left(old):
        remove(old)


def _is_left(folder: Path) -> bool:
    try:
        held = locks.lock(folder, shared=False)
    except FileNotFoundError:
        with suppress(OSError):
            return time() - folder.stat().st_mtime > _NEW
        return False
    except OSError:
        return False
    if held is None:
        return False
    held.close()
    return True


def _beside(target: Path) -> Path:
    """A path beside a store that nobody else uses."""
    return target.with_name(f".{target.name}.akkg-{os.urandom(4).hex()}")


def _sync(path: Path) -> None:
    with suppress(OSError):  # some systems know no fsync of a folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _literal(name: str) -> str:
    from glob import escape

    return escape(name)
