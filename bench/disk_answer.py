"""Measure a long answer from a store on disk: the time and the peak of memory of whole processes.

    python bench/disk_answer.py [--rows 1000000] [--rounds 3]

The store holds as many generated triples, the same ones each time, and the query asks for all of
them, as CSV. In turn run `akkg sparql`, and a script of three lines that has the engine write the
CSV itself. Both must write the same rows. The load of the store is measured, too.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

QUERY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
AKKG = str(Path(sys.executable).with_name("akkg"))
ENGINE = """
import sys, pyoxigraph
found = pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2])
found.serialize(sys.argv[3], pyoxigraph.QueryResultsFormat.CSV)
"""
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@dataclass(frozen=True)
class Run:
    """One process: its wall-clock seconds, and the greatest memory that it held, in bytes."""

    wall: float
    peak: int


def run(command: list[str]) -> Run:
    """Run a command to its end, and measure that process alone.

    Raises:
        RuntimeError: If it fails.
    """
    start = perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
        actions = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), number) for number in (1, 2)]
        child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(perf_counter() - start, used.ru_maxrss * _UNIT)


def triples(count: int) -> Iterator[str]:
    """Generate lines of N-Triples: things with a kind, a label, a size and a neighbour."""
    things = count // 4
    for number in range(things):
        thing = f"<https://example.org/thing/{number}>"
        yield f"{thing} <https://example.org/kind> <https://example.org/kind/{number % 50}> .\n"
        yield f'{thing} <https://example.org/label> "thing number {number}, generated"@en .\n'
        size = f'"{number * 7919 % 1000003}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        yield f"{thing} <https://example.org/size> {size} .\n"
        other = f"<https://example.org/thing/{number * 31 % things}>"
        yield f"{thing} <https://example.org/next> {other} .\n"


def measure(rows: int, rounds: int, folder: Path) -> bool:
    """Load, run both sides in turn, and print what was measured; whether the rows were equal."""
    source, store = folder / "data.nt", folder / "store"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(triples(rows))
    load = run([AKKG, "store", "load", "--store", str(store), str(source)])
    _line("load", [load])
    ours, engine = folder / "ours.csv", folder / "engine.csv"
    ask = [AKKG, "sparql", "-e", QUERY, "--store", str(store), "--format", "csv", "-o", str(ours)]
    script = [sys.executable, "-c", ENGINE, str(store / "data"), QUERY, str(engine)]
    runs: list[tuple[Run, Run]] = [(run(ask), run(script)) for _ in range(rounds)]
    _line("akkg sparql", [one for one, _ in runs])
    _line("engine alone", [other for _, other in runs])
    count, same = _compare(ours, engine)
    print(f"{count:,} rows each, {'the same' if same else 'NOT the same'}; medians of {rounds}")
    return same and count == rows


def _line(name: str, runs: list[Run]) -> None:
    middle: Callable[[list[float]], float] = median
    wall = middle([one.wall for one in runs])
    peak = middle([one.peak / 2**20 for one in runs])
    print(f"{name:14}{wall:8.2f} s{peak:8.0f} MiB at the peak")


def _compare(ours: Path, engine: Path) -> tuple[int, bool]:
    count, same = -1, True
    with ours.open(encoding="utf-8", newline="") as one, engine.open(encoding="utf-8") as other:
        for left, right in zip_longest(csv.reader(one), csv.reader(other)):
            count += 1
            same = same and left == right
    return count, same


def main() -> int:
    """Read the options and measure; 1 if the rows differ."""
    parser = argparse.ArgumentParser(description="Measure a long answer from a store on disk.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows (1000000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (3)")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        return 0 if measure(args.rows // 4 * 4, args.rounds, Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
