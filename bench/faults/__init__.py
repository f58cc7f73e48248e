r"""Faults for generated worlds: what is spoilt, and exactly what must be found because of it.

    python -m bench.faults --partnerships 300 --rate 0.05 --seed 1 \
        -o world.nq --expected world.jsonl

A kind of fault changes a partnership so that a shape or a check must find fault with it. What must
be found is written down by hand from what the shape says, never taken from what an engine finds;
so engines can be held to it.
"""

from bench.faults.comparing import as_expected, differences
from bench.faults.fault import Edit, Expected, Kind
from bench.faults.injecting import Part, faulty_world, inject, spoil
from bench.faults.listing import read_expected, write_expected
from bench.faults.registry import all_kinds

__all__ = [
    "Edit",
    "Expected",
    "Kind",
    "Part",
    "all_kinds",
    "as_expected",
    "differences",
    "faulty_world",
    "inject",
    "read_expected",
    "spoil",
    "write_expected",
]
