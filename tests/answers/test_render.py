"""Rendering: each format holds the same answer, in the form that its readers expect."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.answers.render import FORMATS, plain_rows, render
from akkg.answers.render_grid import grid
from akkg.answers.table import Citation, Table
from akkg.prefixes import PrefixTable

PREFIXES = PrefixTable({"ak": "https://w3id.org/akkg/id/"})
AKFTA = ox.NamedNode("https://w3id.org/akkg/id/akfta")
DAY = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
TABLE = Table(
    ("thing", "thingLabel", "since", "link"),
    (
        (
            AKFTA,
            ox.Literal('Free, "trade"', language="en"),
            ox.Literal("2010-01-01", datatype=DAY),
            None,
        ),
        (ox.NamedNode("https://example.org/a"), None, ox.Literal("a|b\nc"), ox.BlankNode("b")),
    ),
    {"thing": "Instrument", "since": "Since"},
    (Citation("derived", ("p4", "footnote-2")), Citation("", ())),
)


def test_csv_is_that_of_the_standard() -> None:
    """SPARQL 1.1 CSV: plain values, IRIs in full; citations are two further columns."""
    assert [
        ["thing", "thingLabel", "since", "link", "basis", "paragraphs"],
        [AKFTA.value, 'Free, "trade"', "2010-01-01", "", "derived", "p4 footnote-2"],
        ["https://example.org/a", "", "a|b\nc", "_:b", "", ""],
    ] == list(csv.reader(io.StringIO(render(TABLE, "csv", PREFIXES), newline="")))


def test_tsv_is_that_of_the_standard() -> None:
    """SPARQL 1.1 TSV: variables with ?, terms in full, one row a line whatever they hold."""
    lines = render(TABLE, "tsv", PREFIXES).split("\n")
    assert "?thing\t?thingLabel\t?since\t?link\t?basis\t?paragraphs" == lines[0]
    assert (
        '<https://w3id.org/akkg/id/akfta>\t"Free, \\"trade\\""@en\t'
        '"2010-01-01"^^<http://www.w3.org/2001/XMLSchema#date>\t\t"derived"\t"p4 footnote-2"'
    ) == lines[1]
    assert 4 == len(lines)


def test_json_is_that_of_the_standard() -> None:
    """The engine's own reader of SPARQL 1.1 Query Results JSON brings the terms back."""
    answer = ox.parse_query_results(render(TABLE, "json", PREFIXES), ox.QueryResultsFormat.JSON)
    assert isinstance(answer, ox.QuerySolutions)
    rows = [tuple(row[name] for name in TABLE.columns) for row in answer]
    assert TABLE.rows[0] == rows[0]
    assert TABLE.rows[1][:3] == rows[1][:3]


def test_xml_is_that_of_the_standard() -> None:
    """The engine's own reader of SPARQL Query Results XML brings the terms back."""
    answer = ox.parse_query_results(render(TABLE, "xml", PREFIXES), ox.QueryResultsFormat.XML)
    assert isinstance(answer, ox.QuerySolutions)
    rows = [tuple(row[name] for name in TABLE.columns) for row in answer]
    assert TABLE.rows[0] == rows[0]
    assert TABLE.rows[1][:3] == rows[1][:3]


def test_ndjson_is_an_object_a_line() -> None:
    """Unbound cells are null."""
    lines = [json.loads(line) for line in render(TABLE, "ndjson", PREFIXES).splitlines()]
    assert ("ak:akfta", None, "derived") == (lines[0]["thing"], lines[0]["link"], lines[0]["basis"])


def test_people_see_labels_for_things() -> None:
    """A companion column of labels takes the place of the names; without a label the name stays."""
    text = render(TABLE, "table", PREFIXES)
    assert ["Instrument", "Since", "link", "basis", "paragraphs"] == text.splitlines()[0].split()
    assert 'Free, "trade"' in text
    assert "https://example.org/a" in text
    assert "ak:akfta" not in text


