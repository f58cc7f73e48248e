"""Cuts what is long into lots that one request can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

__all__ = ["lots"]

_T = TypeVar("_T")
_SIZE = 200  # rows of a VALUES block: one engine takes no more than some hundreds


def lots(items: Iterable[_T], size: int = _SIZE) -> Iterator[list[_T]]:
    """Cut items into lots, as they come.

    Args:
        items: The items.
        size: How many a lot has at most.

    Yields:
        The lots in order, none of them empty.

    Example:
        >>> list(lots("abcde", 2))
        [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while lot := list(islice(rest, size)):
        yield lot
