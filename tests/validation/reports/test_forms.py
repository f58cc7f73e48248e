"""All forms together: each has a writer, and none is broken by any text."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkg.shacl.paths import Predicate
from akkg.validation.finding import Finding, Place, Report, Severity
from akkg.validation.reports import FORMATS, write
from tests.validation.reports.findings import AK, AKKG, CONFORMING, PREFIXES, REPORT, SH, SHAPE

TEXTS = st.text(st.characters(), max_size=40)
"""Also halves of surrogate pairs, which an escape in a file of shapes can bring in."""
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FILES = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"])
    | st.characters(categories=["Cs"], min_codepoint=0xDC80, max_codepoint=0xDCFF),
    min_size=1,
    max_size=40,
)
"""Also the bytes of names that are not in UTF-8, as Python keeps them."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of one finding with any words, value and file."""
    value = draw(
        VALUES.map(ox.Literal) | VALUES.map(lambda text: ox.Literal(text, language="ko-KR"))
    )
    finding = Finding(
        draw(st.sampled_from(Severity)),
        ox.NamedNode(f"{AK}a"),
        Predicate(AKKG + draw(TEXTS)),
        value,
        draw(TEXTS),
        f"{SH}NodeConstraintComponent",
        f"{SHAPE}s",
        draw(TEXTS),
        (Place(draw(FILES), draw(st.none() | st.integers(1))),),
        draw(TEXTS),
    )
    return Report((finding,), 1, 1, 1, PREFIXES)


def test_the_forms_are_these() -> None:
    """In the order in which they are offered; the one for people is the first."""
    assert ["text", "json", "turtle", "junit", "sarif", "github"] == list(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_colour_is_for_the_text_alone(form: str) -> None:
    """A program that reads the other forms gets no colours."""
    plain, coloured = "".join(write(REPORT, form)), "".join(write(REPORT, form, colour=True))
    assert "\x1b" not in plain
    assert (form == "text") == ("\x1b" in coloured)
    assert (form == "text") == (plain != coloured)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    """Also where the engine has given its blank nodes other labels; a newline ends the document."""
    renamed = tuple(
        Finding(
            found.severity,
            ox.BlankNode() if isinstance(found.focus, ox.BlankNode) else found.focus,
            found.path,
            found.value,
            found.message,
            found.component,
            found.source,
            found.remedy,
            found.places,
            found.note,
        )
        for found in REPORT.findings
    )
    document = "".join(write(REPORT, form))
    assert document == "".join(write(Report(renamed, 6342, 150, 20, PREFIXES), form))
    assert document.endswith("\n")
    assert "".join(write(CONFORMING, form)).endswith("\n")


@given(reports())
def test_no_text_breaks_a_form(report: Report) -> None:
    """What a parser reads is what was found, lines stay lines, and no terminal obeys any of it."""
    documents = {form: "".join(write(report, form)) for form in FORMATS}
    for document in documents.values():
        assert document.encode().decode().replace("\n", "").isprintable()
    (finding,) = report.findings
    assert isinstance(finding.value, ox.Literal)
    told = sum(map(bool, (finding.remedy, finding.note)))
    assert 5 + told == documents["text"].count("\n")
    assert documents["github"].count("\n") == 2
    read = json.loads(documents["json"])["findings"][0]["value"]
    assert (finding.value.value, finding.value.language) == (read["value"], read.get("xml:lang"))
    assert len(json.loads(documents["sarif"])["runs"][0]["results"]) == 1
    assert len(ElementTree.fromstring(documents["junit"].encode())) == 1
    triples = [*ox.parse(documents["turtle"], format=ox.RdfFormat.TURTLE)]
    assert finding.value in [triple.object for triple in triples]
