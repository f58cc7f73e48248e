"""Fits a power law: how a cost grows with the size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

__all__ = ["Law", "fit"]


@dataclass(frozen=True, slots=True)
class Law:
    """cost = factor * size ** slope.

    Attributes:
        slope: The exponent: 1 where twice the data cost twice as much.
        factor: The cost at size 1.
        residual: The root of the mean square of the residuals, of natural logarithms: 0.1 says that
            points are some 10 % off the line. 0 for two points, which say nothing of it.
        points: How many points it was fitted to.
    """

    slope: float
    factor: float
    residual: float
    points: int

    def at(self, size: float) -> float:
        """The cost at a size."""
        return float(self.factor * size**self.slope)


def fit(costs: Mapping[float, float]) -> Law | None:
    """Fit by least squares on logarithms.

    Args:
        costs: A cost above 0 by each size.

    Returns:
        The law; None for fewer than two points.

    Example:
        >>> fit({10: 3, 100: 30, 1000: 300}).slope.__round__(9)
        1.0
    """
    if len(costs) < 2:
        return None
    points = [(log(size), log(cost)) for size, cost in costs.items()]
    count = len(points)
    middle_x, middle_y = (sum(values) / count for values in zip(*points, strict=True))
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points) / spread
    start = middle_y - slope * middle_x
    squares = sum((y - start - slope * x) ** 2 for x, y in points)
    return Law(slope, exp(start), sqrt(squares / count), count)
