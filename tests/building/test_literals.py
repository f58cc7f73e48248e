"""The forms of literals."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st

from akkg.building.literals import EDTF, XSD, fault

DATES = [
    "2004",
    "2004-11",
    "2004-11-30",
    "2004-02-29",
    "2004/2005-06",
    "2004/..",
]
NO_DATES = [
    "",
    "04",
    "2004-13",
    "2003-02-29",
    "2005/2004",
    "2004-06/2004-05",
    "2004-05-06/2004",
    "../2004",
    "2004?",
    "2004-00",
    "2004-1",
]


@pytest.mark.parametrize("date", DATES)
def test_the_five_forms_of_dates_are_right(date: str) -> None:
    """All are valid in EDTF too."""
    assert fault(date, EDTF) is None
    assert is_valid(date)


@pytest.mark.parametrize("date", NO_DATES)
def test_other_forms_and_days_that_never_were_are_wrong(date: str) -> None:
    """The right forms are named."""
    assert "YYYY-MM-DD" in (fault(date, EDTF) or "")


@given(st.from_regex(r"\A[0-9]{4}(-[0-9]{2}){0,2}(/([0-9]{4}(-[0-9]{2}){0,2}|\.\.))?\Z"))
def test_what_we_take_for_a_date_is_one_for_others_too(date: str) -> None:
    """Whatever passes here is valid for an independent reader of EDTF."""
    assert fault(date, EDTF) is not None or is_valid(date)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("boolean", ["true", "false"], ["1", "TRUE", ""]),
        ("date", ["2004-02-29"], ["2003-02-29", "2004-2-9", "2004-02-29Z", "2004"]),
        (
            "decimal",
            ["0.1", "-1.5", "208.11", "5", "0", "1.0"],
            ["1.50", ".5", "01.5", "1,5", "1e3"],
        ),
        ("duration", ["P1Y", "P6M", "P11M"], ["1Y", "P", "P0Y", "P12M"]),
        ("gYear", ["2004"], ["04", "2004-01"]),
        ("gYearMonth", ["2004-12"], ["2004-13", "2004"]),
        ("integer", ["0", "-5", "13"], ["013", "+1", "1.0", "-0", "", " 1", "1\n"]),
        ("nonNegativeInteger", ["0", "13"], ["-1"]),
        ("string", ["", "anything\nat all"], []),
    ],
)
def test_numbers_and_the_like_are_canonical(name: str, right: list[str], wrong: list[str]) -> None:
    """A form that an engine would rewrite, or that is none, is told; a right one is not."""
    assert [None] * len(right) == [fault(value, XSD + name) for value in right]
    assert all(fault(value, XSD + name) for value in wrong)


@pytest.mark.parametrize("name", ["boolean", "date", "integer"])
def test_the_engine_keeps_what_is_right(name: str) -> None:
    """A store gives back the form that went in."""
    value = {"boolean": "true", "date": "2004-02-29", "integer": "-5"}[name]
    subject, store = ox.NamedNode("urn:x"), ox.Store()
    store.add(ox.Quad(subject, subject, ox.Literal(value, datatype=ox.NamedNode(XSD + name))))
    assert [value] == [quad.object.value for quad in store if isinstance(quad.object, ox.Literal)]
