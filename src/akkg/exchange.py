"""Exchanges two folders in one step, so that at no moment either is missing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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
