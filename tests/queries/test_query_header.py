"""Headers of saved queries: what they may say, and how a mistake is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.errors import DataError
from akkg.queries.query_header import read_query
from tests.sample import DATA, saved

PATH = DATA / "queries" / "instruments" / "instruments-taking-effect.rq"
BODY = "SELECT ?thing ?kind WHERE { VALUES $day { 1 } ?thing a ?kind } ORDER BY ?thing"
PARAMS = "params: {day: {type: integer}}"


def test_all_that_the_header_says_is_read() -> None:
    """Name and topic come from the path, all else from the header, every scalar as text."""
    query = read_query(PATH)
    assert ("instruments-taking-effect", "instruments") == (query.name, query.topic)
    assert ("instruments", "dates") == query.tags
    assert {
        "instrument": "Instrument",
        "instrumentLabel": "Name",
        "since": "Since",
    } == query.columns
    assert ["day", "kind"] == list(query.params)
    assert ("1989-01-01", "owl:Class", True) == (
        query.params["day"].minimum,
        query.params["kind"].kind,
        query.params["kind"].many,
    )
    assert ("?event", "a", "akkg:TakingEffect") == query.evidence[2]
    assert ("p4", "p18", "footnote-2") == query.tests[0].paragraphs
    assert () == query.tests[2].rows


def test_evidence_may_hold_literals_with_type_or_language() -> None:
    """A literal is one term, whatever stands in it; a closing dot is no term."""
    header = """evidence: ['?thing rdfs:label "a . b"@en .', '?thing akkg:date "1"^^xsd:date']"""
    query = saved("SELECT ?thing ?kind WHERE { ?thing a ?kind }", header)
    assert ('"a . b"@en', '"1"^^xsd:date') == (query.evidence[0][2], query.evidence[1][2])


@pytest.mark.parametrize(
    ("body", "header", "what", "line"),
    [
        (BODY, "titel: B", "unknown key titel", 3),
        (BODY, "params: {day: {type: dates}}", "unknown type dates", 3),
        (BODY, "params: {day: {type: date, labl: D}}", "unknown key labl", 3),
        (BODY, "params: {day: {label: D}}", "type is missing", 3),
        (BODY, "params: {Cite: {type: date}}", "cannot have this name", 3),
        (BODY, "params: {cite: {type: date}}", "cannot have this name", 3),
        (BODY, "params: {day: {type: date, class: owl:Class}}", "only an iri has a class", 3),
        (BODY, "params: {day: {type: date, many: yes}}", "many must be true or false", 3),
        (BODY, "columns: {thng: Thing}", "unknown key thng", 3),
        (BODY, "limit: 0", "limit must be", 3),
        (BODY, "tags: as-of", "tags must be a list", 3),
        (BODY, "evidence: ['?thing a']", "not one triple pattern", 3),
        (BODY, "evidence: ['?thing a ?kind ; a ?b']", "not one triple pattern", 3),
        (BODY, "tests: [{rows: [[a]]}]", "a row has 1 values, not 2", 3),
        (BODY, "tests: [{checked: p1}]", "needs either rows or rows-file", 3),
        (BODY, "tests: [{rows-file: sub/a.csv}]", "sub/a.csv is no name of a file", 3),
        (BODY, "tests: [{rows-file: ''}]", "nothing is no name of a file", 3),
        (BODY, "tests: [{rows: [], parms: {}}]", "unknown key parms", 3),
        (BODY, "tests: [{rows: [], params: {dy: 1}}]", "unknown key dy", 3),
        ("SELECT * { ?thing a ?kind }", "limit: 1", "names its columns", 1),
        ("ASK { ?thing a ?kind }", "limit: 1", "names its columns", 1),
        ("SELECT ?basis { ?basis a ?b }", "columns: {basis: B}", "cannot have the name basis", 3),
    ],
)
def test_a_mistake_is_named_with_its_line(body: str, header: str, what: str, line: int) -> None:
    """The error says what is wrong, and the place is the file with the line in the header."""
    headers = [header] if header.startswith("params") or body != BODY else [header, PARAMS]
    with pytest.raises(DataError) as caught:
        saved(body, *headers)
    assert what in caught.value.what
    assert f"{DATA}/queries/topic/example.rq:{line}" == caught.value.where


def test_near_keys_are_offered() -> None:
    """A mistyped key gets the nearest one and all that are allowed."""
    with pytest.raises(DataError) as caught:
        saved(BODY, "colums: {}", PARAMS)
    assert "did you mean columns?" in str(caught.value)
    assert "allowed are schema, title, question" in str(caught.value)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("SELECT ?thing { ?thing a 1 }", "parameter day has no block"),
        ("SELECT ?thing { VALUES $day { 1 } VALUES $day { 2 } ?thing a 1 }", "has 2 blocks"),
        ("SELECT ?thing { { VALUES $day { 1 } ?thing a $day } }", "not directly in the main group"),
        ("SELECT ?thing { ?thing a $day } VALUES $day { 1 }", "not directly in the main group"),
        ("SELECT ?thing { VALUES ?day { 1 } ?thing a ?day }", "is written ?day"),
        ("SELECT ?thing { VALUES $day { 1 } ?thing a $dy }", "$dy is no declared parameter"),
    ],
)
def test_a_parameter_has_one_block_directly_in_the_main_group(body: str, what: str) -> None:
    """Elsewhere its value would not reach the rest of the query, in silence."""
    with pytest.raises(DataError) as caught:
        saved(body, PARAMS)
    assert what in caught.value.what


def test_rows_may_stand_in_a_file_beside_the_query(tmp_path: Path) -> None:
    """The file is CSV, its first line names the columns; another first line is an error."""
    text = (
        "#+ title: A\n#+ question: B\n#+ evidence: ['?a ?b ?c']\n#+ tests: [{rows-file: r.csv}]\n"
    )
    path = tmp_path / "a.rq"
    path.write_text(text + "SELECT ?a ?b { ?a ?b ?c }", encoding="utf-8")
    (tmp_path / "r.csv").write_text('a,b\n"x, y",\n', encoding="utf-8")
    assert (("x, y", ""),) == read_query(path).tests[0].rows
    (tmp_path / "r.csv").write_text("a\nx\n", encoding="utf-8")
    with pytest.raises(DataError, match="must name the query's columns"):
        read_query(path)
    (tmp_path / "r.csv").write_text('a,b\n"x', encoding="utf-8")
    with pytest.raises(DataError, match="is no CSV, unexpected end of data"):
        read_query(path)
    (tmp_path / "r.csv").unlink()
    with pytest.raises(DataError, match="cannot be read, no such file or directory"):
        read_query(path)


def test_a_query_that_cannot_be_outlined_is_named_with_file_and_place() -> None:
    """A stray quote or an update in a file is an error of the data, not of the person who asks."""
    with pytest.raises(DataError, match=r"example.rq, line 9, column 16"):
        saved("SELECT ?a { ?a 'x }")
