"""Ask all saved questions, and the bare engine the same texts, in one process.

    python -m bench.peers.over_engine FOLDER [--rounds 5]

The folder holds a product. Each test in the header of a query gives one question: its arguments
bound, all its rows read into Python. Three ways take turns, and medians are told in the end:
`bare`, the engine given the text; `read`, `akkg.runner.run_query` with the query's file read
before; `named`, `akkg.run`, which finds and reads the file by its name each time.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import exp, log
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, TypeAlias

import pyoxigraph as ox

from akkg.dataset import Dataset, open_product
from akkg.location import data_root
from akkg.queries.bind import bind_query
from akkg.queries.catalogue import load_query, query_paths
from akkg.queries.saved_query import SavedQuery
from akkg.runner import run, run_query
from bench.peers.telling import part, tell

WAYS = ("bare", "read", "named")
ENOUGH = 1.0
"""Processor seconds after which a question is not asked another time."""


Arguments: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """A question in the three ways; each gives the number of its rows."""

    name: str
    ways: dict[str, Callable[[], int]]


def bare(store: ox.Store, text: str, limit: int | None) -> int:
    """Read all rows of the engine's answer, up to the limit that the query's header sets."""
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions), "a saved query is a SELECT"
    rows = [tuple(solution) for _, solution in zip(_numbers(limit), found, strict=False)]
    return len(rows)


def read(query: SavedQuery, dataset: Dataset, arguments: Arguments) -> int:
    """Answer a saved query whose file has been read."""
    return len(run_query(query, dataset, arguments).rows)


def named(name: str, dataset: Dataset, arguments: Arguments) -> int:
    """Answer a saved query by its name."""
    return len(run(name, dataset, **arguments).rows)


def _numbers(limit: int | None) -> Iterator[int]:
    number = 0
    while limit is None or number < limit:
        yield number
        number += 1


def questions(dataset: Dataset) -> Iterator[Question]:
    """Bind the arguments of all tests of all saved queries."""
    for name in query_paths(dataset.root):
        query = load_query(name, dataset.root)
        for number, test in enumerate(query.tests, start=1):
            text = bind_query(query, dataset, test.params).text
            ways: dict[str, Callable[[], int]] = {
                "bare": partial(bare, dataset.store, text, query.limit),
                "read": partial(read, query, dataset, test.params),
                "named": partial(named, name, dataset, test.params),
            }
            yield Question(f"{name} {number}", ways)


def costs(question: Question, rounds: int) -> tuple[dict[str, float], int]:
    """The median processor seconds of each way, and the number of rows.

    Raises:
        AssertionError: Where two ways give different numbers of rows.
    """
    spent: dict[str, list[float]] = {way: [] for way in question.ways}
    rows = set()
    start = process_time()
    for number in range(rounds + 1):
        if number > 1 and process_time() - start > ENOUGH:
            break
        for way, ask in question.ways.items():
            before = process_time()
            rows.add(ask())
            if number:
                spent[way].append(process_time() - before)
    assert len(rows) == 1, f"{question.name}: {rows}"
    return {way: median(values) for way, values in spent.items()}, rows.pop()


def main() -> None:
    """Ask, and tell the sums, the geometric means over the bare engine, and the worst questions."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with part("load"):
        dataset = open_product(args.folder, data_root())
    found = {one.name: costs(one, args.rounds) for one in questions(dataset)}
    tell(questions=len(found), rows=sum(rows for _, rows in found.values()))
    for way in WAYS:
        spent = sum(cost[way] for cost, _ in found.values())
        ratios = {name: cost[way] / cost["bare"] for name, (cost, _) in found.items()}
        mean = exp(sum(map(log, ratios.values())) / len(ratios))
        worst = max(ratios, key=lambda name: ratios[name])
        tell(
            **{
                f"{way}: seconds": f"{spent:.4f}",
                f"{way}: geometric mean": f"{mean:.3f}",
                f"{way}: worst": f"{ratios[worst]:.2f} ({worst}, {found[worst][0]['bare']:.5f} s)",
            }
        )


if __name__ == "__main__":
    main()
