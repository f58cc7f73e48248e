"""SHACL-SPARQL by small cases: constraints and components, for all focus nodes at once."""

# ruff: noqa: E501 - a query a line is easier to look through

from __future__ import annotations

import pytest

from akkg.shacl.asking import ask_store
from tests.shacl.engines import compiled, found, shapes_of, store_of

DATA = """
:a a :C ; :p :b, :c ; :q 1 .
:b a :C ; :p :d ; :q 2, 3 .
:c a :C ; :r :a .
:d a :C ; :q 2 ; :r :b .
"""
QUERIES = {
    "SELECT $this WHERE { $this :p ?x }": ":a :b",
    "SELECT $this WHERE { ?this :p ?x . $this :q 1 }": ":a",
    "select ?this where{?this :p ?x}": ":a :b",
    "SELECT $this { $this :p ?x }": ":a :b",
    "SELECT DISTINCT $this WHERE { $this :p ?x . }": ":a :b",
    "# a } comment { of $this\nSELECT $this # SELECT\nWHERE\t{\n $this :p ?x # LIMIT\n}": ":a :b",
    'SELECT $this WHERE { $this :p ?x . BIND("} # { SELECT" AS ?y) }': ":a :b",
    "SELECT $this WHERE { OPTIONAL { $this :p ?x } FILTER(!BOUND(?x)) }": ":c :d",
    "SELECT $this WHERE { OPTIONAL { $this :p ?x OPTIONAL { ?x :q ?y } } FILTER(!BOUND(?y)) }": (
        ":a :c :d"
    ),
    "SELECT $this WHERE { { $this :p ?x } UNION { ?x :p $this } }": ":a :b :c :d",
    "SELECT $this WHERE { { FILTER(?this = :a) } UNION { FILTER EXISTS { $this :r :b } } }": ":a :d",
    "SELECT $this WHERE { { { $this :p ?x } UNION { $this :r ?x } } { ?x :q 1 } }": ":c",
    "SELECT $this WHERE { FILTER NOT EXISTS { $this :p ?x } }": ":c :d",
    "SELECT $this WHERE { FILTER NOT EXISTS { $this :p ?x . ?x :q ?y } }": ":c :d",
    "SELECT $this WHERE { FILTER (NOT EXISTS { $this :p ?x . ?x :q ?y }) }": ":c :d",
    "SELECT $this WHERE { FILTER EXISTS { $this :p ?x . ?x :q 3 } }": ":a",
    "SELECT $this WHERE { $this :q ?n . FILTER NOT EXISTS { ?x :p $this . ?x :q ?n } }": ":a :b",
    "SELECT $this WHERE { $this :q ?n . FILTER NOT EXISTS { ?x :p ?y . ?y :q ?n } }": ":a",
    "SELECT $this WHERE { $this :q ?n FILTER NOT EXISTS { ?x :p $this . ?x :q ?m FILTER(?m > ?n) } }": ":a :b",
    "SELECT $this WHERE { $this :p ?x FILTER(EXISTS { ?x :q 3 . ?x a :C } || ?x = :d) }": ":a :b",
    "SELECT $this WHERE { { $this :q 2 FILTER NOT EXISTS { $this :p ?x . ?x :q 2 } } }": ":d",
    "SELECT $this WHERE { BIND(STR($this) AS ?text) FILTER(STRENDS(?text, 'a')) }": ":a",
    "SELECT $this WHERE { $this :q ?n } GROUP BY $this HAVING (COUNT(?n) > 1)": ":b",
    "SELECT $this WHERE { $this :p ?x . ?x :q ?n } GROUP BY ?n HAVING (COUNT(*) > 0)": ":a :b",
    "SELECT $this WHERE { { SELECT $this (SUM(?n) AS ?sum) WHERE { $this :q ?n } GROUP BY $this } "
    "FILTER(?sum > 3) }": ":b",
    "SELECT $this WHERE { $this :p ?x . { SELECT $this (MAX(?n) AS ?max) { $this :q ?n } "
    "GROUP BY $this } FILTER(?max > 2) }": ":b",
    "SELECT $this WHERE { FILTER NOT EXISTS { SELECT $this WHERE { $this :p ?x . ?x :q ?y } } }": (
        ":c :d"
    ),
    "SELECT $this WHERE { $this :p/:q ?n . FILTER(?n > 2) }": ":a",
    "SELECT $this WHERE { $this (:p|:r)+ $this }": ":a :b :c :d",
    "SELECT $this WHERE { $this :p ?x } ORDER BY ?x": ":a :b",
    "SELECT $this WHERE { FILTER(1 = 2) }": "",
}


def constraint(query: str, shape: str = "a sh:NodeShape", more: str = "") -> str:
    """Write a shape with a constraint in SPARQL."""
    return f"""
    :ontology sh:declare [ sh:prefix "" ; sh:namespace "http://e.org/"^^xsd:anyURI ] .
    :s {shape} ; sh:targetClass :C ; sh:sparql :query .
    :query sh:prefixes :ontology ; {more} sh:select \"\"\"{query}\"\"\" .
    """


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("more", ["", " ; sh:targetSubjectsOf :p, :q ; sh:targetNode :a, :nowhere"])
def test_focus_nodes(query: str, more: str) -> None:
    """A query has results at the focus nodes at which it has solutions with $this bound."""
    if more and any(word in query for word in ("NOT EXISTS", "!BOUND")):
        query = query.replace("WHERE {", "WHERE { $this a :C .", 1)
    results = found(constraint(query, f"a sh:NodeShape{more}"), DATA)
    assert sorted(set(QUERIES[query.replace(" $this a :C .", "")].split())) == [
        focus for focus, *_ in results
    ]


