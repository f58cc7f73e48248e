"""Draws what was recorded: processor seconds by quads, on logarithmic axes, with fitted slopes.

    python -m bench.plots bench/results/measured.jsonl -o docs/performance

The same pictures for the same record. Each says in its metadata from which record it was drawn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from bench.records import Circumstances, read
from bench.summary import Cell, cells, costs, law
from bench.task import OWN, Task
from bench.tasks import TASKS

__all__ = ["drawn_from", "pictures"]

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")  # Okabe and Ito
_MARKS = "os^Dv<"


def drawn_from(results: Path) -> str:
    """The digest of a record, as it stands in the pictures."""
    return sha256(results.read_bytes()).hexdigest()[:16]


def pictures(results: Path, folder: Path) -> tuple[Path, ...]:
    """Draw a picture for each task that was done at two sizes or more.

    Args:
        results: The file of what was recorded.
        folder: Where to; pictures there that are no longer drawn are removed.

    Raises:
        ModuleNotFoundError: Without matplotlib.
    """
    found, records = read(results)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for task in TASKS:
        among = cells(task, records)
        if any(len(costs(cell.peer, among, found)) > 1 for cell in among):
            drawn.append(folder / f"{task.name}.svg")
            _draw(task, among, found, drawn[-1], drawn_from(results))
    for path in folder.glob("*.svg"):
        if path not in drawn:
            path.unlink()
    return tuple(drawn)


def _draw(task: Task, among: Sequence[Cell], found: Circumstances, path: Path, digest: str) -> None:
    matplotlib = import_module("matplotlib")
    matplotlib.use("svg")
    pyplot = import_module("matplotlib.pyplot")
    with matplotlib.rc_context({"svg.hashsalt": task.name, "svg.fonttype": "none"}):
        figure, axes = pyplot.subplots(figsize=(7, 4.2), layout="constrained")
        for number, competitor in enumerate(task.competitors):
            points = costs(competitor.name, among, found)
            if not points:
                continue
            grown = law(competitor.name, among, found)
            label = competitor.name if grown is None else f"{competitor.name}, {grown.slope:.2f}"
            colour, mark = _COLOURS[number % len(_COLOURS)], _MARKS[number % len(_MARKS)]
            axes.plot(list(points), list(points.values()), mark, color=colour, label=label)
            if grown is not None:
                ends = (min(points), max(points))
                wide = 2.2 if competitor.name == OWN else 1.2
                axes.plot(ends, [grown.at(end) for end in ends], color=colour, linewidth=wide)
        axes.set(xscale="log", yscale="log", xlabel="quads", ylabel="CPU s", title=task.title)
        axes.grid(which="major", color="#dddddd", linewidth=0.6)
        axes.legend(title="who, slope", frameon=False)
        figure.savefig(path, metadata={"Date": None, "Description": digest})
        pyplot.close(figure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(prog="python -m bench.plots")
    parser.add_argument("results", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args(arguments)
    try:
        pictures(args.results, args.output)
    except ModuleNotFoundError as error:
        print(f"no pictures were drawn: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
