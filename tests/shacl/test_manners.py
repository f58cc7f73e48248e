"""Shapes in the manner of well-known vocabularies, which were not made for this engine.

Each is held to random data by both engines. The shapes are our own: a catalogue of datasets, a
thesaurus, people, and quantities with units.
"""

# ruff: noqa: E501 - shapes and queries are easier to look through in one line

from __future__ import annotations

import random

import pytest

from tests.shacl.engines import compiled, reference, shapes_of, store_of
from tests.shacl.mended_pyshacl import comparable, mended

DECLARED = ':o sh:declare [ sh:prefix "" ; sh:namespace "http://e.org/"^^xsd:anyURI ] .'

CATALOGUE = """
:Catalog a rdfs:Class, sh:NodeShape ; sh:property
    [ sh:path :title ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ],
    [ sh:path :dataset ; sh:minCount 1 ; sh:node :Described ],
    [ sh:path ( :dataset :distribution ) ; sh:class :Distribution ; sh:severity sh:Warning ] .
:Described a sh:NodeShape ; sh:or ( [ sh:property [ sh:path :title ; sh:minCount 1 ] ]
    [ sh:property [ sh:path :note ; sh:minCount 1 ] ] ) .
:Dataset a rdfs:Class, sh:NodeShape ; sh:property
    [ sh:path :title ; sh:minCount 1 ; sh:or ( [ sh:datatype xsd:string ]
        [ sh:datatype rdf:langString ] ) ],
    [ sh:path [ sh:inversePath :dataset ] ; sh:minCount 1 ; sh:maxCount 1 ; sh:class :Catalog ],
    [ sh:path :issued ; sh:maxCount 1 ; sh:lessThanOrEquals :modified ;
        sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] ) ],
    [ sh:path :distribution ; sh:node [ sh:property [ sh:path :url ; sh:minCount 1 ;
        sh:nodeKind sh:IRI ] ] ],
    [ sh:path :theme ; sh:qualifiedValueShape [ sh:class :Concept ] ; sh:qualifiedMinCount 1 ;
        sh:message "a theme of {$this} is needed" ] .
"""
THESAURUS = f"""
{DECLARED}
:Concept a rdfs:Class, sh:NodeShape ;
    sh:property [ sh:path :prefLabel ; sh:uniqueLang true ; sh:minCount 1 ;
        sh:disjoint :altLabel ] ;
    sh:property [ sh:path :related ; sh:disjoint :broader ; sh:class :Concept ] ;
    sh:not [ sh:property [ sh:path ( :broader [ sh:zeroOrMorePath :broader ] ) ;
        sh:minCount 4 ] ] ;
    sh:sparql [ sh:prefixes :o ; sh:message "{{$this}} is above itself" ;
        sh:select "SELECT $this WHERE {{ $this :broader+ $this }}" ],
    [ sh:prefixes :o ; sh:message "{{$this}} is related to {{?value}}, which is above it" ;
        sh:select "SELECT $this ?value WHERE {{ $this :related ?value . $this :broader+ ?value }}" ],
    [ sh:prefixes :o ; sh:message "no way back from {{?value}}" ; sh:select \"\"\"
        SELECT $this ?value WHERE {{
          $this :narrower ?value .
          FILTER NOT EXISTS {{ ?value :broader $this }}
        }}\"\"\" ],
    [ sh:prefixes :o ; sh:message "twice the label {{?value}}" ; sh:select \"\"\"
        SELECT $this ?value WHERE {{
          $this :prefLabel ?value . ?other :prefLabel ?value .
          FILTER(?other != $this)
        }}\"\"\" ] .
:InScheme a sh:PropertyShape ; sh:targetSubjectsOf :broader, :narrower ; sh:targetObjectsOf :related ;
    sh:path [ sh:alternativePath ( :inScheme [ sh:inversePath :top ] ) ] ; sh:minCount 1 .
"""
PEOPLE = """
:Person a sh:NodeShape ; sh:targetClass :Human ; sh:closed true ;
    sh:ignoredProperties ( rdf:type :note ) ;
    sh:property [ sh:path :name ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[A-Z]" ],
        [ sh:path :born ; sh:lessThan :died ; sh:maxCount 1 ; sh:datatype xsd:date ],
        [ sh:path :died ; sh:maxCount 1 ],
        [ sh:path :gender ; sh:in ( "f" "m" :other ) ],
        [ sh:path :mail ; sh:flags "i" ; sh:pattern "^[^@]+@[A-Z.]+$" ; sh:maxLength 20 ],
        [ sh:path :knows ; sh:node :Known ; sh:minCount 0 ],
        [ sh:path :address ; sh:xone ( [ sh:property [ sh:path :street ; sh:minCount 1 ] ]
            [ sh:nodeKind sh:Literal ] [ sh:class :Place ] ) ;
            sh:property [ sh:path :code ; sh:minInclusive 10000 ; sh:maxInclusive 99999 ] ],
        [ sh:path ( :address :code ) ; sh:maxCount 1 ; sh:severity sh:Info ] .
:Known a sh:NodeShape ; sh:and ( [ sh:class :Human ] [ sh:property [ sh:path :name ;
    sh:minCount 1 ] ] ) .
"""
QUANTITIES = f"""
{DECLARED}
:AtLeast a sh:ConstraintComponent ; sh:parameter [ sh:path :ofPart ], [ sh:path :atLeast ] ;
    sh:validator [ sh:prefixes :o ;
        sh:ask "ASK {{ $value $ofPart ?number . ?number :amount ?a FILTER(?a >= $atLeast) }}" ] .
:Unit a sh:NodeShape ; sh:targetClass :Unit ;
    sh:property [ sh:path :symbol ; sh:minCount 1 ; sh:datatype xsd:string ],
        [ sh:path :factor ; sh:minExclusive 0 ; sh:maxCount 1 ],
        [ sh:path :kind ; sh:class :Kind ;
            sh:equals [ sh:inversePath :unit ] ] .
:Quantity a sh:NodeShape ; sh:targetSubjectsOf :quantity ; sh:targetClass :Measured ;
    sh:property [ sh:path :quantity ; :ofPart :value ; :atLeast 2 ;
        sh:property [ sh:path :value ; sh:minCount 1 ; sh:property [ sh:path :amount ;
            sh:datatype xsd:integer ; sh:minCount 1 ] ] ] ;
    sh:sparql [ sh:prefixes :o ; sh:select \"\"\"
        SELECT $this ?value WHERE {{
          $this :quantity ?value .
          {{ SELECT $this (COUNT(?a) AS ?sum) WHERE {{ $this :quantity/:value/:amount ?a }}
             GROUP BY $this }}
          FILTER(?sum > 2)
        }}\"\"\" ],
    [ sh:prefixes :o ; sh:select \"\"\"
        SELECT $this WHERE {{ FILTER NOT EXISTS {{ $this :quantity ?q . ?q :unit ?u . ?u a :Unit }} }}
        \"\"\" ] .
""".replace(" ;\n            sh:equals [ sh:inversePath :unit ] ]", " ]")
WORDS = {
    "catalogue": (
        CATALOGUE,
        ":Catalog :Dataset :Distribution :Concept",
        ":title :dataset :distribution :note :issued :modified :url :theme",
        '"a"@en "b"@en "a" "2020-01-01"^^xsd:date "2021-01-01"^^xsd:date "2020"^^xsd:gYear',
    ),
    "thesaurus": (
        THESAURUS,
        ":Concept :Scheme",
        ":prefLabel :altLabel :related :broader :narrower :inScheme :top",
        '"a"@en "b"@en "c"@de',
    ),
    "people": (
        PEOPLE,
        ":Human :Place",
        ":name :born :died :gender :mail :knows :address :street :code :note",
        '"Ada" "bob" "f" "x@Y.org" 12345 7 "1815-12-10"^^xsd:date "1852-11-27"^^xsd:date',
    ),
    "quantities": (
        QUANTITIES,
        ":Unit :Kind :Measured",
        ":symbol :factor :kind :quantity :value :amount :unit",
        '"m" 1 2 4 0.5 -1',
    ),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("manner", WORDS)
def test_engines_agree(manner: str, seed: int) -> None:
    """Both engines find the same, and something, by shapes as others write them."""
    text, classes, properties, literals = WORDS[manner]
    draw = random.Random(f"{manner} {seed}")
    nodes = [f":n{at}" for at in range(12)] + ["_:a", "_:b"]
    lines = [f"{node} a {draw.choice(classes.split())} ." for node in nodes]
    for _ in range(90):
        value = draw.choice(nodes + literals.split() * 2)
        lines.append(f"{draw.choice(nodes)} {draw.choice(properties.split())} {value} .")
    shapes, store = shapes_of(text), store_of("\n".join(lines))
    ours = compiled(shapes, store)
    with mended():
        theirs = reference(shapes, store)
    assert ours.left == {}, "all of it is compiled"
    assert theirs is not None
    assert comparable(theirs, [":AtLeast"]) == comparable(ours, [":AtLeast"])
    assert len(ours.found) > 5