def test_markdown_cannot_be_broken_by_a_cell() -> None:
    """Bars, brackets and line breaks stay inside their cell."""
    lines = render(TABLE, "markdown", PREFIXES).splitlines()
    assert "| --- | --- | --- | --- | --- |" == lines[1]
    assert r"| https://example.org/a | a\|b c | \_:b |  |  |" == lines[3]
    assert 4 == len(lines)


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_formats_for_people_leave_control_characters_out(format_: str) -> None:
    """A terminal obeys them, and HTML forbids them; a line break is space."""
    table = Table(("a",), ((ox.Literal("x\x1b]0;y\x07\x00\x9bz\nw"),),))
    text = render(table, format_, PREFIXES)
    assert not set("\x00\x07\x1b\x9b") & set(text)
    assert "]0;yz" in text.replace("\\", "")


def test_names_stand_for_iris_in_plain_text_only() -> None:
    """A reader sees the name; a program that reads a standard format gets the thing."""
    names = {AKFTA.value: "Free trade area"}
    bare = Table(("thing",), ((AKFTA,),))
    shown = {format_: render(bare, format_, PREFIXES, names=names) for format_ in FORMATS}
    assert "thing\nFree trade area\n" == shown["csv"]
    assert '{"thing": "Free trade area"}\n' == shown["ndjson"]
    assert "| thing |\n| --- |\n| Free trade area |\n" == shown["markdown"]
    assert f'<td><a href="{AKFTA.value}">Free trade area</a></td>' in shown["html"]
    assert ["json", "tsv", "xml"] == sorted(f for f in FORMATS if "Free" not in shown[f])


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_answer_still_names_its_columns(format_: str) -> None:
    """Each format but ndjson, which has a line a row, tells the columns."""
    text = render(Table(("thing", "since"), ()), format_, PREFIXES)
    assert ("thing" in text and "since" in text) or (format_, "") == ("ndjson", text)


def test_plain_rows_have_no_citations() -> None:
    """They are what the tests of saved queries compare."""
    assert ("ak:akfta", 'Free, "trade"', "2010-01-01", "") == plain_rows(TABLE, PREFIXES)[0]


def test_a_grid_keeps_within_the_terminal() -> None:
    """The widest columns are wrapped at spaces, wide letters count double, and nothing is lost."""
    rows = [["한국과 아세안", "a long text that has to be wrapped", "short"]]
    text = grid(["One", "Two", "Three"], rows, 40)
    assert (
        max(
            sum(2 if ord(c) > 0x1100 and c != "─" else 1 for c in line)
            for line in text.splitlines()
        )
        <= 40
    )
    assert (
        "One            Two                 Three\n"
        "─────────────  ──────────────────  ─────\n"
        "한국과 아세안  a long text that    short\n"
        "               has to be wrapped\n"
    ) == text


def test_control_characters_do_not_reach_the_terminal() -> None:
    """An escape sequence in a label cannot move the cursor or recolour the screen."""
    assert "\x1b" not in grid(["a"], [["\x1b[31mred\x1b[0m"]])


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4),
    st.integers(30, 90),
)
def test_a_grid_holds_every_letter_within_its_width(rows: list[list[str]], width: int) -> None:
    """Whatever the cells hold, no line is too wide and no letter is lost."""
    import unicodedata

    text = grid(["a", "b", "c"], rows, width)
    letters = sorted(
        c for row in rows for cell in row for c in cell if unicodedata.category(c)[0] in "LN"
    )
    shown = sorted(
        c for line in text.splitlines()[2:] for c in line if unicodedata.category(c)[0] in "LN"
    )
    assert letters == shown
    for line in text.splitlines():
        assert (
            sum(
                1 + (unicodedata.east_asian_width(c) in "WF")
                for c in line
                if not unicodedata.combining(c)
            )
            <= width
        )
