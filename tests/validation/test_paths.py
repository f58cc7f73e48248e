"""Property paths are read from shapes and written as SPARQL and Turtle do, however they nest."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.errors import ValidationError
from akkg.shacl.paths import (
    Path,
    Predicate,
    Several,
    Unary,
    predicates,
    read_path,
    sparql,
    turtle,
)
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import Term, sh
from akkg.validation.rdflib_terms import graph

PREFIXES = "@prefix e: <http://e.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
RDF = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
P, Q, R = (Predicate(f"http://e.org/{name}") for name in "pqr")

CASES = [
    (P, "e:p", "e:p"),
    (Unary("inversePath", P), "[ sh:inversePath e:p ]", "^e:p"),
    (Unary("zeroOrMorePath", P), "[ sh:zeroOrMorePath e:p ]", "e:p*"),
    (Unary("oneOrMorePath", P), "[ sh:oneOrMorePath e:p ]", "e:p+"),
    (Unary("zeroOrOnePath", P), "[ sh:zeroOrOnePath e:p ]", "e:p?"),
    (Several("sequence", (P, Q, R)), "( e:p e:q e:r )", "e:p/e:q/e:r"),
    (Several("alternative", (P, Q)), "[ sh:alternativePath ( e:p e:q ) ]", "e:p|e:q"),
    (
        Unary("zeroOrMorePath", Unary("inversePath", P)),
        "[ sh:zeroOrMorePath [ sh:inversePath e:p ] ]",
        "(^e:p)*",
    ),
    (
        Unary("inversePath", Unary("zeroOrMorePath", P)),
        "[ sh:inversePath [ sh:zeroOrMorePath e:p ] ]",
        "^(e:p*)",
    ),
    (
        Unary("inversePath", Several("sequence", (P, Q))),
        "[ sh:inversePath ( e:p e:q ) ]",
        "^(e:p/e:q)",
    ),
    (
        Several("sequence", (Unary("inversePath", P), Several("alternative", (Q, R)))),
        "( [ sh:inversePath e:p ] [ sh:alternativePath ( e:q e:r ) ] )",
        "^e:p/(e:q|e:r)",
    ),
    (
        Several("alternative", (Several("sequence", (P, Q)), Unary("oneOrMorePath", R))),
        "[ sh:alternativePath ( ( e:p e:q ) [ sh:oneOrMorePath e:r ] ) ]",
        "(e:p/e:q)|e:r+",
    ),
    (
        Several("sequence", (Several("sequence", (P, Q)), P)),
        "( ( e:p e:q ) e:p )",
        "(e:p/e:q)/e:p",
    ),
]


def shorten(iri: str) -> str:
    """Write an IRI of the examples as a CURIE."""
    return iri.replace("http://e.org/", "e:")


def parse(text: str) -> tuple[ShapesGraph, Term]:
    """Parse the Turtle of a path; give the graph and the path's node."""
    quads = ox.parse(f"{PREFIXES}{RDF} e:shape sh:path {text} .", format=ox.RdfFormat.TURTLE)
    read = ShapesGraph(quad.triple for quad in quads)
    node = read.value(ox.NamedNode("http://e.org/shape"), sh("path"))
    assert node is not None
    return read, node


@pytest.mark.parametrize(("path", "text", "_"), CASES)
def test_a_path_is_read_from_its_turtle(path: Path, text: str, _: str) -> None:
    """Each kind of SHACL 2.3.1, alone and within others."""
    assert path == read_path(*parse(text))


@pytest.mark.parametrize(("path", "text", "_"), CASES)
def test_a_path_is_written_as_turtle(path: Path, text: str, _: str) -> None:
    """What is written is what would be read."""
    assert text == turtle(path, shorten)


@pytest.mark.parametrize(("path", "_", "text"), CASES)
def test_a_path_is_written_as_sparql(path: Path, _: str, text: str) -> None:
    """Brackets stand where one path is within another that is no single property."""
    assert text == sparql(path, shorten)


@pytest.mark.parametrize(("path", "_", "text"), CASES)
def test_the_sparql_of_a_path_means_the_same_to_both_engines(path: Path, _: str, text: str) -> None:
    """SPARQL 1.1 reads it, and finds the pairs that pySHACL's values are taken from."""
    from rdflib.plugins.sparql import prepareQuery

    data = "e:a e:p e:b, e:c . e:b e:q e:d . e:d e:p e:b ; e:r e:a . e:c e:p e:a ; e:r e:a ."
    query = f"PREFIX e: <http://e.org/> SELECT ?x ?y {{ ?x {sparql(path, shorten)} ?y }}"
    store = ox.Store()
    store.load(f"{PREFIXES}{data}", format=ox.RdfFormat.TURTLE)
    copied = graph(quad.triple for quad in store)
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    pairs = {(str(x.value), str(y.value)) for x, y in rows}
    assert pairs
    assert {tuple(map(str, row)) for row in copied.query(prepareQuery(query))} == pairs  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (P, ("p",)),
        (Unary("inversePath", P), ("p",)),
        (Several("sequence", (Q, Unary("inversePath", P), Q)), ("q", "p")),
        (Several("alternative", (R, Several("sequence", (P, Q)))), ("r", "p", "q")),
    ],
)
def test_the_properties_of_a_path_come_in_its_order_and_once(
    path: Path, expected: tuple[str, ...]
) -> None:
    assert tuple(f"http://e.org/{name}" for name in expected) == predicates(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"p"', '"p" is no property path'),
        ("[]", "a blank node is no property path"),
        ("[ e:p e:q ]", "a blank node is no property path"),
        ("( e:p )", "a path of the kind sequence needs two parts or more"),
        ("[ sh:alternativePath ( e:p ) ]", "a path of the kind alternative needs two parts"),
        ("[ sh:alternativePath e:p ]", "<http://e.org/p> is no property path"),
        ("[ sh:inversePath [ sh:zeroOrOnePath [] ] ]", "a blank node is no property path"),
        ('( e:p "q" )', '"q" is no property path'),
    ],
)
def test_what_is_no_path_is_refused(text: str, told: str) -> None:
    """Neither a literal nor a structure that SHACL 2.3.1 does not give is read as one."""
    with pytest.raises(ValidationError) as raised:
        read_path(*parse(text))
    assert raised.value.what.startswith(told)
    assert raised.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "_:a . _:a sh:inversePath _:a",
        "_:a . _:a sh:inversePath _:b . _:b sh:zeroOrMorePath _:a",
        "_:a . _:a sh:alternativePath ( e:p _:a )",
        "_:a . _:a rdf:first e:p ; rdf:rest ( _:a )",
        "_:a . _:a rdf:first e:p ; rdf:rest _:a",
        "_:a . _:a sh:alternativePath _:b . _:b rdf:first e:p ; rdf:rest _:b",
    ],
)
def test_a_path_that_turns_in_a_circle_is_refused(text: str) -> None:
    """By a property, through another path, as a member of its own list, as a list's own rest."""
    with pytest.raises(ValidationError, match="is no property path, or turns in a circle"):
        read_path(*parse(text))


def test_a_path_may_hold_another_one_twice() -> None:
    """The same blank node in two places is no circle."""
    inverse = Unary("inversePath", P)
    assert Several("sequence", (inverse, inverse)) == read_path(
        *parse("( _:a _:a ) . _:a sh:inversePath e:p")
    )
