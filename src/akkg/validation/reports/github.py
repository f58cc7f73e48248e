"""The report as workflow commands of GitHub Actions, which it shows beside the lines of a change.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest; the gravest
findings come first. All commands are in the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from akkg.validation.finding import Finding, Report, Severity
from akkg.validation.reports.terms import Terms, visible
from akkg.validation.reports.wording import details, sentence, summary

__all__ = ["write_github"]

_COMMANDS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(report: Report) -> Iterator[str]:
    """Write a report as workflow commands, with the summary on a line of its own at the end.

    Args:
        report: What to write.

    Yields:
        Lines, each with its newline; a finding is one line, whatever it holds.

    Standard:
        GitHub Actions, workflow commands: in a message `%` and line breaks are escaped, in a
        property also `:` and `,`.

    Example:
        >>> print(*write_github(Report((), 6342, 150, 20, {})), end="")
        conforms: 6,342 triples, 150 shapes, 20 checks
    """
    terms = Terms.of(report)
    for finding in report.findings:
        yield _command(finding, terms)
    yield summary(report) + "\n"


def _command(finding: Finding, terms: Terms) -> str:
    properties = {}
    if finding.places:
        first = finding.places[0]
        properties["file"] = visible(first.file)
        if first.line is not None:
            properties["line"] = str(first.line)
    properties["title"] = terms.name(finding.source)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join([sentence(finding.message), *details(finding, terms)])
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
