"""Runs the tasks, all competitors in turn on the same files, and records what each process took.

    python -m bench.suite                 # 10 thousand and 100 thousand quads: minutes
    python -m bench.suite --full          # up to 5 million: an hour and more
    python -m bench.suite --only load rules --sizes 10000

A competitor that is not installed, fails, or takes more time or memory than it may, gives a line
that says so; the others go on. What is recorded is written after each task.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cells import Place, command_of, missing, record_of
from bench.circumstances import circumstances
from bench.differences import differences
from bench.measure import FINISHED, OUT_OF_MEMORY, OUT_OF_TIME, Caps, run
from bench.records import MISSING, NOT_RUN, Record, read, write
from bench.task import OWN, Competitor, Task
from bench.tasks import TASKS

__all__ = ["main"]

_ROOT = Path(__file__).parent.parent
_TOO_MUCH = (OUT_OF_TIME, OUT_OF_MEMORY)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured.

    Attributes:
        tasks: Which tasks.
        sizes: At which sizes, in quads, from the least.
        rounds: How often each process runs, at most.
        spend: Wall-clock seconds after which a competitor is not run again at a size.
        caps: What a process may take.
        own: What one of this project may take, whose growth is followed to the greatest size,
            and of pySHACL, to which the others are held.
        data: The folder of the prepared files, a folder a size.
    """

    tasks: tuple[Task, ...]
    sizes: tuple[int, ...]
    rounds: int
    spend: float
    caps: Caps
    own: Caps
    data: Path


QUICK = Plan(TASKS, (10_000, 100_000), 3, 6.0, Caps(60, 8 << 30), Caps(60, 8 << 30), Path())
FULL = Plan(
    TASKS,
    (10_000, 100_000, 1_000_000, 5_000_000),
    5,
    30.0,
    Caps(300, 16 << 30),
    Caps(1500, 20 << 30),
    Path(),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options, prepare, run and record; 0 unless the files cannot be prepared."""
    plan, results, keep = _plan(arguments)
    counts = {str(size): prepare(size, plan.data) for size in (0, *plan.sizes)}
    found = replace(circumstances(plan.caps, plan.own), quads=counts)
    records: list[Record] = []
    if keep and results.exists():
        earlier, records = read(results)
        found = replace(found, quads={**earlier.quads, **counts})
    for task in plan.tasks:
        for size in (size for size in task.sizes or plan.sizes if size in (0, *plan.sizes)):
            records = [one for one in records if (one.task, one.size) != (task.name, size)]
            records += run_task(task, size, plan, records)
            write(results, found, records)
    for line in differences(records):
        _say(line)
    _say(f"recorded in {results}")
    return 0


def prepare(size: int, data: Path) -> dict[str, int]:
    """Make the files of a size in a process of its own, so that this one stays small.

    Raises:
        subprocess.CalledProcessError: Where they cannot be made.
    """
    _say(f"preparing {size:,} quads")
    command = [sys.executable, "-m", "bench.prepare", str(size), str(data / str(size))]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def run_task(task: Task, size: int, plan: Plan, before: Sequence[Record]) -> list[Record]:
    """Run all competitors of a task in turn, some rounds."""
    found: list[Record] = []
    running: list[Competitor] = []
    for competitor in task.competitors:
        if reason := _obstacle(task, competitor, size, before):
            end, note = reason
            found.append(Record(task.name, competitor.name, size, end, note=note))
        else:
            running.append(competitor)
    spent = dict.fromkeys(running, 0.0)
    for number in range(plan.rounds):
        for competitor in list(running):
            record = run_once(task, competitor, size, plan)
            _say(_told(record, number))
            found.append(record)
            spent[competitor] += record.wall
            if record.end != FINISHED or spent[competitor] > plan.spend:
                running.remove(competitor)
    return found


def run_once(task: Task, competitor: Competitor, size: int, plan: Plan) -> Record:
    """Run one process, and read what it has told."""
    with TemporaryDirectory(dir=plan.data) as folder:
        scratch = Path(folder)
        (scratch / "files").mkdir()
        place = Place(plan.data / str(size), scratch / "files", Path(__file__).parent)
        out, err = scratch / "out", scratch / "err"
        own = competitor.patient or competitor.name.startswith(OWN)
        caps = plan.own if own else plan.caps
        try:
            measured = run(command_of(competitor, place), caps, out, err, cwd=_ROOT)
        except OSError as error:
            return Record(task.name, competitor.name, size, MISSING, note=str(error))
        return record_of(task, competitor, size, measured, out, err)


def _obstacle(
    task: Task, competitor: Competitor, size: int, before: Sequence[Record]
) -> tuple[str, str] | None:
    """Why a competitor is not run at a size, if so."""
    if lacking := missing(competitor):
        return MISSING, f"{lacking} is not installed"
    if size > competitor.most:
        return NOT_RUN, f"asked up to {competitor.most:,} only"
    for record in before:
        same = (record.task, record.peer) == (task.name, competitor.name)
        if same and record.size < size and record.end in _TOO_MUCH:
            return NOT_RUN, f"{record.end} at {record.size:,}"
    return None


def _plan(arguments: Sequence[str] | None) -> tuple[Plan, Path, bool]:
    parser = argparse.ArgumentParser(prog="python -m bench.suite", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    names = [task.name for task in TASKS]
    parser.add_argument("--full", action="store_true", help="all sizes, more rounds, more time")
    parser.add_argument("--only", nargs="+", choices=names, help="these tasks")
    parser.add_argument("--sizes", nargs="+", type=int, help="quads of the worlds")
    parser.add_argument("--rounds", type=int, help="runs of each process at most")
    parser.add_argument("--spend", type=float, help="seconds after which none is repeated")
    parser.add_argument("--cap", type=float, help="processor seconds that a process may take")
    parser.add_argument("--data", type=Path, default=_ROOT / "build/bench", help="prepared files")
    parser.add_argument("--results", type=Path, help="the file of what is recorded")
    parser.add_argument(
        "--keep", action="store_true", help="keep what the file has of other tasks and sizes"
    )
    args = parser.parse_args(arguments)
    plan = FULL if args.full else QUICK
    caps = plan.caps if args.cap is None else Caps(args.cap, plan.caps.memory)
    own = plan.own if args.cap is None else Caps(args.cap, plan.own.memory)
    data = args.data.absolute()
    data.mkdir(parents=True, exist_ok=True)
    made = Plan(
        tuple(task for task in TASKS if args.only is None or task.name in args.only),
        tuple(sorted(args.sizes or plan.sizes)),
        args.rounds or plan.rounds,
        plan.spend if args.spend is None else args.spend,
        caps,
        own,
        data,
    )
    return made, args.results or data / "measured.jsonl", args.keep


def _told(record: Record, number: int) -> str:
    what = f"{record.task} {record.size:,} {record.peer} {number + 1}: {record.end}"
    return f"{what}, {record.cpu:.2f} CPU s, {record.peak >> 20} MiB {record.note}".rstrip()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
