"""Queries that SHACL forbids are refused when shapes are loaded, and no others are."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.errors import ValidationError
from akkg.validation.shape_loading import load_shapes

PREFIXES = """@prefix e: <http://e.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:all sh:declare [ sh:prefix "e" ; sh:namespace "http://e.org/"^^xsd:anyURI ] .
e:near owl:imports e:all .
"""
LINE = PREFIXES.count("\n") + 1
"""The number of the first line after the prefixes."""

CONSTRAINT = """e:s a sh:NodeShape ; sh:targetClass e:C ;
    sh:sparql e:q .

e:q
    sh:prefixes e:near ;
    sh:select '''{}''' .
"""
ON_PATH = CONSTRAINT.replace("e:s a sh:NodeShape", "e:s a sh:PropertyShape ; sh:path e:p")
COMPONENT = """e:c a sh:ConstraintComponent ;
    sh:parameter [ sh:path e:least ] , [ sh:path e:most ; sh:optional true ] ;
    sh:{} e:q .

e:q
    sh:prefixes e:all ;
    sh:{} '''{}''' .
"""


def load(folder: Path, text: str) -> None:
    """Load shapes."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + text, "utf-8")
    load_shapes([path])


def refuse(folder: Path, text: str) -> str:
    """Load shapes of which the query of `e:q` is refused; give what is wrong with it."""
    with pytest.raises(ValidationError) as raised:
        load(folder, text)
    error = raised.value
    before = "the query of e:q cannot be used, "
    assert error.what.startswith(before)
    number = LINE + text[: text.index("e:q\n")].count("\n")
    assert f"{folder / 'shapes.ttl'}:{number}" == error.where
    assert error.remedy
    return error.what.removeprefix(before)


def asked(body: str) -> str:
    """A constraint that asks for a pattern."""
    return CONSTRAINT.format(f"SELECT $this WHERE {{ {body} }}")


FORBIDDEN = [
    ("$this ?p ?o MINUS { $this a e:D }", "it has MINUS, which SHACL forbids there"),
    ("$this ?p ?o minus{ $this a e:D }", "it has MINUS"),
    ("$this ?p ?o VALUES ?o { 1 }", "it has VALUES"),
    ("$this ?p ?o SERVICE <http://e.org/> { ?o ?x ?y }", "it has SERVICE"),
    ("GRAPH ?g { $this ?p ?o }", "it names a graph"),
    ("$this ?p ?o SERVICE SILENT <http://e.org/> { ?o ?x ?y }", "it has SERVICE"),
    ("BIND (1 AS $this)", "it binds $this anew with AS"),
    ("BIND (1 AS ?this)", "it binds $this anew with AS"),
    ("$this ?p ?o { SELECT ?o WHERE { ?o ?x ?y } }", "a query within it does not select $this"),
    ("{ SELECT * WHERE { FILTER ($this = e:a) } }", "a query within it does not select $this"),
    (
        "$this ?p ?o { SELECT $this ?o { $this ?p ?o { SELECT ?o { ?o ?x ?y } } } }",
        "a query within it does not select $this",
    ),
    ("GRAPH $shapesGraph { $this ?p ?o }", "it asks for $shapesGraph, which is not supported"),
    ("$this ?p ?o FILTER (?o = $currentShape)", "it asks for $currentShape"),
    ("$this $PATH ?o", "it has $PATH, and there is no path"),
    ("$this a z:D", "it cannot be read"),
    ("$this a ", "it cannot be read"),
    ("$this e:p ?o FILTER (?o = 'x)", "it cannot be read"),
]


