"""Queries that would end the process of the engine are refused; what it can read is not."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.errors import QueryError
from akkg.sparql_text.outline import outline

DEEP = "groups and brackets stand in each other"
LINKS = "patterns, filters and operators"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"ASK {{ FILTER({'(' * 100_000}1{')' * 100_000}) }}", DEEP),
        (f"ASK {'{' * 100_000}{'}' * 100_000}", DEEP),
        (f"ASK {{ {'FILTER EXISTS { ' * 1000}{'}' * 1001}", DEEP),
        (f"ASK {{ ?a ?b {'[ ?c ' * 201}1{']' * 201} }}", DEEP),
        (f"ASK {{ {'OPTIONAL { ?a ?b ?c } ' * 1001} }}", "more than 1,000 groups"),
        (f"ASK {{ {'{} UNION ' * 1001}{{}} }}", "more than 1,000 groups"),
        (f"SELECT (1{'+1' * 100_000} AS ?x) {{}}", LINKS),
        (f"ASK {{ ?a a{'/a' * 2001} ?c }}", LINKS),
        (f"ASK {{ {'?a a ?b . ' * 2001} }}", LINKS),
        (f"ASK {{ ?a a ?b{', ?b' * 2001} }}", LINKS),
        (f"ASK {{ {'BIND(1 AS ?x) ' * 2001} }}", LINKS),
        (f"ASK {{ {'FILTER(true) ' * 2001} }}", LINKS),
    ],
)
def test_what_is_too_large_is_refused(text: str, message: str) -> None:
    """Before the engine sees it, with the place of the first that is too much."""
    with pytest.raises(QueryError, match=rf"{message} \(line 1, column \d+\)"):
        outline(text)


@pytest.mark.parametrize(
    "text",
    [
        f"ASK {{ FILTER({'(' * 190}1{')' * 190}) }}",
        f"ASK {'{ FILTER EXISTS ' * 190}{{}}{'}' * 190}",
        f"ASK {{ {'{} UNION ' * 990}{{}} }}",
        f"SELECT (1{'+1' * 1990} AS ?x) {{}}",
        f"ASK {{ VALUES ?a {{ {'1 ' * 20_000} }} }}",
        f"ASK {{ FILTER(1 IN ({', '.join('1' * 20_000)})) }}",
    ],
)
def test_what_the_engine_can_read_is_not_refused(text: str) -> None:
    """Also close below a bound, and long lists of values, which have none."""
    assert text == outline(text).text
    assert isinstance(ox.Store().query(text), (ox.QueryBoolean, ox.QuerySolutions))
