"""Dates as a text gives them: some to the day, some to the month, some to the year."""

from __future__ import annotations

from bench.worlds.dice import Dice

__all__ = ["LAST", "of_month", "of_year", "since", "span", "to_the_day"]

LAST = 2024
"""The last year of which documents tell; each is of the year after it."""


def of_year(dice: Dice, year: int) -> str:
    """Draw a date in a year: half of them to the day, a fifth to the year only."""
    precision = dice.between(1, 10)
    if precision > 5:
        return to_the_day(dice, year)
    return f"{year}-{dice.between(1, 12):02}" if precision > 2 else str(year)


def of_month(dice: Dice, year: int, first: int, last: int) -> str:
    """Draw a date in some months of a year, to the month or to the day."""
    month = dice.between(first, last)
    return f"{year}-{month:02}" + (f"-{dice.between(1, 28):02}" if dice.chance(0.5) else "")


def to_the_day(dice: Dice, year: int) -> str:
    """Draw a day of a year; no month has fewer than 28."""
    return f"{year}-{dice.between(1, 12):02}-{dice.between(1, 28):02}"


def span(dice: Dice, year: int) -> str:
    """Draw two days in a row."""
    month, day = dice.between(1, 12), dice.between(1, 27)
    return f"{year}-{month:02}-{day:02}/{year}-{month:02}-{day + 1:02}"


def since(year: int) -> str:
    """Write a time that has begun and goes on."""
    return f"{year}/.."
