"""Writes the page of what was measured, from what was recorded: the same page for the same record.

    python -m bench.page bench/results/measured.jsonl -o docs/performance.md

The pictures that it shows are made by `python -m bench.plots`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import FINISHED, OUT_OF_TIME, SLACK
from bench.records import Circumstances, Record, read
from bench.summary import Cell, cells, costs, law, own
from bench.task import Task
from bench.task_table import over_engine, task_table
from bench.tasks import TASKS
from bench.wording import mebibytes, ratio, seconds, table

__all__ = ["page"]

_HEAD = """\
# Performance: what it costs, beside others

<!-- Made by `python -m bench.page`; change bench/page.py or what it is made from. -->

`make bench` measures in some minutes, `make bench-full` up to 5 million quads in more than an hour.
Both make worlds of invented partnerships (`bench/worlds`), give the same files to all competitors,
run them in turn, hold their answers against each other, and make a page like this one from what was
recorded.

How to read the tables:

- **CPU s** is the processor time, user and system, of a whole process with its children, start and
  imports included: the median, then the least and the most of its runs. It says more than the
  wall-clock time, which other work on the machine makes longer. It is not free of that, either: on
  a virtual machine with busy neighbours the same processes have taken up to twice as much as on a
  quiet day. Ratios within a page say more than seconds.
- **of it** is the part that does the work, measured in the process.
- **times `akkg`** compares whole processes, and then these parts, with those of this project: 3.0
  is three times as much, > 3.0 at least that, since it was ended before it was done.
- **MiB** is the most memory that one process held. Nothing below some 20 MiB can be seen.
- **answer** is what came out. Where it should be the same for all it is told what differs: from
  pySHACL where that has answered, else from what most say.
- A competitor that was ended for its time or memory at one size is not run at the next.
- No competitor was tuned beyond what the notes say. The shapes, the rules and the worlds are this
  project's own; others may fare otherwise with theirs.
"""
_GAINS = """\
Whole processes, at the greatest size that the other has finished; where it has finished none, at
the least, and > says that it was ended before it was done.
"""
_GROWTH = """\
The slope of a straight line through the points of a plot with logarithmic axes, fitted by least
squares to the parts that do the work: 1 where twice the data cost twice as much. The residual is
the root of the mean square, in natural logarithms: 0.1 says that points are some 10 % off the line.
"""


def page(found: Circumstances, records: Sequence[Record]) -> str:
    """Write the page.

    Args:
        found: Where, when and of what.
        records: What was recorded.
    """
    summed = {task: cells(task, records) for task in TASKS}
    parts = [_HEAD, _circumstances(found)]
    gains = [row for task, among in summed.items() for row in _gains(task, among)]
    if gains:
        parts.append("## What is gained over rdflib and pySHACL alone\n")
        parts.append(_GAINS)
        head = ("task", "quads", "other", "its CPU s", "`akkg`", "times", "its MiB", "`akkg`")
        parts.append(table(head, gains))
    growth = [row for task, among in summed.items() for row in _growth(task, among, found)]
    if growth:
        parts += ["## How costs grow\n", _GROWTH]
        parts.append(table(("task", "who", "quads", "slope", "residual"), growth))
    for task, among in summed.items():
        if among:
            of_task = [record for record in records if record.task == task.name]
            parts.append(_section(task, among, found, of_task))
    return "\n".join(parts)


def _circumstances(found: Circumstances) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in sorted(found.versions.items()))
    return (
        f"Measured on {found.date}: {found.machine}; load average {found.load} before the first "
        f"process.\nA process of a competitor may take {found.seconds:.0f} s of processor time, "
        f"one of `akkg` or pySHACL {found.own:.0f} s, by the wall clock {SLACK:.0f} times that; "
        f"and {found.memory / 2**30:.0f} GiB.\nThis is said of the last run that wrote to the "
        "record; where tasks were run by themselves others may have had more or less, and what was "
        "ended says at what.\n\n"
        f"Versions: {versions}.\n"
    )


def _gains(task: Task, among: Sequence[Cell]) -> Iterator[Sequence[str]]:
    """What a user gains over rdflib and pySHACL: at the greatest size that these have finished."""
    for peer in ("rdflib", "pySHACL"):
        finished = [cell for cell in among if cell.peer == peer and cell.end == FINISHED]
        ended = [cell for cell in among if cell.peer == peer and cell.end == OUT_OF_TIME]
        for theirs in finished[-1:] or ended[:1]:
            ours = own(among, theirs.size)
            if ours is not None and ours.end == FINISHED:
                size = f"{theirs.size:,}" if theirs.size else "own graph"
                times = ratio(theirs.cpu, ours.cpu, more=not finished)
                peaks = (mebibytes(theirs.peak), mebibytes(ours.peak))
                yield (
                    task.title,
                    size,
                    peer,
                    seconds(theirs.cpu),
                    seconds(ours.cpu),
                    times,
                    *peaks,
                )


def _growth(task: Task, among: Sequence[Cell], found: Circumstances) -> Iterator[Sequence[str]]:
    for peer in dict.fromkeys(cell.peer for cell in among):
        grown = law(peer, among, found)
        if grown is not None:
            reach = sorted(costs(peer, among, found))
            off = f"{grown.residual:.2f}" if grown.points > 2 else "two points"
            sizes = f"{reach[0]:,.0f} to {reach[-1]:,.0f}"
            yield (task.title, peer, sizes, f"{grown.slope:.2f}", off)


def _section(
    task: Task, among: Sequence[Cell], found: Circumstances, records: Sequence[Record]
) -> str:
    lines = [f"## {task.title}\n", f"{task.text}\n"]
    if any(len(costs(cell.peer, among, found)) > 1 for cell in among):
        lines.append(f"![{task.title}: processor seconds by quads](performance/{task.name}.svg)\n")
    if task.name == "questions":
        return "\n".join([*lines, over_engine(among, found)])
    lines.append(task_table(task, among, found, records))
    notes = [f"{one.name}: {one.note}" for one in task.competitors if one.note]
    if notes:
        lines.append(f"{'; '.join(notes)}.\n")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.page")
    parser.add_argument("results", type=Path, help="what was recorded")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the page")
    args = parser.parse_args(arguments)
    args.output.parent.mkdir(parents=True, exist_ok=True)
    args.output.write_text(page(*read(args.results)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
