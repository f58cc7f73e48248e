"""Small graphs for the tests of networks: written by hand, with what a build would add."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.location import data_root
from akkg.networks.folding import Event
from akkg.networks.links import Link
from akkg.networks.time_spans import Span
from akkg.prefixes import PrefixTable

KG = "https://w3id.org/akkg/"

HEAD = """
PREFIX ak: <https://w3id.org/akkg/id/>
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX derived: <https://w3id.org/akkg/graph/derived/>
PREFIX editorial: <https://w3id.org/akkg/graph/editorial/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX graph: <https://w3id.org/akkg/graph/>
PREFIX overview: <https://w3id.org/akkg/graph/overview-2025/>
PREFIX para: <https://w3id.org/akkg/source/overview-2025/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
graph:ontology {
    akkg:Adoption rdfs:subClassOf akkg:Event ; rdfs:label "adoption" .
    akkg:Summit rdfs:subClassOf akkg:Meeting ; rdfs:label "summit" .
    akkg:Meeting rdfs:subClassOf akkg:Event .
    akkg:Treaty rdfs:subClassOf akkg:Instrument ; rdfs:label "treaty" .
    akkg:hasEvent rdfs:label "has the event" .
    akkg:atMeeting rdfs:label "takes place at" .
    akkg:beganWith rdfs:label "began with" .
}
graph:provenance {
    overview:p1 prov:wasDerivedFrom para:p1 .
    overview:p2 prov:wasDerivedFrom para:p2 .
    editorial:e prov:wasDerivedFrom para:p1 , para:p3 ; skos:editorialNote "a note" .
}
"""


def small(text: str) -> Dataset:
    """A dataset of named graphs in TriG, each statement also in the merged graph."""
    store = ox.Store()
    for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TRIG):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return Dataset(store, PrefixTable.load(data_root()), data_root())


def thing(slug: str) -> str:
    """The IRI of a thing."""
    return f"{KG}id/{slug}"


def link(source: str, relation: str, target: str, *paragraphs: str, basis: str = "stated") -> Link:
    """A link as a statement gives it, labelled by its property."""
    label = relation.partition(":")[2]
    sentence = f"{source} {label} {target}"
    return Link(source, target, relation, relation, label, label, sentence, basis, paragraphs)


def event(name: str, *paragraphs: str, date: str = "2001-02-03") -> Event:
    """An adoption of this name, on a day."""
    return Event(name, f"ak:{name}", "adoption", Span(date, date, date), paragraphs, "stated")
