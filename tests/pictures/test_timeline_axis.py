"""The axis of time, and dates in words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from akkg.errors import ParameterError
from akkg.pictures.layout.dates_in_words import first_day, in_words, last_day
from akkg.pictures.layout.packing import packed
from akkg.pictures.layout.time_axis import Axis


def test_each_day_is_as_wide_as_any_other() -> None:
    """A leap year is one day wider than the year after it."""
    axis = Axis("2012-01-01", "2013-12-31", 50, 731)
    assert 366 == round(axis.after("2012-12-31") - axis.at("2012-01-01"), 6)
    assert 365 == round(axis.after("2013-12-31") - axis.at("2013-01-01"), 6)


def test_what_lies_beyond_the_axis_is_on_its_edge() -> None:
    """Nothing is drawn outside, wherever it is dated."""
    axis = Axis("2010-01-01", "2019-12-31", 100, 500)
    assert (100, 600) == (axis.at("0001-01-01"), axis.after("9999-12-31"))
    assert not axis.shows("2009-12-31")
    assert axis.shows("2019-12-31")


@pytest.mark.parametrize(
    ("begin", "end", "labels"),
    [
        ("2019-11-01", "2019-12-31", ["Nov 2019", "Dec 2019"]),
        ("2010-01-01", "2013-12-31", ["2010", "2011", "2012", "2013"]),
        ("1989-01-01", "2018-12-31", ["1990", "1995", "2000", "2005", "2010", "2015"]),
        ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_ticks_are_at_round_years_or_months(begin: str, end: str, labels: list[str]) -> None:
    """There is room for each label, whatever the stretch."""
    ticks = [tick for tick in Axis(begin, end, 0, 330).ticks() if tick.label]
    assert labels == [tick.label for tick in ticks]
    assert all(later.x - one.x >= 50 for one, later in pairwise(ticks))


def test_a_tick_lies_where_its_day_begins() -> None:
    """The line of a year is the begin of its first day."""
    axis = Axis("1989-06-15", "2001-12-31", 10, 900)
    assert axis.at("1990-01-01") == next(tick.x for tick in axis.ticks() if tick.label == "1990")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2009", "2009"),
        ("2010-10", "October 2010"),
        ("2004-11-30", "30 November 2004"),
        ("2011/2015", "2011 to 2015"),
        ("2014-12-11/2014-12-12", "11 to 12 December 2014"),
        ("2014-12-30/2015-01-02", "30 December 2014 to 2 January 2015"),
        ("2024-10/..", "since October 2024"),
        ("<script>", "<script>"),
        ("2010-13", "2010-13"),
        ("", ""),
    ],
)
def test_a_date_is_read_out_as_precise_as_it_is(date: str, words: str) -> None:
    """No day or month is added; what is no date stays as it is."""
    assert words == in_words(date)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2012-02-29", "2012-02-29", "2012-02-29"),
    ],
)
def test_a_year_or_a_month_stands_for_its_days(date: str, first: str, last: str) -> None:
    """As a bound, it begins with its first day and ends with its last."""
    assert (first, last) == (first_day(date), last_day(date))


@pytest.mark.parametrize("date", ["", "0000", "2010-13", "2010-00", "2011-02-29", "20100101", "x"])
def test_a_bound_that_is_no_date_is_refused(date: str) -> None:
    """The message says what would be one."""
    with pytest.raises(ParameterError, match="give a year, a month or a day"):
        first_day(date)


def test_stretches_are_packed_into_the_first_row_that_is_free() -> None:
    """Also between two that are there already, and nothing covers anything."""
    extents = [(0.0, 10.0), (30.0, 40.0), (15.0, 25.0), (5.0, 12.0), (12.0, 29.0)]
    assert [0, 0, 0, 1, 2] == packed(extents, gap=2)
