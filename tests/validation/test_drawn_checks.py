"""Drawn checks, asked again after drawn edits, find what they find anew."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox

from akkg.engines.embedded import Embedded
from akkg.errors import DataError
from akkg.validation.checks import Check, run_checks
from akkg.validation.finding import Severity
from akkg.validation.rechecking import Rechecking
from tests.shacl.drawn_queries import edited, graph, query
from tests.shacl.test_narrowing import texts
from tests.validation.examples import TABLE

CHECKS = 800


def test_drawn_checks_are_followed_up() -> None:
    """After drawn edits, of which there may be several before one look."""
    looks = 0
    for seed in range(CHECKS):
        dice = random.Random(seed)
        text = query(dice).replace("?v", "?focus")
        check = Check("drawn", Path("drawn.rq"), "t", Severity.VIOLATION, "m", "", False, text)
        now, store = graph(dice), ox.Store()
        store.extend(now)
        again = Rechecking(Embedded(store), [check], TABLE, whole=False)
        for _ in range(6):
            after = edited(now, dice) if len(now) > 1 else graph(dice)
            for quad in now - after:
                store.remove(quad)
            store.extend(after - now)
            terms = {str(t) for quad in now ^ after for t in quad if t != ox.DefaultGraph()}
            again.change({texts(quad) for quad in now ^ after}, terms)
            now = after
            try:
                expected = sorted(
                    map(str, run_checks(Embedded(store), [check], TABLE, whole=False))
                )
            except DataError:  # a row without a focus
                break
            if dice.random() < 0.7:
                assert expected == sorted(map(str, again.hits())), text
                looks += bool(expected)
    assert looks > CHECKS / 4
