"""SHACL Core by small cases, each with what the standard says of it."""

from __future__ import annotations

from itertools import product

import pytest

from tests.shacl.engines import compiled, found, shapes_of, store_of


def node(constraint: str, focus: str = ":a") -> str:
    """Write a node shape with a target."""
    return f":s a sh:NodeShape ; sh:targetNode {focus} ; {constraint} ."


def prop(constraint: str, path: str = ":p", focus: str = ":a") -> str:
    """Write a property shape with a target."""
    return f":s a sh:PropertyShape ; sh:targetNode {focus} ; sh:path {path} ; {constraint} ."


def at(kind: str, *values: str, path: str = ":p", focus: str = ":a") -> tuple[tuple[str, ...], ...]:
    """Give results at one focus node."""
    return tuple((focus, path, value, kind) for value in values)


HUGE = 2**63 + 1
OWL = "http://www.w3.org/2002/07/owl#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
TAG = '"x-{}"'.format
INT = '"{}"^^xsd:integer'.format
CASES = {
    "class, of the value and not of its class": (
        prop("sh:class :C"),
        ":a :p :b, :c, 1 . :b a :D . :D rdfs:subClassOf :C . :c a :E .",
        at("Class", INT(1), ":c"),
    ),
    "class, several of which each is asked for": (
        prop("sh:class :C, :D"),
        ":a :p :b . :b a :C .",
        at("Class", ":b"),
    ),
    "class in a circle": (
        node("sh:class :C"),
        ":a a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :D, :C .",
        (),
    ),
    "datatype": (
        prop("sh:datatype xsd:date"),
        ':a :p "2020-02-29"^^xsd:date, "2019-02-29"^^xsd:date, "2020-01-01", :b .',
        at("Datatype", '"2019-02-29"^^xsd:date', '"2020-01-01"', ":b"),
    ),
    "datatype of a language": (
        prop("sh:datatype rdf:langString"),
        ':a :p "a"@en, "a" .',
        at("Datatype", '"a"'),
    ),
    "nodeKind": (
        prop("sh:nodeKind sh:BlankNodeOrIRI"),
        ':a :p "a", :b, [] .',
        at("NodeKind", '"a"'),
    ),
    "nodeKind of a node shape": (
        node("sh:nodeKind sh:Literal"),
        "",
        at("NodeKind", ":a", path="-"),
    ),
    "minInclusive": (
        prop("sh:minInclusive 2"),
        ':a :p 1, 2, 2.5, "3", :b .',
        at("MinInclusive", INT(1), '"3"', ":b"),
    ),
    "maxExclusive": (
        prop("sh:maxExclusive 2"),
        ":a :p 1, 2, true .",
        at("MaxExclusive", '"true"^^xsd:boolean', INT(2)),
    ),
    "maxLength of an IRI": (prop("sh:maxLength 3"), ':a :p :b, "abc" .', at("MaxLength", ":b")),
    "pattern with flags": (
        prop('sh:pattern "^A" ; sh:flags "i"'),
        ':a :p "abc", "bca", "Abc"@en .',
        at("Pattern", '"bca"'),
    ),
    "languageIn": (
        prop('sh:languageIn ( "en" "de-at" )'),
        ':a :p "a"@en, "a"@en-gb, "a"@de, "a", :b .',
        at("LanguageIn", '"a"', '"a"@de', ":b"),
    ),
    "uniqueLang": (
        prop("sh:uniqueLang true"),
        ':a :p "a"@en, "b"@en, "c"@de, "d", "e" .',
        at("UniqueLang", "-"),
    ),
    "uniqueLang that is false": (prop("sh:uniqueLang false"), ':a :p "a"@en, "b"@en .', ()),
    "in": (
        prop('sh:in ( :b 1 "a"@en )'),
        ':a :p :b, 1, 1.0, "a"@en, "a", :c .',
        at("In", '"1"^^xsd:decimal', '"a"', ":c"),
    ),
    "in, one of many": (
        prop(f"sh:in ( {' '.join(f':n{at}' for at in range(2000))} )"),
        ":a :p :n1999, :n2000 .",
        at("In", ":n2000"),
    ),
    "in an empty list": (prop("sh:in ()"), ":a :p 1 .", at("In", INT(1))),
    "in, one of many texts": (
        prop(f"sh:in ( {' '.join(map(INT, range(10_000)))} )"),
        ":a :p 9999, 10000 .",
        at("In", INT(10_000)),
    ),
    "languageIn, one of many": (
        prop(f"sh:languageIn ( {' '.join(map(TAG, range(10_000)))} )"),
        ':a :p "a"@x-9999, "a"@en .',
        at("LanguageIn", '"a"@en'),
    ),
    "languageIn an empty list": (
        prop("sh:languageIn ()"),
        ':a :p "a"@en, "b" .',
        at("LanguageIn", '"a"@en', '"b"'),
    ),
    "and of no shapes": (prop("sh:and ()"), ":a :p 1 .", ()),
    "or of no shapes": (prop("sh:or ()"), ":a :p 1 .", at("Or", INT(1))),
    "or of many shapes": (
        prop(f"sh:or ( {'[ sh:nodeKind sh:Literal ] ' * 10_000})"),
        ":a :p :b, 1 .",
        at("Or", ":b"),
    ),
    "xone of no shapes": (prop("sh:xone ()"), ":a :p 1 .", at("Xone", INT(1))),
    "not one of no shapes": (prop("sh:not [ sh:or () ]"), ":a :p 1 .", ()),
    "not all of no shapes": (prop("sh:not [ sh:and () ]"), ":a :p 1 .", at("Not", INT(1))),
    "hasValue": (prop("sh:hasValue :b"), ":a :p :c .", at("HasValue", "-")),
    "hasValue of a node shape": (node("sh:hasValue :b"), "", at("HasValue", "-", path="-")),
    "hasValue that is a literal and a subject": (
        prop('sh:hasValue "x"', "[ sh:inversePath :p ]"),
        ":b :p :a .",
        at("HasValue", "-", path="[ sh:inversePath :p ]"),
    ),
    "minCount 1": (prop("sh:minCount 1"), "", at("MinCount", "-")),
    "minCount 2": (prop("sh:minCount 2"), ":a :p 1 .", at("MinCount", "-")),
    "maxCount 0": (prop("sh:maxCount 0"), ":a :p 1 .", at("MaxCount", "-")),
    "maxCount 1": (prop("sh:maxCount 1"), ":a :p 1, 2, 3 .", at("MaxCount", "-")),
    "minCount beyond any graph": (prop(f"sh:minCount {HUGE}"), ":a :p 1 .", at("MinCount", "-")),
    "minCount of more digits than Python reads": (
        prop(f"sh:minCount {'9' * 5000}"),
        ":a :p 1 .",
        at("MinCount", "-"),
    ),
    "maxCount beyond any graph": (prop(f"sh:maxCount {HUGE}"), ":a :p 1, 2 .", ()),
    "minLength beyond any text": (
        prop(f"sh:minLength {HUGE}"),
        ':a :p "a" .',
        at("MinLength", '"a"'),
    ),
    "maxLength beyond any text": (prop(f"sh:maxLength {HUGE}"), ':a :p "a" .', ()),
    "qualifiedMinCount beyond any graph": (
        prop(f"sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMinCount {HUGE}"),
        ":a :p :b .",
        at("QualifiedMinCount", "-"),
    ),
    "qualifiedMaxCount beyond any graph": (
        prop(f"sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMaxCount {HUGE}"),
        ":a :p :b .",
        (),
    ),
    "not a count beyond any graph": (
        node(
            " ; ".join(f"sh:not [ sh:path :p ; sh:{kind}Count {HUGE} ]" for kind in ("min", "max"))
        ),
        ":a :p :b .",
        at("Not", ":a", path="-"),
    ),
    "a negative minCount": (prop("sh:minCount -1"), "", ()),
    "a negative minCount within": (
        node("sh:node [ sh:property [ sh:path :p ; sh:minCount -1 ] ]"),
        "",
        (),
    ),
    "a negative maxCount": (prop("sh:maxCount -1"), "", at("MaxCount", "-")),
    "maxCount, of values that two ways lead to": (
        prop("sh:maxCount 1", "( :p :q )"),
        ":a :p :b, :c . :b :q :d . :c :q :d .",
        (),
    ),
    "equals": (
        prop("sh:equals :q"),
        ":a :p 1, 2 ; :q 2, 3 .",
        at("Equals", INT(1), INT(3)),
    ),
    "equals of a node shape": (
        node("sh:equals :q"),
        ":a :q :a, :b .",
        at("Equals", ":b", path="-"),
    ),
    "disjoint": (prop("sh:disjoint :q"), ":a :p 1, 2 ; :q 2, 3 .", at("Disjoint", INT(2))),
    "disjoint of what leads on from a class": (
        prop("sh:disjoint rdf:type", path="( rdf:type owl:disjointWith )"),
        ":a a :C, :D, :E . :C owl:disjointWith :D, :F . :b a :E .",
        at("Disjoint", ":D", path=f"( {TYPE} {OWL}disjointWith )"),
    ),
    "lessThan": (
        prop("sh:lessThan :q"),
        ":a :p 1, 3, :b ; :q 2 .",
        at("LessThan", INT(3), ":b"),
    ),
    "lessThanOrEquals": (
        prop("sh:lessThanOrEquals :q"),
        ":a :p 1, 2, 3 ; :q 2 .",
        at("LessThanOrEquals", INT(3)),
    ),
    "lessThan, of what has no order": (
        prop("sh:lessThan :q"),
        ':a :p "a"@en, :b, "a" ; :q "b"@en .',
        at("LessThan", '"a"', '"a"@en', ":b"),
    ),
    "lessThanOrEquals, of what is the same and has no order": (
        prop("sh:lessThanOrEquals :q"),
        ":a :p :b ; :q :b .",
        at("LessThanOrEquals", ":b"),
    ),
    "maxInclusive, of a language": (
        prop('sh:maxInclusive "b"@en'),
        ':a :p "a"@en, "a" .',
        at("MaxInclusive", '"a"', '"a"@en'),
    ),
    "closed": (
        node("sh:closed true ; sh:ignoredProperties ( :q ) ; sh:property [ sh:path :p ]"),
        ":a :p 1 ; :q 2 ; :r 3, 4 .",
        at("Closed", INT(3), INT(4), path=":r"),
    ),
    "closed, where a property is deactivated": (
        node("sh:closed true ; sh:property [ sh:path :p ; sh:deactivated true ]"),
        ":a :p 1 ; :r 3 .",
        at("Closed", INT(3), path=":r"),
    ),
    "closed, where a path is no property": (
        node("sh:closed true ; sh:property [ sh:path [ sh:inversePath :p ] ]"),
        ":a :p 1 .",
        at("Closed", INT(1)),
    ),
    "closed values of a property": (
        prop("sh:closed true"),
        ":a :p :b . :b :r 1 .",
        at("Closed", INT(1), path=":r"),
    ),
}
PATHS = {
    "( :p :q )": (":a :p :b . :b :q :c .", ":c"),
    "[ sh:alternativePath ( :p :q ) ]": (":a :p :b ; :q :c .", ":b :c"),
    "[ sh:inversePath :p ]": (":b :p :a .", ":b"),
    "[ sh:inversePath ( :p :q ) ]": (":c :p :b . :b :q :a .", ":c"),
    "( [ sh:inversePath :p ] :q )": (":b :p :a ; :q :c .", ":c"),
    "[ sh:zeroOrMorePath :p ]": (":a :p :b . :b :p :a, :c .", ":a :b :c"),
    "[ sh:oneOrMorePath :p ]": (":a :p :b . :b :p :c .", ":b :c"),
    "[ sh:zeroOrOnePath :p ]": (":a :p :b . :b :p :c .", ":a :b"),
    "[ sh:oneOrMorePath [ sh:alternativePath ( :p :q ) ] ]": (":a :p :b . :b :q :c .", ":b :c"),
    "[ sh:zeroOrMorePath ( :p :q ) ]": (":a :p :b . :b :q :c . :c :p :d .", ":a :c"),
    "( :p [ sh:zeroOrOnePath :q ] )": (":a :p :b . :b :q :c .", ":b :c"),
    "[ sh:zeroOrOnePath [ sh:inversePath :p ] ]": (":b :p :a .", ":a :b"),
}


