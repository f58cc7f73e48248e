"""Spoils a share of the partnerships of a world, one fault in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from random import Random

from bench.faults.claims import Claims, Statement, read_claims
from bench.faults.fault import Edit, Expected, Kind
from bench.faults.registry import all_kinds
from bench.worlds import Partnership, commons, partnership, region_of

__all__ = ["RATE", "Part", "claims_of", "faulty_world", "inject", "spoil"]

RATE = 0.01
"""The share of partnerships that are spoilt where no other is asked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A partnership of a faulty world, or what a region shares.

    Attributes:
        index: The number of the partnership; -1 where it is what others share.
        statements: What is stated, the fault included.
        fault: The name of the kind of fault; empty where there is none.
        expected: What must be found because of it.
    """

    index: int
    statements: tuple[Statement, ...]
    fault: str = ""
    expected: tuple[Expected, ...] = ()


def claims_of(one: Partnership) -> Claims:
    """Index a partnership for faults to be made in it."""
    [partner] = one.roles["partner"]
    return read_claims(partner.rpartition("/")[2], one.statements, one.roles)


def spoil(claims: Claims, kind: Kind, seed: int) -> Edit | None:
    """Make a fault of a kind in a partnership.

    Args:
        claims: The partnership.
        kind: The kind of fault.
        seed: With another seed, another of the things may be spoilt that can be.

    Returns:
        What it changes and what must be found then; None where there is nothing to spoil.
    """
    return kind.spoil(claims, Random(f"{seed} {claims.slug} {kind.name}"))


def inject(
    partnerships: Iterable[Partnership],
    rate: float = RATE,
    seed: int = 0,
    kinds: tuple[Kind, ...] | None = None,
) -> Iterator[Part]:
    """Spoil a share of some partnerships, each kind of fault in turn.

    One partnership has one fault at most, so that none hides another. Those that are spoilt are
    spread evenly. A kind that a partnership has nothing for keeps its turn for the next one, so
    that rare kinds come in when they can.

    Args:
        partnerships: The partnerships; a stream is read as it is written.
        rate: The share that is spoilt, from 0 to 1.
        seed: Decides where the first fault is, and what of a partnership is spoilt.
        kinds: The kinds of fault; all, if none are given.

    Raises:
        ValueError: Where the rate is no share.
    """
    share = Fraction(str(rate))
    if not 0 <= share <= 1:
        raise ValueError(f"a rate is from 0 to 1, not {rate}")
    waiting = list(all_kinds() if kinds is None else kinds)
    due = Fraction(Random(seed).random())
    for one in partnerships:
        before, due = due, due + share
        if floor(due) > floor(before):
            yield _spoilt(one, waiting, seed)
        else:
            yield Part(one.index, one.statements)


def _spoilt(one: Partnership, waiting: list[Kind], seed: int) -> Part:
    """Take the first kind that can be, and put it to the end of those that wait."""
    claims = claims_of(one)
    for place, kind in enumerate(waiting):
        edit = spoil(claims, kind, seed)
        if edit is not None:
            waiting.append(waiting.pop(place))
            return Part(one.index, edit.applied(one.statements), kind.name, edit.expected)
    return Part(one.index, one.statements)


def faulty_world(seed: int, partnerships: int, rate: float = RATE) -> Iterator[Part]:
    """Make a world with faults, part by part, in constant memory.

    Args:
        seed: The seed of the world and of its faults, 0 or more.
        partnerships: How many, 1 or more.
        rate: The share of partnerships that have a fault.

    Example:
        >>> parts = list(faulty_world(1, 3, rate=1))
        >>> [part.index for part in parts if part.fault]
        [0, 1, 2]
    """
    yield Part(-1, commons(seed, None))
    shared = -1
    for part in inject((partnership(seed, index) for index in range(partnerships)), rate, seed):
        if region_of(part.index) != shared:
            shared = region_of(part.index)
            yield Part(-1, commons(seed, shared))
        yield part
