"""Streams of rows: standard forms, whatever a cell holds, and never more than a row is held."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.answers.render_lines import lines, truth
from akkg.answers.table import Cell, Row
from akkg.errors import ParameterError
from akkg.prefixes import PrefixTable

NONE = PrefixTable({})
XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = ("csv", "tsv", "json", "xml", "ndjson")
STANDARD = {"tsv": ox.QueryResultsFormat.TSV, "json": ox.QueryResultsFormat.JSON}
# What XML 1.0 can hold, which is what all five formats can.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"))
CELLS = st.one_of(
    st.none(),
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="en")),
    st.builds(lambda text: ox.Literal(text, datatype=ox.NamedNode(f"{XSD}date")), TEXTS),
    st.sampled_from([ox.Literal(4), ox.Literal("5.5", datatype=ox.NamedNode(f"{XSD}decimal"))]),
    st.sampled_from([ox.Literal("x", datatype=ox.NamedNode(f"{XSD}integer"))]),
    st.just(ox.NamedNode("https://e.org/a?b&c='d'")),
)


def written(format_: str, rows: list[Row]) -> str:
    """A whole answer with two columns."""
    return "".join(lines(format_, ("a", "b"), rows, NONE))


def read(format_: ox.QueryResultsFormat, text: str) -> list[Row]:
    """What the engine's own reader finds."""
    found = ox.parse_query_results(text, format_)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(row["a"] if n == 0 else row["b"] for n in (0, 1)) for row in found]


@pytest.mark.parametrize("format_", FORMATS)
def test_each_row_is_written_before_the_next_is_asked_for(format_: str) -> None:
    """Whoever takes the pieces has a row's cell in hand when the next row comes."""
    seen: list[str] = []

    def rows() -> Iterator[Row]:
        for number in range(50):
            if number:
                assert f"cell {number - 1}" in seen[-1]
            yield (ox.Literal(f"cell {number}"),)

    for piece in lines(format_, ["a"], rows(), NONE):
        seen.append(piece)
    assert "cell 49" in "".join(seen)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
@pytest.mark.parametrize("format_", STANDARD)
def test_terms_come_back(format_: str, rows: list[tuple[Cell, Cell]]) -> None:
    """Whatever the texts hold, another reader of the standard finds the very same terms."""
    assert rows == read(STANDARD[format_], written(format_, [*rows]))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_terms_come_back_from_xml(rows: list[tuple[Cell, Cell]]) -> None:
    """The reader of the standard library is used: that of the engine trims texts."""
    from xml.etree import ElementTree

    space = "{http://www.w3.org/2005/sparql-results#}"
    found = ElementTree.fromstring(written("xml", [*rows]).encode())
    assert len(rows) == len(found[1])
    for row, result in zip(rows, found[1], strict=True):
        texts = {element.attrib["name"]: element[0].text or "" for element in result}
        assert {
            name: cell.value for name, cell in zip("ab", row, strict=True) if cell is not None
        } == texts
        kinds = [element[0].tag.removeprefix(space) for element in result]
        assert [
            "uri" if isinstance(cell, ox.NamedNode) else "literal"
            for cell in row
            if cell is not None
        ] == kinds


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_csv_holds_every_text(rows: list[tuple[Cell, Cell]]) -> None:
    """The reader of the standard library finds the plain values."""
    text = written("csv", [*rows])
    assert [["a", "b"], *([cell.value if cell else "" for cell in row] for row in rows)] == list(
        csv.reader(io.StringIO(text, newline=""))
    )


def test_a_row_with_one_empty_cell_is_a_row_in_csv() -> None:
    """Readers skip an empty line, so the empty cell is quoted."""
    text = "".join(lines("csv", ["a"], [(None,), (ox.Literal("x"),)], NONE))
    assert 'a\n""\nx\n' == text


def test_numbers_are_bare_in_tsv_where_that_says_their_type() -> None:
    """A form that Turtle would read as another type, or as none, keeps its datatype."""
    cells = [
        ox.Literal("7", datatype=ox.NamedNode(f"{XSD}integer")),
        ox.Literal("7", datatype=ox.NamedNode(f"{XSD}decimal")),
        ox.Literal("7.5", datatype=ox.NamedNode(f"{XSD}decimal")),
        ox.Literal("1.0E6", datatype=ox.NamedNode(f"{XSD}double")),
        ox.Literal("7\t8"),
    ]
    text = "".join(lines("tsv", ["a"], [(cell,) for cell in cells], NONE))
    assert ["?a", "7", f'"7"^^<{XSD}decimal>', "7.5", "1.0E6", '"7\\t8"', ""] == text.split("\n")


def test_a_blank_node_keeps_its_name_within_an_answer() -> None:
    """Two cells of one node say the same."""
    node = ox.BlankNode("n1")
    assert {"json": '"n1"', "csv": "_:n1", "xml": "<bnode>n1</bnode>"} == {
        name: mark
        for name, mark in (("json", '"n1"'), ("csv", "_:n1"), ("xml", "<bnode>n1</bnode>"))
        if written(name, [(node, node)]).count(mark) == 2
    }


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x0b", "\ufffe"])
def test_what_xml_cannot_hold_is_an_explained_error(letter: str) -> None:
    """XML 1.0 has no way to write these, so no broken document is written."""
    with pytest.raises(ParameterError, match=rf"U\+{ord(letter):04X}.*choose json"):
        written("xml", [(ox.Literal(f"a{letter}"), None)])
    assert (
        f"a{letter}"
        == json.loads(written("json", [(ox.Literal(f"a{letter}"), None)]))["results"]["bindings"][
            0
        ]["a"]["value"]
    )


@pytest.mark.parametrize("value", [True, False])
def test_truth_values_are_those_of_the_standards(value: bool) -> None:
    """The engine's reader finds them; people get the bare word."""
    for format_, kind in (
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
    ):
        found = ox.parse_query_results(truth(format_, value), kind)
        assert isinstance(found, ox.QueryBoolean)
        assert value == bool(found)
    assert f"{str(value).lower()}\n" == truth("table", value)
