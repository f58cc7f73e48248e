"""Measure how long rules take to their fixpoint, and how that grows with the size of a world.

    python -m bench.rules 10000 100000 1000000 [--seed 0] [--rounds 3] [--plain 100000] [--merged]

For each size about so many quads of invented partnerships are written, with the ontology, and their
merged triples are loaded into memory. Then the rules run, each round in a fresh process. Times are
processor seconds; a column gives them in units of the time that the load took, which says more on
a busy machine. Up to the size of `--plain` the plain fixpoint runs too, every rule in full until
nothing is new, and what is derived must be the same; where it is not, the exit status is 1. With
`--merged` the graphs of rules are left out, and the merged graph is measured and compared.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time

import pyoxigraph as ox

from akkg.building.rules import load_rules, run_rules
from akkg.building.sources import read_sources
from akkg.location import data_root
from bench.fit import fit
from bench.plain_rules import derive_plainly
from bench.worlds.stream import nearest

_COLUMNS = (
    "quads",
    "merged",
    "derived",
    "load s",
    "rules s",
    "rules/load",
    "plain s",
    "load MB",
    "peak MB",
)
_MEMORY_UNIT = 2**20 if sys.platform == "darwin" else 1024


def main() -> int:
    """Run the command; give the exit status."""
    asked = _parser().parse_args()
    if asked.child:
        print(json.dumps(_measure(asked.child, plain=asked.plain > 0, named=not asked.merged)))
        return 0
    costs: dict[float, float] = {}
    print(" ".join(f"{name:>11}" for name in _COLUMNS))
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "world.nt"
            quads = _write(path, asked.seed, size)
            wanted = int(size <= asked.plain)
            rounds = [
                _in_a_process(path, wanted if at == 0 else 0, merged=asked.merged)
                for at in range(asked.rounds)
            ]
        if not all(each["same"] for each in rounds):
            print("the plain fixpoint derives something else", file=sys.stderr)
            return 1
        load, rules = (median(each[name] for each in rounds) for name in ("load", "rules"))
        costs[quads] = rules
        first = rounds[0]
        plain = f"{first['plain']:.2f}" if wanted else "-"
        row = [quads, int(first["merged"]), int(first["derived"]), f"{load:.2f}", f"{rules:.2f}"]
        ratio = median(each["rules"] / each["load"] for each in rounds)
        memory = (int(median(each[name] for each in rounds)) for name in ("held", "peak"))
        row += [f"{ratio:.2f}", plain, *memory]
        print(" ".join(f"{cell:>11}" for cell in row), flush=True)
    if law := fit(costs):
        print(f"slope {law.slope:.2f}, residual {law.residual:.2f}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.rules", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plain", type=int, default=100_000)
    parser.add_argument("--merged", action="store_true", help="without the graphs of rules")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    return parser


def _write(path: Path, seed: int, size: int) -> int:
    """Write the merged triples of a world and the ontology; give the number of their quads."""
    count = 0
    seen: set[int] = set()
    with path.open("w", encoding="utf-8") as file:
        for quad in chain(_ontology(), _quads(nearest(seed, size))):
            count += 1
            if (mark := hash(quad.triple)) not in seen:  # two of a hash are not worth the memory
                seen.add(mark)
                file.write(f"{quad.triple} .\n")
    return count


def _ontology() -> Iterator[ox.Quad]:
    root = data_root()
    for source in read_sources(root).files:
        if not source.path.is_relative_to(root / "graph"):
            yield from source.quads


def _quads(chunks: Iterable[str]) -> Iterator[ox.Quad]:
    for chunk in chunks:
        yield from ox.parse(chunk, ox.RdfFormat.N_QUADS)


def _in_a_process(path: Path, plain: int, *, merged: bool) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.rules", "--child", str(path), "--plain", str(plain)]
    command += ["--merged"] if merged else []
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ)
    found: dict[str, float] = json.loads(ended.stdout)
    return found


def _measure(path: Path, *, plain: bool, named: bool) -> dict[str, float]:
    rules = load_rules(data_root())
    start = process_time()
    store = _load(path)
    loaded = process_time()
    before, held = len(store), _peak()
    begun = process_time()
    run_rules(store, rules, named=named)
    run = process_time() - begun
    graphs = [ox.NamedNode(rule.graph) for rule in rules] if named else [ox.DefaultGraph()]
    count = sum(1 for each in graphs for _ in store.quads_for_pattern(None, None, None, each))
    found = {"load": loaded - start, "merged": before, "rules": run, "held": held, "peak": _peak()}
    found |= {"derived": count if named else count - before, "plain": 0, "same": True}
    if not plain:
        return found
    other = _load(path)
    begun = process_time()
    derived = derive_plainly(other, rules)
    found["plain"] = process_time() - begun
    other.extend(derived if named else ())
    return found | {"same": set(store) == set(other)}


def _peak() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT // 2**20


def _load(path: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=path, format=ox.RdfFormat.N_TRIPLES)
    return store


if __name__ == "__main__":
    sys.exit(main())
