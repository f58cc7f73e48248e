"""An axis of time: which day lies where, and where the years are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

__all__ = ["Axis", "Tick"]

_STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
_ROOM = 52.0  # between two labels
_MINOR_ROOM = 9.0  # between two lines without a label
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Tick(NamedTuple):
    """A day at which the axis is marked.

    Attributes:
        x: Where it lies.
        label: What is written there; empty for a line between two that are labelled.
    """

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days, on a stretch of pixels.

    Attributes:
        begin: The first day, as an ISO date.
        end: The last day; all of it is on the axis.
        left: Where the first day begins.
        width: How wide all days together are.

    Example:
        >>> axis = Axis("2010-01-01", "2010-01-10", 100, 1000)
        >>> axis.at("2010-01-02"), axis.after("2010-01-02"), axis.after("2011-01-01")
        (200.0, 300.0, 1100.0)
    """

    begin: str
    end: str
    left: float
    width: float

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.left + self.width

    def at(self, day: str) -> float:
        """Say where a day begins.

        Args:
            day: An ISO date; one beyond the axis lies on its edge.
        """
        return self._place(_number(day))

    def after(self, day: str) -> float:
        """Say where a day ends.

        Args:
            day: An ISO date; one beyond the axis lies on its edge.
        """
        return self._place(_number(day) + 1)

    def shows(self, day: str) -> bool:
        """Say whether a day is on the axis."""
        return self.begin <= day <= self.end

    def ticks(self) -> tuple[Tick, ...]:
        """Give the days to be marked, from left to right: first days of months or years."""
        year = self.width / (_number(self.end) - _number(self.begin) + 1) * 365.2425
        step = next((one for one in _STEPS if one / 12 * year >= _ROOM), _STEPS[-1])
        lesser = [one for one in _STEPS if step % one == 0 and one / 12 * year >= _MINOR_ROOM]
        return tuple(self._ticks(step, min(lesser, default=step)))

    def _ticks(self, step: int, minor: int) -> Iterator[Tick]:
        first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (self.begin, self.end))
        for month in range(first - first % minor, last + 1, minor):
            year, of_year = divmod(month, 12)
            day = f"{year:04}-{of_year + 1:02}-01"
            if self.shows(day):
                words = str(year) if step >= 12 else f"{_MONTHS[of_year]} {year}"
                yield Tick(self.at(day), words if month % step == 0 else "")

    def _place(self, number: int) -> float:
        first, last = _number(self.begin), _number(self.end) + 1
        inside = min(max(number, first), last)
        return self.left + (inside - first) / (last - first) * self.width


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