@pytest.mark.parametrize("name", CASES)
def test_constraint(name: str) -> None:
    """A constraint has the results that the standard gives it."""
    shapes, data, expected = CASES[name]
    assert sorted((*each, ":s") for each in expected) == found(shapes, data)


@pytest.mark.parametrize("path", PATHS)
def test_path(path: str) -> None:
    """A path leads to the value nodes that it has by SPARQL, each once."""
    data, values = PATHS[path]
    results = found(prop("sh:in ()", path), data)
    assert values.split() == [value for _, _, value, _, _ in results]
    assert {path} == {found_path for _, found_path, _, _, _ in results}


@pytest.mark.parametrize("path", ["[ sh:zeroOrMorePath :p ]", "[ sh:zeroOrOnePath ( :p :q ) ]"])
@pytest.mark.parametrize("focus", [":nowhere", '"nowhere"', '"a"@en'])
def test_empty_path_from_nowhere(path: str, focus: str) -> None:
    """A path of no length leads from a target to itself, though it is in no triple."""
    for data in ("", ":a :p :b . :b :q :c ."):
        assert [focus] == [each[2] for each in found(prop("sh:in ()", path, focus), data)]
        assert [] == found(prop("sh:minCount 1", path, focus), data)
        assert [] == found(prop(f"sh:hasValue {focus}", path, focus), data)
        assert 1 == len(found(prop("sh:minCount 2", path, focus), data))
        assert 1 == len(found(prop("sh:maxCount 0", path, focus), data))
        inner = f"sh:property [ sh:path {path} ; sh:in () ]"
        assert 1 == len(found(prop(inner, path, focus), data))


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("sh:targetNode :x, 1", '"1"^^xsd:integer :x'),
        ("sh:targetClass :C", ":a :b"),
        ("sh:targetClass :D", ":b"),
        ("sh:targetSubjectsOf :p", ":a :c"),
        ("sh:targetObjectsOf :p", ":b"),
        ("sh:targetObjectsOf :p ; sh:targetClass :D ; sh:targetNode :b", ":b"),
        ("sh:targetObjectsOf :p ; sh:targetClass :C ; sh:targetNode :x", ":a :b :x"),
        ("sh:targetClass :None", ""),
    ],
)
def test_targets(targets: str, expected: str) -> None:
    """Targets select nodes, all together, and each node once."""
    data = ":a a :C ; :p :b . :b a :D . :D rdfs:subClassOf :C . :c :p :b ."
    results = found(f":s a sh:NodeShape ; {targets} ; sh:in () .", data)
    assert expected.split() == [focus for focus, *_ in results]


