"""A run of SHACL gives findings, and names the query that it cannot use."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from akkg.errors import ValidationError
from akkg.shacl.paths import Predicate, Several, Unary
from akkg.validation.finding import Finding, Severity
from akkg.validation.quiet import quiet
from akkg.validation.rdflib_terms import graph, term
from akkg.validation.reference import run_reference
from akkg.validation.shape_loading import load_shapes

if TYPE_CHECKING:
    import rdflib

E = "http://e.org/"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = f"@prefix e: <{E}> .\n@prefix sh: <{SH}> .\n@prefix xsd: <{XSD}> .\n"
LINE = PREFIXES.count("\n") + 1
"""The number of the first line after the prefixes."""


def data(text: str) -> rdflib.Graph:
    """A graph to validate, made as the product makes it."""
    quads = ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)
    return graph(quad.triple for quad in quads)


def run(folder: Path, shapes: str, text: str) -> set[Finding]:
    """Hold data to shapes."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + shapes, "utf-8")
    found = run_reference(data(text), load_shapes([path]))
    assert len(set(found)) == len(found)
    return set(found)


def named(name: str) -> ox.NamedNode:
    """A thing of the examples."""
    return ox.NamedNode(E + name)


def test_a_finding_has_all_that_the_result_has(tmp_path: Path) -> None:
    """Severity, focus, path, value, message, component and source come from shape and data."""
    shapes = """
e:thing a sh:NodeShape ; sh:targetClass e:C ; sh:property e:size , e:name ; sh:closed true ;
    sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .
e:size a sh:PropertyShape ; sh:path e:p ; sh:datatype xsd:integer ; sh:severity sh:Warning ;
    sh:message "the size is a whole number"@en .
e:name a sh:PropertyShape ; sh:path ( e:q [ sh:inversePath e:r ] ) ; sh:minCount 1 ;
    sh:severity sh:Info ; sh:message "it has no name"@en .
"""
    found = run(tmp_path, shapes, 'e:a a e:C ; e:p 1 , 1.50 ; e:x "y"@ko .')
    assert found == {
        Finding(
            Severity.WARNING,
            named("a"),
            Predicate(f"{E}p"),
            ox.Literal("1.50", datatype=ox.NamedNode(f"{XSD}decimal")),
            "the size is a whole number",
            f"{SH}DatatypeConstraintComponent",
            f"{E}size",
        ),
        Finding(
            Severity.INFO,
            named("a"),
            Several("sequence", (Predicate(f"{E}q"), Unary("inversePath", Predicate(f"{E}r")))),
            None,
            "it has no name",
            f"{SH}MinCountConstraintComponent",
            f"{E}name",
        ),
        Finding(
            Severity.VIOLATION,
            named("a"),
            Predicate(f"{E}x"),
            ox.Literal("y", language="ko"),
            next(each.message for each in found if each.source == f"{E}thing"),
            f"{SH}ClosedConstraintComponent",
            f"{E}thing",
        ),
    }


def test_a_constraint_in_sparql_gives_its_value_and_its_message(tmp_path: Path) -> None:
    """What the query selects is the value; the message has it in its place."""
    shapes = """
e:thing a sh:NodeShape ; sh:targetClass e:C ; sh:sparql e:order .
e:order sh:message "{?value} is too much"@en ;
    sh:select "SELECT $this ?value WHERE { $this <http://e.org/p> ?value FILTER (?value > 2) }" .
"""
    number = ox.Literal("3", datatype=ox.NamedNode(f"{XSD}integer"))
    assert run(tmp_path, shapes, "e:a a e:C ; e:p 3 . e:b a e:C ; e:p 2 .") == {
        Finding(
            Severity.VIOLATION,
            named("a"),
            None,
            number,
            "3 is too much",
            f"{SH}SPARQLConstraintComponent",
            f"{E}thing",
        )
    }


def test_what_a_result_rests_on_is_no_finding_of_its_own(tmp_path: Path) -> None:
    """The results below that of sh:node are details."""
    shapes = """
e:thing a sh:NodeShape ; sh:targetClass e:C ; sh:node e:other .
e:other a sh:NodeShape ; sh:property [ sh:path e:p ; sh:minCount 1 ] .
"""
    (finding,) = run(tmp_path, shapes, "e:a a e:C .")
    assert (f"{SH}NodeConstraintComponent", f"{E}thing") == (finding.component, finding.source)


