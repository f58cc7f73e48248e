"""Measure exports as whole processes: akkg, rdflib, and the engine's own unsorted dump.

    python -m bench.exports [--rounds 3] [--rdflib 100000] [--seconds 600] [QUADS ...]

The data are a generated world: its statements in named graphs for TriG, its triples, each once, for
Turtle. `akkg, file` and `rdflib` read a file of N-Quads or N-Triples and write it; `akkg, store`
and `dump` write a store on disk that holds both, loaded before by `akkg store load --merge`. Each
contender of a row must write the same bytes every time, and akkg the same ones from the file and
from the store; rdflib and the dump are told, not judged. What takes longer than the cap is not
finished, and not tried again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.fit import fit
from bench.measure import FINISHED, Caps, Run, run
from bench.worlds import stream

AKKG_FILE = """
import sys
from pathlib import Path
import pyoxigraph as ox
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.writing import write_store
source, format, target = sys.argv[1:]
store = ox.Store()
store.bulk_load(path=source)
graph = None if format == "trig" else ox.DefaultGraph()
with open(target, "wb") as stream:
    prefixes = dict(PrefixTable.load(data_root()).items())
    write_store(store, graph, stream, format, prefixes, Path(target).parent)
"""
RDFLIB = """
import sys
import rdflib
source, format, target = sys.argv[1:]
graph = rdflib.Dataset() if format == "trig" else rdflib.Graph()
graph.parse(source, format="nquads" if format == "trig" else "nt")
graph.serialize(target, format=format)
"""
DUMP = """
import sys
import pyoxigraph as ox
source, format, target = sys.argv[1:]
store = ox.Store.read_only(source)
if format == "trig":
    store.dump(target, ox.RdfFormat.TRIG)
else:
    store.dump(target, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
"""
AKKG = str(Path(sys.executable).with_name("akkg"))
GRAPHS = {"trig": "named", "turtle": "merged"}


@dataclass(frozen=True)
class Result:
    """The runs of one contender for one format and size, and the digests of what they wrote."""

    runs: tuple[Run, ...]
    digests: frozenset[str]

    @property
    def cpu(self) -> float:
        """The median of processor seconds."""
        return median(each.cpu for each in self.runs)


def commands(folder: Path, format: str, target: Path) -> dict[str, list[str]]:
    """What each contender is called by."""
    source = str(folder / ("world.nq" if format == "trig" else "world.nt"))
    store, file = str(folder / "store"), str(target)
    export = ["export", "--format", format, "--graph", GRAPHS[format], "-o", file]
    return {
        "akkg, file": [sys.executable, "-c", AKKG_FILE, source, format, file],
        "akkg, store": [AKKG, *export, "--store", store],
        "rdflib": [sys.executable, "-c", RDFLIB, source, format, file],
        "dump": [sys.executable, "-c", DUMP, f"{store}/data", format, file],
    }


def make(quads: int, folder: Path, caps: Caps) -> int:
    """Make the files and the store of one size, and count the statements in named graphs.

    Raises:
        RuntimeError: If the load fails.
    """
    count = 0
    source = folder / "world.nq"
    with source.open("w", encoding="utf-8") as file:
        for text in stream(1, max(1, quads)):
            file.write(text)
            count += text.count("\n")
            if count >= quads:
                break
    load = [AKKG, "store", "load", "--merge", "--store", str(folder / "store"), str(source)]
    done = run(load, caps, folder / "out", folder / "err")
    _tell(quads, "store", "akkg store load", (done,), "")
    if done.end != FINISHED:
        raise RuntimeError((folder / "err").read_text())
    merged = [AKKG, "export", "--format", "nt", "--store", str(folder / "store")]
    done = run([*merged, "-o", str(folder / "world.nt")], caps, folder / "out", folder / "err")
    if done.end != FINISHED:
        raise RuntimeError((folder / "err").read_text())
    return count


def measure(command: Sequence[str], target: Path, rounds: int, caps: Caps) -> Result:
    """Run a command some times, as long as it finishes."""
    runs, digests = [], set()
    for _ in range(rounds):
        target.unlink(missing_ok=True)
        runs.append(run(command, caps, target.with_name("out"), target.with_name("err")))
        if runs[-1].end != FINISHED:
            break
        with target.open("rb") as file:
            digests.add(file_digest(file, "sha256").hexdigest())
    return Result(tuple(runs), frozenset(digests))


def compare(folder: Path, count: int, args: argparse.Namespace) -> tuple[bool, dict[str, float]]:
    """Measure all contenders for both formats; whether akkg's bytes agree, and its CPU seconds."""
    caps, right, costs = Caps(args.seconds, 16 << 30), True, {}
    for format in GRAPHS:
        found: dict[str, Result] = {}
        for name, command in commands(folder, format, folder / "written").items():
            if name == "rdflib" and count > args.rdflib * 1.1:
                continue
            found[name] = measure(command, folder / "written", args.rounds, caps)
            finished = found[name].runs[-1].end == FINISHED
            same = "same bytes" if len(found[name].digests) == 1 else "OTHER BYTES each time"
            note = same if finished else found[name].runs[-1].end
            if finished and "rdflib" in found and name == "rdflib":
                times = found["rdflib"].cpu / found["akkg, file"].cpu
                note += f"; {times:.1f} times the CPU of akkg, file"
            _tell(count, format, name, found[name].runs, note)
            if finished and name.startswith("akkg"):
                costs[f"{format}, {name}"] = found[name].cpu
        ours = [found[name] for name in found if name.startswith("akkg")]
        right &= len(frozenset[str]().union(*(each.digests for each in ours))) == 1
        right &= all(each.runs[-1].end == FINISHED for each in ours)
    return right, costs


def _tell(count: int, format: str, name: str, runs: Sequence[Run], note: str) -> None:
    cpu, wall = (median(getattr(each, what) for each in runs) for what in ("cpu", "wall"))
    peak = max(each.peak for each in runs) / 2**20
    line = f"{count:>9,} {format:7} {name:16}{cpu:9.2f} s CPU{wall:9.2f} s wall{peak:7.0f} MiB"
    print(f"{line}  {note}", flush=True)


def main() -> int:
    """Read the options and measure; 1 where akkg does not write the same bytes every time."""
    parser = argparse.ArgumentParser(description="Measure exports as whole processes.")
    parser.add_argument("quads", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, two or more (3)")
    parser.add_argument("--rdflib", type=int, default=100_000, help="its largest size (100000)")
    parser.add_argument("--seconds", type=float, default=600, help="the cap of each run (600)")
    args = parser.parse_args()
    right, costs = True, dict[str, dict[float, float]]()
    for quads in args.quads:
        with TemporaryDirectory(prefix="akkg-bench-") as place:
            count = make(quads, Path(place), Caps(args.seconds, 16 << 30))
            same, found = compare(Path(place), count, args)
        right &= same
        for name, cost in found.items():
            costs.setdefault(name, {})[count] = cost
    for name, by_size in costs.items():
        law = fit(by_size)
        print(f"{name}: CPU grows with size to the power {law.slope:.2f}" if law else name)
    print("akkg wrote the same bytes every time" if right else "akkg wrote OTHER BYTES")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
