"""A report comes whatever the data are like; what is wrong with them is a finding, no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.validation.validating import validate
from tests.optional import ROOT

WORLD = ROOT / "tests" / "data" / "shapes" / "world.trig"
HEAD = """@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix overview: <https://w3id.org/akkg/graph/overview-2025/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix graph: <https://w3id.org/akkg/graph/> .

"""


@pytest.mark.parametrize(
    "date", ["0000", "-0044", "10000", "2009-02-30", "06/02/2009", "2009-13", ""]
)
def test_a_second_date_that_is_ill_formed_is_a_finding(date: str, tmp_path: Path) -> None:
    """Its bounds cannot be compared with those of the first; that stops nothing."""
    draft = tmp_path / "draft.trig"
    claim = f'ak:world-agreement-signature akkg:date "{date}"^^edtf:EDTF .'
    draft.write_text(f"{HEAD}overview:p50 {{\n    {claim}\n}}\n", encoding="utf-8")
    report = validate([WORLD, draft], alone=True)
    lines = {
        place.line
        for finding in report.findings
        if finding.source.endswith(("/date", "/date-in-calendar", "/date-in-order"))
        for place in finding.places
        if place.file.endswith("draft.trig")
    }
    assert {9} == lines


def test_hostile_names_are_findings_or_nothing_and_break_no_report(tmp_path: Path) -> None:
    """Marks of direction, script, ten kilobytes, letters of other scripts."""
    draft = tmp_path / "DRAFT.TRIG"
    names = [
        "<script>alert(1)</script>",
        "\u202egnirts",
        "x" * 10_000,
        "한국 Việt Nam",
        'a "b" \\\\ c',
    ]
    lines = [
        f"    ak:hostile-{i} skos:prefLabel {quoted(name)}@en ." for i, name in enumerate(names)
    ]
    body = "\n".join(lines)
    draft.write_text(f"{HEAD}graph:authority {{\n{body}\n}}\n", encoding="utf-8")
    report = validate([WORLD, draft], alone=True)
    found = {str(finding.focus).strip("<>").rpartition("-")[2] for finding in report.findings}
    assert {"0", "1", "2", "3", "4"} == found, "none of them has a class"
    assert all(place.line for finding in report.findings for place in finding.places)


def quoted(text: str) -> str:
    """A text as a literal of Turtle."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
