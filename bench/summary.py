"""Sums up the rounds of each competitor at each size: medians with their spread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from bench.fit import Law, fit
from bench.measure import FINISHED
from bench.records import Circumstances, Record
from bench.task import OWN, Task

__all__ = ["Cell", "cells", "costs", "law", "own", "quads"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A competitor at a size.

    Attributes:
        peer: Who.
        size: The size of the world, roundly.
        end: How it ended the last time.
        cpu: The median processor seconds of the whole process.
        least: The least.
        most: The most.
        part: The median processor seconds of the parts that are compared; None where not all of
            them were told.
        wall: The median wall-clock seconds.
        peak: The most memory in bytes, of all rounds.
        rounds: How many processes.
        first: The first record, for its answer and note.
    """

    peer: str
    size: int
    end: str
    cpu: float
    least: float
    most: float
    part: float | None
    wall: float
    peak: int
    rounds: int
    first: Record


def cells(task: Task, records: Iterable[Record]) -> tuple[Cell, ...]:
    """Sum up a task, size by size, the competitors in their order.

    Args:
        task: The task.
        records: All that was recorded; those of other tasks are left out.
    """
    of_task = [record for record in records if record.task == task.name]
    sizes = sorted({record.size for record in of_task})
    names = [competitor.name for competitor in task.competitors]
    found = []
    for size in sizes:
        for name in names:
            rounds = [one for one in of_task if (one.size, one.peer) == (size, name)]
            if rounds:
                found.append(_cell(task, rounds))
    return tuple(found)


def _cell(task: Task, rounds: list[Record]) -> Cell:
    cpu = [record.cpu for record in rounds]
    parts = list(_parts(task, rounds))
    return Cell(
        peer=rounds[0].peer,
        size=rounds[0].size,
        end=rounds[-1].end,
        cpu=median(cpu),
        least=min(cpu),
        most=max(cpu),
        part=median(parts) if parts else None,
        wall=median(record.wall for record in rounds),
        peak=max(record.peak for record in rounds),
        rounds=len(rounds),
        first=rounds[0],
    )


def _parts(task: Task, rounds: Iterable[Record]) -> Iterator[float]:
    for record in rounds:
        if task.parts and all(part in record.sections for part in task.parts):
            yield sum(record.sections[part] for part in task.parts)


def own(among: Iterable[Cell], size: int) -> Cell | None:
    """This project's cell of a size, if it has one."""
    return next((cell for cell in among if (cell.peer, cell.size) == (OWN, size)), None)


def quads(found: Circumstances, size: int) -> int:
    """The statements of the world of a size, counted."""
    return found.quads.get(str(size), {}).get("world", size)


def costs(peer: str, among: Iterable[Cell], found: Circumstances) -> dict[float, float]:
    """The processor seconds of a competitor's parts, by the number of statements."""
    return {
        quads(found, cell.size): cell.part
        for cell in among
        if cell.peer == peer and cell.end == FINISHED and cell.size and cell.part
    }


def law(peer: str, among: Iterable[Cell], found: Circumstances) -> Law | None:
    """How the cost of a competitor's parts grows; None for fewer than two sizes."""
    return fit(costs(peer, among, found))
