"""grlc's form: it is read as far as it maps, written as far as it can say, and there and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from akkg.dataset import load
from akkg.errors import DataError
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.queries.catalogue import load_queries, load_query
from akkg.queries.grlc_export import Exported, export_grlc
from akkg.queries.query_header import parse_query
from akkg.queries.saved_query import SavedQuery
from akkg.runner import run_query

PATH = Path("queries/topic/example.rq")
PREFIXES = PrefixTable.load(data_root())
BODY = """
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>

SELECT ?name (?__class_iri AS ?class) WHERE {
  ?thing a ?__class_iri ; rdfs:label ?name ; akkg:hasEvent ?event .
  ?event sem:hasEarliestBeginTimeStamp ?begin .
  FILTER(?begin <= ?_day_xsd_date && ?_word_literal != "x")
} ORDER BY STR(?name) (?__class_iri)
"""
HEADER = """#+ summary: What began by a day
#+ description: Which things had begun by a day?
#+ tags: [dates]
#+ defaults:
#+   - day: "2005-01-01"
#+   - word: 'say "no"'
#+ enumerate:
#+   - word: ['say "no"', "y"]
"""


def read(header: str = HEADER, body: str = BODY) -> SavedQuery:
    return parse_query(header + body, PATH)


def exported(name: str) -> Exported:
    return export_grlc(load_query(name), PREFIXES)


def test_decorators_and_variables_become_header_and_parameters() -> None:
    """Summary, description, tags, defaults and enumerate map; names lose marks and endings."""
    query = read()
    assert ("What began by a day", "Which things had begun by a day?", ("dates",)) == (
        query.title,
        query.question,
        query.tags,
    )
    assert {"class": "iri", "day": "date", "word": "string"} == {
        name: one.type for name, one in query.params.items()
    }
    assert ('say "no"', "y") == query.params["word"].values
    assert ("name", "class") == query.outline.projection
    assert ["UNDEF", '"2005-01-01"^^<http://www.w3.org/2001/XMLSchema#date>', r'"say \"no\""'] == [
        query.text[block.start + 2 : block.end - 2] for block in query.outline.blocks
    ]
    assert () == query.notes


def test_a_file_of_grlc_answers_as_a_saved_query() -> None:
    """Its values are bound as terms; an optional one that is not given stands for any."""
    kg = load()
    table = run_query(read(), kg, {"class": "akkg:JointDeclaration", "day": "2004-12-31"})
    assert ["Joint Declaration on Comprehensive Cooperation Partnership"] == [
        getattr(row[0], "value", None) for row in table.rows
    ]
    every = run_query(read(), kg, {"day": "2004-12-31"})
    assert len(every.rows) > len(table.rows)


def test_lines_stay_the_lines_of_the_file() -> None:
    """What is put in stands in a line that is there, so that a message names the right one."""
    assert (HEADER + BODY).count("\n") == read().text.count("\n")


def test_what_has_no_use_here_is_noted() -> None:
    """Pages, endpoints and shapes of answers are asked for in other ways; nothing vanishes."""
    extra = "#+ pagination: 100\n#+ endpoint: http://example.org/sparql\n#+ method: GET\n"
    notes = read(HEADER + extra).notes
    assert ("pagination", "endpoint") == tuple(note.partition(":")[0] for note in notes)


@pytest.mark.parametrize(
    ("header", "body", "what", "line"),
    [
        (HEADER + "#+ sumary: x\n", BODY, "unknown key sumary", 9),
        (
            HEADER.replace("  - day:", "  - dy:"),
            BODY,
            "the query has no parameter dy",
            4,
        ),
        (HEADER.replace("2005-01-01", "2005-13-01"), BODY, "the default of day is no date", 4),
        (HEADER.replace('#+   - day: "2005-01-01"\n', ""), BODY, "parameter day has no default", 4),
        (
            HEADER + "#+   - day: [2005-01-01, soon]\n",
            BODY,
            "soon is no date for day",
            9,
        ),
        (HEADER, BODY.replace("_xsd_date", "_xsd_gYear"), "xsd_gYear is no type", 17),
        (HEADER, BODY.replace("_word_literal", "_word_en"), "en is no type that can be bound", 17),
        (
            HEADER,
            BODY.replace(' != "x"', " != ?__word_literal"),
            "parameter word is written in two ways",
            17,
        ),
    ],
)
def test_what_cannot_be_read_is_explained(header: str, body: str, what: str, line: int) -> None:
    """The error names what is wrong and the line, in the header or in the query."""
    with pytest.raises(DataError) as caught:
        read(header, body)
    assert what in caught.value.what
    assert f"{PATH}:{line}" == caught.value.where
    assert caught.value.remedy


def test_a_header_of_the_project_takes_no_decorators() -> None:
    """The two forms do not mix: where there is a title, `summary` is an unknown key."""
    text = "#+ title: A\n#+ question: B?\n#+ summary: C\nSELECT ?a { ?a ?b ?c }"
    with pytest.raises(DataError, match="unknown key summary"):
        parse_query(text, PATH)


def test_a_query_is_written_as_grlc_reads_it() -> None:
    """Each parameter is a variable by grlc's rules, and its block is gone."""
    text = exported("commemorations").text
    assert "SELECT (?__years_integer AS ?years) ?date" in text
    assert "akkg:anniversaryYears ?__years_integer" in text
    assert "VALUES $years" not in text and "$" not in text
    header = yaml.safe_load(
        "\n".join(line[2:] for line in text.splitlines() if line.startswith("#+"))
    )
    query = load_query("commemorations")
    assert (query.title, list(query.tags), "GET") == (
        header["summary"],
        header["tags"],
        header["method"],
    )