@pytest.mark.parametrize(("body", "told"), FORBIDDEN, ids=[body for body, _ in FORBIDDEN])
def test_a_query_that_may_not_be_used_is_refused_with_its_line(
    tmp_path: Path, body: str, told: str
) -> None:
    """Also where no thing would ever be held to it (SHACL, appendix A)."""
    assert refuse(tmp_path, asked(body)).startswith(told)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT $this FROM e:g WHERE { $this ?p ?o }", "it has FROM"),
        ("SELECT $this FROM NAMED e:g WHERE { GRAPH ?g { $this ?p ?o } }", "it has FROM"),
        ("SELECT ?o WHERE { $this ?p ?o }", "it does not select $this"),
        ("SELECT (1 AS $this) WHERE { ?s ?p ?o }", "it binds $this anew with AS"),
        ("ASK { $this ?p ?o }", "it is no SELECT"),
        ("SELECT", "it cannot be read"),
    ],
)
def test_a_query_as_a_whole_has_to_be_what_it_is_for(tmp_path: Path, query: str, told: str) -> None:
    """A SELECT of $this over the graph that is validated (SHACL, section 5.2.1)."""
    assert refuse(tmp_path, CONSTRAINT.format(query)).startswith(told)


@pytest.mark.parametrize(
    ("kind", "query", "told"),
    [
        ("validator", "ASK { FILTER ($value > $least) BIND (1 AS ?most) }", "it binds $most"),
        ("validator", "ASK { $this e:p ?o BIND (1 AS ?value) }", "it binds $value"),
        ("validator", "ASK { { SELECT $this $value $least { $this e:p $value } } }", "a query"),
        ("validator", "SELECT $this { $this e:p $value }", "it is no ASK"),
        ("validator", "ASK { $this e:p $value MINUS { $this a e:D } }", "it has MINUS"),
        ("nodeValidator", "SELECT $this { $this $PATH ?x }", "it has $PATH"),
        ("propertyValidator", "SELECT $this (1 AS ?least) { $this $PATH ?x }", "it binds $least"),
    ],
)
def test_a_validator_may_not_bind_anew_what_its_component_is_given(
    tmp_path: Path, kind: str, query: str, told: str
) -> None:
    """Parameters count as bound beforehand, and for an ASK the value does."""
    form = "ask" if kind == "validator" else "select"
    assert refuse(tmp_path, COMPONENT.format(kind, form, query)).startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        asked("$this e:allowedValues ?o . $this e:values ?minus . $this e:minus ?from"),
        asked('$this e:p ?o FILTER (?o IN ("MINUS { }", "VALUES (?x)", "SERVICE <x>"))'),
        asked("$this e:p ?o . # MINUS { } VALUES ?this { } AS $this\n FILTER (?o > 1)"),
        asked("$this <http://e.org/MINUS/VALUES> ?o BIND (1 AS ?thisOne)"),
        asked("$this e:p ?o { SELECT $this (MAX(?x) AS ?o) { $this e:p ?x } GROUP BY $this }"),
        asked("{ SELECT * WHERE { $this e:p ?o } }"),
        asked("$this e:p ?value BIND (?value AS ?least)"),
        ON_PATH.format("SELECT $this ?value WHERE { $this $PATH ?value . ?value ^$PATH $this }"),
        CONSTRAINT.format(
            "PREFIX z: <http://z.org/> SELECT $this { { SELECT $this { $this a z:D } } }"
        ),
        COMPONENT.format("validator", "ask", "ASK { FILTER ($value > $least) }"),
        COMPONENT.format(
            "propertyValidator", "select", "SELECT $this ?value { $this $PATH ?value }"
        ),
        COMPONENT.format("nodeValidator", "select", "SELECT $this (1 AS ?value) { $this e:p ?o }"),
    ],
)
def test_a_query_that_may_be_used_is_not_refused(tmp_path: Path, text: str) -> None:
    """Not for a name, a string or a comment in which a word stands, nor for the value of a SELECT
    or a query within it that selects what it must."""
    load(tmp_path, text)


def test_of_several_faults_the_first_by_name_is_told(tmp_path: Path) -> None:
    """Always the same one, whatever the order in which the shapes are read."""
    one = asked("$this ?p ?o MINUS { $this a e:D }")
    two = asked("$this ?p ?o VALUES ?o { 1 }").replace("e:q", "e:a").replace("e:s", "e:t")
    for text in (one + two, two + one):
        with pytest.raises(ValidationError, match="the query of e:a cannot be used, it has VALUES"):
            load(tmp_path, text)
