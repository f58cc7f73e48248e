"""Writes the table of one task: who took what, at which size, and with which answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.differences import expected, strangeness
from bench.measure import FAILED, FINISHED, OUT_OF_MEMORY, OUT_OF_TIME
from bench.records import Circumstances, Record
from bench.summary import Cell, own, quads
from bench.task import Task
from bench.wording import mebibytes, number, ratio, seconds, table

__all__ = ["over_engine", "task_table"]

_WAYS = {
    "bare": "the bare engine, given the text",
    "read": "`akkg`, the query's file read before",
    "named": "`akkg.run`, by name",
}


def task_table(
    task: Task, among: Sequence[Cell], found: Circumstances, records: Iterable[Record]
) -> str:
    """Write the table of a task.

    Args:
        task: The task.
        among: Its cells.
        found: Where, when and of what.
        records: Its records.
    """
    kept = list(records)
    head = ["quads", "who", "CPU s", "least to most"]
    head += [_of_it(task), "times `akkg`", "of it"] if task.parts else ["times `akkg`"]
    rows = [_row(task, cell, among, found, kept) for cell in among]
    return table((*head, "wall s", "MiB", "runs", "answer"), rows)


def _of_it(task: Task) -> str:
    """The head of the column of the parts."""
    return f"of it {'the questions' if len(task.parts) > 2 else task.parts[0].split()[0]}"


def over_engine(among: Sequence[Cell], found: Circumstances) -> str:
    """Write the table of what `bench.peers.over_engine` tells."""
    rows: list[Sequence[str]] = []
    for cell in among:
        told, size = cell.first.answer, _size(cell, found)
        if cell.end != FINISHED:
            rows.append((size, f"{cell.end} {cell.first.note}".strip(), *[""] * 5))
            continue
        for way, title in _WAYS.items():
            counts = (number(told["questions"]), number(told["rows"]))
            spent, mean = str(told[f"{way}: seconds"]), str(told[f"{way}: geometric mean"])
            worst = "" if way == "bare" else str(told[f"{way}: worst"])
            rows.append((size, title, *counts, spent, mean, worst))
    head = ("quads", "way", "questions", "rows", "CPU s for all", "geometric mean", "worst")
    return table(head, rows)


def _row(
    task: Task,
    cell: Cell,
    among: Sequence[Cell],
    found: Circumstances,
    records: Sequence[Record],
) -> Sequence[str]:
    size, answer = _size(cell, found), _answer(task, cell, records)
    if not cell.cpu:
        return (size, cell.peer, *[""] * (8 if task.parts else 6), answer)
    ours = own(among, cell.size)
    fair = ours is not None and ours.end == FINISHED and cell.end != FAILED
    more = cell.end in (OUT_OF_TIME, OUT_OF_MEMORY)
    spread = f"{seconds(cell.least)} to {seconds(cell.most)}" if cell.rounds > 1 else ""
    columns = [size, cell.peer, seconds(cell.cpu), spread]
    if task.parts:
        columns.append(seconds(cell.part))
    columns.append(ratio(cell.cpu, ours.cpu, more=more) if ours and fair else "")
    if task.parts:
        columns.append(ratio(cell.part, ours.part) if ours and fair else "")
    return (*columns, seconds(cell.wall), mebibytes(cell.peak), str(cell.rounds), answer)


def _size(cell: Cell, found: Circumstances) -> str:
    return f"{quads(found, cell.size):,}" if cell.size else "own graph"


def _answer(task: Task, cell: Cell, records: Sequence[Record]) -> str:
    """What came out, or why nothing did, and what is otherwise than it should be."""
    of_cell = [record for record in records if record.size == cell.size]
    told = cell.first.answer
    words = []
    if cell.end == OUT_OF_TIME:
        spent = f"{cell.first.cpu:.0f} CPU s, {cell.first.wall:.0f} s by the clock"
        words.append(f"not finished in {spent}")
    elif cell.end != FINISHED:
        words.append(cell.end)
    words += [cell.first.note] if cell.first.note else []
    strange = strangeness(cell.first, expected(of_cell)) if task.alike else ""
    if strange:
        words.append(strange)
    elif "bytes" in told:
        same = {record.answer.get("bytes") for record in of_cell if record.peer == cell.peer}
        words.append(_bytes(len(same), cell.rounds))
    elif told:
        words.append(_plain(told))
    return "; ".join(words)


def _bytes(different: int, rounds: int) -> str:
    if rounds == 1:
        return "one run"
    return "the same bytes each time" if different == 1 else "other bytes each time"


def _plain(answer: Mapping[str, str | int]) -> str:
    """An answer without digests; of many numbers their sum."""
    found = {name: value for name, value in answer.items() if isinstance(value, int)}
    if len(found) > 2:
        return f"rows {sum(found.values()):,}"
    return ", ".join(f"{name} {value:,}" for name, value in sorted(found.items()))
