"""A remedy names the nearest thing that is permitted, then what the shape itself advises."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.shacl.paths import Predicate, Unary
from akkg.validation.finding import Finding, Severity, Term
from akkg.validation.known import Known
from akkg.validation.remedies import remedy
from akkg.validation.shape_loading import load_shapes
from akkg.validation.view import view

SH = "http://www.w3.org/ns/shacl#"
SHAPE = "https://w3id.org/akkg/shape/"
TERMS = "https://w3id.org/akkg/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
HELLO = ox.Literal("hello")
SHAPES = f"""
@prefix akkg: <{TERMS}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <{SH}> .
@prefix shape: <{SHAPE}> .
@prefix xsd: <{XSD}> .
shape:plan a sh:NodeShape ; sh:targetClass akkg:Plan ; sh:closed true ;
    sh:property shape:succeeds , shape:date , shape:number ; rdfs:comment "see the handbook"@en .
shape:succeeds a sh:PropertyShape ; sh:path akkg:succeeds ; sh:class akkg:Plan ; sh:minCount 1 .
shape:date a sh:PropertyShape ; sh:path akkg:date ; sh:datatype <{EDTF.value}> ; sh:maxCount 1 .
shape:number a sh:PropertyShape ; sh:path akkg:number ; sh:in ( "one" "two" ) ;
    sh:datatype xsd:string .
