"""What a query reads is told by its text, and never too little."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.sparql_text.patterns import EVERYTHING, Reads, any_matches, reads

E = "http://e.org/"
PQ = [(None, name, None) for name in "pqr"]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def told(text: str) -> set[tuple[str | None, str | None, str | None]]:
    """The patterns of a query, in short."""

    def short(name: str | None) -> str | None:
        return "a" if name == TYPE else name and name.removeprefix(E)

    found = reads(f"PREFIX e: <{E}> {text}")
    return {(short(r.subject), short(r.predicate), short(r.object)) for r in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK { ?s e:p ?o }", {(None, "p", None)}),
        ("ASK { e:s a e:C ; e:p 5 , 'x'@en, 'y'^^e:d ; . }", {("s", "a", "C"), ("s", "p", None)}),
        ("ASK { ?s e:p/^e:q|e:r+ ?o }", {(None, "p", None), (None, "q", None), (None, "r", None)}),
        ("ASK { e:s ^e:p e:o }", {(None, "p", None)}),
        ("ASK { ?s e:p ?o FILTER NOT EXISTS { ?o e:q ?x } }", {PQ[0], PQ[1]}),
        ("ASK { ?s e:p ?o FILTER(?o > 1 && EXISTS { ?o e:q 1 }) }", {PQ[0], PQ[1]}),
        ("ASK { { ?s e:p ?o } UNION { ?s e:q ?o } MINUS { ?s e:r ?o } }", set(PQ)),
        ("ASK { GRAPH ?g { ?s e:p ?o } VALUES ?s { e:a e:b } BIND(?o AS ?t) }", {PQ[0]}),
        ("SELECT (MAX(?o) AS ?m) { { SELECT ?o (COUNT(*) AS ?n) WHERE { ?s e:p ?o } GROUP BY ?o "
         "HAVING (COUNT(*) > 1) } ?o e:q ?t } ORDER BY ?m", {(None, "p", None), (None, "q", None)}),
        (
            "ASK { { SELECT ?x { ?x e:p ?y } VALUES ?x { e:a } } ?x e:q ?z }",
            {PQ[0], PQ[1]},
        ),
        ("ASK { ?s ?p e:o }", {(None, None, "o")}),
        ("ASK { OPTIONAL { ?s e:p -1 . } # e:no ?x\n }", {(None, "p", None)}),
    ],
)  # fmt: skip
def test_each_triple_pattern_is_told(
    text: str, expected: set[tuple[str | None, str | None, str | None]]
) -> None:
    """Wherever it stands: paths give each of their steps, and no name that none has."""
    assert expected == told(text)


def test_a_property_that_is_taken_out_does_not_count() -> None:
    """Of a closed shape's query all other properties count."""
    text = f"SELECT ?s {{ ?s ?p ?o FILTER(?p NOT IN (<{E}p>, <{E}q>)) }}"
    assert {Reads(but=frozenset({f"{E}p", f"{E}q"}))} == reads(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { GRAPH ?g {} }",
        "ASK { ?s <http://e.org/\\u0070> ?o }",
        "ASK { ?s ?p ?o FILTER(?p NOT IN (e:p, 1)) }",
        "ASK { ?s ?p ?o FILTER(?p NOT IN (e:p) || ?o = 1) }",
        "ASK { ?s ?p ?o { FILTER(?p NOT IN (e:p)) } }",
        "ASK { ?s e:p* ?o }",
        "ASK { ?s (e:p|!e:q) ?o }",
        "ASK { [] e:p ?o }",
        "ASK { ?s e:p (1 2) }",
        "ASK { ?s nowhere:p ?o }",
        "ASK { SERVICE e:s { ?s e:p ?o } }",
        "BASE <http://b.org/> ASK { ?s e:p ?o }",
        "DESCRIBE e:x",
        "ASK { ?s e:p",
    ],
)
def test_what_is_not_looked_into_reads_everything(text: str) -> None:
    """Paths of no length, blank nodes, lists, unknown prefixes, texts that end too early."""
    assert EVERYTHING <= reads(f"PREFIX e: <{E}> {text}")


NAMES = st.sampled_from(["a", "b", "c"])
TERMS = st.one_of(NAMES.map(lambda name: f"<{E}{name}>"), st.sampled_from(["?x", "?y", "?z"]))


@given(
    st.lists(st.tuples(TERMS, TERMS, TERMS), min_size=1, max_size=4),
    st.sampled_from(["{0}", "{{ {0} }} UNION {{ ?x ?y ?z }}", "?x <http://e.org/a> ?y . {0}"]),
    st.sets(st.tuples(NAMES, NAMES, NAMES), max_size=6),
    st.tuples(NAMES, NAMES, NAMES),
)
def test_a_triple_that_is_not_read_changes_no_answer(
    patterns: list[tuple[str, str, str]],
    frame: str,
    before: set[tuple[str, str, str]],
    change: tuple[str, str, str],
) -> None:
    """Whatever the graph is, and whatever comes into it."""
    group = " . ".join(" ".join(pattern) for pattern in patterns)
    text = f"SELECT * WHERE {{ {frame.format(group)} }}"
    iris = tuple(E + name for name in change)
    if any_matches(reads(text), [(iris[0], iris[1], iris[2])]):
        return
    assert rows(before, text) == rows(before | {change}, text)


def rows(triples: set[tuple[str, str, str]], text: str) -> list[str]:
    """The sorted rows of a query over triples."""
    store = ox.Store()
    for triple in triples:
        subject, predicate, object_ = (ox.NamedNode(E + name) for name in triple)
        store.add(ox.Quad(subject, predicate, object_))
    solutions = store.query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(" ".join(map(str, solution)) for solution in solutions)
