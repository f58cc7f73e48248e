"""The W3C tests of the formats of SPARQL results: what is written says what the standard wants."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.answers.render_lines import lines, truth
from akkg.engines.embedded import Embedded
from akkg.engines.engine import Solutions
from akkg.prefixes import PrefixTable
from tests.optional import SHARED, need

SUITE = SHARED / "w3c" / "sparql" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SIZES = {"csv-tsv-res": 6, "json-res": 4}
NO_PREFIXES = PrefixTable({})
Case = tuple[Path, Path, Path]


@pytest.fixture(scope="module", params=SIZES)
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """The tests of one manifest: data, query and expected result of each."""
    need("w3c")
    folder: str = request.param
    found = sorted(entries(SUITE / folder))
    assert SIZES[folder] == len(found)
    return found


def entries(folder: Path) -> Iterator[Case]:
    """What a manifest lists."""
    store = ox.Store()
    store.load(path=folder / "manifest.ttl", format=ox.RdfFormat.TURTLE, base_iri="file:///")
    text = f"""SELECT ?data ?query ?result WHERE {{
      ?test <{MF}action> ?action ; <{MF}result> ?result .
      ?action <{QT}data> ?data ; <{QT}query> ?query }}"""
    found = Embedded(store).query(text)
    assert isinstance(found, Solutions)
    for row in found.rows:
        data, query, result = (folder / term.value.rpartition("/")[2] for term in row if term)
        yield data, query, result


def written(case: Case) -> str:
    """What the project writes for a test, in the format of its expected result."""
    data, query, result = case
    store = ox.Store()
    store.load(path=data, format=ox.RdfFormat.TURTLE)
    found = Embedded(store).query(query.read_text("utf-8"))
    format = {".csv": "csv", ".tsv": "tsv", ".srj": "json"}[result.suffix]
    if isinstance(found, bool):
        return truth(format, found)
    assert isinstance(found, Solutions)
    return "".join(lines(format, found.names, found.rows, NO_PREFIXES))


def told(text: str, suffix: str) -> object:
    """What a result says, whatever the order of its columns: `SELECT *` has none.

    Blank nodes are named by the order in which they come, and doubles (in CSV all
    numbers) go by their value.
    """
    if suffix == ".srj" and "boolean" in json.loads(text):
        return json.loads(text)
    header, rows = _read(text, suffix)
    names: dict[str, str] = {}
    return sorted(header), [
        {
            column: names.setdefault(value, f"_:{len(names)}") if value[:2] == "_:" else value
            for column, value in sorted(zip(header, row, strict=True))
        }
        for row in rows
    ]


def _read(text: str, suffix: str) -> tuple[list[str], list[list[str]]]:
    if suffix == ".csv":
        header, *rows = csv.reader(io.StringIO(text))
        return header, [[_number(text) for text in row] for row in rows]
    format = ox.QueryResultsFormat.TSV if suffix == ".tsv" else ox.QueryResultsFormat.JSON
    found = ox.parse_query_results(text, format)
    assert isinstance(found, ox.QuerySolutions)
    header = [variable.value for variable in found.variables]
    return header, [[_said(term) for term in row] for row in found]


def _number(text: str) -> str:
    """A number by its value, since the engine has written it in a form of its own."""
    try:
        return str(float(text))
    except ValueError:
        return text


def _said(term: object) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value == f"{XSD}double":
        return _number(term.value)
    # The engine's store keeps any kind of integer as an xsd:integer.
    return "" if term is None else str(term).replace("negativeInteger", "integer")


def test_what_is_written_says_what_the_suite_expects(cases: list[Case]) -> None:
    """Every test of the manifest passes, compared term by term."""
    for case in cases:
        result = case[2]
        expected = told(result.read_text("utf-8"), result.suffix)
        assert expected == told(written(case), result.suffix), result.name


def test_another_answer_would_be_told_apart(cases: list[Case]) -> None:
    """The comparison is no blind one: a result with one term changed is another result."""
    for _, _, result in cases:
        text = result.read_text("utf-8")
        changed = text.replace("s1", "s9").replace("true", "maybe").replace("false", "true")
        changed = changed.replace("maybe", "false")
        assert told(text, result.suffix) != told(changed, result.suffix), result.name