@pytest.mark.parametrize("kind", ["rdfs:Class", ":Kind"])
def test_shape_that_is_a_class(kind: str) -> None:
    """A shape that is a class has the instances of it as targets (section 2.1.3.3)."""
    shapes = f":C a sh:NodeShape, {kind} ; sh:in () . :Kind rdfs:subClassOf rdfs:Class ."
    data = ":a a :C . :b a :D . :D rdfs:subClassOf :C ."
    assert [":a", ":b"] == [focus for focus, *_ in found(shapes, data)]


@pytest.mark.parametrize("said", [":b a :D .", ":b a :D, :C .", ":b a :D, :C . :c a :D ."])
def test_instances_materialised_or_not(said: str) -> None:
    """Instances of a class below are found, whether they are stated to be of that above or not."""
    shapes = ":s a sh:NodeShape ; sh:targetClass :C ; sh:minLength 99 ."
    data = f":D rdfs:subClassOf :C . {said}"
    expected = [name for name in (":b", ":c") if f"{name} a" in said]
    assert expected == [focus for focus, *_ in found(shapes, data)]


def test_properties_within_properties() -> None:
    """A property within another one is looked at from each of its values."""
    shapes = """:s a sh:NodeShape ; sh:targetNode :a, :b ; sh:property :one .
    :one sh:path :p ; sh:property :two . :two sh:path :q ; sh:property :three .
    :three sh:path :r ; sh:minCount 1 ; sh:maxLength 1 ."""
    data = ':a :p :m . :b :p :m . :m :q :n, :o . :n :r "xx", "y" .'
    assert [
        (":n", ":r", '"xx"', "MaxLength", ":three"),
        (":o", ":r", "-", "MinCount", ":three"),
    ] == found(shapes, data)


