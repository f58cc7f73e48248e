"""LIMIT and OFFSET are set in the outermost query, and nowhere else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.errors import ParameterError
from akkg.sparql_text.limits import limited
from akkg.sparql_text.outline import outline

GROUP = "{ ?a ?b ?c }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"SELECT * {GROUP}", f"SELECT * {GROUP} LIMIT 2 OFFSET 1"),
        (f"SELECT * {GROUP} LIMIT 9", f"SELECT * {GROUP} LIMIT 2 OFFSET 1"),
        (f"SELECT * {GROUP} offset 9", f"SELECT * {GROUP} offset 1 LIMIT 2"),
        (f"SELECT * {GROUP} OFFSET 9 LIMIT 8", f"SELECT * {GROUP} OFFSET 1 LIMIT 2"),
        (
            f"SELECT * {GROUP} ORDER BY ?a # LIMIT 5",
            f"SELECT * {GROUP} ORDER BY ?a LIMIT 2 OFFSET 1 # LIMIT 5",
        ),
        (
            f"SELECT * {{ {{ SELECT ?a {GROUP} LIMIT 5 OFFSET 4 }} }}",
            f"SELECT * {{ {{ SELECT ?a {GROUP} LIMIT 5 OFFSET 4 }} }} LIMIT 2 OFFSET 1",
        ),
        (
            "SELECT * { ?a ?b 'LIMIT 7', <http://LIMIT/7>, ?LIMIT } VALUES ?a { 'LIMIT 8' }",
            "SELECT * { ?a ?b 'LIMIT 7', <http://LIMIT/7>, ?LIMIT } LIMIT 2 OFFSET 1"
            " VALUES ?a { 'LIMIT 8' }",
        ),
        (
            f"SELECT * {GROUP} LIMIT 9 VALUES ?a {{ 1 }}",
            f"SELECT * {GROUP} LIMIT 2 OFFSET 1 VALUES ?a {{ 1 }}",
        ),
        (
            f"SELECT ?a {GROUP} GROUP BY ?a HAVING (EXISTS {{ SELECT ?a {GROUP} LIMIT 3 }})",
            f"SELECT ?a {GROUP} GROUP BY ?a HAVING (EXISTS {{ SELECT ?a {GROUP} LIMIT 3 }})"
            " LIMIT 2 OFFSET 1",
        ),
        (f"CONSTRUCT WHERE {GROUP}", f"CONSTRUCT WHERE {GROUP} LIMIT 2 OFFSET 1"),
        (
            f"CONSTRUCT {GROUP} WHERE {GROUP} LIMIT 9",
            f"CONSTRUCT {GROUP} WHERE {GROUP} LIMIT 2 OFFSET 1",
        ),
        ("DESCRIBE <http://a/>", "DESCRIBE <http://a/> LIMIT 2 OFFSET 1"),
        ("DESCRIBE <http://a/> LIMIT 9#", "DESCRIBE <http://a/> LIMIT 2 OFFSET 1#"),
    ],
)
def test_only_the_clauses_of_the_outermost_query_change(text: str, expected: str) -> None:
    """What stands in a string, an IRI, a comment or a sub-select stays; the engine takes it."""
    found = limited(outline(text), 2, 1)
    assert expected == found.text
    ox.Store().query(found.text)


def test_the_rows_are_those_between() -> None:
    """The engine gives the second and the third of five rows."""
    text = "SELECT ?a { VALUES ?a { 1 2 3 4 5 } } ORDER BY ?a LIMIT 4"
    found = ox.Store().query(limited(outline(text), 2, 1).text)
    assert isinstance(found, ox.QuerySolutions)
    assert ["2", "3"] == [row["a"].value for row in found]


def test_what_is_not_given_stays() -> None:
    """Without a limit and an offset the query is the same, and one alone leaves the other."""
    found = outline(f"SELECT * {GROUP} LIMIT 7 OFFSET 3")
    assert found is limited(found)
    assert f"SELECT * {GROUP} LIMIT 7 OFFSET 0" == limited(found, None, 0).text
    assert f"SELECT * {GROUP} LIMIT 0 OFFSET 3" == limited(found, 0).text
    assert limited(outline(f"SELECT * {GROUP}"), 1).limited


def test_an_ask_takes_none() -> None:
    """It has one answer."""
    with pytest.raises(ParameterError, match="an ASK has one answer"):
        limited(outline(f"ASK {GROUP}"), 1)


MODIFIERS = [" ORDER BY ?a", " ORDER BY DESC(?a)", " LIMIT 4", " OFFSET 2", " VALUES ?a { 1 2 }"]
PIECES = st.lists(st.sampled_from([" ", "\n", "# LIMIT 1 OFFSET 2 }\n", *MODIFIERS]), max_size=5)


@given(PIECES, st.integers(0, 9), st.integers(0, 9))
def test_setting_twice_is_setting_once(pieces: list[str], limit: int, offset: int) -> None:
    """A query that the engine takes is one afterwards, and the numbers are found again."""
    text = f"SELECT ?a {GROUP}{''.join(pieces)}"
    try:
        ox.Store().query(text)
    except SyntaxError:
        return
    once = limited(outline(text), limit, offset)
    assert once.text == limited(limited(outline(text), 5, 5), limit, offset).text
    ox.Store().query(once.text)