def test_a_blank_node_of_the_data_is_the_focus_under_its_own_label(tmp_path: Path) -> None:
    """A shape without a name is given by the label of its node, which is no IRI."""
    shapes = "[] a sh:NodeShape ; sh:targetClass e:C ; sh:nodeKind sh:IRI ."
    (finding,) = run(tmp_path, shapes, "_:it a e:C .")
    assert ox.BlankNode("it") == finding.focus == finding.value
    assert ":" not in finding.source


def test_a_severity_of_one_s_own_is_a_violation(tmp_path: Path) -> None:
    """Nothing passes because its severity is not known."""
    shapes = (
        "e:s a sh:NodeShape ; sh:targetNode e:a ; sh:nodeKind sh:Literal ; sh:severity e:mild ."
    )
    (finding,) = run(tmp_path, shapes, "e:b e:p e:a .")
    assert Severity.VIOLATION is finding.severity
    assert f"{E}mild" == finding.declared == finding.severity_iri


def test_data_in_order_give_no_finding_and_stay_as_they_are(tmp_path: Path) -> None:
    """Classes count with those above them, and nothing is added to the data."""
    (tmp_path / "s.ttl").write_text(
        PREFIXES + "e:s a sh:NodeShape ; sh:targetClass e:C ; sh:property e:p1 .\n"
        "e:p1 sh:path e:p ; sh:class e:C ; sh:minCount 1 .",
        "utf-8",
    )
    above = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    things = data(f"e:a a e:D ; e:p e:b . e:b a e:D ; e:p e:a . e:D {above} e:C .")
    before = set(things)
    assert () == run_reference(things, load_shapes([tmp_path / "s.ttl"]))
    assert before == set(things)
    assert 5 == len(before)


@pytest.mark.parametrize("blank", [False, True])
def test_a_query_that_pyshacl_cannot_use_is_named_with_its_line(
    tmp_path: Path, blank: bool
) -> None:
    """The line is where the constraint is described; that of a blank one is its shape's. pySHACL
    does not know a prefix that is declared by way of owl:imports."""
    other = 'e:b a sh:NodeShape ; sh:sparql [ sh:select "SELECT $this WHERE { $this a ?x }" ] .\n'
    select = 'sh:prefixes e:near ; sh:select "SELECT $this WHERE { $this a z:D }"'
    shapes = f"{other}\ne:s a sh:NodeShape ; sh:targetClass e:C ;\n    sh:sparql "
    shapes += f"[ {select} ] ." if blank else f"e:q .\n\ne:q\n    {select} ."
    shapes += f"""
e:near <http://www.w3.org/2002/07/owl#imports> e:far .
e:far sh:declare [ sh:prefix "z" ; sh:namespace "{E}"^^xsd:anyURI ] .
"""
    with pytest.raises(ValidationError) as raised:
        run(tmp_path, shapes, "e:a a e:C .")
    assert raised.value.what.startswith(f"the query of {'e:s' if blank else 'e:q'} cannot be used")
    assert "unknown namespace prefix : z" in raised.value.what
    assert f"{tmp_path / 'shapes.ttl'}:{LINE + (2 if blank else 5)}" == raised.value.where
    assert raised.value.remedy


def test_literals_keep_their_form_and_say_nothing_on_the_way(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A number with zeros before it, a day that no month has, and a truth that is none are data."""
    texts = ['"007"^^xsd:integer', '"2010-02-30"^^xsd:date', '"maybe"^^xsd:boolean', '"a"@en-GB']
    quads = list(ox.parse(f"{PREFIXES}e:a e:p {', '.join(texts)} .", format=ox.RdfFormat.TURTLE))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        copied = graph(quad.triple for quad in quads)
        shapes = "e:s a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:datatype xsd:date ."
        (tmp_path / "s.ttl").write_text(PREFIXES + shapes, "utf-8")
        found = run_reference(copied, load_shapes([tmp_path / "s.ttl"]))
    assert {quad.object for quad in quads} == {term(value) for value in copied.objects()}
    assert 4 == len({quad.object for quad in quads} & {finding.focus for finding in found})
    assert ("", "") == capfd.readouterr()


def test_after_quiet_the_logs_speak_as_before() -> None:
    """A log that was off stays off, and one that was on is on again, also after an error."""
    log, other = logging.getLogger("rdflib.term"), logging.getLogger("pyshacl-validate")
    before = log.disabled, other.disabled
    try:
        log.disabled, other.disabled = True, False
        with pytest.raises(ZeroDivisionError), quiet():
            assert log.disabled and other.disabled
            raise ZeroDivisionError
        assert (True, False) == (log.disabled, other.disabled)
    finally:
        log.disabled, other.disabled = before
