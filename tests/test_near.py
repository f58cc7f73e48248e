"""What a misspelt name may have meant."""

from __future__ import annotations

from akkg.near import near, suggestion


def test_the_nearest_comes_first_and_case_does_not_count() -> None:
    """A swapped letter and another case are near; an unrelated name is not."""
    assert ("ak:akfta", "ak:akftb") == near("AK:AKFTA", ["ak:summit-13", "ak:akftb", "ak:akfta"])


def test_the_order_of_candidates_does_not_count() -> None:
    """A set gives the same names in every run, also where two are as near as each other."""
    names = ["ab1", "ab2", "ab3", "ab4"]
    assert near("ab", names) == near("ab", reversed(names)) == near("ab", set(names))
    assert len(near("ab", names)) == 3


def test_curies_that_differ_only_in_case_are_all_given() -> None:
    """A class and a property may have one name in two cases."""
    assert {"akkg:Date", "akkg:date"} == set(
        near("akkg:dat", ["akkg:Date", "akkg:date", "akkg:number"])
    )


def test_of_a_name_in_two_cases_one_is_given() -> None:
    """An acronym and the last part of an IRI are one name, and leave room for another."""
    assert "did you mean AMM or AKPMT?" == suggestion("AKMM", ["amm", "AMM", "AKPMT"])
    assert ("AMM", "AKPMT") == near("AKMM", ["AMM", "amm", "AKPMT"], n=2)


def test_a_suggestion_joins_names_and_is_empty_for_none() -> None:
    """What is said fits into a message."""
    assert "did you mean ab1 or ab2?" == suggestion("ab", ["ab1", "ab2", "zz"])
    assert "" == suggestion("ab", ["zz"])
    assert "" == suggestion("ab", [])
