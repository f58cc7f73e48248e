"""What was measured, as lines of JSON: the circumstances first, then a line a process."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["MISSING", "NOT_RUN", "Circumstances", "Record", "read", "write"]

MISSING, NOT_RUN = "missing", "not run"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where, when and of what.

    Attributes:
        date: The day, as YYYY-MM-DD.
        machine: The machine, in words.
        load: The load average of the machine before the first process ran.
        versions: The version of each program, by name.
        seconds: What a process of another may take, in processor seconds.
        own: What a process of this project, or of pySHACL, may take, in processor seconds.
        memory: What one of another may take, in bytes.
        quads: The statements in the files of each size, by the size and what is counted.
    """

    date: str
    machine: str
    load: float
    versions: Mapping[str, str]
    seconds: float
    own: float
    memory: int
    quads: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One process, or why there was none.

    Attributes:
        task: The name of the task.
        peer: Who did it.
        size: The size of the world, in quads, roundly.
        end: One of those of `bench.measure`, or MISSING, or NOT_RUN.
        wall: Wall-clock seconds of the whole process.
        cpu: Processor seconds of the whole process.
        peak: The most memory held, in bytes.
        sections: Processor seconds of each part that the process has told of; those of a server are
            its own.
        answer: What it has come to, by name: numbers and digests.
        note: What went wrong, in a line.
    """

    task: str
    peer: str
    size: int
    end: str
    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    sections: Mapping[str, float] = field(default_factory=dict)
    answer: Mapping[str, str | int] = field(default_factory=dict)
    note: str = ""


def write(path: Path, circumstances: Circumstances, records: Iterable[Record]) -> None:
    """Write what was measured.

    Args:
        path: The file; its folder is made.
        circumstances: Where, when and of what.
        records: The processes, in the order in which they ran.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    values = (asdict(circumstances), *map(_brief, records))
    lines = (json.dumps(value, sort_keys=True) for value in values)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def read(path: Path) -> tuple[Circumstances, list[Record]]:
    """Read what was measured.

    Raises:
        OSError: Where the file cannot be read.
        ValueError: Where it is of another form.
    """
    first, *others = path.read_text("utf-8").splitlines()
    try:
        found = Circumstances(**json.loads(first))
        return found, [Record(**json.loads(line)) for line in others]
    except TypeError as error:
        raise ValueError(f"{path} was written by another version: {error}") from None


def _brief(record: Record) -> dict[str, object]:
    """A record without what it has not, and no finer than can be measured."""
    found = asdict(record)
    for key in ("wall", "cpu"):
        found[key] = round(found[key], 4)
    found["sections"] = {name: round(value, 5) for name, value in found["sections"].items()}
    always = ("task", "peer", "size", "end")
    return {key: value for key, value in found.items() if key in always or value}
