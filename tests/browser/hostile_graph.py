"""A graph by somebody who wants its readers no good: the real one with things of theirs in it."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from akkg.dataset import Dataset, load

__all__ = ["LABELS", "NAMES", "hostile"]

LABELS = {
    "script": "<script>window.hacked=1</script>",
    "end": "</script></title></textarea></style><img src=x onerror=window.hacked=1>",
    "quotes": '"\'` onmouseover="window.hacked=1" x=\'',
    "template": "{{ 7*7 }} {% raw %} ${window.hacked=1} #{1}",
    "comment": "--><svg onload=window.hacked=1><!-- ]]> <![CDATA[",
    "rtl": "\u202eevil\u202c \u200f\u05e2\u05d1\u05e8\u200e \u061c",
    "invisible": "zero\u200bwidth\u200d\ufeff\u00ad join\u2060er",
    "control": "bell\x07 escape\x1b[31m nul\ufffe",
    "long": "long " * 2000,
    "word": "w" * 10_000,
    "hangul": "한-아세안 센터",
    "viet": "Việt Nam, Đối tác chiến lược ☃",
    "mermaid": 'a"] --> b[evil]; click n0 "javascript:alert(1)"',
    "dot": '"]; evil [URL="javascript:window.hacked=1"]; "',
}
"""Labels of things, by the last part of the thing's IRI."""

NAMES = (
    "../../escape",
    "..",
    "CON",
    "AKFTA",
    "a b",
    "%2e%2e%2fx",
    "index",
    "x" * 300,
    "<b>",
    "ü",
    "javascript:window.hacked=1",
    "?q#f",
)
"""Last parts of IRIs of further things."""

_AKKG, _AK = "https://w3id.org/akkg/ontology#", "https://w3id.org/akkg/id/"
_RDF, _RDFS = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
)
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_GRAPH = "https://w3id.org/akkg/graph/overview-2025/p18"


def hostile() -> Dataset:
    """Make the graph: each thing is a fund, succeeds the one before it, and has an event."""
    dataset = load()
    store = ox.Store()
    store.extend(dataset.store)
    things = {_AK + name: text for name, text in LABELS.items()}
    things |= {_AK + _encoded(name): f"thing called {name[:40]}" for name in NAMES}
    before = f"{_AK}akcf"
    for number, (thing, label) in enumerate(things.items()):
        event = f"{thing}-event"
        for subject, predicate, value in (
            (thing, f"{_RDF}type", ox.NamedNode(f"{_AKKG}Fund")),
            (thing, f"{_AKKG}kind", ox.NamedNode(f"{_AKKG}Fund")),
            (thing, f"{_RDFS}label", ox.Literal(label, language="en")),
            (thing, f"{_SKOS}prefLabel", ox.Literal(label, language="en")),
            (thing, f"{_SKOS}altLabel", ox.Literal(label, language="x-evil")),
            (thing, f"{_SKOS}exactMatch", ox.NamedNode("javascript:window.hacked=1")),
            (thing, f"{_RDFS}seeAlso", ox.NamedNode("data:text/html,%3Cscript%3E1%3C/script%3E")),
            (thing, f"{_AKKG}succeeds", ox.NamedNode(before)),
            (thing, f"{_AKKG}hasEvent", ox.NamedNode(event)),
            (event, f"{_RDF}type", ox.NamedNode(f"{_AKKG}Establishment")),
            (event, f"{_AKKG}kind", ox.NamedNode(f"{_AKKG}Establishment")),
            (event, f"{_RDF}type", ox.NamedNode(f"{_AKKG}Event")),
            (event, f"{_RDFS}label", ox.Literal(f"establishment of {label}", language="en")),
            (event, f"{_AKKG}date", _date(2000 + number % 20)),
            *_bounds(event, 2000 + number % 20),
        ):
            assert isinstance(value, ox.NamedNode | ox.Literal)
            named = ox.NamedNode(subject), ox.NamedNode(predicate)
            store.add(ox.Quad(*named, value))
            store.add(ox.Quad(*named, value, ox.NamedNode(_GRAPH)))
        before = thing
    return replace(dataset, store=store)


def _encoded(name: str) -> str:
    """The name as an IRI can hold it, with as much of its harm as it can have."""
    return "".join(f"%{ord(one):02X}" if one in ' <>"{}|\\^`' else one for one in name)


def _date(year: int) -> ox.Literal:
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    return ox.Literal(str(year), datatype=ox.NamedNode(edtf))


def _bounds(event: str, year: int) -> list[tuple[str, str, ox.Literal]]:
    sem = "http://semanticweb.cs.vu.nl/2009/11/sem/has"
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    first, last = (ox.Literal(f"{year}-{end}", datatype=day) for end in ("01-01", "12-31"))
    return [
        (event, f"{sem}EarliestBeginTimeStamp", first),
        (event, f"{sem}LatestBeginTimeStamp", last),
        (event, f"{sem}EarliestEndTimeStamp", first),
        (event, f"{sem}LatestEndTimeStamp", last),
    ]
