"""The words in which reports for people speak of findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkg.validation.finding import Finding, Report, Severity
from akkg.validation.reports.terms import Terms, cut, visible

__all__ = ["details", "place", "sentence", "source_words", "statement", "summary"]

LONGEST_TERM = 200
LONGEST_SENTENCE = 500

_SPACES = re.compile(r"[ \t\r\n]+")


def sentence(text: str, longest: int = LONGEST_SENTENCE) -> str:
    """Write words on one line and made visible; they may quote a value of any length.

    Example:
        >>> sentence("the date\\n    is not well formed")
        'the date is not well formed'
    """
    return visible(cut(_SPACES.sub(" ", text).strip(), longest))


def statement(finding: Finding, terms: Terms) -> str:
    """Write thing, path and value in one line, as a pattern of SPARQL has them.

    A thing that is itself at fault is named once; another value without a path follows a comma.
    """
    thing = terms.term(finding.focus, LONGEST_TERM)
    if finding.path is not None:
        thing += f" {terms.path(finding.path, LONGEST_TERM)}"
    elif finding.value == finding.focus:
        return thing
    if finding.value is None:
        return thing
    value = terms.term(finding.value, LONGEST_TERM)
    return f"{thing}, value {value}" if finding.path is None else f"{thing} {value}"


def details(finding: Finding, terms: Terms) -> Iterator[str]:
    """Give what a reader wants to know beside the message, a line each."""
    yield statement(finding, terms)
    if finding.remedy:
        yield f"do: {sentence(finding.remedy)}"
    for further in finding.places[1:]:
        yield f"also: {visible(str(further))}"
    if finding.note:
        yield f"note: {sentence(finding.note)}"


def place(finding: Finding) -> str:
    """Write the place to mend first, `file:line`; empty where no file holds it."""
    return visible(str(finding.places[0])) if finding.places else ""


def source_words(iri: str) -> str:
    """Say in words what a shape or check is about, by its name.

    Example:
        >>> source_words("https://w3id.org/akkg/shape/event-date")
        'event date'
    """
    return visible(re.split(r"[/#:]", iri.rstrip("/#"))[-1]).replace("-", " ")


def summary(report: Report) -> str:
    """Say in one line what was found, and in how much.

    Example:
        >>> summary(Report((), 6342, 150, 1, {}))
        'conforms: 6,342 triples, 150 shapes, 1 check'
    """
    sizes = {"triple": report.triples, "shape": report.shapes, "check": report.checks}
    seen = ", ".join(_count(number, noun) for noun, number in sizes.items())
    found = ", ".join(_count(number, each) for each in Severity if (number := report.count(each)))
    if not found:
        return f"conforms: {seen}"
    files = {finding.places[0].file for finding in report.findings if finding.places}
    where = f" in {_count(len(files), 'file')}" if files else ""
    return f"{'conforms, with ' if report.conforms else ''}{found}{where}; {seen}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
