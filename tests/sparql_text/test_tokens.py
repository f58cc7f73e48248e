"""Tokens of SPARQL: what stands in strings, IRIs and comments is not seen as anything else."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.errors import QueryError
from akkg.sparql_text.tokens import caret, position, tokenize


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?a<?b && ?c>?d", ["?a", "<", "?b", "&&", "?c", ">", "?d"]),
        ("<http://a/{}#x>", None),
        ("<http://a/#x> # } <y>", ["<http://a/#x>"]),
        (
            "'a\\'}' \"\\\"{\" '''it's } ''' \"\"\"a\"b\"\"\"",
            ["'a\\'}'", '"\\"{"', "'''it's } '''", '"""a"b"""'],
        ),
        ("ak:a.b. ak: :x a:b\\,c", ["ak:a.b", ".", "ak:", ":x", "a:b\\,c"]),
        ('"x"@en-GB^^xsd:date', ['"x"', "@en-GB", "^^", "xsd:date"]),
        ("1 2.5 .5 1e6 -3", ["1", "2.5", ".5", "1e6", "-", "3"]),
        ("_:b1 [] ?x$y ?가", ["_:b1", "[", "]", "?x", "$y", "?가"]),
        ("^a/b|!c*", ["^", "a", "/", "b", "|", "!", "c", "*"]),
    ],
)
def test_tokens_are_those_of_the_grammar(text: str, expected: list[str] | None) -> None:
    """Each text gives these tokens; a brace inside angle brackets is no part of an IRI."""
    assert expected == texts(text) if expected else "{" in texts(text)


QUOTES = ['"', "'", '"""', "'''"]


@pytest.mark.parametrize(("begin", "end"), [*zip(QUOTES, QUOTES, strict=True), ("<", ">")])
def test_a_token_of_megabytes_takes_no_time_of_note(begin: str, end: str) -> None:
    """Neither whole nor without its end; tried again and again it would take minutes."""
    middle = "\\u0041" + "A" * 5_000_000
    began = process_time()
    assert [f"{begin}{middle}{end}"] == texts(f"{begin}{middle}{end}")
    with pytest.raises(QueryError):
        tokenize(f"{begin}{middle}")
    assert process_time() - began < 2


def test_a_brace_counts_as_outside_its_own_group() -> None:
    """Depth is the number of groups open around a token."""
    assert [0, 0, 1, 1, 2, 1, 0] == [token.depth for token in tokenize("ASK { ?a { ?b } }")]


@pytest.mark.parametrize(
    ("text", "what", "where"),
    [
        ("ASK {\n  ?a ?b 'c }", "a string without its closing quote", "line 2, column 9"),
        ("ASK \\", "unexpected '\\\\'", "line 1, column 5"),
    ],
)
def test_what_begins_no_token_is_named_with_its_place(text: str, what: str, where: str) -> None:
    """Line and column stand in the error, and a mark under the place."""
    with pytest.raises(QueryError) as caught:
        tokenize(text)
    assert (what, where) == (caught.value.what, caught.value.where)
    assert str(caught.value).endswith("^")


def test_the_mark_stands_under_the_column_behind_tabs_too() -> None:
    """Tabs are kept before the mark."""
    assert "  \tWHER {\n  \t^" == caret("SELECT\n\tWHER {", 2, 2)
    assert (2, 2) == position("SELECT\n\tWHER {", 8)


def test_a_mark_shows_a_part_of_a_long_line_and_nothing_that_a_terminal_obeys() -> None:
    """A hundred characters on each side; the mark stays under its column."""
    assert f"  …{'a' * 99}bc{'d' * 99}…\n  {' ' * 101}^" == caret(
        f"{'a' * 200}bc{'d' * 200}", 1, 202
    )
    assert "  a\ufffd[31m\n  ^" == caret("a\x1b[31m", 1, 1)


@given(st.text(alphabet=st.sampled_from(list("ab?$<>{}()'\"#\\ \n:.@^_|&!=1é"))))
def test_tokens_lie_in_the_text_in_order_and_leave_only_space_and_comments(text: str) -> None:
    """Tokens are slices of the text; nothing but space and comments lies between them."""
    try:
        found = tokenize(text)
    except QueryError:
        return
    offset = 0
    for token in found:
        between = text[offset : token.start]
        assert token.text == text[token.start : token.end]
        assert all(not line.split("#")[0].strip() for line in between.split("\n"))
        offset = token.end
