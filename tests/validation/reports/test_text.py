"""The report for people: in the order of files and lines, the summary last, nothing obeyed."""

from __future__ import annotations

import pyoxigraph as ox

from akkg.validation.finding import Finding, Place, Report, Severity
from akkg.validation.reports.text import write_text
from tests.validation.reports.findings import (
    AK,
    BLANK,
    CONFORMING,
    DATE,
    HOSTILE,
    LABEL,
    NAMELESS,
    PREFIXES,
    REPORT,
    SH,
    SHAPE,
    WARNED,
)


def text(report: Report, *, colour: bool = False) -> str:
    """The whole document."""
    return "".join(write_text(report, colour=colour))


def node(
    value: ox.NamedNode | ox.Literal | None, *places: Place, message: str = "wrong"
) -> Finding:
    """A finding without a path."""
    return Finding(
        Severity.VIOLATION,
        ox.NamedNode(f"{AK}a"),
        None,
        value,
        message,
        f"{SH}NodeConstraintComponent",
        f"{SHAPE}s",
        places=places,
    )


def test_a_report_is_read_from_top_to_bottom() -> None:
    """Files in order, lines in order, what no file holds last, and then the summary."""
    assert text(REPORT) == (
        "draft.ttl: violation: a thing has no English handle\n"
        "    ak:akfta skos:prefLabel\n"
        "    note: akkg fmt would give the line\n"
        "    shape:thing-handle\n"
        "\n"
        "graph/overview-2025/1-introduction.trig:5: warning: two sources give different places.\n"
        "    ak:summit-13 ^akkg:heldAt/skos:x <https://example.org/Ha%20Noi>\n"
        "    check:sources-agree\n"
        "graph/overview-2025/1-introduction.trig:12: violation: the date does not exist\n"
        '    ak:akfta-signature akkg:date "2006-13"^^edtf:EDTF\n'
        "    do: write the date as YYYY, YYYY-MM or YYYY-MM-DD\n"
        "    also: graph/authority/events.ttl:7\n"
        "    also: draft.ttl\n"
        "    shape:event-date\n"
        "\n"
        "info: a blank node cannot be cited\n"
        "    _:b1\n"
        "    do: give it an IRI\n"
        "    shape:no-blank-node\n"
        "\n"
        "2 violations, 1 warning, 1 info in 2 files; 6,342 triples, 150 shapes, 20 checks\n"
    )


def test_the_summary_says_whether_the_graph_conforms() -> None:
    """It does with warnings too, and one of a thing is no plural."""
    assert text(CONFORMING) == "conforms: 1 triple, 2 shapes, 3 checks\n"
    assert text(WARNED).splitlines()[-1] == (
        "conforms, with 1 warning, 1 info in 1 file; 6,342 triples, 150 shapes, 20 checks"
    )
    nowhere = Report((node(None),), 0, 1, 1, PREFIXES)
    assert text(nowhere).splitlines()[-1] == "1 violation; 0 triples, 1 shape, 1 check"


def test_findings_of_one_line_keep_their_order() -> None:
    """The gravest comes first in the report, and stays first on its line; no line comes first."""
    findings = (
        node(None, Place("b.ttl", 3), message="one"),
        node(None, Place("b.ttl", 3), message="two"),
        node(None, Place("b.ttl"), message="three"),
        node(None, Place("a.ttl", 20), message="four"),
    )
    heads = [line for line in text(Report(findings, 1, 1, 1, {})).splitlines() if "viol" in line]
    assert heads[:-1] == [
        "a.ttl:20: violation: four",
        "b.ttl: violation: three",
        "b.ttl:3: violation: one",
        "b.ttl:3: violation: two",
    ]


def test_a_value_without_a_path_is_set_apart() -> None:
    """It could be taken for a property otherwise; a thing that is its own value stands once."""
    number = ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert text(Report((node(number),), 1, 1, 1, PREFIXES)).splitlines()[1] == "    ak:a, value 5"
    itself = node(ox.NamedNode(f"{AK}a"))
    assert text(Report((itself,), 1, 1, 1, PREFIXES)).splitlines()[1] == "    ak:a"


def test_a_shape_without_an_iri_has_a_label() -> None:
    """One that says that it is a blank node, and not the one that an engine made up."""
    assert text(Report((BLANK, NAMELESS), 1, 1, 1, PREFIXES)).splitlines()[4:7] == [
        "violation: a thing has no English handle",
        "    ak:akfta skos:prefLabel",
        "    _:b2",
    ]


def test_colours_come_only_when_asked_for() -> None:
    """With them the words are the same: place bold, severity in its colour, source dim."""
    coloured = text(Report((LABEL,), 1, 1, 1, PREFIXES), colour=True)
    assert coloured == (
        "\x1b[1mdraft.ttl\x1b[0m: \x1b[1;31mviolation\x1b[0m: a thing has no English handle\n"
        "    ak:akfta skos:prefLabel\n"
        "    note: akkg fmt would give the line\n"
        "    \x1b[2mshape:thing-handle\x1b[0m\n"
        "\n"
        "\x1b[31m1 violation in 1 file; 1 triple, 1 shape, 1 check\x1b[0m\n"
    )
    assert "\x1b" not in text(REPORT)
    assert text(CONFORMING, colour=True) == (
        "\x1b[32mconforms: 1 triple, 2 shapes, 3 checks\x1b[0m\n"
    )


def test_a_terminal_obeys_nothing_that_the_data_hold() -> None:
    """Control characters and marks of direction are written out; a long value is cut."""
    shown = text(Report((HOSTILE,), 1, 1, 1, PREFIXES))
    head = r'"\"]]>\u001B[2J\u202E\u00A0{0} [a](b) %\r\n'
    assert shown == (
        r"../data/a: 50%,한\u001B.ttl:3: violation: "
        r'gone:: 100%, \u001B[31m"red" <b>&amp;\uFFFE\uD800{1}[c](d)'
        "\n"
        r"    ak:x <https://w3id.org/akkg/ontology#a%E2%80%AEb%20c> "
        f'{head}{"한" * 175}…"@ko\n'
        r"    do: \u0007ring ::error::no"
        "\n"
        "    also: /tmp/[b].ttl:4\n"
        r"    note: \u009B5mnote"
        "\n"
        "    shape:label\n"
        "\n"
        "1 violation in 1 file; 1 triple, 1 shape, 1 check\n"
    )


def test_nothing_is_longer_than_a_reader_will_read() -> None:
    """Values, datatypes and IRIs end after 200 characters, messages after 500."""
    long = "x" * 10_000
    iri = ox.NamedNode(f"https://e.org/{long}")
    for value in (iri, ox.Literal(long), ox.Literal("v", datatype=iri)):
        found = node(value, DATE.places[0], message=long)
        lines = text(Report((found,), 1, 1, 1, PREFIXES)).splitlines()
        assert lines[0] == f"{DATE.places[0]}: violation: {'x' * 499}…"
        assert 200 < len(lines[1]) < 230
        assert "…" in lines[1]