shape:title a sh:PropertyShape ; sh:path akkg:title ; sh:datatype rdf:langString .
"""


@pytest.fixture
def known(tree: Path, tmp_path: Path) -> Known:
    """The small tree, and shapes for its plans."""
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES)
    return Known(view(tree), (load_shapes([path]),))


def ak(slug: str) -> ox.NamedNode:
    """A thing."""
    return ox.NamedNode(f"https://w3id.org/akkg/id/{slug}")


def advised(
    known: Known, component: str, shape: str, value: Term | None = None, path: str | None = None
) -> str:
    """The remedy for a finding about Plan B."""
    return remedy(
        Finding(
            Severity.VIOLATION,
            ak("plan-b"),
            Predicate(TERMS + path) if path else None,
            value,
            "",
            f"{SH}{component}ConstraintComponent",
            SHAPE + shape,
        ),
        known,
    )


def test_a_property_that_is_not_permitted_has_a_near_one_that_is(known: Known) -> None:
    """And the advice of the shape follows."""
    assert "did you mean akkg:number?; see the handbook" == advised(
        known, "Closed", "plan", ak("plan-a"), "numbr"
    )
    assert "remove it, or say it of the thing that it is about; see the handbook" == advised(
        known, "Closed", "plan", ak("plan-a"), "kind"
    )


def test_a_name_that_nothing_declares_has_a_near_one_that_is_declared(known: Known) -> None:
    """Whichever constraint has found it: as value, as property or as the thing."""
    assert "did you mean ak:plan-a?" == advised(
        known, "Class", "succeeds", ak("plan-aa"), "succeeds"
    )
    assert "did you mean akkg:hasEvent?; see the handbook" == advised(
        known, "Closed", "plan", ak("plan-a"), "hasEvnt"
    )


def test_a_thing_of_another_class_has_near_ones_of_the_right_one(known: Known) -> None:
    """Where none is near, some are named."""
    assert (
        "name a thing of the class akkg:Plan, such as ak:plan-a, ak:plan-b, ak:plan-c"
        == advised(known, "Class", "succeeds", ak("meeting"), "succeeds")
    )


def test_a_name_in_quotes_leads_to_the_thing(known: Known) -> None:
    """By its slug."""
    assert "name the thing itself, ak:plan-a" == advised(
        known, "Class", "succeeds", ox.Literal("Plan A"), "succeeds"
    )


@pytest.mark.parametrize(
    ("remedy", "value"),
    [
        ("", ox.Literal(0)),
        ('write "x"', ox.Literal("x\n")),
        ('write "a b"@en', ox.Literal("a  b", language="en")),
    ],
)
def test_a_literal_that_is_right_is_not_rewritten(remedy: str, value: Term, known: Known) -> None:
    """What has spaces or a line end to spare is written without."""
    assert remedy == advised(known, "Pattern", "number", value, "number")


@pytest.mark.parametrize(
    ("remedy", "shape", "value"),
    [
        ('write "2005-12-13"^^edtf:EDTF', "date", ox.Literal("13 December 2005")),
        ('write "2005"^^edtf:EDTF', "date", ox.Literal(2005)),
        ('write "two"', "number", ox.Literal("two", language="en")),
        ('write "Plan B"@en', "title", ox.Literal("Plan B")),
        ("write a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/..", "date", HELLO),
    ],
)
def test_a_literal_of_the_wrong_type_is_written_with_the_right_one(
    remedy: str, shape: str, value: ox.Literal, known: Known
) -> None:
    """A date also in the right form."""
    assert remedy == advised(known, "Datatype", shape, value)


@pytest.mark.parametrize(
    ("remedy", "value"),
    [
        ('write "2005-12-13"^^edtf:EDTF', ox.Literal("13.12.2005", datatype=EDTF)),
        ("", ox.Literal("2005-13", datatype=EDTF)),
        ("write 7", ox.Literal("+007", datatype=ox.NamedNode(f"{XSD}integer"))),
        ("write true", ox.Literal("1", datatype=ox.NamedNode(f"{XSD}boolean"))),
        ('write "Plan B"@en', ox.Literal(" Plan  B", language="en")),
        ("write ak:plan-b-2", ak("Plan_B--2")),
    ],
)
def test_what_has_the_wrong_form_is_written_in_the_right_one(
    remedy: str, value: Term, known: Known
) -> None:
    """Where it can be told; a month that no year has is for the curator to look up."""
    assert remedy == advised(known, "Pattern", "date", value, "date")


def test_a_number_is_no_misspelt_other_number(known: Known) -> None:
    """Paragraph 3 is not paragraph 1 written wrongly."""
    passage = ox.NamedNode("https://w3id.org/akkg/source/overview-2025/p3")
    found = remedy(Finding(Severity.VIOLATION, passage, None, None, "", "", ""), known)
    assert "" == found


def test_what_is_missing_is_named(known: Known) -> None:
    """Where a source may state it: not what only a rule makes, nor what another thing says."""
    assert "add akkg:succeeds" == advised(known, "MinCount", "succeeds", path="succeeds")
    assert "" == advised(known, "MinCount", "succeeds", path="kind")
    finding = Finding(
        Severity.VIOLATION,
        ak("plan-b"),
        Unary("inversePath", Predicate(f"{TERMS}succeeds")),
        None,
        "",
        f"{SH}MinCountConstraintComponent",
        f"{SHAPE}x",
    )
    assert "" == remedy(finding, known)


def test_of_what_is_too_much_all_is_listed(tree: Path, tmp_path: Path) -> None:
    """One is to be kept."""
    claims = tree / "graph" / "overview-2025" / "1-section.trig"
    claims.write_text(claims.read_text().replace('akkg:date "2002"', 'akkg:date "2001", "2002"'))
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES)
    finding = Finding(
        Severity.VIOLATION,
        ak("plan-b-signature"),
        Predicate(f"{TERMS}date"),
        None,
        "",
        f"{SH}MaxCountConstraintComponent",
        f"{SHAPE}date",
    )
    expected = 'keep one of "2001", "2002"^^edtf:EDTF'
    assert expected == remedy(finding, Known(view(tree), (load_shapes([path]),)))


def test_a_value_that_is_not_in_the_list_has_a_near_one_that_is(known: Known) -> None:
    """Or the list is given."""
    assert "did you mean two?" == advised(known, "In", "number", ox.Literal("tow"), "number")
    assert "write one of one, two" == advised(known, "In", "number", ox.Literal("six"), "number")


def test_where_nothing_can_be_said_nothing_is_said(known: Known) -> None:
    """A kind of constraint that is not known, a shape that advises nothing."""
    assert "" == advised(known, "SPARQL", "number", ox.Literal("x"), "number")
