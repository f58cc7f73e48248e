"""All operations, and the draw of mutants from them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.mutants import (
    graphs,
    kinds,
    lies,
    lies_of_time_and_place,
    mappings,
    missing,
    misspelt,
    names,
    order,
    values,
)
from tests.mutants.claims import Claims
from tests.mutants.mutant import Mutant, Operation

OPERATIONS: tuple[Operation, ...] = tuple(
    operation
    for module in (
        missing,
        misspelt,
        mappings,
        kinds,
        values,
        names,
        order,
        graphs,
        lies_of_time_and_place,
        lies,
    )
    for operation in module.OPERATIONS
)


def mutants(claims: Claims, count: int, seed: int) -> tuple[Mutant, ...]:
    """Draw mutants: one of each operation in turn, until there are enough or no more.

    Each is drawn once, also where two operations can make it. What an operation makes does not
    depend on the other operations, nor on how many are drawn.

    Args:
        claims: What the sources state.
        count: How many to draw.
        seed: What tells one draw from another.
    """
    drawn: dict[tuple[object, object], Mutant] = {}
    turns = [_turns(operation, claims, seed) for operation in OPERATIONS]
    while turns and len(drawn) < count:
        for turn in tuple(turns):
            mutant = next((m for m in turn if _key(m) not in drawn), None)
            if mutant is None:
                turns.remove(turn)
            elif len(drawn) < count:
                drawn[_key(mutant)] = mutant
    return tuple(drawn.values())


def _turns(operation: Operation, claims: Claims, seed: int) -> Iterator[Mutant]:
    for change in operation.changes(claims, Random(f"{seed} {operation.name}")):
        if change.removed or change.added:
            yield Mutant(operation.name, operation.kind, change)


def _key(mutant: Mutant) -> tuple[object, object]:
    return mutant.change.removed, mutant.change.added
