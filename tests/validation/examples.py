"""What the head of an example lists and its marks point at, and the same of what is found.

Read by the tests of shapes (`tests/data/shapes`) and of checks (`tests/data/checks`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from akkg.header import split_header
from akkg.prefixes import PrefixTable
from akkg.shacl.paths import sparql
from akkg.validation.finding import Finding, Term
from akkg.validation.requirements import Requirements, requirements
from akkg.validation.shapes import SH
from tests.optional import ROOT

TABLE = PrefixTable.load(ROOT)
MARK = " # <-"


@cache
def required() -> Requirements:
    """The shapes and checks of the project."""
    return requirements(ROOT)


def short(term: Term) -> str:
    """A term as the head of an example writes it: a CURIE, or the text of a literal."""
    return TABLE.shorten(term.value)


def told(finding: Finding) -> dict[str, str]:
    """A finding as the head of an example lists it."""
    said = {
        "focus": short(finding.focus),
        "path": sparql(finding.path, TABLE.shorten) if finding.path else "",
        "value": short(finding.value) if finding.value is not None else "",
        "component": finding.component.removeprefix(SH).removesuffix("ConstraintComponent"),
        "severity": str(finding.severity),
        "shape": TABLE.shorten(finding.source).removeprefix("shape:"),
    }
    return {key: value for key, value in said.items() if value}


def expected(path: Path, own: str) -> list[dict[str, str]]:
    """What the head of a failing example lists; found by its own shape, where it says no other."""
    listed = split_header(path.read_text("utf-8"), path)[0]["finds"]
    return [{"shape": own, **each} for each in listed]


def in_order(found: Iterable[dict[str, str]]) -> list[list[tuple[str, str]]]:
    """Findings in an order that tells two lists of them apart."""
    return sorted(sorted(each.items()) for each in found)


def marked(path: Path) -> set[int]:
    """The lines of an example that bear the mark."""
    lines = path.read_text("utf-8").splitlines()
    return {number for number, line in enumerate(lines, start=1) if line.endswith(MARK)}


def named(path: Path, findings: Iterable[Finding]) -> set[int | None]:
    """The lines of a file that findings name; none where they name only the file."""
    places = {place for finding in findings for place in finding.places}
    return {place.line for place in places if Path(place.file).resolve() == path.resolve()}