LOGICAL = {
    "sh:and ( :x :y )": ":neither :x :y",
    "sh:or ( :x :y )": ":neither",
    "sh:xone ( :x :y )": ":both :neither",
    "sh:not :x": ":both :x",
    "sh:node :x": ":neither :y",
    "sh:or ( :x [ sh:not :x ] )": "",
    "sh:xone ( :x :x )": ":both :neither :x :y",
}
WAYS = {
    "as a condition": ":x sh:property [ sh:path :p ; sh:minCount 1 ] . "
    ":y sh:property [ sh:path :q ; sh:minCount 1 ] .",
    "property shapes": ":x sh:path :p ; sh:minCount 1 . :y sh:path :q ; sh:minCount 1 .",
    "by sets": ":x sh:property [ sh:path ( :p :t ) ; sh:minCount 1 ] . "
    ":y sh:property [ sh:path ( :q :t ) ; sh:minCount 1 ; sh:severity sh:Info ] .",
    "one of each": ":x sh:property [ sh:path :p ; sh:minCount 1 ] . "
    ":y sh:property [ sh:path ( :q :t ) ; sh:minCount 1 ] .",
}


@pytest.mark.parametrize(
    ("constraint", "way"),
    [pair for pair in product(LOGICAL, WAYS) if pair != ("sh:node :x", "property shapes")],
)  # sh:node takes node shapes
def test_logical(constraint: str, way: str) -> None:
    """A logical constraint goes by which members a node conforms to, however that is seen."""
    data = ":both :p :t ; :q :t . :x :p :t . :y :q :t . :neither :r :t . :t :t :t ."
    targets = "sh:targetNode :both, :x, :y, :neither"
    shapes = f":s a sh:NodeShape ; {targets} ; {constraint} . {WAYS[way]}"
    assert LOGICAL[constraint].split() == [focus for focus, *_ in found(shapes, data)]
    values = ":s a sh:PropertyShape ; sh:targetNode :all ; sh:path :r ; "
    more = " :all :r :both, :x, :y, :neither ."
    results = found(f"{values} {constraint} . {WAYS[way]}", data + more)
    assert LOGICAL[constraint].split() == [value for _, _, value, _, _ in results]


