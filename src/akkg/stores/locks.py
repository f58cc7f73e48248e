"""Locks of the folders of stores: a process that ends in any way gives them up.

Where the system has none (Windows), all are given, and two loads at once must be avoided by hand.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

__all__ = ["NAME", "Lock", "is_written", "lock"]

NAME = "lock"


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held until it is closed, or nothing refers to it.

    Attributes:
        stream: The open file on which the system keeps the lock.
    """

    stream: IO[bytes]

    def holds(self, folder: Path) -> bool:
        """Whether the folder of this name is still the one that was locked."""
        try:
            return os.path.samestat(os.fstat(self.stream.fileno()), (folder / NAME).stat())
        except OSError:
            return False

    def share(self) -> None:
        """Let readers in."""
        _take(self.stream, shared=True)

    def close(self) -> None:
        """Give it up."""
        self.stream.close()

    def __del__(self) -> None:
        self.stream.close()


def lock(folder: Path, *, shared: bool) -> Lock | None:
    """Lock a folder that has a file for it.

    Args:
        folder: The folder.
        shared: Whether others may hold the lock, too, as readers do.

    Returns:
        The lock, or None where others hold one that excludes it.

    Raises:
        OSError: Where there is no such file, or it cannot be opened.
    """
    stream = (folder / NAME).open("rb")
    if _take(stream, shared=shared):
        return Lock(stream)
    stream.close()
    return None


def is_written(data: Path) -> bool:
    """Whether a process has the data of a store open for writing.

    Args:
        data: The folder of the engine's files.
    """
    try:
        import fcntl

        with (data / "LOCK").open("rb") as stream:  # RocksDB's own, of another kind than ours
            fcntl.lockf(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (FileNotFoundError, ImportError):
        return False
    except OSError:
        return True
    return False


def _take(stream: IO[bytes], *, shared: bool) -> bool:
    try:
        import fcntl

        fcntl.flock(stream, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except ImportError:
        return True
    except OSError:
        return False
    return True
