"""Time a cold answer: a whole process from start to printed rows, against a plain rdflib script.

    python bench/cold_start.py [--rounds 9] [--query NAME]

Both run in turn, N rounds after one that warms the file cache and is not counted. Without --query
it is the answer of `make demo`: succession, with basis and paragraphs, against
`rdflib_with_paragraphs.py`. With --query it is the rows alone of any saved query without
parameters, against `plain_rdflib.py`. Both sides must print the same.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from akkg.building.build import build
from akkg.location import data_root

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Run:
    """One process: its wall-clock and processor seconds, and the rows that it printed."""

    wall: float
    cpu: float
    rows: list[list[str]]


def run(command: list[str]) -> Run:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    before, start = os.times(), perf_counter()
    output = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, encoding="utf-8"
    ).stdout
    wall, after = perf_counter() - start, os.times()
    user = after.children_user - before.children_user
    system = after.children_system - before.children_system
    return Run(wall, user + system, list(csv.reader(io.StringIO(output)))[1:])


DEMO = "succession"


def sides_of(query: str | None, product: Path) -> dict[str, list[str]]:
    """The commands of the two sides."""
    root = data_root()
    build(root, out=product)
    [query_file] = (root / "queries").rglob(f"{query or DEMO}.rq")
    ours = [str(Path(sys.executable).with_name("akkg")), "query", "run", query or DEMO]
    script = "plain_rdflib.py" if query else "rdflib_with_paragraphs.py"
    files = [product / "akkg.ttl", *([] if query else [product / "akkg.trig"]), query_file]
    return {
        "akkg": [*ours, "--format", "csv", *([] if query else ["--cite"])],
        "rdflib alone": [sys.executable, str(HERE / script), *map(str, files)],
    }


def compare(query: str | None, rounds: int, product: Path) -> bool:
    """Run both sides in turn and print the medians; return whether their rows were equal."""
    sides = sides_of(query, product)
    runs: dict[str, list[Run]] = {side: [] for side in sides}
    for count in range(rounds + 1):
        for side, command in sides.items():
            result = run(command)
            if count:
                runs[side].append(result)
    _report(query or f"{DEMO}, with basis and paragraphs", runs)
    answers = [result.rows for results in runs.values() for result in results]
    return bool(answers[0]) and all(rows == answers[0] for rows in answers)


def _report(query: str, runs: dict[str, list[Run]]) -> None:
    print(f"{query}: medians of whole processes, in seconds")
    print(f"{'':14}{'wall':>8}{'cpu':>8}{'rows':>6}{'rounds':>8}")
    wall = {side: median(result.wall for result in results) for side, results in runs.items()}
    cpu = {side: median(result.cpu for result in results) for side, results in runs.items()}
    for side, results in runs.items():
        rows, rounds = len(results[0].rows), len(results)
        print(f"{side:14}{wall[side]:8.3f}{cpu[side]:8.3f}{rows:6}{rounds:8}")
    first, second = runs
    print(f"{'ratio':14}{wall[second] / wall[first]:8.1f}{cpu[second] / cpu[first]:8.1f}")


def main() -> int:
    """Read the options and compare; 1 if the rows differ."""
    parser = argparse.ArgumentParser(description="Time a cold answer against plain rdflib.")
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count (9)")
    parser.add_argument("--query", help="rows alone, of a saved query without parameters")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        same = compare(args.query, args.rounds, Path(folder) / "product")
    if not same:
        print("the two sides printed different rows, or none", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
