"""Reads files, and explains why one cannot be read."""

from __future__ import annotations

from pathlib import Path

from akkg.errors import DataError, reason

__all__ = ["read_bytes", "read_text"]


def read_bytes(path: Path) -> bytes:
    """Read a source file as it is.

    Raises:
        DataError: Where it is missing or cannot be read.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise DataError("neither a file nor a link to one", str(path), "name a file")
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "check its name and its permissions"
        raise DataError(f"cannot be read, {reason(error)}", str(path), remedy) from None


def read_text(path: Path) -> str:
    """Read a source file as text.

    Args:
        path: The file, in UTF-8.

    Raises:
        DataError: Where it is missing, cannot be read, or is not UTF-8.
    """
    content = read_bytes(path)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8", f"{path}:{line}", "save the file as UTF-8") from None