def test_qualified() -> None:
    """Values that conform to a shape are counted, others are not."""
    shape = "sh:qualifiedValueShape [ sh:class :C ]"
    data = ":a :p :b, :c, :d . :b a :C . :c a :C ."
    assert [] == found(prop(f"{shape} ; sh:qualifiedMinCount 2"), data)
    assert 1 == len(found(prop(f"{shape} ; sh:qualifiedMinCount 3"), data))
    assert 1 == len(found(prop(f"{shape} ; sh:qualifiedMaxCount 1"), data))
    sets = "sh:qualifiedValueShape [ sh:path ( rdf:type :t ) ; sh:minCount 1 ]"
    assert [] == found(prop(f"{sets} ; sh:qualifiedMinCount 2"), data + " :C :t :t .")
    assert 1 == len(found(prop(f"{sets} ; sh:qualifiedMaxCount 1"), data + " :C :t :t ."))


@pytest.mark.parametrize(
    "inner", ["[ sh:class :{0} ]", "[ sh:path ( rdf:type :is ) ; sh:hasValue :{0} ]"]
)
def test_qualified_and_disjoint(inner: str) -> None:
    """A value that conforms to the qualified shape of a sibling of any parent does not count."""
    shapes = f"""
    :s a sh:NodeShape ; sh:targetNode :a ; sh:property :one, :two .
    :t a sh:NodeShape ; sh:property :one, :three .
    :one sh:path :p ; sh:qualifiedValueShape {inner.format("C")} ; sh:qualifiedMinCount 2 ;
        sh:qualifiedValueShapesDisjoint true .
    :two sh:path :p ; sh:qualifiedValueShape {inner.format("D")} ; sh:qualifiedMinCount 0 .
    :three sh:path :p ; sh:qualifiedValueShape {inner.format("E")} ; sh:qualifiedMinCount 0 .
    """
    data = ":C :is :C . :D :is :D . :E :is :E . :a :p :b, :c, :d . :b a :C . "
    assert [] == found(shapes, data + ":c a :C .")
    for more in (":c a :C, :D .", ":c a :C, :E ."):
        assert [(":a", ":p", "-", "QualifiedMinCount", ":one")] == found(shapes, data + more)


