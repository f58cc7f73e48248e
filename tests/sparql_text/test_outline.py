"""The outline of a query: where its parts are, and what is refused before an engine sees it."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from akkg.errors import QueryError
from akkg.sparql_text.outline import outline


def test_keywords_in_strings_comments_and_names_are_not_keywords() -> None:
    """SERVICE, INSERT and braces that are only words of a text change nothing."""
    found = outline(
        "# SERVICE {\nPREFIX service: <http://insert/> SELECT ?service "
        "WHERE { ?service service:insert 'SERVICE <x> { INSERT }' } # }"
    )
    assert ("service",) == found.projection
    assert " ?service service:insert 'SERVICE <x> { INSERT }' " == found.pattern


def test_a_text_that_was_seen_before_is_told_alike() -> None:
    """A short text and one too long to be remembered; what allowed SERVICE once allows it once."""
    for text in (
        "ASK { SERVICE <x> { ?a ?b ?c } }",
        f"ASK {{ SERVICE <x> {{}} }} # {'x' * 20_000}",
    ):
        first, second = (astuple(outline(text, service=True)) for _ in range(2))
        assert first == second
        for _ in range(2):
            with pytest.raises(QueryError, match="SERVICE is refused"):
                outline(text)


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "delete where", "LOAD <x>", "DROP ALL", "WITH <x>"]
)
def test_updates_are_refused(word: str) -> None:
    """A text that would change data is not run, with the reason."""
    with pytest.raises(QueryError, match="is an update, and queries only read"):
        outline(f"PREFIX a: <http://a/>\n{word} {{ }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a/> { ?a ?b ?c } }",
        "SELECT * { ?a ?b ?c { service silent ?a { } } }",
        "SELECT * { FILTER(?a<?b)SERVICE<http://a>{?p?q?r}FILTER(1>2) }",
        "SELECT * { OPTIONAL{?a ?b '#'}SERVICE ?x{} }",
    ],
)
def test_service_is_refused_wherever_it_stands(text: str) -> None:
    """No query reaches out to another machine."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        outline(text)


def test_the_main_group_is_not_a_template_nor_a_filter_in_the_projection() -> None:
    """For CONSTRUCT it is the group behind the template; braces in parentheses do not count."""
    assert " ?a ?b 1 " == outline("CONSTRUCT { ?a ?b 2 } WHERE { ?a ?b 1 }").pattern
    assert " ?a ?b 1 " == outline("SELECT (EXISTS { ?x ?y 2 } AS ?z) { ?a ?b 1 }").pattern
    assert " ?a ?b 1 " == outline("CONSTRUCT WHERE { ?a ?b 1 }").pattern
    assert "" == outline("DESCRIBE <http://a/>").pattern


def test_the_projection_is_in_order_and_has_only_what_is_projected() -> None:
    """Variables inside an expression are not projected, its alias is; a star names none."""
    text = "SELECT DISTINCT ?b (COUNT(DISTINCT ?c) AS ?n) ?a WHERE { ?a ?b ?c } GROUP BY ?a ?b"
    assert ("b", "n", "a") == outline(text).projection
    assert outline("SELECT * { ?a ?b ?c }").projection is None


def test_blocks_are_found_with_their_sigil_and_depth() -> None:
    """Only one-variable VALUES blocks count, wherever they stand."""
    found = outline("SELECT ?a { VALUES $a { 1 } { VALUES ?b { 2 } } VALUES (?c ?d) { (1 2) } }")
    assert [("a", "$", 1), ("b", "?", 2)] == [(b.name, b.sigil, b.depth) for b in found.blocks]
    assert "{ 1 }" == found.text[found.blocks[0].start : found.blocks[0].end]


@pytest.mark.parametrize(("text", "message"), [("", "is empty"), ("ASK { ?a ?b 1", "never closed")])
def test_a_text_without_a_query_is_explained(text: str, message: str) -> None:
    """An empty text and an open group have messages of their own."""
    with pytest.raises(QueryError, match=message):
        outline(text)


def test_what_is_no_utf_8_is_told_with_its_place() -> None:
    """Half of a surrogate pair stands for a byte that a shell could not read."""
    with pytest.raises(QueryError, match=r"the query is no UTF-8 \(line 2, column 10\)"):
        outline("SELECT *\n{ ?a ?b '\udcff' }")