def test_what_grlc_cannot_say_is_told() -> None:
    """Several values, limits, evidence and tests are left out, and named."""
    assert (
        "of parameter years its least value, its greatest value",
        "its columns",
        "its evidence",
        "its tests",
    ) == exported("commemorations").left_out
    assert (
        "parameter eventClass, which keeps its default" in exported("instruments-by-year").left_out
    )


def substituted(text: str, values: dict[str, str]) -> str:
    """The query after grlc's replacement of text, by the rules of its version 1.3."""
    for original in sorted(set(re.findall(r"\?_{1,2}[a-zA-Z0-9]+_\w+", text))):
        name, ending = re.fullmatch(r"\?_+([a-zA-Z0-9]+)_(\w+)", original).groups()  # type: ignore[union-attr]
        if name in values:
            kinds = {"iri": "<{}>", "integer": '"{}"^^xsd:integer', "literal": '"{}"'}
            form = kinds.get(ending) or '"{}"^^' + ending.replace("_", ":")
            text = text.replace(original, form.format(values[name]))
    declared = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
    if "xsd:" in text and declared not in text:
        text = text.replace("SELECT", f"{declared}\n\nSELECT")
    return text


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: query.name)
def test_each_saved_query_answers_alike_there_and_back(query: SavedQuery) -> None:
    """grlc's replacement of the defaults, and reading the export again, give the same rows."""
    kg = load()
    expected = run_query(query, kg, {}).rows
    text = export_grlc(query, PREFIXES).text
    header = yaml.safe_load(
        "\n".join(line[2:] for line in text.splitlines() if line.startswith("#+"))
    )
    defaults = {
        name: str(value) for one in header.get("defaults", []) for name, value in one.items()
    }
    there = kg.engine.query(substituted(text, defaults))
    assert expected == tuple(there.rows)  # type: ignore[union-attr]
    back = parse_query(text, PATH)
    assert expected == run_query(back, kg, {}).rows
    kept = {"year": "integer", "text": "string", "lang": "string"}
    assert {
        name: kept.get(query.params[name].type, query.params[name].type) for name in back.params
    } == {name: one.type for name, one in back.params.items()}
