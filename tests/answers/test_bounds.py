"""Bounds: the first and the last day that a date may mean, as the rules of the graph have it."""

from __future__ import annotations

import calendar

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import akkg
from akkg.answers.bounds import days, with_bounds
from akkg.answers.table import Citation, Table
from akkg.building.literals import EDTF, fault
from akkg.errors import ParameterError

DATE = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015", ("2015-01-01", "2015-12-31")),
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("2012-02-29", ("2012-02-29", "2012-02-29")),
        ("2011/2015", ("2011-01-01", "2015-12-31")),
        ("2011-03/2011-03-05", ("2011-03-01", "2011-03-05")),
        ("2011-03/..", ("2011-03-01", "")),
        ("2011-02-29", None),
        ("2011-13", None),
        ("0000", None),
        ("2015/2011", None),
        ("../2011", None),
        ("2011/", None),
        ("2011-1", None),
        ("٢٠١١", None),
        ("13 December 2005", None),
        ("", None),
    ],
)
def test_each_form_has_its_days(text: str, expected: tuple[str, str] | None) -> None:
    """What is no date of the five forms has no bounds."""
    assert expected == days(text)


@given(st.one_of(st.dates().map(str), st.from_regex(r"\d{4}(-\d\d){0,2}(/(\d{4}|\.\.))?")))
def test_the_forms_are_those_of_the_graph(text: str) -> None:
    """What the build takes for a date has bounds, and nothing else has."""
    assert (fault(text, EDTF) is None) == (days(text) is not None)


def test_the_bounds_are_those_that_the_rules_derive() -> None:
    """For every dated thing of the graph: its earliest beginning, and its latest end."""
    found = akkg.sparql("""SELECT DISTINCT ?date ?first ?last WHERE {
      ?thing akkg:date ?date ; sem:hasEarliestBeginTimeStamp ?first .
      OPTIONAL { ?thing sem:hasLatestEndTimeStamp ?last }
    }""")
    assert len(found) > 40
    table = with_bounds(Table(("date",), tuple((date,) for date, _, _ in found)))
    for (_, *derived), (_, *computed) in zip(found, table, strict=True):
        assert derived == computed


def test_columns_of_dates_get_two_further_ones() -> None:
    """Beside each, with titles; texts and EDTF alike; an unbound cell has none."""
    table = Table(
        ("thing", "since", "year"),
        (
            (ox.Literal("a"), ox.Literal("2012-02", datatype=ox.NamedNode(EDTF)), ox.Literal(2012)),
            (ox.Literal("b"), None, ox.Literal(2013)),
            (ox.Literal("c"), ox.Literal("2011/.."), ox.Literal(2014)),
            (ox.Literal("d"), ox.Literal(""), ox.Literal(2015)),
        ),
        {"since": "Since"},
        citations=(Citation("stated", ("p1",)),) * 4,
    )
    found = with_bounds(table)
    assert ("thing", "since", "sinceEarliest", "sinceLatest", "year") == found.columns
    assert {
        "since": "Since",
        "sinceEarliest": "Since (earliest)",
        "sinceLatest": "Since (latest)",
    } == found.titles
    day = {text: ox.Literal(text, datatype=DATE) for text in ("2012-02-01", "2012-02-29")}
    assert [
        (day["2012-02-01"], day["2012-02-29"]),
        (None, None),
        (ox.Literal("2011-01-01", datatype=DATE), None),
        (None, None),
    ] == [row[2:4] for row in found]
    assert table.citations == found.citations


@pytest.mark.parametrize(
    "cells",
    [
        (ox.Literal("2010"), ox.Literal("ten")),
        (ox.Literal(2010),),
        (ox.NamedNode("http://e.org/2010"),),
        (None, ox.Literal("")),
        (),
    ],
)
def test_other_columns_get_none(cells: tuple[ox.Literal | ox.NamedNode | None, ...]) -> None:
    """A column of which one cell is no date is no column of dates; nor is one of numbers."""
    table = Table(("a",), tuple((cell,) for cell in cells))
    assert table == with_bounds(table)


def test_every_month_ends_where_the_calendar_says() -> None:
    """Leap years, too."""
    for year in (1900, 2000, 2023, 2024):
        for month in range(1, 13):
            last = calendar.monthrange(year, month)[1]
            assert f"{year}-{month:02}-{last}" == (days(f"{year}-{month:02}") or ("", ""))[1]


def test_a_name_that_is_taken_is_told() -> None:
    """Two columns of one name would hide each other in JSON."""
    table = Table(("a", "aLatest"), ((ox.Literal("2010"), ox.Literal("2011")),))
    with pytest.raises(ParameterError, match="the answer has a column aLatest already"):
        with_bounds(table)
