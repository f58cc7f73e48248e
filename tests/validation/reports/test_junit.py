"""The report as JUnit XML: what servers count is what was found."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from akkg.validation.finding import Report
from akkg.validation.reports.junit import write_junit
from tests.validation.reports.findings import (
    CONFORMING,
    HOSTILE,
    LABEL,
    PREFIXES,
    REPORT,
    WARNED,
)


def document(report: Report) -> str:
    """The whole document."""
    return "".join(write_junit(report))


def suite(report: Report) -> ElementTree.Element:
    """The one suite, as a parser reads it."""
    (found,) = ElementTree.fromstring(document(report).encode())
    return found


def test_the_document_is_this() -> None:
    """A violation is a failure, a warning and an info are skipped with their words."""
    introduction = "graph/overview-2025/1-introduction.trig"
    assert document(REPORT) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<testsuites>\n"
        '  <testsuite name="akkg validate" tests="4" failures="2" errors="0" skipped="2">\n'
        '    <testcase classname="shape:event-date"'
        ' name="ak:akfta-signature: the date does not exist"'
        f' file="{introduction}" line="12">\n'
        '      <failure message="the date does not exist" type="sh:PatternConstraintComponent">'
        f"{introduction}:12\n"
        'ak:akfta-signature akkg:date "2006-13"^^edtf:EDTF\n'
        "do: write the date as YYYY, YYYY-MM or YYYY-MM-DD\n"
        "also: graph/authority/events.ttl:7\n"
        "also: draft.ttl\n"
        "shape:event-date</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="shape:thing-handle"'
        ' name="ak:akfta: a thing has no English handle" file="draft.ttl">\n'
        '      <failure message="a thing has no English handle"'
        ' type="sh:MinCountConstraintComponent">draft.ttl\n'
        "ak:akfta skos:prefLabel\n"
        "note: akkg fmt would give the line\n"
        "shape:thing-handle</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="check:sources-agree"'
        ' name="ak:summit-13: two sources give different places."'
        f' file="{introduction}" line="5">\n'
        '      <skipped message="warning: two sources give different places."'
        f' type="sh:SPARQLConstraintComponent">{introduction}:5\n'
        "ak:summit-13 ^akkg:heldAt/skos:x &lt;https://example.org/Ha%20Noi&gt;\n"
        "check:sources-agree</skipped>\n"
        "    </testcase>\n"
        '    <testcase classname="shape:no-blank-node" name="_:b1: a blank node cannot be cited">\n'
        '      <skipped message="info: a blank node cannot be cited"'
        ' type="sh:NodeKindConstraintComponent">_:b1\n'
        "do: give it an IRI\n"
        "shape:no-blank-node</skipped>\n"
        "    </testcase>\n"
        "    <system-out>2 violations, 1 warning, 1 info in 2 files;"
        " 6,342 triples, 150 shapes, 20 checks</system-out>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


@pytest.mark.parametrize("report", [REPORT, CONFORMING, WARNED], ids=["all", "none", "warned"])
def test_the_counts_are_those_of_the_cases(report: Report) -> None:
    """Servers trust either the one or the other."""
    read = suite(report)
    cases = read.findall("testcase")
    counts = (len(cases), len(read.findall(".//failure")), 0, len(read.findall(".//skipped")))
    names = ("tests", "failures", "errors", "skipped")
    assert counts == tuple(int(read.attrib[name]) for name in names)


def test_a_graph_without_violation_has_a_passed_case() -> None:
    """So no server sees a suite without a case, or takes the absence of tests for a fault."""
    for report, count in ((CONFORMING, 1), (WARNED, 3)):
        cases = suite(report).findall("testcase")
        assert count == len(cases)
        assert (cases[0].get("name"), len(cases[0])) == ("no violation", 0)
    assert suite(CONFORMING).findtext("system-out") == "conforms: 1 triple, 2 shapes, 3 checks"


def test_no_two_cases_have_one_name() -> None:
    """Servers keep one of them and drop the other."""
    cases = suite(Report((LABEL, LABEL), 1, 1, 1, PREFIXES)).findall("testcase")
    name = "ak:akfta: a thing has no English handle"
    assert [name, f"{name} (2)"] == [case.get("name") for case in cases]


def test_any_text_is_well_formed() -> None:
    """Characters that XML refuses are written out, and its own marks are escaped."""
    (case,) = suite(Report((HOSTILE,), 1, 1, 1, PREFIXES)).findall("testcase")
    message = r'gone:: 100%, \u001B[31m"red" <b>&amp;\uFFFE\uD800{1}[c](d)'
    assert case.get("name") == f"ak:x: {message}"
    assert (case.get("file"), case.get("line")) == (r"../data/a: 50%,한\u001B.ttl", "3")
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("message") == message
    assert failure.text is not None
    lines = failure.text.splitlines()
    assert lines[1].startswith(
        r'ak:x <https://w3id.org/akkg/ontology#a%E2%80%AEb%20c> "\"]]>\u001B[2J'
    )
    assert lines[2:] == [
        r"do: \u0007ring ::error::no",
        "also: /tmp/[b].ttl:4",
        r"note: \u009B5mnote",
        "shape:label",
    ]
