"""Shapes applied to some things find of these what they find of all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from akkg.validation.rdflib_terms import graph
from akkg.validation.reference import run_reference
from akkg.validation.shape_loading import load_shapes
from akkg.validation.shapes import Shapes
from tests.mutants.narrowed import Narrowed

EX = "http://e.org/"
PREFIXES = f"""
@prefix e: <{EX}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
DATA = """
e:Meeting rdfs:subClassOf e:Event .
e:summit a e:Meeting ; e:by e:rok ; e:at e:seoul .
e:forum a e:Meeting ; e:by e:seoul .
e:rok a e:State .
e:seoul a e:Place ; e:country e:rok .
e:other e:country e:seoul .
"""
SHAPES = """
e:by a sh:PropertyShape ; sh:path e:by ; sh:targetClass e:Event ;
    sh:or ( [ sh:class e:State ] [ sh:class e:Body ] ) .
e:by-no-place a sh:PropertyShape ; sh:path e:by ; sh:targetSubjectsOf e:by ;
    sh:not [ sh:class e:Place ] .
e:country a sh:NodeShape ; sh:targetObjectsOf e:country ; sh:class e:State .
e:labelled a sh:NodeShape ; sh:targetNode e:rok ; sh:property e:label .
e:label a sh:PropertyShape ; sh:path rdfs:label ; sh:minCount 1 .
"""


@pytest.fixture
def data() -> rdflib.Graph:
    """Some things."""
    return graph(quad.triple for quad in ox.parse(PREFIXES + DATA, format=ox.RdfFormat.TURTLE))


@pytest.fixture
def shapes(tmp_path: Path) -> Shapes:
    """Shapes with targets of all four kinds, some of which look at values by way of others."""
    path = tmp_path / "shapes.ttl"
    path.write_text(PREFIXES + SHAPES, encoding="utf-8")
    return load_shapes([path])


def test_all_things_are_all(data: rdflib.Graph, shapes: Shapes) -> None:
    """With all things to look at, nothing is lost and nothing added, also the second time."""
    narrowed, everywhere = Narrowed(shapes), set(data.all_nodes())
    expected = set(run_reference(data, shapes))
    found = {finding.source.removeprefix(EX) for finding in expected}
    assert {"by", "by-no-place", "country", "label"} == found
    assert expected == set(narrowed.run(data, everywhere)) == set(narrowed.run(data, everywhere))


def test_a_thing_is_looked_at_with_what_it_leads_to(data: rdflib.Graph, shapes: Shapes) -> None:
    """Where a value is none of the things to look at, it is still what it is. The option of pySHACL
    that looks at some things alone finds a state that is no state."""
    summit, forum = rdflib.URIRef(f"{EX}summit"), rdflib.URIRef(f"{EX}forum")
    narrowed = Narrowed(shapes)
    assert () == narrowed.run(data, [summit])
    assert [f"{EX}by", f"{EX}by-no-place"] == sorted(
        finding.source for finding in narrowed.run(data, [forum])
    )
    conforms, _, _ = pyshacl.validate(data, shacl_graph=shapes.graph, focus_nodes=[str(summit)])
    assert not conforms
