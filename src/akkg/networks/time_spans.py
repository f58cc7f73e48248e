"""The date of a thing as it is written, and the days that it allows."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

__all__ = ["Span", "span"]


class Span(NamedTuple):
    """A date, or no date.

    Attributes:
        date: As it is written (EDTF); empty where none is.
        begin: The first day that it allows, as an ISO date; empty where no beginning is known.
        end: The last day that it allows; empty where no end is known.
    """

    date: str = ""
    begin: str = ""
    end: str = ""

    def attributes(self) -> dict[str, str]:
        """Give what is known of it, by name: what is not known has no name."""
        return {name: value for name, value in self._asdict().items() if value}


def span(dates: Collection[str], begins: Collection[str], ends: Collection[str]) -> Span:
    """Make one span of what is said of a thing.

    Passages may date a thing with different precision: the most precise counts, and the days that
    all allow. Where no day is allowed by all, the span covers all of their days.

    Args:
        dates: Its dates (EDTF).
        begins: The first days that they allow, as ISO dates.
        ends: The last days that they allow.

    Example:
        >>> span(["2010", "2010-10"], ["2010-01-01", "2010-10-01"], ["2010-12-31", "2010-10-31"])
        Span(date='2010-10', begin='2010-10-01', end='2010-10-31')
        >>> span([], ["2010-10-01", "2012-01-01"], ["2010-10-31", "2012-12-31"])[1:]
        ('2010-10-01', '2012-12-31')
    """
    date = min(dates, key=lambda text: (-len(text), text), default="")
    begin, end = max(begins, default=""), min(ends, default="")
    if begin and "" != end < begin:
        begin, end = min(begins), max(ends)
    return Span(date, begin, end)
