"""The same bytes for the same statements."""

from __future__ import annotations

import random
from io import BytesIO

import pyoxigraph as ox
import pytest

from akkg.errors import ParameterError
from akkg.writing import FORMATS, write_rdf

E = "http://e.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {"z": "http://z.org/", "e": E, "a": "http://a.org/"}


def quad(subject: str, predicate: str, object_: str, graph: str = "") -> ox.Quad:
    """A statement of local names."""
    value = ox.Literal(object_[1:]) if object_[0] == "'" else ox.NamedNode(E + object_)
    name = ox.NamedNode(E + graph) if graph else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(E + subject), ox.NamedNode(E + predicate), value, name)


QUADS = [
    quad("a-b", "p", "x"),
    quad("a", "q", "'two\nlines"),
    quad("a", "p", "y"),
    quad("a", "p", "x"),
    ox.Quad(
        ox.NamedNode(E + "a"),
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ox.NamedNode(E + "C"),
    ),
]


def written(quads: list[ox.Quad], form: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """What is written."""
    output = BytesIO()
    assert len(quads) == write_rdf(quads, output, form, prefixes)
    return output.getvalue().decode()


def test_turtle_is_sorted_from_the_prefixes_to_the_objects() -> None:
    """The class stands first, and a name before the longer ones that begin with it."""
    expected = """\
@prefix a: <http://a.org/> .
@prefix e: <http://e.org/> .
@prefix z: <http://z.org/> .
e:a a e:C ;
	e:p e:x , e:y ;
	e:q "two\\nlines" .
e:a-b e:p e:x .
"""
    assert expected == written(QUADS, "turtle")


def test_each_graph_of_trig_stands_once() -> None:
    """Sorted by name, the default graph first, without the keyword GRAPH."""
    quads = [
        quad("a", "p", "x", "h"),
        quad("b", "p", "x", "g"),
        quad("a", "p", "y", "g"),
        quad("c", "p", "x"),
    ]
    expected = """\
@prefix e: <http://e.org/> .
e:c e:p e:x .
e:g {
	e:a e:p e:y .
	e:b e:p e:x .
}
e:h {
	e:a e:p e:x .
}
"""
    assert expected == written(quads, "trig", {"e": E})


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_statements_and_prefixes_does_not_count(form: str) -> None:
    """Any order gives the same bytes, and they are read back into the same statements."""
    expected = written(QUADS, form)
    for seed in range(5):
        shuffled, names = list(QUADS), list(PREFIXES)
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(names)
        assert expected == written(shuffled, form, {name: PREFIXES[name] for name in names})
    assert set(QUADS) == set(ox.parse(expected, format=FORMATS[form]))


def test_a_head_longer_than_the_engines_buffer_is_sorted_too() -> None:
    """A thousand prefixes come in many pieces."""
    prefixes = {f"p{number:04}": f"http://p.org/{number}/" for number in range(1000)}
    lines = written(
        [quad("a", "p", f"x{number}") for number in range(1000)], "turtle", prefixes
    ).splitlines()
    assert [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()] == lines[:1000]
    assert lines[1000].startswith("<http://e.org/a>")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_at_all_is_written_well(form: str) -> None:
    """An empty graph is a document of its format."""
    assert [] == list(ox.parse(written([], form), format=FORMATS[form]))


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (quad("a", "", "x"), r"RDF/XML has no name for <http://e\.org/>"),
        (quad("a", "p/1", "x"), r"RDF/XML has no name for <http://e\.org/p/1>"),
        (
            ox.Quad(ox.NamedNode(E), ox.NamedNode(f"{RDF}type"), ox.NamedNode(E)),
            r"RDF/XML has no name for <http://e\.org/>",
        ),
        (quad("a", "p", "'a\x1b"), r"XML cannot hold the character U\+001B of <http://e\.org/p>"),
        (quad("a", "p", "'\x00"), r"XML cannot hold the character U\+0000"),
    ],
)
def test_what_rdf_xml_cannot_hold_is_refused(statement: ox.Quad, message: str) -> None:
    """The engine writes it as XML that is not well-formed; the other formats hold it."""
    with pytest.raises(ParameterError, match=message):
        written([statement], "rdfxml")
    for form in ("turtle", "nt", "jsonld"):
        assert [statement] == list(ox.parse(written([statement], form), format=FORMATS[form]))


def test_rdf_xml_takes_every_other_name() -> None:
    """A name may begin behind a digit, and hold letters of any script."""
    quads = [quad("a", name, "x") for name in ("1a", "-a", "a.b", "é", "a-1", "#_1", "a%20b")]
    assert set(quads) == set(ox.parse(written(quads, "rdfxml"), format=FORMATS["rdfxml"]))
