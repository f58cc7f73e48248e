"""Turtle and TriG are written as the engine writes them."""

from __future__ import annotations

from io import BytesIO

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkg.writing import FORMATS, write_rdf, write_store

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "e": "http://e.org/",
    "longer": "http://e.org/a/",
    "xsd": XSD,
    "hash": "http://e.org/a#",
    "é": "http://é.org/",
    "": "urn:x:",
}
LOCALS = st.text("ab0:._~-!$&'()*+,;=/?#@%é\u00b7\U0001f30d[]", max_size=6)


def node(namespace: str, local: str) -> ox.NamedNode:
    """An IRI; one without a local name where the characters make none."""
    try:
        return ox.NamedNode(namespace + local)
    except ValueError:
        return ox.NamedNode(namespace)


IRIS = st.builds(node, st.sampled_from([*PREFIXES.values(), "http://f.org/"]), LOCALS)
BLANKS = st.builds(ox.BlankNode, st.sampled_from(["a", "b1", "c.d"]))
TEXTS = st.text(max_size=8) | st.sampled_from(['"', "a <b", "a> .", "\t", "\r\n", "\\", "@en"])
NUMBERS = st.text("+-0123456789.eEtruefals", max_size=6) | st.sampled_from(
    ["1", "-1", "+01", "1.", ".5", "1.5", "1e3", ".5E-3", "1.e0", "true", "false", "INF", ""]
)
KINDS = st.sampled_from(["boolean", "integer", "decimal", "double", "date", "a"]).map(
    lambda name: ox.NamedNode(XSD + name)
)
LITERALS = (
    st.builds(ox.Literal, TEXTS)
    | st.builds(lambda text: ox.Literal(text, language="en-GB"), TEXTS)
    | st.builds(lambda text, kind: ox.Literal(text, datatype=kind), TEXTS | NUMBERS, KINDS | IRIS)
)
PLAIN = IRIS | BLANKS | LITERALS
PREDICATES = IRIS | st.just(ox.NamedNode(f"{RDF}type"))
TRIPLES = st.builds(ox.Triple, IRIS | BLANKS, PREDICATES, PLAIN)
QUADS = st.builds(
    ox.Quad,
    IRIS | BLANKS,
    PREDICATES,
    PLAIN | TRIPLES,
    st.just(ox.DefaultGraph()) | IRIS | BLANKS,
)


def by_engine(quads: set[ox.Quad], form: str) -> bytes:
    """What the engine makes of the statements in their order, with the prefixes sorted."""

    def key(term: object) -> str:
        text = f"<<( {term} )>>" if isinstance(term, ox.Triple) else str(term)
        return text.removesuffix(">")

    def order(quad: ox.Quad) -> tuple[str, ...]:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else key(quad.graph_name)
        predicate = "" if quad.predicate.value == f"{RDF}type" else key(quad.predicate)
        return graph, key(quad.subject), predicate, key(quad.object)

    ordered = sorted(quads, key=order)
    target = FORMATS[form]
    if target.supports_datasets:
        text = ox.serialize(ordered, format=target, prefixes=PREFIXES)
    else:
        text = ox.serialize((quad.triple for quad in ordered), format=target, prefixes=PREFIXES)
    assert text is not None
    lines = text.splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix")]
    return b"".join([*sorted(head), *lines[len(head) :]])


@settings(max_examples=60, deadline=None)
@given(st.sets(QUADS, max_size=12))
def test_trig_is_as_the_engine_writes_it(quads: set[ox.Quad]) -> None:
    """Byte by byte, whatever the terms; and it is read back into the same statements."""
    output = BytesIO()
    assert len(quads) == write_rdf(quads, output, "trig", PREFIXES)
    assert by_engine(quads, "trig") == output.getvalue()
    assert quads == set(ox.parse(output.getvalue(), ox.RdfFormat.TRIG))


@settings(max_examples=60, deadline=None)
@given(st.sets(TRIPLES, max_size=12))
def test_turtle_is_as_the_engine_writes_it(triples: set[ox.Triple]) -> None:
    """Byte by byte, whatever the terms."""
    quads = {ox.Quad(*triple) for triple in triples}
    output = BytesIO()
    write_rdf(quads, output, "turtle", PREFIXES)
    assert by_engine(quads, "turtle") == output.getvalue()


@pytest.mark.parametrize("form", ["nq", "trig"])
@settings(max_examples=40, deadline=None)
@given(quads=st.sets(QUADS, max_size=12))
def test_a_store_gives_the_same_bytes(form: str, quads: set[ox.Quad]) -> None:
    """All its named graphs, as from a list of what it holds; the default graph alone likewise."""
    store = ox.Store()
    store.extend(quads)
    named = [quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)]
    merged = [quad for quad in store if isinstance(quad.graph_name, ox.DefaultGraph)]
    for graph, held in ((None, named), (ox.DefaultGraph(), merged)):
        listed, stored = BytesIO(), BytesIO()
        assert len(held) == write_rdf(held, listed, form, PREFIXES)
        assert len(held) == write_store(store, graph, stored, form, PREFIXES)
        assert listed.getvalue() == stored.getvalue()


def test_many_more_names_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been forgotten is found out again."""
    monkeypatch.setattr("akkg.terse._KNOWN", 3)
    a = ox.NamedNode("http://e.org/a")
    quads = {
        ox.Quad(a, a, node("http://e.org/", f"b{number % 5}/{number}")) for number in range(50)
    }
    output = BytesIO()
    write_rdf(quads, output, "turtle", PREFIXES)
    assert by_engine(quads, "turtle") == output.getvalue()
