"""The other yardstick of ``cold_start.py``: rows with basis and paragraphs, by rdflib alone.

    python bench/rdflib_with_paragraphs.py akkg.ttl akkg.trig succession.rq

Written for the one query `succession`, as one would without this project: the merged graph answers,
the named graphs say where each triple of a row comes from, and the premises of the five rules that
its answer can rest on are looked up by hand.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator

import rdflib
from rdflib import RDF, RDFS, Namespace
from rdflib.query import ResultRow
from rdflib.term import Node

AKKG = Namespace("https://w3id.org/akkg/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
GRAPH = "https://w3id.org/akkg/graph/"
EVIDENCE = "?laterThing ?relation ?earlierThing ?firstEvent ?date"
Triple = tuple[Node, Node, Node]

merged = rdflib.Graph().parse(sys.argv[1], format="turtle")
named = rdflib.Dataset().parse(sys.argv[2], format="trig")


def premises(rule: str, triple: Triple) -> Iterator[Triple]:
    """What a rule has made the triple from."""
    subject, _, object_ = triple
    if rule == "merger-results":
        for merger in merged.subjects(ORG.resultingOrganization, subject):
            if (merger, ORG.originalOrganization, object_) in merged:
                yield (merger, RDF.type, AKKG.Merger)
                yield (merger, ORG.resultingOrganization, subject)
                yield (merger, ORG.originalOrganization, object_)
    elif rule == "elevates":
        for event in merged.subjects(AKKG.toStatus, subject):
            if (event, AKKG.fromStatus, object_) in merged:
                yield (event, AKKG.toStatus, subject)
                yield (event, AKKG.fromStatus, object_)
    elif rule == "meeting-date":
        for meeting in merged.objects(subject, AKKG.atMeeting):
            if (meeting, AKKG.date, object_) in merged:
                yield (subject, AKKG.atMeeting, meeting)
                yield (meeting, AKKG.date, object_)
    elif rule == "at-meeting":
        yield (subject, AKKG.by, object_)
        yield (object_, RDF.type, AKKG.Meeting)
    elif rule == "types":
        for kind in merged.objects(subject, RDF.type):
            if (kind, RDFS.subClassOf, object_) in merged:
                yield (subject, RDF.type, kind)
                return
    else:
        raise SystemExit(f"no premises are known for {rule}")


def support(triple: Triple) -> tuple[int, set[str]]:
    """The rank of the basis (stated, derived, editorial), and the paragraphs."""
    graphs = [str(quad[3]) for quad in named.quads((*triple, None))]
    stated = {name.rpartition("/")[2] for name in graphs if "/overview-2025/" in name}
    if stated:
        return 1, stated
    for name in graphs:
        if "/editorial/" in name:
            passages = merged.objects(rdflib.URIRef(name), PROV.wasDerivedFrom)
            return 3, {str(passage).rpartition("/")[2] for passage in passages}
    for name in graphs:
        if name.startswith(f"{GRAPH}derived/"):
            found = [support(premise) for premise in premises(name.rpartition("/")[2], triple)]
            return max(2, *(rank for rank, _ in found)), set().union(*(texts for _, texts in found))
    return 0, set()


with open(sys.argv[3], encoding="utf-8") as file:  # noqa: PTH123 (as plain as can be)
    text = file.read()
columns = re.search(r"SELECT ([^\n]*)", text)
assert columns is not None
names = columns[1].replace("?", "").split()
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow([*names, "basis", "paragraphs"])
for row in merged.query(text.replace(columns[0], f"SELECT {columns[1]} {EVIDENCE}")):
    assert isinstance(row, ResultRow)
    later, relation, earlier, event, date = (row[name[1:]] for name in EVIDENCE.split())
    triples = [(later, relation, earlier), (later, AKKG.hasEvent, event), (event, AKKG.date, date)]
    found = [support(triple) for triple in triples]
    basis = ("", "stated", "derived", "editorial")[max(rank for rank, _ in found)]
    paragraphs = set().union(*(passages for _, passages in found))
    cited = sorted(paragraphs, key=lambda name: int(re.sub(r"\D", "", name) or 0))
    writer.writerow([*(str(row[name]) for name in names), basis, " ".join(cited)])
