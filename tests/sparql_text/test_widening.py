"""Widening: a query's solutions come again with further variables, under the same keys."""

from __future__ import annotations

import pytest

from akkg.sparql_text.outline import outline
from akkg.sparql_text.widening import widen

BODY = "{ ?a ?p ?b }"


@pytest.mark.parametrize(
    ("text", "items", "keys"),
    [
        (f"SELECT DISTINCT ?a ?b WHERE {BODY} ORDER BY ?a LIMIT 3", "?a ?b", ("a", "b")),
        (f"SELECT ?a (STR(?b) AS ?c) {BODY}", "?a (STR(?b) AS ?c)", ("a", "c")),
        (f"SELECT ?a (COUNT(?b) AS ?n) {BODY} GROUP BY ?a HAVING (COUNT(?b) > 1)", "?a", ("a",)),
        (f"SELECT (COUNT(*) AS ?n) {BODY}", "", ()),
        (
            f"SELECT ?y (MAX(?b) AS ?m) {BODY} GROUP BY (YEAR(?b) AS ?y) ?a (?p) ORDER BY ?y",
            "(YEAR(?b) AS ?y) ?a",
            ("y",),
        ),
    ],
)
def test_items_and_keys_are_those_of_the_rows_or_groups(
    text: str, items: str, keys: tuple[str, ...]
) -> None:
    """A grouping query gives what it groups by; any other gives its projection as it stands."""
    wide = widen(outline(text), outline(text).projection or ())
    assert (items, keys) == (wide.items, wide.keys)


def test_values_behind_the_group_are_kept() -> None:
    """They are part of what the query asks."""
    wide = widen(outline(f"SELECT ?a WHERE {BODY} ORDER BY ?a VALUES ?b {{ 1 2 }}"), ("a",))
    assert "SELECT DISTINCT ?a ?b WHERE { ?a ?p ?b \nVALUES ?b { 1 2 }\n\n}" == wide.showing(["b"])


def test_a_comment_at_the_end_of_the_group_swallows_nothing() -> None:
    """What is added stands on a line of its own."""
    wide = widen(outline("SELECT ?a WHERE { ?a ?p ?b # all }\n} # }"), ("a",))
    assert ("a", "p") == outline(wide.showing(["p"])).projection
    assert "SELECT * WHERE { ?a ?p ?b # all }\n\n} LIMIT 0" == wide.everything


def test_a_query_that_shows_nothing_is_still_one() -> None:
    """An aggregate without groups whose evidence has no variable of its own."""
    wide = widen(outline(f"SELECT (COUNT(*) AS ?n) {BODY}"), ("n",))
    assert ("nothing",) == outline(wide.showing([])).projection
