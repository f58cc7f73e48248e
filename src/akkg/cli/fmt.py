"""``akkg fmt``: bring source files into the project's layout."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.errors import DataError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

SUFFIXES = (".trig", ".ttl")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "fmt",
        help="bring Turtle and TriG source files into the project's layout",
        description="Sort source files and write one fact a line; lists keep their order. "
        "Triples and comments stay as they are; blank nodes must be objects in brackets, as in "
        "shapes. The names of changed files go to standard output.",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if a file would change"
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files or folders (default: ontology and graph)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Lay out the files: all are read and checked before the first is written."""
    from akkg.atomic import atomic_write
    from akkg.location import data_root
    from akkg.prefixes import PrefixTable

    root = data_root()
    table = dict(PrefixTable.load(root).items())
    named = args.files or [root / "ontology", root / "graph"]
    changed = [
        (path, text)
        for path in _source_files(named)
        if (text := _new_text(path, table)) is not None
    ]
    for path, text in changed:
        if not args.check:
            atomic_write(path, text.encode())
        print(_shown(path))
    return 1 if args.check and changed else 0


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _source_files(named: list[Path]) -> Iterator[Path]:
    for path in named:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.suffix in SUFFIXES)
        elif path.suffix in SUFFIXES:
            yield path
        else:
            raise DataError(
                "neither a folder nor a .ttl or .trig file", str(path), "name a Turtle or TriG file"
            )


def _new_text(path: Path, table: dict[str, str]) -> str | None:
    """Return the text of a file in the layout, or None if it has it already."""
    from akkg.turtle.layout import lay_out

    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise DataError(f"cannot be read, {error.strerror}", str(path), "check the path") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8", f"{path}:{line}", "save the file as UTF-8") from None
    laid_out = lay_out(
        text.removeprefix("\ufeff"), table, trig=path.suffix == ".trig", where=str(path)
    )
    return None if laid_out == text else laid_out
