"""The report as JUnit XML, which servers for continuous integration show as tests.

There is no standard, only readers: Jenkins and GitLab, and what others have copied from them. A
finding is a test case: its class is the shape or check, its name the thing and the message. Both
stay the same when lines move, so that a server can tell an old finding from a new one; a second
finding of the same name has its number behind it, since servers keep one case of a name.

A violation is a failure. A warning or an info is *skipped*, with its words as the reason: a failure
would turn red what does not fail, and the output of a passed case, the other way, is dropped by
GitLab and hidden by others. A graph without a violation has one passed case besides, so that
no suite is empty, nor made of skipped cases alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from akkg.validation.finding import Finding, Report, Severity
from akkg.validation.reports.terms import Terms, visible
from akkg.validation.reports.wording import details, place, sentence, summary

__all__ = ["write_junit"]

SUITE = "akkg validate"
LONGEST_NAME = 200


def write_junit(report: Report) -> Iterator[str]:
    """Write a report as JUnit XML.

    Characters that XML does not allow are written as Turtle escapes them.

    Args:
        report: What to write.

    Yields:
        The document. It says that it is in UTF-8.

    Example:
        >>> print(*write_junit(Report((), 6342, 150, 20, {})), sep="", end="")
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="akkg validate" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="akkg validate" name="no violation" />
            <system-out>conforms: 6,342 triples, 150 shapes, 20 checks</system-out>
          </testsuite>
        </testsuites>
    """
    root = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(root, "testsuite", _counts(report))
    if report.conforms:
        ElementTree.SubElement(suite, "testcase", classname=SUITE, name="no violation")
    terms, names = Terms.of(report), Counter[tuple[str, str]]()
    for finding in report.findings:
        suite.append(_case(finding, terms, names))
    ElementTree.SubElement(suite, "system-out").text = summary(report)
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def _counts(report: Report) -> dict[str, str]:
    failures = report.count(Severity.VIOLATION)
    return {
        "name": SUITE,
        "tests": str(len(report.findings) + report.conforms),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(len(report.findings) - failures),
    }


def _case(finding: Finding, terms: Terms, names: Counter[tuple[str, str]]) -> ElementTree.Element:
    source = terms.name(finding.source)
    case = ElementTree.Element("testcase", classname=source, name=_name(finding, terms, names))
    if finding.places:
        first = finding.places[0]
        case.set("file", visible(first.file))
        if first.line is not None:
            case.set("line", str(first.line))
    failed = finding.severity is Severity.VIOLATION
    message = sentence(finding.message)
    outcome = ElementTree.SubElement(case, "failure" if failed else "skipped")
    outcome.set("message", message if failed else f"{finding.severity}: {message}")
    outcome.set("type", terms.name(finding.component))
    where = [place(finding)] if finding.places else []
    outcome.text = "\n".join([*where, *details(finding, terms), source])
    return case


def _name(finding: Finding, terms: Terms, names: Counter[tuple[str, str]]) -> str:
    thing = terms.term(finding.focus, LONGEST_NAME // 2)
    name = sentence(f"{thing}: {finding.message}", LONGEST_NAME)
    names[finding.source, name] += 1
    number = names[finding.source, name]
    return name if number == 1 else f"{name} ({number})"
