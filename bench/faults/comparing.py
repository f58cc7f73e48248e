"""Holds what must be found against what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from akkg.shacl.paths import sparql
from akkg.validation.finding import Finding, Report
from bench.faults.fault import Expected

__all__ = ["as_expected", "differences"]


def as_expected(finding: Finding) -> Expected:
    """Take from a finding what a fault foretells of it: all but message, remedy and places."""
    return Expected(
        focus=str(finding.focus),
        path=sparql(finding.path, lambda name: f"<{name}>") if finding.path else "",
        value="" if finding.value is None else str(finding.value),
        component=finding.component,
        shape=finding.source,
        severity=str(finding.severity),
    )


def differences(expected: Iterable[Expected], report: Report | Iterable[Finding]) -> list[str]:
    """Say where findings are not those that must result, each as often as it must.

    Args:
        expected: What must be found.
        report: What was found.

    Returns:
        A line for each finding that is missing and for each that is too many, in order; none where
        all is as expected.

    Example:
        >>> from bench.faults.fault import expect
        >>> differences([expect("<https://e.org/a>", "", "", "Closed", "shape:fund")], [])
        ['not found: <https://e.org/a>, Closed, shape:fund, violation']
    """
    found = report.findings if isinstance(report, Report) else report
    wanted, got = Counter(expected), Counter(map(as_expected, found))
    return [
        *(f"not found: {each.told()}" for each in sorted((wanted - got).elements())),
        *(f"not expected: {each.told()}" for each in sorted((got - wanted).elements())),
    ]
