"""A small dataset for the tests of the query runner, and saved queries over it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.queries.query_header import parse_query
from akkg.queries.saved_query import SavedQuery

DATA = Path(__file__).with_name("data")

PROLOGUE = """
PREFIX ak: <https://w3id.org/akkg/id/>
PREFIX akkg: <https://w3id.org/akkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def sample(*, named: bool = True) -> Dataset:
    """The claims of `data/sample.trig`, each also in the default graph."""
    store = ox.Store()
    for quad in ox.parse(path=DATA / "sample.trig", format=ox.RdfFormat.TRIG):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return Dataset(store, PrefixTable.load(data_root()), DATA)


def saved(body: str, *header: str) -> SavedQuery:
    """A saved query from lines of its header and its text below the prefixes."""
    lines = ["title: A", "question: What?", *header]
    if not any(line.startswith("evidence") for line in lines):
        lines.append("evidence: ['?thing a ?kind']")
    text = "".join(f"#+ {line}\n" for line in lines) + PROLOGUE + body
    return parse_query(text, DATA / "queries" / "topic" / "example.rq")
