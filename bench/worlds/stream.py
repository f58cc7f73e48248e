"""Streams a world: what is shared before it is used, then one partnership after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

from bench.worlds.commons import commons, region_of
from bench.worlds.making import partnership
from bench.worlds.model import lines
from bench.worlds.terms import Statement

__all__ = ["nearest", "stream", "world"]


def stream(seed: int, partnerships: int) -> Iterator[str]:
    """Write a world as N-Quads, in chunks of whole lines, in constant memory.

    Args:
        seed: The seed of the world, 0 or more.
        partnerships: How many, 1 or more. Each comes in one chunk, with what is shared from there
            on before it.

    Raises:
        ValueError: For a seed below 0 or a number below 1.

    Standard:
        RDF 1.1 N-Quads, section 2.

    Example:
        >>> "".join(stream(1, 2)).startswith("".join(stream(1, 1)))
        True
    """
    return map(lines, _first(seed, partnerships))


def nearest(seed: int, quads: int) -> Iterator[str]:
    """Write the world whose size comes nearest to a number of quads, as `stream` does.

    Args:
        seed: The seed of the world, 0 or more.
        quads: How many quads there should be; there is one partnership at least.

    Raises:
        ValueError: For a seed below 0 or a number below 1.

    Example:
        >>> "".join(nearest(1, 1)) == "".join(stream(1, 1))
        True
    """
    if quads < 1:
        raise ValueError("a world has one quad or more")
    return map(lines, _up_to(seed, quads))


def world(seed: int, partnerships: int) -> Iterator[Statement]:
    """Give the statements of a world, one by one.

    Args:
        seed: The seed of the world, 0 or more.
        partnerships: How many, 1 or more.

    Raises:
        ValueError: For a seed below 0 or a number below 1.
    """
    return (statement for part in _first(seed, partnerships) for statement in part)


def _first(seed: int, partnerships: int) -> Iterator[tuple[Statement, ...]]:
    if partnerships < 1:
        raise ValueError("a world has one partnership or more")
    return islice(_parts(seed), partnerships)


def _up_to(seed: int, quads: int) -> Iterator[tuple[Statement, ...]]:
    total = 0
    for part in _parts(seed):
        over = total + len(part) - quads
        if total and over > quads - total:
            return
        yield part
        total += len(part)
        if over >= 0:
            return


def _parts(seed: int) -> Iterator[tuple[Statement, ...]]:
    """A world without end: each partnership, after what it is the first to share."""
    before = -1
    for index in count():
        shared: tuple[Statement, ...] = () if index else commons(seed, None)
        if region_of(index) != before:
            before = region_of(index)
            shared += commons(seed, before)
        yield shared + partnership(seed, index).statements