@pytest.mark.parametrize(
    "shapes",
    [
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:in () ; sh:deactivated true .",
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ; "
        "sh:deactivated true ] .",
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:node [ sh:in () ; sh:deactivated true ] .",
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:or ( [ sh:in () ; sh:deactivated true ] ) .",
        ':s a sh:NodeShape ; sh:targetNode :a ; sh:sparql [ sh:select "SELECT $this WHERE {}" ; '
        "sh:deactivated true ] .",
    ],
)
def test_deactivated(shapes: str) -> None:
    """What is deactivated has no results, and all nodes conform to it, at each level."""
    assert [] == found(shapes, ":a :q 1 .")
    assert [] != found(shapes.replace("sh:deactivated true", ""), ":a :q 1 .")


def test_severities() -> None:
    """A result has the severity of its own shape; at any one a node does not conform."""
    shapes = """:s a sh:NodeShape ; sh:targetNode :a ; sh:severity sh:Info ; sh:in () ;
    sh:property [ sh:path :p ; sh:minCount 1 ] ; sh:node :other .
    :other sh:property [ sh:path ( :p :p ) ; sh:minCount 1 ; sh:severity sh:Warning ] ."""
    results = compiled(shapes_of(shapes), store_of("")).found
    assert {"In": "info", "MinCount": "violation", "Node": "info"} == {
        each.component: each.severity for each in results
    }


def test_blank_nodes_as_nodes_and_values() -> None:
    """Blank nodes are focus nodes and values, in conditions and in sets of nodes."""
    data = "[] a :C ; :p [ :q 1 ] . [] a :C ; :p [ :q 1 ; :r 1 ] ."
    for inner in ("[ sh:path :r ; sh:minCount 1 ]", "[ sh:path ( :r ) ; sh:minCount 1 ]"):
        inner = inner.replace("( :r )", "[ sh:alternativePath ( :r :r ) ]")
        shapes = f""":s a sh:NodeShape ; sh:targetClass :C ; sh:property :t .
        :t sh:path :p ; sh:node [ sh:property {inner} ] ."""
        ((focus, path, value, kind, source),) = found(shapes, data)
        assert (":p", "Node", ":t") == (path, kind, source)
        assert focus.startswith("_:") and value.startswith("_:") and focus != value


@pytest.mark.parametrize(
    ("opening", "closing", "expected"),
    [
        ("sh:node [ ", " ]", "Node"),
        ("sh:not [ ", " ]", "Not"),
        ("sh:or ( [ sh:nodeKind sh:Literal ] [ ", " ] )", "Or"),
        ("sh:xone ( [ sh:nodeKind sh:Literal ] [ ", " ] )", "Xone"),
    ],
)
def test_shapes_as_deep_as_they_may_be(opening: str, closing: str, expected: str) -> None:
    """A hundred shapes in one another are looked at, by conditions and by sets."""
    lacking = "sh:property [ sh:path {} ; sh:minCount 1 ]".format
    for path in (":p", "( :p :q )"):
        shapes = node(opening * 98 + lacking(path) + closing * 98)
        assert [expected] == [kind for *_, kind, _ in found(shapes, ":b :p :c . :c :q :d .")]
        assert [] == found(shapes, ":a :p :c . :c :q :d .")


def test_a_shape_with_ten_thousand_constraints_is_answered() -> None:
    """A row of as many terms would be too deep for the engine."""
    classes = " , ".join(f":C{number}" for number in range(10_000))
    assert [(":a", "-", ":a", "Class", ":s")] == found(node(f"sh:class {classes}"), ":a a :C1 .")
