"""What the graph holds, asked in other ways than the pages ask it."""

from __future__ import annotations

from collections.abc import Iterable

import networkx

import akkg
from akkg.dataset import Dataset

BASE = "https://w3id.org/akkg/id/"
CLASSES = {
    "meeting": "akkg:Meeting akkg:Mechanism",
    "instrument": "akkg:Instrument",
    "plan": "akkg:PlanOfAction akkg:WorkPlan akkg:Roadmap",
    "fund": "akkg:Fund",
    "undertaking": "akkg:Undertaking akkg:Activity",
    "status": "akkg:PartnershipStatus akkg:DialogueRelation akkg:Anniversary",
    "place": "akkg:Place",
    "state": "akkg:State",
}
"""The classes whose things a filter of the network counts."""


def rows(query: str, graph: Dataset) -> list[tuple[str, ...]]:
    """The rows of an answer as text."""
    found = akkg.sparql(query, graph).rows
    return [tuple("" if term is None else term.value for term in row) for row in found]


def number(query: str, graph: Dataset) -> int:
    """The one number of an answer."""
    return int(rows(query, graph)[0][0])


def counted(family: str, graph: Dataset) -> int:
    """How many things a filter of the network has."""
    classes = CLASSES[family]
    without = "" if family != "instrument" else _without(CLASSES["plan"])
    return number(
        f"""SELECT (COUNT(DISTINCT ?thing) AS ?things) WHERE {{
          VALUES ?class {{ {classes} }} ?thing a/rdfs:subClassOf* ?class . {without} }}""",
        graph,
    )


def _without(classes: str) -> str:
    return f"""FILTER NOT EXISTS {{
        VALUES ?other {{ {classes} }} ?thing a/rdfs:subClassOf* ?other }}"""


def lines(graph: Dataset) -> networkx.Graph[str]:
    """The network with one line between each two, by the names of pages."""
    plain: networkx.Graph[str] = networkx.Graph(akkg.network(graph))
    names = {iri: iri.removeprefix(BASE) for iri in plain}
    named: networkx.Graph[str] = networkx.relabel_nodes(plain, names)
    return named


def neighbours(graph: Dataset, name: str) -> set[str]:
    """The things that a thing is linked to, by the names of their pages."""
    return set(lines(graph).neighbors(name))


def statements(graph: Dataset, things: set[str]) -> list[tuple[str, str, str]]:
    """What is said of pairs of some things: source, relation, target."""
    found: Iterable[tuple[str, str, str]] = akkg.network(graph).edges(data="relation")
    named = ((s.removeprefix(BASE), relation, t.removeprefix(BASE)) for s, t, relation in found)
    return sorted(one for one in named if {one[0], one[2]} <= things)


LANES = {
    "status": "?thing a akkg:PartnershipStatus",
    "step": "?thing akkg:date ?date ; akkg:eventOf/a/rdfs:subClassOf* akkg:PartnershipStatus",
    "meeting": """?thing akkg:date ?date ; a akkg:Event
      { ?thing a akkg:Meeting } UNION { VALUES ?of { akkg:Meeting akkg:Mechanism }
        ?thing akkg:eventOf/a/rdfs:subClassOf* ?of }""",
    "instrument": """VALUES ?of { akkg:Instrument akkg:PlanOfAction akkg:WorkPlan akkg:Roadmap }
      ?thing akkg:date ?date ; a akkg:Event ; akkg:eventOf/a/rdfs:subClassOf* ?of""",
    "body": """VALUES ?of { akkg:Fund akkg:Actor }
      ?thing akkg:date ?date ; a akkg:Event ; akkg:eventOf/a/rdfs:subClassOf* ?of""",
    "undertaking": """VALUES ?of { akkg:Undertaking akkg:Activity }
      ?thing akkg:date ?date ; a akkg:Event ; akkg:eventOf/a/rdfs:subClassOf* ?of""",
}
"""What is drawn in a lane of the timeline, as patterns of SPARQL."""
BOUNDS = """?thing sem:hasEarliestBeginTimeStamp ?begin .
  OPTIONAL { ?thing sem:hasLatestEndTimeStamp ?end }"""


def lane(key: str, graph: Dataset) -> dict[str, tuple[str, str]]:
    """The things of a lane of the timeline, by name, with the first and the last day they touch."""
    found = rows(
        f"SELECT DISTINCT ?thing ?begin ?end WHERE {{ {LANES[key]} . {BOUNDS} }} ORDER BY ?thing",
        graph,
    )
    return {iri.removeprefix(BASE): (begin, end) for iri, begin, end in found}


def happened(graph: Dataset) -> dict[str, tuple[str, str]]:
    """All events that have a date, by name, with the first and the last day they touch."""
    found = rows(
        f"SELECT ?thing ?begin ?end {{ ?thing a akkg:Event ; akkg:date ?date . {BOUNDS} }}",
        graph,
    )
    return {iri.removeprefix(BASE): (begin, end) for iri, begin, end in found}


def succession(graph: Dataset) -> set[tuple[str, str]]:
    """Which thing came after which, each pair once: later, earlier."""
    found = rows("SELECT DISTINCT ?later ?earlier WHERE { ?later akkg:succeeds ?earlier }", graph)
    return {(later.removeprefix(BASE), earlier.removeprefix(BASE)) for later, earlier in found}
