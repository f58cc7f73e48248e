"""One cell of a table: the command of a competitor, and what its process has told."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.measure import FINISHED, Run
from bench.records import Record
from bench.task import Competitor, Task

__all__ = ["Place", "command_of", "missing", "record_of"]

_PROGRAMS = Path(sys.executable).parent
_FOLDERS = re.compile(r"(?:/[\w.@+~-]+)+/")
_LENGTH = 160  # of a note


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of a process are.

    Attributes:
        data: The prepared files of the size.
        scratch: An empty folder, for this process alone.
        bench: The folder of the scripts.
    """

    data: Path
    scratch: Path
    bench: Path


def command_of(competitor: Competitor, place: Place) -> list[str]:
    """Give the command that a competitor runs."""
    questions = sorted(map(str, (place.data / "questions").glob("*.rq")))
    names = {"data": place.data, "scratch": place.scratch, "bench": place.bench}
    words: list[str] = []
    for word in competitor.command.removeprefix("@").split():
        words += questions if word == "{questions}" else [word.format_map(names)]
    if competitor.command.startswith("@"):
        return [str(_PROGRAMS / words[0]), *words[1:]]
    return [sys.executable, "-m", f"bench.peers.{words[0]}", *words[1:]]


def missing(competitor: Competitor) -> str:
    """Name what a competitor needs and is not there; an empty text where all is."""
    for name in competitor.needs:
        if name.startswith("/"):
            there = (_PROGRAMS / name[1:]).exists() or shutil.which(name[1:]) is not None
        else:
            there = find_spec(name) is not None
        if not there:
            return name.removeprefix("/")
    return ""


def record_of(
    task: Task, competitor: Competitor, size: int, measured: Run, out: Path, err: Path
) -> Record:
    """Make a record of a process and of what it has written.

    Args:
        task: The task.
        competitor: Who did it.
        size: The size.
        measured: What it took.
        out: Its output: lines of JSON, or rows of CSV from the program of a command.
        err: Its messages.
    """
    sections: dict[str, float] = {}
    answer: dict[str, str | int] = {}
    if competitor.command.startswith("@"):
        answer |= _rows(out)
    else:
        for told in _lines(out):
            if "part" in told:
                sections[str(told["part"])] = float(told["cpu"])
            answer |= told.get("answer", {})
    note = "" if measured.end == FINISHED else _last_line(err)
    return Record(
        task.name,
        competitor.name,
        size,
        measured.end,
        measured.wall,
        measured.cpu,
        measured.peak,
        sections,
        answer,
        note,
    )


def _lines(out: Path) -> Iterator[dict[str, Any]]:
    for line in out.read_text("utf-8", errors="replace").splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            continue  # something else that the peer prints
        if isinstance(told, dict):
            yield told


def _rows(out: Path) -> dict[str, str | int]:
    """The rows of CSV below their head, as a number and a digest; line ends do not matter."""
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    seen = sha256("\n".join("\0".join(row) for row in rows).encode()).hexdigest()[:12]
    return {"rows": len(rows), "which": seen} if rows else {}


def _last_line(err: Path) -> str:
    """What went wrong, without the names of this machine's folders."""
    lines = err.read_text("utf-8", errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return _FOLDERS.sub("", last)[:_LENGTH]
