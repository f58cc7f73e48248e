"""Holds the answers of competitors against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from bench.measure import FINISHED
from bench.records import Record
from bench.tasks import TASKS

__all__ = ["differences", "expected", "strangeness"]

Answer = Mapping[str, str | int]


REFERENCES = ("pySHACL",)
"""Those who are right, where they have answered."""


def expected(records: Iterable[Record]) -> Answer:
    """Find what the answer of a task should be, name by name.

    Args:
        records: Those of one task and size. One that did not finish counts with what it has told.

    Returns:
        For each name in an answer what a reference says, else what most of two or more say who
        agree; nothing for a name on which no two agree, or two pairs do not.
    """
    said: dict[str, dict[str, str | int]] = {}
    for record in records:
        for name, value in record.answer.items():
            said.setdefault(name, {}).setdefault(record.peer, value)
    found: dict[str, str | int] = {}
    for name, values in said.items():
        for reference in REFERENCES:
            if reference in values:
                found[name] = values[reference]
        (most, votes), *others = Counter(values.values()).most_common(2)
        if name not in found and votes > 1 and not (others and others[0][1] == votes):
            found[name] = most
    return found


def strangeness(record: Record, wanted: Answer) -> str:
    """Say what is otherwise in an answer than expected; an empty text where nothing is.

    A digest is told of only where the number that it goes with is the same.
    """
    words = []
    for name, value in record.answer.items():
        number, _, which = name.rpartition(": ") if ": " in name else (name, "", "")
        if name not in wanted or value == wanted[name]:
            continue
        if which or name == "which":
            counted = number if which else "rows"
            if record.answer.get(counted) == wanted.get(counted):
                words.append(f"{counted}: as many, but others")
        else:
            words.append(f"{name}: {_shown(value)}, not {_shown(wanted[name])}")
    return "; ".join(words)


def differences(records: Iterable[Record]) -> Iterator[str]:
    """Say where answers differ: between competitors, and between two runs of one.

    Args:
        records: All of them.
    """
    alike = {task.name for task in TASKS if task.alike}
    ordered = sorted(records, key=lambda record: (record.task, record.size))
    for (task, size), group in groupby(ordered, key=lambda record: (record.task, record.size)):
        cell = list(group)
        wanted = expected(cell) if task in alike else {}
        told = set()
        for record in cell:
            if strange := strangeness(record, wanted):
                told.add(f"{task} {size:,} {record.peer}: {strange}")
        for peer in dict.fromkeys(record.peer for record in cell):
            answers = [r.answer for r in cell if r.peer == peer and r.end == FINISHED]
            if task != "questions" and any(answer != answers[0] for answer in answers):
                told.add(f"{task} {size:,} {peer}: not the same each time")
        yield from sorted(told)


def _shown(value: str | int) -> str:
    return f"{value:,}" if isinstance(value, int) else value
