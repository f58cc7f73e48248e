"""Dates as people read them, and the days that a year or a month stands for."""

from __future__ import annotations

import re
from calendar import monthrange

from akkg.errors import ParameterError

__all__ = ["first_day", "in_words", "last_day", "span_in_words"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def in_words(date: str) -> str:
    """Read a date out.

    Args:
        date: A date as the graph writes it (EDTF): a year, a month, a day, or a period of those.

    Returns:
        The date in words; what is no such date as it is.

    Example:
        >>> in_words("2010-10"), in_words("2014-12-11/2014-12-12"), in_words("2013/..")
        ('October 2010', '11 to 12 December 2014', 'since 2013')
    """
    begin, slash, end = date.partition("/")
    if end == "..":
        return f"since {_one_in_words(begin)}"
    if not slash:
        return _one_in_words(begin)
    first, last = _one_in_words(begin), _one_in_words(end)
    if len(begin) == 10 and begin[:7] == end[:7]:
        first = first.partition(" ")[0]  # two days of one month
    return f"{first} to {last}"


def _one_in_words(date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return date
    year, month, day = found.groups()
    return " ".join(
        filter(None, (day and str(int(day)), month and _MONTHS[int(month) - 1], str(int(year))))
    )


def span_in_words(begin: str, end: str) -> str:
    """Read out from when to when something is.

    Args:
        begin: A date; empty for no bound.
        end: A date; empty for no bound.

    Example:
        >>> span_in_words("2010", "2012-12"), span_in_words("", "2015")
        ('from 2010 to December 2012', 'to 2015')
    """
    bounds = (("from", begin), ("to", end))
    return " ".join(f"{word} {in_words(date)}" for word, date in bounds if date)


def first_day(date: str) -> str:
    """Give the first day of a year, a month or a day.

    Args:
        date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises:
        ParameterError: Where it is none of these, or no day that exists.

    Example:
        >>> first_day("2010"), first_day("2010-10"), first_day("2010-10-31")
        ('2010-01-01', '2010-10-01', '2010-10-31')
    """
    return _days(date)[0]


def last_day(date: str) -> str:
    """Give the last day of a year, a month or a day.

    Args:
        date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises:
        ParameterError: Where it is none of these, or no day that exists.

    Example:
        >>> last_day("2010"), last_day("2012-02"), last_day("2010-10-31")
        ('2010-12-31', '2012-02-29', '2010-10-31')
        >>> last_day("2011-02-29")
        Traceback (most recent call last):
        akkg.errors.ParameterError: 2011-02-29 is no date that exists: give a year, a month or a \
day, such as 2010, 2010-10 or 2010-10-31
    """
    return _days(date)[1]


def _days(date: str) -> tuple[str, str]:
    found = _DATE.fullmatch(date.strip())
    year, month, day = ((int(part) if part else 0) for part in (found.groups() if found else "000"))
    fits = year and (month if found and found[2] else True) and month <= 12
    last = monthrange(year, month or 12)[1] if fits else 0
    if not fits or day > last or (found and found[3] and not day):
        remedy = "give a year, a month or a day, such as 2010, 2010-10 or 2010-10-31"
        raise ParameterError(f"{date or 'an empty text'} is no date that exists", remedy=remedy)
    head = f"{year:04}"
    return (
        f"{head}-{month or 1:02}-{day or 1:02}",
        f"{head}-{month or 12:02}-{day or last:02}",
    )
