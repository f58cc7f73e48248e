"""Gives each node of a connected graph a place, so that far apart in the graph is far apart to see.

This is stress minimisation by stochastic gradient descent (Zheng, Pawar and Goodman, 2019): pair
after pair is moved towards the distance that it has in the graph. Of a large graph not all pairs
count, but links, some neighbours of neighbours, and the distances to a few nodes that lie far apart
(Ortmann, Klimenta and Brandes, 2017).

Only the four operations, the square root and `fsum` are used, which are fixed to the last bit, and
a generator of random numbers with a fixed seed: the places are the same on every machine. (`sum` is
not fixed: Python 3.12 changed it.)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from math import fsum, sqrt
from random import Random

__all__ = ["Adjacent", "spread_out"]

Adjacent = Sequence[Mapping[int, float]]
"""For each node by its number, its neighbours with the lengths that the links should have."""

_Pair = tuple[int, int, float, float]  # two nodes, their distance, and what it weighs

_SEED = 1989
_ALL_PAIRS = 260  # nodes up to which all pairs count
_PIVOTS = 40
_SIBLINGS = 8  # neighbours of neighbours that count, for each node
_COOLING = 0.72
_COLD = 0.08


def spread_out(adjacent: Adjacent) -> list[tuple[float, float]]:
    """Find places for the nodes of a connected graph.

    Args:
        adjacent: The links of each node, in both directions.

    Returns:
        The places by the numbers of the nodes; turned so that the graph is wider than high.

    Example:
        >>> ends = spread_out([{1: 1.0}, {0: 1.0, 2: 1.0}, {1: 1.0}])
        >>> [round(x) for x, y in ends] in ([-1, 0, 1], [1, 0, -1])
        True
    """
    random = Random(_SEED)
    scale = sqrt(len(adjacent))
    xs = [random.random() * scale for _ in adjacent]
    ys = [random.random() * scale for _ in adjacent]
    pairs = list(_all_pairs(adjacent) if len(adjacent) <= _ALL_PAIRS else _some(adjacent, random))
    _relax(xs, ys, pairs, random)
    return _turned(xs, ys)


def _all_pairs(adjacent: Adjacent) -> Iterator[_Pair]:
    for node in range(len(adjacent)):
        for other, length in enumerate(_distances(adjacent, node)[:node]):
            yield node, other, length, 1 / (length * length)


def _some(adjacent: Adjacent, random: Random) -> Iterator[_Pair]:
    """The pairs that count in a large graph."""
    for node, links in enumerate(adjacent):
        for other, length in links.items():
            if other < node:
                yield node, other, length, 1 / (length * length)
        for _ in range(_SIBLINGS):
            middle = list(links)[int(random.random() * len(links))]
            far = list(adjacent[middle])[int(random.random() * len(adjacent[middle]))]
            if far != node and far not in links:
                length = links[middle] + adjacent[middle][far]
                yield node, far, length, 1 / (length * length)
    nearest = _distances(adjacent, 0)
    for _ in range(_PIVOTS):
        pivot = max(range(len(adjacent)), key=nearest.__getitem__)
        lengths = _distances(adjacent, pivot)
        nearest = list(map(min, nearest, lengths))
        for node, length in enumerate(lengths):
            if node != pivot:
                yield node, pivot, length, 1 / (length * length)


def _distances(adjacent: Adjacent, start: int) -> list[float]:
    """The length of the way with the fewest links from a node to each other one."""
    found = [-1.0] * len(adjacent)
    found[start] = 0
    open_ = deque([start])
    while open_:
        node = open_.popleft()
        for other, length in adjacent[node].items():
            if found[other] < 0:
                found[other] = found[node] + length
                open_.append(other)
    return found


def _relax(xs: list[float], ys: list[float], pairs: list[_Pair], random: Random) -> None:
    """Move pair after pair, at first boldly and then ever less."""
    heat = max((1 / weight for *_, weight in pairs), default=0.0)
    least = min((1 / weight for *_, weight in pairs), default=1.0)
    while heat > _COLD * least:
        random.shuffle(pairs)
        for one, other, length, weight in pairs:
            x, y = xs[one] - xs[other], ys[one] - ys[other]
            apart = sqrt(x * x + y * y) or 1e-9
            share = weight * heat
            by = (apart - length) / (2 * apart) * (share if share < 1 else 1)
            x *= by
            y *= by
            xs[one] -= x
            ys[one] -= y
            xs[other] += x
            ys[other] += y
        heat *= _COOLING


def _turned(xs: list[float], ys: list[float]) -> list[tuple[float, float]]:
    """The places around their middle, with the axis along which they differ most lying level."""
    count = len(xs)
    middle_x, middle_y = fsum(xs) / count, fsum(ys) / count
    points = [(x - middle_x, y - middle_y) for x, y in zip(xs, ys, strict=True)]
    xx = fsum(x * x for x, _ in points)
    yy = fsum(y * y for _, y in points)
    xy = fsum(x * y for x, y in points)
    along, across = (xx - yy) + sqrt((xx - yy) * (xx - yy) + 4 * xy * xy), 2 * xy
    length = sqrt(along * along + across * across)
    if not length:
        along, across, length = (1.0, 0.0, 1.0) if xx >= yy else (0.0, 1.0, 1.0)
    cos, sin = along / length, across / length
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]
