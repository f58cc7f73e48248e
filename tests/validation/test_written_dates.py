"""A date that is written wrongly is put right where it can be told what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.building.literals import EDTF, fault
from akkg.validation.written_dates import right_form


@pytest.mark.parametrize(
    ("right", "written"),
    [
        ("2005-12-13", "13 December 2005"),
        ("2005-12-13", "2005/12/13"),
        ("2005-12-13", "13-12-2005"),
        ("2005-12-13", "2005-12-13T00:00:00"),
        ("2005-01-03", "2005-1-3"),
        ("2005-12", "Dec 2005"),
        ("2005", "circa 2005"),
        ("2011/2015", "2011-2015"),
        ("2011/2015", "2011 / 2015"),
        ("2013/..", "since 2013"),
        ("2013/..", "2013/"),
        ("2013/..", "2013/open"),
    ],
)
def test_what_was_meant_is_found(right: str, written: str) -> None:
    """The form is one of the five, at the precision of what was written."""
    assert right == right_form(written)


@pytest.mark.parametrize(
    "written",
    ["2004-13", "2004-02-30", "05-12-13", "Q4 2010", "2015/2011", "hello", "", "9" * 100_000],
)
def test_no_guess_is_better_than_a_wrong_one(written: str) -> None:
    """A day that no calendar has, a year of two digits, a quarter: the curator must look."""
    assert right_form(written) is None


@given(st.text(max_size=60))
def test_a_guess_is_always_a_sound_date(written: str) -> None:
    """Whatever stands there."""
    guessed = right_form(written)
    assert guessed is None or fault(guessed, EDTF) is None
