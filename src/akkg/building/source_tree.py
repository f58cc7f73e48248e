"""The files that a product is built from, and what tells whether they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import time_ns

from akkg.errors import DataError, reason
from akkg.reading import read_bytes

__all__ = ["digest", "source_files", "stamp"]

_PLACES = (
    ("ontology", (".ttl",)),
    ("ontology/rules", (".rq",)),
    ("graph", (".ttl", ".trig", ".sssom.tsv")),
)
_SETTLED = 50_000_000  # nanoseconds: a file changed again within a clock tick keeps its times


def source_files(root: Path) -> tuple[str, ...]:
    """List the files of a source tree from which its product is built.

    Shapes and coverage are no part of the product; `graph` is taken with its folders.

    Args:
        root: The folder that holds `ontology` and `graph`.

    Returns:
        Paths relative to the root, with `/`, sorted.
    """
    return tuple(sorted(name for name, _ in _entries(root)))


def stamp(root: Path) -> str:
    """Describe the source files by name, size and times, without opening them.

    Args:
        root: The folder that holds `ontology` and `graph`.

    Returns:
        A text that differs after any change; empty where a file has changed so lately that another
        change might not show.
    """
    lines, newest = [str(root)], 0
    for _, entry in _entries(root):
        found = entry.stat()
        newest = max(newest, found.st_ctime_ns, found.st_mtime_ns)
        lines.append(
            f"{entry.path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
        )
    return "" if time_ns() - newest < _SETTLED else "\n".join(sorted(lines))


def digest(root: Path, salt: str = "") -> str:
    """Compute the SHA-256 over names and contents of the source files.

    Args:
        root: The folder that holds `ontology` and `graph`.
        salt: What else the product depends on, such as the version of the package.

    Returns:
        Sixty-four hexadecimal digits.

    Raises:
        DataError: Where a file cannot be read.
    """
    from hashlib import sha256

    total = sha256(salt.encode())
    for name in source_files(root):
        content = read_bytes(root / name)
        total.update(f"\0{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each source file by its name below the root, which may be written in many ways."""
    for name, endings in _PLACES:
        yield from _scan(str(root / name), name, endings, deep=name == "graph")


def _scan(
    folder: str, name: str, endings: tuple[str, ...], *, deep: bool
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(endings):
                    yield f"{name}/{entry.name}", entry
                elif deep and entry.is_dir():
                    yield from _scan(entry.path, f"{name}/{entry.name}", endings, deep=True)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DataError(
            f"cannot be read, {reason(error)}", folder, "check its permissions"
        ) from None