def test_value_and_path() -> None:
    """A result has the value and the path that the query gives (section 5.3.2)."""
    query = "SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER(?value = 1) }"
    assert [(":a", ":q", '"1"^^xsd:integer', "SPARQL", ":s")] == found(constraint(query), DATA)


def test_path_of_the_shape() -> None:
    """$PATH stands for the path of the property shape, which is the path of the result."""
    query = "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(?value = 3) }"
    path = "[ sh:alternativePath ( :r ( :p :q ) ) ]"
    results = found(constraint(query, f"a sh:PropertyShape ; sh:path {path}"), DATA)
    assert [(":a", path, '"3"^^xsd:integer', "SPARQL", ":s")] == results


def test_messages() -> None:
    """The message is that of the solution, of the query, of the shape, with values put in."""
    query = "SELECT $this ?value WHERE { $this :q ?value FILTER(?value = 1) }"
    cases = {
        "its own": (
            query.replace("?value", "?value ?message", 1)[:-2] + ' BIND("its own" AS ?message) }',
            "",
        ),
        "http://e.org/a has 1, {?other}": (query, 'sh:message "{$this} has {?value}, {?other}" ;'),
        "of the shape: 1": (query, ""),
    }
    for expected, (text, more) in cases.items():
        shapes = shapes_of(
            constraint(text, 'a sh:NodeShape ; sh:message "of the shape: {?value}"', more)
        )
        ((result,),) = [
            each.results for each in shapes.compiled.outcomes(ask_store(store_of(DATA)))
        ]
        assert (expected,) == result.messages


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { $this :p ?x } LIMIT 1",
        "SELECT $this WHERE { $this :p ?x } OFFSET 1",
        "SELECT ?x WHERE { $this :p ?x }",
        "SELECT $this WHERE { { SELECT (COUNT(?x) AS ?n) WHERE { ?y :p ?x } } }",
        "SELECT $this WHERE { GRAPH $shapesGraph { $this :p ?x } }",
        "SELECT $this WHERE { $this :p ?akkgNode0 }",
        "SELECT $this WHERE { $this :p ?x OPTIONAL { ?x :q ?y BIND($this AS ?z) } }",
        "SELECT $this WHERE { $this :p ",
        "SELECT $this WHERE { '",
    ],
)
def test_left_to_another_engine(query: str) -> None:
    """What cannot be written for all focus nodes is left, with a reason."""
    answer = compiled(shapes_of(constraint(query)), store_of(DATA))
    assert frozenset() == answer.found
    assert ["<http://e.org/s>"] == list(answer.left)


COMPONENTS = """
:ontology sh:declare [ sh:prefix "" ; sh:namespace "http://e.org/"^^xsd:anyURI ] .
:Among a sh:ConstraintComponent ; sh:parameter [ sh:path :least ], [ sh:path :most ; sh:optional true ] ;
    sh:validator [ sh:prefixes :ontology ; sh:message "not {$least} to {$most}: {?value}" ;
        sh:ask "ASK { FILTER($value >= $least && (!BOUND($most) || $value <= $most)) }" ] .
:Leads a sh:ConstraintComponent ; sh:parameter [ sh:path :leads ] ;
    sh:validator [ sh:prefixes :ontology ;
        sh:ask "ASK WHERE { { $value $leads ?x . ?x :q ?y } UNION { $value :r ?x } }" ] .
:Own a sh:ConstraintComponent ; sh:parameter [ sh:path :own ] ;
    sh:nodeValidator [ sh:prefixes :ontology ;
        sh:select "SELECT $this ?value ?own WHERE { $this $own ?value }" ] ;
    sh:propertyValidator [ sh:prefixes :ontology ;
        sh:select "SELECT DISTINCT $this ?value WHERE { $this $PATH ?value . ?value $own ?x }" ] .
"""


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("a sh:PropertyShape ; sh:path :q ; :least 2", ":a=1"),
        ("a sh:PropertyShape ; sh:path :q ; :least 2 ; :most 2", ":a=1 :b=3"),
        ("a sh:PropertyShape ; sh:path :q ; :least 2, 3", ":a=1 :b=2 :d=2"),
        ("a sh:PropertyShape ; sh:path :q ; :most 2", ""),
        ("a sh:NodeShape ; :leads :p", ""),
        ("a sh:NodeShape ; :leads :none", ":a=:a :b=:b"),
        ("a sh:PropertyShape ; sh:path :p ; :leads :p", ""),
        ("a sh:PropertyShape ; sh:path :p ; :leads :none", ":a=:b"),
        ("a sh:NodeShape ; :own :p", ":a=:b :a=:c :b=:d"),
        ("a sh:PropertyShape ; sh:path :p ; :own :p", ":a=:b"),
    ],
)
def test_components(shape: str, expected: str) -> None:
    """A component has a result for each value for which a validator says no, or is selected."""
    results = found(f"{COMPONENTS} :s {shape} ; sh:targetClass :C .", DATA)
    short = [f"{focus}={value}".split("^^")[0].replace('"', "") for focus, _, value, *_ in results]
    assert expected.split() == short


def test_component_within_a_property() -> None:
    """A component is looked at from each value of a property, and where nodes have to conform."""
    shapes = f"{COMPONENTS} :s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:property :t ; sh:node :n ] ."
    shapes += " :t sh:path :q ; :least 3 . :n sh:property [ sh:path :q ; :least 3 ] ."
    results = found(shapes, DATA)
    assert (":b", ":q", '"2"^^xsd:integer', ":Among", ":t") in results
    assert [(":a", ":p", ":b", "Node")] == [each[:4] for each in results if each[3] == "Node"]
