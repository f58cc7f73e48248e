"""Follows links that lead from one to another in any number of steps."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

__all__ = ["reached"]

_T = TypeVar("_T", bound=Hashable)


def reached(links: Mapping[_T, AbstractSet[_T]], start: _T) -> set[_T]:
    """Find all that something leads to.

    Args:
        links: What each leads to directly.
        start: Where to begin; it is found only where a circle leads back to it.

    Example:
        >>> sorted(reached({"a": {"b"}, "b": {"c"}}, "a"))
        ['b', 'c']
    """
    found: set[_T] = set()
    open_ = [start]
    while open_:
        new = links.get(open_.pop(), set()) - found
        found |= new
        open_.extend(new)
    return found
