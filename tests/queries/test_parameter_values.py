"""Values of parameters: each type takes what it should, in canonical form, and nothing else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.queries.parameter_values import XSD, Unfit, literal
from akkg.queries.saved_query import Parameter


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("date", " 2024-02-29 ", "2024-02-29^^date"),
        ("year", "0989", "989^^integer"),
        ("integer", "+007", "7^^integer"),
        ("integer", "-0", "0^^integer"),
        ("decimal", "208.110", "208.11^^decimal"),
        ("decimal", "-.5", "-0.5^^decimal"),
        ("decimal", "-0.0", "0^^decimal"),
        ("decimal", "100", "100^^decimal"),
        ("boolean", "TRUE", "true^^boolean"),
        ("lang", "en-GB", "en-gb^^string"),
        ("string", " a ", " a ^^string"),
        ("text", "  free   trade ", "free trade^^string"),
    ],
)
def test_a_value_becomes_a_canonical_literal(type_: str, value: str, expected: str) -> None:
    """Lexical form and datatype are as written here."""
    made = literal(Parameter("x", type_), value)
    assert expected == f"{made.value}^^{made.datatype.value.removeprefix(XSD)}"


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("date", "2023-02-29"),
        ("date", "20240229"),
        ("date", "2024-W01-1"),
        ("date", "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0660\u0661"),
        ("year", "24"),
        ("year", "0000"),
        ("integer", "1.0"),
        ("integer", "1e3"),
        ("integer", "9" * 19),
        ("decimal", "1e3"),
        ("decimal", "NaN"),
        ("decimal", ""),
        ("boolean", "no"),
        ("lang", "en; DROP"),
        ("text", "   "),
        ("string", "a\x00"),
        ("string", "a\ud800"),
    ],
)
def test_what_does_not_fit_is_refused(type_: str, value: str) -> None:
    """No value is bent until it fits."""
    with pytest.raises(Unfit):
        literal(Parameter("x", type_), value)


def test_limits_hold_and_include_their_ends() -> None:
    """Least and greatest values are allowed, those beyond are not; length does not count."""
    whole = Parameter("x", "integer", minimum="-5", maximum="10")
    assert ["-5", "10", "9"] == [literal(whole, value).value for value in ("-5", "10", "9")]
    day = Parameter("x", "date", minimum="1989-11-01", maximum="2025-06-08")
    assert "2025-06-08" == literal(day, "2025-06-08").value
    for parameter, value in (
        (whole, "-6"),
        (whole, "11"),
        (day, "1989-10-31"),
        (day, "2025-06-09"),
    ):
        with pytest.raises(Unfit, match="a value from"):
            literal(parameter, value)


def test_only_listed_values_are_allowed_and_near_ones_are_offered() -> None:
    """The list is closed."""
    parameter = Parameter("x", "string", values=("surely", "possibly"))
    assert "surely" == literal(parameter, "surely").value
    with pytest.raises(Unfit) as caught:
        literal(parameter, "surly")
    assert ("one of surely, possibly", ("surely",)) == (caught.value.allowed, caught.value.near)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back_from_the_engine_as_it_is(value: str) -> None:
    """A string parameter holds what was given, to the letter."""
    made = literal(Parameter("x", "string"), value)
    answer = ox.Store().query(f"SELECT ?a {{ VALUES ?a {{ {made} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    assert [value] == [row[0].value for row in answer]
