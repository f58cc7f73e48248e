"""Reports written by hand, for the tests of the forms in which they are given."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.shacl.paths import Predicate, Several, Unary
from akkg.validation.finding import Finding, Place, Report, Severity

AK = "https://w3id.org/akkg/id/"
AKKG = "https://w3id.org/akkg/ontology#"
CHECK = "https://w3id.org/akkg/check/"
EDTF = "http://id.loc.gov/datatypes/edtf/"
SH = "http://www.w3.org/ns/shacl#"
SHAPE = "https://w3id.org/akkg/shape/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "ak": AK,
    "akkg": AKKG,
    "check": CHECK,
    "edtf": EDTF,
    "sh": SH,
    "shape": SHAPE,
    "skos": SKOS,
    "xsd": XSD,
}

INTRODUCTION = "graph/overview-2025/1-introduction.trig"

DATE = Finding(
    Severity.VIOLATION,
    ox.NamedNode(f"{AK}akfta-signature"),
    Predicate(f"{AKKG}date"),
    ox.Literal("2006-13", datatype=ox.NamedNode(f"{EDTF}EDTF")),
    "the date does not exist",
    f"{SH}PatternConstraintComponent",
    f"{SHAPE}event-date",
    "write the date as YYYY, YYYY-MM or YYYY-MM-DD",
    (Place(INTRODUCTION, 12), Place("graph/authority/events.ttl", 7), Place("draft.ttl")),
)
"""All there is: a path, a literal of a datatype, a remedy, and two further places."""

LABEL = Finding(
    Severity.VIOLATION,
    ox.NamedNode(f"{AK}akfta"),
    Predicate(f"{SKOS}prefLabel"),
    None,
    "a thing has no English handle",
    f"{SH}MinCountConstraintComponent",
    f"{SHAPE}thing-handle",
    places=(Place("draft.ttl"),),
    note="akkg fmt would give the line",
)
"""No value, no remedy, no line, but a note."""

LINK = Finding(
    Severity.WARNING,
    ox.NamedNode(f"{AK}summit-13"),
    Several("sequence", (Unary("inversePath", Predicate(f"{AKKG}heldAt")), Predicate(f"{SKOS}x"))),
    ox.NamedNode("https://example.org/Ha%20Noi"),
    "two sources give different places.",
    f"{SH}SPARQLConstraintComponent",
    f"{CHECK}sources-agree",
    places=(Place(INTRODUCTION, 5),),
)
"""A path of several steps, an IRI without a prefix, and a check."""

BLANK = Finding(
    Severity.INFO,
    ox.BlankNode("f00d"),
    None,
    None,
    "a blank node cannot be cited",
    f"{SH}NodeKindConstraintComponent",
    f"{SHAPE}no-blank-node",
    "give it an IRI",
)
"""A blank node, and no path, value or place."""

NAMELESS = Finding(
    Severity.VIOLATION,
    ox.NamedNode(f"{AK}akfta"),
    Predicate(f"{SKOS}prefLabel"),
    None,
    "a thing has no English handle",
    f"{SH}MinCountConstraintComponent",
    "n0c0ffeeb7",
)
"""Of a shape that is a blank node, as shapes of others may be."""

FINDINGS = (DATE, LABEL, LINK, BLANK)

REPORT = Report(FINDINGS, 6342, 150, 20, PREFIXES)
CONFORMING = Report((), 1, 2, 3, PREFIXES)
WARNED = Report((LINK, BLANK), 6342, 150, 20, PREFIXES)

HOSTILE = Finding(
    Severity.VIOLATION,
    ox.NamedNode(f"{AK}x"),
    Predicate(f"{AKKG}a\u202eb c"),
    ox.Literal('"]]>\x1b[2J\u202e\u00a0{0} [a](b) %\r\n' + "한" * 10_000, language="ko"),
    'gone:: 100%,\r\n  \x1b[31m"red" <b>&amp;\ufffe\ud800{1}[c](d)',
    f"{SH}UniqueLangConstraintComponent",
    f"{SHAPE}label",
    "\x07ring ::error::no",
    (Place("../data/a: 50%,한\x1b.ttl", 3), Place("/tmp/[b].ttl", 4)),
    "\x9b5mnote",
)
"""What a label, a message and the name of a file should never hold."""
