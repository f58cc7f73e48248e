"""The report for people: by file, in the order of lines, the summary last."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from akkg.validation.finding import Finding, Report, Severity
from akkg.validation.reports.terms import Terms
from akkg.validation.reports.wording import details, place, sentence, summary

__all__ = ["write_text"]

_COLOURS = {Severity.VIOLATION: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD, _DIM, _GREEN, _RED = "1", "2", "32", "31"


def write_text(report: Report, *, colour: bool = False) -> Iterator[str]:
    """Write a report as text.

    A finding begins with `file:line: severity: message`, which editors and terminals make a link
    of. Indented below it stand: the thing, the path and the value, as a pattern of SPARQL has them;
    `do:` what to do about it; `also:` each further place; `note:` a remark on the places; the shape
    or check that says so. Findings that no file holds come last.

    Args:
        report: What to write.
        colour: Whether to use the colours of a terminal.

    Yields:
        Lines, each with its newline. No control character of the data is among them.

    Example:
        >>> print(*write_text(Report((), 6342, 150, 20, {})), end="")
        conforms: 6,342 triples, 150 shapes, 20 checks
    """
    terms, paint = Terms.of(report), _painted if colour else _plain
    last: str | None = None
    for finding in sorted(report.findings, key=_order):
        file = finding.places[0].file if finding.places else ""
        if last is not None and file != last:
            yield "\n"
        last = file
        for line in _lines(finding, terms, paint):
            yield f"{line}\n"
    if report.findings:
        yield "\n"
    yield paint(summary(report), _GREEN if report.conforms else _RED) + "\n"


def _order(finding: Finding) -> tuple[bool, str, int]:
    """Where a finding stands: findings of one line keep the order of the report."""
    first = finding.places[0] if finding.places else None
    return first is None, first.file if first else "", (first and first.line) or 0


def _lines(finding: Finding, terms: Terms, paint: Callable[[str, str], str]) -> Iterator[str]:
    where = f"{paint(place(finding), _BOLD)}: " if finding.places else ""
    severity = paint(finding.severity, _COLOURS[finding.severity])
    yield f"{where}{severity}: {sentence(finding.message)}"
    for detail in details(finding, terms):
        yield f"    {detail}"
    yield f"    {paint(terms.name(finding.source), _DIM)}"


def _plain(text: str, _style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
