"""What engines leave to one another, and what they say differently, is told in words."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.errors import ValidationError
from akkg.shacl.asking import ask_store
from akkg.validation.holding import Data, EngineChoice, Held, hold
from akkg.validation.shape_loading import load_shapes

PREFIXES = """@prefix e: <http://e.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATES = '"2009-05-01"^^xsd:date ; e:q "2010"^^xsd:gYear .'


def held(folder: Path, shapes: str, data: str, engine: EngineChoice, *, far: bool = False) -> Held:
    """Hold data to shapes, which begin in line 4 of `shapes.ttl`."""
    path = folder / "shapes.ttl"
    path.write_text(PREFIXES + shapes)
    triples = [q.triple for q in ox.parse(PREFIXES + data, format=ox.RdfFormat.TURTLE)]
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    found = Data(ask_store(store), None if far else lambda: triples, {})
    return hold(found, load_shapes([path]), engine)


@pytest.mark.parametrize(
    ("shape", "subject", "told"),
    [
        (
            "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property e:t .\n"
            "e:t sh:path e:p ; sh:lessThan e:q .",
            "e:a",
            'sh:LessThan of e:t at e:a, e:p, "2009-05-01"^^xsd:date (violation)',
        ),
        (
            "e:s a sh:NodeShape ; sh:targetObjectsOf e:o ; sh:property"
            " [ sh:path e:p ; sh:lessThan e:q ; sh:severity sh:Warning ] .",
            "<http://e.org/z> e:o <urn:far> . <urn:far>",
            'sh:LessThan of e:s at urn:far, e:p, "2009-05-01"^^xsd:date (warning)',
        ),
        (
            "[] a sh:PropertyShape ; sh:targetSubjectsOf e:p ; sh:path e:p ; sh:lessThan e:q ;"
            " sh:severity e:mild .",
            "e:a",
            'sh:LessThan of a shape without an IRI at e:a, e:p, "2009-05-01"^^xsd:date (e:mild)',
        ),
    ],
)
def test_a_difference_is_told_in_words(shape: str, subject: str, told: str, tmp_path: Path) -> None:
    """The engine that finds it, the constraint, its shape, the thing, path, value and grade."""
    found = held(tmp_path, shape, f"{subject} e:p {DATES}", EngineChoice.BOTH)
    assert (f"only the compiled engine finds {told}",) == found.differences


PATTERN = 'a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:pattern "(.)\\\\1" .\n'
BYTE = "a sh:PropertyShape ; sh:targetSubjectsOf e:p ; sh:path e:p ; sh:datatype xsd:byte ."


def test_shapes_without_an_iri_are_told_by_their_file(tmp_path: Path) -> None:
    """No name of a blank node says anything; no reason is lost."""
    shapes = f"e:s {PATTERN}[] {PATTERN}[] {BYTE}"
    found = held(tmp_path, shapes, "e:a e:p 1 .", EngineChoice.COMPILED).by_reference
    nameless = f"a shape without an IRI ({tmp_path / 'shapes.ttl'})"
    assert {"http://e.org/s", nameless} == set(found)
    assert "regular expression" in found["http://e.org/s"]
    assert "regular expression" in found[nameless] and "byte" in found[nameless]
    assert 1 == found[nameless].count("regular expression")


@pytest.mark.parametrize(
    ("subject", "name", "place"),
    [("e:s", "e:s", "shapes.ttl:4"), ("[]", "a shape without an IRI", "shapes.ttl")],
)
def test_what_an_endpoint_cannot_be_held_to_is_named(
    subject: str, name: str, place: str, tmp_path: Path
) -> None:
    """By its CURIE and its line, where it has an IRI."""
    shapes = f"{subject} {PATTERN}"
    with pytest.raises(ValidationError) as error:
        held(tmp_path, shapes, "e:a e:p 1 .", EngineChoice.COMPILED, far=True)
    assert error.value.what.startswith(f"{name} cannot be held against an endpoint, ")
    assert str(tmp_path / place) == error.value.where


def test_a_failure_that_a_query_reports_has_a_place(tmp_path: Path) -> None:
    """That of the shape which the query is a part of."""
    query = "SELECT $this ?failure WHERE { $this ?p ?o BIND(true AS ?failure) }"
    shapes = (
        "e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property\n"
        f'    [ sh:path e:p ; sh:sparql [ sh:select "{query}" ] ] .'
    )
    with pytest.raises(ValidationError, match="the query of e:s reports a failure") as error:
        held(tmp_path, shapes, "e:a e:p 1 .", EngineChoice.COMPILED)
    assert f"{tmp_path / 'shapes.ttl'}:4" == error.value.where
    assert "?failure" in str(error.value.remedy)
