"""The forms in which a report of validation is given, one a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from akkg.validation.finding import Report
from akkg.validation.reports.github import write_github
from akkg.validation.reports.json import write_json
from akkg.validation.reports.junit import write_junit
from akkg.validation.reports.sarif import write_sarif
from akkg.validation.reports.text import write_text
from akkg.validation.reports.turtle import write_turtle

__all__ = ["FORMATS", "Writer", "write"]

Writer: TypeAlias = Callable[[Report], Iterator[str]]

FORMATS: Mapping[str, Writer] = {
    "text": write_text,
    "json": write_json,
    "turtle": write_turtle,
    "junit": write_junit,
    "sarif": write_sarif,
    "github": write_github,
}
"""The writer of each form. What it yields, put together, is the document, in UTF-8."""


def write(report: Report, form: str, *, colour: bool = False) -> Iterator[str]:
    """Write a report in one of the `FORMATS`.

    Args:
        report: What to write.
        form: The name of the form.
        colour: Whether the text for people may use the colours of a terminal.

    Returns:
        Pieces of the document, in their order.

    Example:
        >>> print(*write(Report((), 6342, 150, 20, {}), "text"), end="")
        conforms: 6,342 triples, 150 shapes, 20 checks
    """
    return write_text(report, colour=True) if colour and form == "text" else FORMATS[form](report)
