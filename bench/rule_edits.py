"""Measure how long it takes to derive anew after an edit of the project's graph.

    python -m bench.rule_edits [--seed 0] [--edits 100] [--size 3]

Each edit takes that many asserted triples away, chosen at random, and puts in for all but one of
them a triple with the object of another of the same property. Times are processor milliseconds; the
time of a full run is given beside them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from statistics import median, quantiles
from time import process_time

import pyoxigraph as ox

from akkg.building.build import compose
from akkg.building.derivation import Derivation
from akkg.building.rules import load_rules, run_rules
from akkg.location import data_root


def main() -> int:
    """Run the command; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.rule_edits", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--size", type=int, default=3)
    asked = parser.parse_args()
    rules = load_rules(data_root())
    stated = sorted({quad.triple for quad in compose(data_root()).asserted}, key=str)
    chance = random.Random(asked.seed)
    derivation = Derivation.begin(_merged(stated), rules)
    held, updates, wholes = list(stated), list[float](), list[float]()
    for number in range(asked.edits):
        gone = chance.sample(held, asked.size)
        come = {_altered(each, stated, chance) for each in gone[1:]}.difference(held)
        begun = process_time()
        derivation.update(gone, come)
        updates.append(process_time() - begun)
        held = sorted(set(held).difference(gone) | come, key=str)
        if number % 10 == 0:
            store = _merged(held)
            begun = process_time()
            run_rules(store, rules)
            wholes.append(process_time() - begun)
    last = quantiles(updates, n=20)[-1]
    print(f"triples {len(stated)}, edits {asked.edits} of {asked.size}")
    print(f"update {1000 * median(updates):.1f} ms, 95 of 100 within {1000 * last:.1f} ms")
    print(f"whole run {1000 * median(wholes):.1f} ms")
    return 0


def _merged(triples: Sequence[ox.Triple]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return store


def _altered(claim: ox.Triple, stated: Sequence[ox.Triple], chance: random.Random) -> ox.Triple:
    objects = [each.object for each in stated if each.predicate == claim.predicate]
    return ox.Triple(claim.subject, claim.predicate, chance.choice(objects))


if __name__ == "__main__":
    sys.exit(main())
