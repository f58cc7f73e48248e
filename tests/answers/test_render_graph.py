"""Statements in the formats of linked data: other readers find the very same graph."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

import akkg
from akkg.answers.render_formats import GRAPH_FORMATS
from akkg.answers.render_graph import write_graph
from akkg.answers.table import Term
from akkg.prefixes import PrefixTable

Statement = tuple[Term, Term, Term]
READERS = {
    "turtle": "turtle",
    "trig": "trig",
    "nt": "nt",
    "nq": "nquads",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}
E = "https://e.org/"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = PrefixTable({"e": E, "deep": f"{E}deep/", "urn": "https://urn.example/", "x": "urn:x"})


def name(local: str) -> ox.NamedNode:
    return ox.NamedNode(E + local)


STATEMENTS: list[Statement] = [
    (name("a"), RDF_TYPE, name("Kind")),
    (name("a"), RDF_TYPE, name("Other")),
    (name("a"), name("p"), ox.Literal("plain")),
    (name("a"), name("p"), ox.Literal('a "word"\n\\ & <b>', language="en")),
    (name("a"), name("p"), ox.Literal("10", datatype=ox.NamedNode(f"{XSD}integer"))),
    (name("a"), name("p"), ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean"))),
    (name("a"), name("p"), ox.Literal("1.5", datatype=ox.NamedNode(f"{XSD}decimal"))),
    (name("a"), name("p"), ox.Literal("2010-10", datatype=name("date"))),
    (name("deep/b"), name("p"), ox.NamedNode("urn:isbn:1")),
    (ox.BlankNode("n"), name("p"), ox.BlankNode("m")),
    (ox.BlankNode("m"), name("p"), ox.BlankNode("n")),
]


def written(format_: str, statements: list[Statement]) -> bytes:
    output = io.BytesIO()
    write_graph(statements, output, format_, PREFIXES)
    return output.getvalue()


def read_back(format_: str, content: bytes) -> rdflib.Graph:
    """What rdflib finds, its literals as they stand."""
    found = rdflib.Graph()
    normalized, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        if READERS[format_] in ("trig", "nquads"):
            whole = rdflib.Dataset(default_union=True)
            whole.parse(data=content, format=READERS[format_])
            for triple in whole.triples((None, None, None)):
                found.add(triple)
        else:
            found.parse(data=content, format=READERS[format_])
    finally:
        rdflib.NORMALIZE_LITERALS = normalized
    return found


def expected(statements: list[Statement]) -> rdflib.Graph:
    text = "".join(f"{s} {p} {o} .\n" for s, p, o in statements)
    return read_back("nt", text.encode())


@pytest.mark.parametrize("format_", GRAPH_FORMATS)
def test_another_reader_finds_the_same_graph(format_: str) -> None:
    """rdflib reads each format back to the same triples."""
    found = read_back(format_, written(format_, STATEMENTS))
    assert len(STATEMENTS) == len(found)
    assert isomorphic(expected(STATEMENTS), found)


@pytest.mark.parametrize("format_", GRAPH_FORMATS)
def test_another_reader_finds_what_the_graph_says(format_: str) -> None:
    """All that is said of the funds survives each format."""
    kg = akkg.load(named=False)
    query = "CONSTRUCT WHERE { ?thing a akkg:Fund ; ?property ?value }"
    statements = akkg.answer(query, kg)
    assert isinstance(statements, akkg.Statements)
    held = list(statements)
    output = io.BytesIO()
    write_graph(held, output, format_, kg.prefixes)
    found = read_back(format_, output.getvalue())
    assert len(found) > 30
    assert isomorphic(expected(held), found)


def test_json_ld_is_compacted() -> None:
    """Names are CURIEs by a context of the prefixes that are used; nodes stand once."""
    found = json.loads(written("jsonld", STATEMENTS[:3]))
    assert {
        "@context": {"@version": 1.1, "e": E},
        "@graph": [{"@id": "e:a", "@type": ["e:Kind", "e:Other"], "e:p": "plain"}],
    } == {**found, "@context": {k: v for k, v in found["@context"].items() if k != "rdf"}}


def test_a_prefix_does_not_swallow_a_scheme() -> None:
    """An IRI whose scheme is also a prefix stays what it is."""
    statements: list[Statement] = [
        (ox.NamedNode("urn:isbn:1"), name("p"), ox.NamedNode("https://urn.example/isbn"))
    ]
    content = written("jsonld", statements)
    assert "urn" not in json.loads(content)["@context"]
    assert isomorphic(expected(statements), read_back("jsonld", content))


@pytest.mark.parametrize("format_", ["turtle", "trig", "rdfxml", "jsonld"])
def test_the_order_of_statements_does_not_change_the_bytes(format_: str) -> None:
    """What is held is sorted, so the same graph gives the same bytes."""
    named = [triple for triple in STATEMENTS if not isinstance(triple[0], ox.BlankNode)]
    assert written(format_, named) == written(format_, named[::-1] + named[:2])


@pytest.mark.parametrize("format_", ["nt", "nq"])
def test_lines_are_written_while_statements_come(format_: str) -> None:
    """By the time of the last of many statements the first ones have been written."""
    output = io.BytesIO()
    sizes: list[int] = []

    def statements() -> Iterator[Statement]:
        for number in range(5000):
            sizes.append(output.tell())
            yield name("a"), name("p"), ox.Literal(number)

    write_graph(statements(), output, format_, PREFIXES)
    assert 0 == sizes[0]
    assert output.tell() - sizes[-1] < 20_000 < sizes[-1]


@pytest.mark.parametrize("format_", GRAPH_FORMATS)
def test_no_statement_is_an_empty_graph(format_: str) -> None:
    """Each format has a way to say nothing."""
    assert 0 == len(read_back(format_, written(format_, [])))
