"""Literals that the engine keeps in another form are found, and no others are."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkg.prefixes import PrefixTable
from akkg.shacl.paths import Predicate
from akkg.shacl.vocabulary import XSD
from akkg.validation.checks import Hit, Statement
from akkg.validation.finding import Severity
from akkg.validation.kept import kept
from akkg.validation.literal_forms import CANONICAL_LITERAL, odd_literals

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
TABLE = PrefixTable({"xsd": XSD})
THING, PROPERTY = ox.NamedNode("http://e.org/a"), ox.NamedNode("http://e.org/p")
GRAPHS = [ox.NamedNode(f"http://e.org/{name}") for name in ("g", "h")]
TYPES = (
    *("anyURI", "base64Binary", "boolean", "byte", "date", "dateTime", "dateTimeStamp"),
    *("dayTimeDuration", "decimal", "double", "duration", "float", "gDay", "gMonth", "gMonthDay"),
    *("gYear", "gYearMonth", "hexBinary", "int", "integer", "language", "long"),
    *("negativeInteger", "nonNegativeInteger", "nonPositiveInteger", "normalizedString"),
    *("positiveInteger", "short", "string", "time", "token", "unsignedByte", "unsignedInt"),
    *("unsignedLong", "unsignedShort", "yearMonthDuration"),
)


def literal(text: str, kind: str) -> ox.Literal:
    """A literal of a datatype of XSD."""
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def found(*values: ox.Literal) -> list[Hit]:
    """What is found of statements with some values."""
    quads = (ox.Quad(THING, PROPERTY, value, GRAPHS[0]) for value in values)
    return list(odd_literals(quads, TABLE))


@pytest.mark.parametrize(
    ("text", "kind", "remedy"),
    [
        ("03", "integer", "write 3"),
        ("+3", "integer", "write 3"),
        ("-0", "integer", "write 0"),
        ("1", "boolean", "write true"),
        ("4.0", "decimal", 'write "4"^^xsd:decimal'),
        ("0.50", "decimal", "write 0.5"),
        ("1.0E0", "double", 'write "1"^^xsd:double'),
        ("1", "byte", "write 1"),
        ("1", "nonNegativeInteger", "write 1"),
        ("2020-01-01+00:00", "date", 'write "2020-01-01Z"^^xsd:date'),
        ("2020-01-01T24:00:00", "dateTime", 'write "2020-01-02T00:00:00"^^xsd:dateTime'),
        ("P12M", "duration", 'write "P1Y"^^xsd:duration'),
        ("PT60S", "dayTimeDuration", 'write "PT1M"^^xsd:dayTimeDuration'),
    ],
)
def test_another_form_is_found_and_the_right_one_told(text: str, kind: str, remedy: str) -> None:
    """A violation of a check, with the value as it is written."""
    [hit] = found(literal(text, kind))
    finding = hit.finding
    assert (Severity.VIOLATION, CANONICAL_LITERAL) == (finding.severity, finding.source)
    assert (THING, Predicate(PROPERTY.value), literal(text, kind)) == (
        finding.focus,
        finding.path,
        finding.value,
    )
    assert remedy == finding.remedy
    right = remedy.removeprefix("write ")
    assert f'"{text}"^^xsd:{kind} is kept as {right}, so it is not found as written.' == (
        finding.message
    )


@pytest.mark.parametrize(
    "value",
    [
        *(ox.Literal("03"), ox.Literal("1", language="en")),
        *(literal("3", "integer"), literal("-12", "integer"), literal("x", "integer")),
        *(literal("true", "boolean"), literal("maybe", "boolean")),
        *(literal("0.5", "decimal"), literal("4", "decimal"), literal("1.5", "double")),
        *(
            literal("2020-02-30", "date"),
            literal("2020-01-01Z", "date"),
            literal("P6M", "duration"),
        ),
        *(literal("2009", "gYear"), literal("99999999999999999999", "integer")),
        ox.Literal("2009-06/..", datatype=ox.NamedNode(EDTF)),
    ],
    ids=str,
)
def test_a_form_that_is_kept_is_not_found(value: ox.Literal) -> None:
    """Also of a text that is no value of its datatype at all: shapes see it as it is."""
    assert [] == found(value)


def test_each_triple_is_one_hit_with_all_that_state_it() -> None:
    """In the order in which they come first; other terms are passed over."""
    odd, other = literal("03", "integer"), literal("1", "boolean")
    quads = [
        ox.Quad(THING, PROPERTY, THING, GRAPHS[0]),
        ox.Quad(THING, PROPERTY, odd, GRAPHS[1]),
        ox.Quad(THING, PROPERTY, other, GRAPHS[0]),
        ox.Quad(THING, PROPERTY, odd, GRAPHS[0]),
        ox.Quad(THING, PROPERTY, odd, GRAPHS[1]),
    ]
    first, second = odd_literals(iter(quads), TABLE)
    assert (odd, other) == (first.finding.value, second.finding.value)
    assert first.statements == tuple(
        Statement(THING, PROPERTY.value, literal("3", "integer"), graph.value)
        for graph in reversed(GRAPHS)
    )
    assert 1 == len(second.statements)


TEXTS = st.one_of(
    st.from_regex(
        re.compile(r"[+-]?\d{1,20}(\.\d{0,20})?([eE][+-]?\d{1,2})?", re.ASCII), fullmatch=True
    ),
    st.from_regex(
        re.compile(
            r"-?\d{4,5}-[01]\d-[0-3]\d(T[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,3})?)?(Z|[+-]0\d:00)?",
            re.ASCII,
        ),
        fullmatch=True,
    ),
    st.from_regex(
        re.compile(
            r"-?P(\d{1,2}Y)?(\d{1,2}M)?(\d{1,2}D)?(T(\d{1,2}H)?(\d{1,2}M)?(\d{1,2}S)?)?", re.ASCII
        ),
        fullmatch=True,
    ),
    st.from_regex(
        re.compile(
            r"(\d{4})?-?-?(\d\d)?-?(\d\d)?(Z|\+00:00)?|[0-2]\d:[0-5]\d:[0-5]\d(\.\d+)?Z?", re.ASCII
        ),
        fullmatch=True,
    ),
    st.sampled_from(["true", "false", "1", "0", "INF", "-INF", "+INF", "NaN", "", " 1", "TRUE"]),
    st.text(max_size=6),
)


@settings(max_examples=500)
@given(TEXTS, st.sampled_from(TYPES))
def test_what_is_found_is_what_the_engine_changes(text: str, kind: str) -> None:
    """Of every datatype of XSD: the quick look never says otherwise than the engine."""
    value = literal(text, kind)
    assert (kept(value) != value) == bool(found(value))
