"""The report as workflow commands: one line a finding, whatever it holds."""

from __future__ import annotations

from akkg.validation.finding import Report
from akkg.validation.reports.github import write_github
from tests.validation.reports.findings import CONFORMING, HOSTILE, PREFIXES, REPORT


def lines(report: Report) -> list[str]:
    """The document, by line breaks that a runner of GitHub knows."""
    document = "".join(write_github(report))
    assert document.endswith("\n")
    return document.removesuffix("\n").split("\n")


def test_a_finding_is_a_command_and_the_summary_is_none() -> None:
    """Errors, warnings and notices with file and line as far as they are known."""
    assert lines(REPORT) == [
        "::error file=graph/overview-2025/1-introduction.trig,line=12,title=shape%3Aevent-date::"
        "the date does not exist%0A"
        'ak:akfta-signature akkg:date "2006-13"^^edtf:EDTF%0A'
        "do: write the date as YYYY, YYYY-MM or YYYY-MM-DD%0A"
        "also: graph/authority/events.ttl:7%0A"
        "also: draft.ttl",
        "::error file=draft.ttl,title=shape%3Athing-handle::"
        "a thing has no English handle%0A"
        "ak:akfta skos:prefLabel%0A"
        "note: akkg fmt would give the line",
        "::warning file=graph/overview-2025/1-introduction.trig,line=5,"
        "title=check%3Asources-agree::"
        "two sources give different places.%0A"
        "ak:summit-13 ^akkg:heldAt/skos:x <https://example.org/Ha%2520Noi>",
        "::notice title=shape%3Ano-blank-node::a blank node cannot be cited%0A_:b1%0A"
        "do: give it an IRI",
        "2 violations, 1 warning, 1 info in 2 files; 6,342 triples, 150 shapes, 20 checks",
    ]


def test_a_conforming_graph_gives_the_summary_alone() -> None:
    """Nothing is shown beside any line."""
    assert lines(CONFORMING) == ["conforms: 1 triple, 2 shapes, 3 checks"]


def test_no_text_ends_a_command_or_begins_another() -> None:
    """Per cent signs and line breaks are escaped; in properties colons and commas too."""
    command, _ = lines(Report((HOSTILE,), 1, 1, 1, PREFIXES))
    properties, _, message = command.removeprefix("::error ").partition("::")
    assert properties == (r"file=../data/a%3A 50%25%2C한\u001B.ttl,line=3,title=shape%3Alabel")
    assert message.startswith(
        r'gone:: 100%25, \u001B[31m"red" <b>&amp;\uFFFE\uD800{1}[c](d)%0Aak:x'
    )
    assert message.endswith(
        r'…"@ko%0Ado: \u0007ring ::error::no%0Aalso: /tmp/[b].ttl:4%0Anote: \u009B5mnote'
    )
    assert command.isprintable()
