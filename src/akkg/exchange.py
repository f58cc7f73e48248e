"""Puts a folder in the place of another in one step, so that at no moment either is missing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["exchange", "put"]

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths of one file system.

    Returns:
        Whether it was done. False where the system or the file system cannot; then nothing has
        changed.

    Example:
        >>> exchange(Path("/nonexistent/a"), Path("/nonexistent/b"))
        False
    """
    import ctypes

    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):  # no such function, or no such library (Windows)
        return False


def put(new: Path, target: Path, aside: Path) -> None:
    """Put a folder into its place; what was there ends up where the new one was.

    Args:
        new: The folder.
        target: Its place: a folder, or a path at which nothing is.
        aside: A free path beside them. Where folders cannot be exchanged, the old one is there for
            a moment; it comes back where the new one cannot be moved.

    Raises:
        OSError: Where it cannot be done; the old folder is in its place then.
    """
    try:
        new.rename(target)  # nothing is there, or an empty folder
        return
    except OSError:
        if not target.is_dir():
            raise
    if exchange(new, target):
        return
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(new)
