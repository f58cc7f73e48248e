"""Small graphs of things that succeed each other, written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from akkg.dataset import Dataset, load
from akkg.pictures.scene import Group, Item

_HEAD = """
PREFIX ak: <https://w3id.org/akkg/id/>
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX graph: <https://w3id.org/akkg/graph/>
PREFIX overview: <https://w3id.org/akkg/graph/overview-2025/>
PREFIX para: <https://w3id.org/akkg/source/overview-2025/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
graph:ontology {
  akkg:followsInSeries rdfs:subPropertyOf akkg:succeeds ; rdfs:label "follows in series"@en .
  akkg:implements rdfs:subPropertyOf akkg:planOf ; rdfs:label "implements"@en .
  akkg:resultsFromMergerOf rdfs:subPropertyOf akkg:succeeds .
  akkg:succeeds rdfs:label "succeeds"@en .
  eli:amends rdfs:label "amends"@en .
  akkg:FreeTradeAgreement rdfs:subClassOf akkg:Agreement , akkg:Instrument .
  akkg:Agreement rdfs:subClassOf akkg:Instrument .
  akkg:PlanOfAction rdfs:subClassOf akkg:Instrument .
}
graph:provenance { overview:p18 prov:wasDerivedFrom para:p18 }
"""


def world(claims: str) -> Dataset:
    """Make a dataset of claims in TriG, with the prefixes of the project."""
    store = ox.Store()
    store.load(f"{_HEAD}{claims}".encode(), format=ox.RdfFormat.TRIG)
    store.extend([ox.Quad(*quad.triple) for quad in store])
    real = load(named=False)
    return Dataset(store, real.prefixes, real.root)


def agreements(**dates: str) -> str:
    """Write agreements with their days; an empty one is of an agreement without a date."""
    lines = []
    for name, day in dates.items():
        lines.append(
            f'ak:{name} akkg:kind akkg:Agreement ; a akkg:Agreement ; rdfs:label "{name}" .'
        )
        if day:
            lines.append(
                f"ak:{name} akkg:date '{day}'^^edtf:EDTF ; "
                f"sem:hasEarliestBeginTimeStamp '{day}'^^xsd:date ; "
                f"sem:hasLatestBeginTimeStamp '{day}'^^xsd:date ."
            )
    return f"graph:authority {{ {' '.join(lines)} }}"


def groups(items: Iterable[Item], role: str) -> Iterator[Group]:
    """Give the groups of a role, however deep they are."""
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from groups(item.items, role)
