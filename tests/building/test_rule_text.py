"""The text of a rule, and what it may not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.building.rule_text import read_pattern, read_rule_text
from akkg.errors import DataError

PATH = Path("10-x.rq")

FULL = """#+ title: A rule { with } marks
PREFIX e: <http://e.org/>
# a comment { here }
construct { $s e:p ?label ; a e:C, <http://e.org/D> }
WHERE {
  ?s e:q "a } b"@en ; e:r "1"^^e:T , 5 , true .
  FILTER NOT EXISTS { ?s e:z ?z . ?z e:z 1 }
  FILTER(STRLEN(STR(?s)) > 3 && "}" != ?s)
  FILTER STRSTARTS(STR(?s), "http")
  BIND(CONCAT(STR(?s), "}") AS ?label)
  FILTER NOT EXISTS { ?s e:y ?y }
}
"""


def test_all_parts_of_a_rule_are_found() -> None:
    """Also with braces in strings and comments, lists, and calls without parentheses."""
    found = read_rule_text(FULL, PATH)
    assert (
        ("?s", "e:p", "?label"),
        ("?s", "a", "e:C"),
        ("?s", "a", "<http://e.org/D>"),
    ) == found.template
    assert (
        ("?s", "e:q", '"a } b"@en'),
        ("?s", "e:r", '"1"^^e:T'),
        ("?s", "e:r", "5"),
        ("?s", "e:r", "true"),
    ) == found.patterns
    assert (" ?s e:z ?z . ?z e:z 1 ", " ?s e:y ?y ") == found.negations
    assert frozenset({"?label"}) == found.computed
    assert "EXISTS" not in found.positive
    assert "BIND(CONCAT" in found.positive
    assert found.prologue.startswith("PREFIX e: <http://e.org/>\n")


@pytest.mark.parametrize(
    "where",
    [
        "?a e:p ?b . OPTIONAL { ?b e:p ?c }",
        "{ ?a e:p ?b } UNION { ?a e:q ?b }",
        "{ ?a e:p ?b }",
        "?a e:p ?b . { SELECT ?b WHERE { ?b e:p ?c } }",
        "GRAPH ?g { ?a e:p ?b }",
        "SERVICE <http://e.org/> { ?a e:p ?b }",
        "?a e:p ?b . MINUS { ?a e:q ?b }",
        "?a e:p/e:q ?b",
        "?a e:p+ ?b",
        "?a e:p* ?b",
        "?a e:p? ?b",
        "?a ^e:p ?b",
        "?a (e:p|e:q) ?b",
        "?a !e:p ?b",
        "?a e:p [ e:q ?b ]",
        "?a e:p _:b . _:b e:q ?b",
        "?a e:p ( ?b )",
        "VALUES ?a { e:x } ?a e:p ?b",
        "?a e:p ?b . FILTER EXISTS { ?a e:q ?b }",
        "?a e:p ?b . FILTER(EXISTS { ?a e:q ?b })",
        "?a e:p ?b . FILTER NOT EXISTS { ?a e:q ?b FILTER NOT EXISTS { ?b e:q ?a } }",
        "?a e:p ?b . FILTER NOT EXISTS { ?a e:q/e:r ?b }",
        "FILTER(1 = 1)",
        "",
    ],
)
def test_what_could_not_be_explained_is_refused(where: str) -> None:
    """The error names the file, its line, and what a rule is."""
    text = f"PREFIX e: <http://e.org/>\nCONSTRUCT {{ ?a e:r ?b }}\nWHERE {{ {where} }}"
    with pytest.raises(
        DataError, match=r"10-x\.rq(:3)?\): a rule is a CONSTRUCT of triple patterns"
    ):
        read_rule_text(text, PATH)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a WHERE { ?a ?p ?b }",
        "CONSTRUCT WHERE { ?a ?p ?b }",
        "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b } LIMIT 5",
        "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b } GROUP BY ?a",
        "CONSTRUCT { } WHERE { ?a ?p ?b }",
        "CONSTRUCT { ?a ?p [] } WHERE { ?a ?p ?b }",
        "CONSTRUCT { ?a ?p ?b . FILTER(?a = ?b) } WHERE { ?a ?p ?b }",
        "CONSTRUCT { ?a ?p ?b } WHERE { ?a ?p ?b",
        "CONSTRUCT { ?a ?p } WHERE { ?a ?p ?b }",
        "INSERT { ?a ?p ?b } WHERE { ?a ?p ?b }",
        "",
    ],
)
def test_other_queries_are_no_rules(text: str) -> None:
    """Whatever the mistake, it is explained."""
    with pytest.raises(DataError, match="a rule is a CONSTRUCT"):
        read_rule_text(text, PATH)


def test_a_stray_character_is_told_with_its_line() -> None:
    """The tokens make no sense there."""
    with pytest.raises(DataError, match=r"10-x\.rq, line 2, column 8"):
        read_rule_text("CONSTRUCT { ?a ?p ?b }\nWHERE {\x00 }", PATH)


@pytest.mark.parametrize(
    "text", ["?a e:p", "?a e:p ?b . ?b e:p ?c", "?a e:p ?b , ?c", "?a e:p/e:q ?b", ""]
)
def test_a_line_of_evidence_is_one_pattern(text: str) -> None:
    """Neither less nor more."""
    with pytest.raises(DataError):
        read_pattern(text, PATH)
