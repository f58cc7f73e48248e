"""The report for programs: every key is always there, and every term is whole."""

from __future__ import annotations

import json

from akkg.validation.finding import Report
from akkg.validation.reports.json import write_json
from tests.validation.reports.findings import (
    BLANK,
    CONFORMING,
    DATE,
    HOSTILE,
    INTRODUCTION,
    LINK,
    NAMELESS,
    PREFIXES,
    REPORT,
    WARNED,
)


def document(report: Report) -> str:
    """The whole document."""
    return "".join(write_json(report))


def test_the_summary_counts_what_was_found_and_seen() -> None:
    """By severity, with the files in which it stands."""
    read = json.loads(document(REPORT))
    assert list(read) == ["version", "conforms", "summary", "findings"]
    assert (read["version"], read["conforms"], len(read["findings"])) == (1, False, 4)
    assert read["summary"] == {
        "violations": 2,
        "warnings": 1,
        "infos": 1,
        "files": 2,
        "triples": 6342,
        "shapes": 150,
        "checks": 20,
    }


def test_a_report_without_a_violation_conforms() -> None:
    """As the exit status of the command has it; no finding is an empty list."""
    assert json.loads(document(WARNED))["conforms"] is True
    assert document(CONFORMING) == (
        '{\n  "version": 1,\n  "conforms": true,\n  "summary": {\n    "violations": 0,\n'
        '    "warnings": 0,\n    "infos": 0,\n    "files": 0,\n    "triples": 1,\n'
        '    "shapes": 2,\n    "checks": 3\n  },\n  "findings": []\n}\n'
    )


def test_a_finding_has_its_terms_in_full_and_in_short() -> None:
    """A literal of a datatype, a property, and places with and without a line."""
    assert json.loads(document(Report((DATE,), 1, 1, 1, PREFIXES)))["findings"] == [
        {
            "severity": "violation",
            "focus": {"type": "uri", "value": "https://w3id.org/akkg/id/akfta-signature"},
            "path": "<https://w3id.org/akkg/ontology#date>",
            "value": {
                "type": "literal",
                "value": "2006-13",
                "datatype": "http://id.loc.gov/datatypes/edtf/EDTF",
            },
            "message": "the date does not exist",
            "component": "http://www.w3.org/ns/shacl#PatternConstraintComponent",
            "source": "https://w3id.org/akkg/shape/event-date",
            "remedy": "write the date as YYYY, YYYY-MM or YYYY-MM-DD",
            "places": [
                {"file": INTRODUCTION, "line": 12},
                {"file": "graph/authority/events.ttl", "line": 7},
                {"file": "draft.ttl", "line": None},
            ],
            "note": None,
            "curies": {
                "focus": "ak:akfta-signature",
                "path": "akkg:date",
                "value": None,
                "component": "sh:PatternConstraintComponent",
                "source": "shape:event-date",
            },
        }
    ]


def test_what_does_not_apply_is_null() -> None:
    """No path, value, place or note; a blank node has a label that stays from run to run."""
    found = json.loads(document(Report((BLANK,), 1, 1, 1, PREFIXES)))["findings"][0]
    assert found["focus"] == {"type": "bnode", "value": "b1"}
    assert (found["path"], found["value"], found["places"], found["note"]) == (None, None, [], None)
    assert found["curies"] == {
        "focus": None,
        "path": None,
        "value": None,
        "component": "sh:NodeKindConstraintComponent",
        "source": "shape:no-blank-node",
    }


def test_a_longer_path_is_that_of_sparql() -> None:
    """In full and in short; an IRI without a prefix has no short form."""
    found = json.loads(document(Report((LINK,), 1, 1, 1, PREFIXES)))["findings"][0]
    assert found["path"] == (
        "^<https://w3id.org/akkg/ontology#heldAt>/<http://www.w3.org/2004/02/skos/core#x>"
    )
    assert found["curies"]["path"] == "^akkg:heldAt/skos:x"
    assert found["value"] == {"type": "uri", "value": "https://example.org/Ha%20Noi"}
    assert found["curies"]["value"] is None
    bare = json.loads(document(Report((DATE,), 1, 1, 1, {})))["findings"][0]
    assert set(bare["curies"].values()) == {None}


def test_a_shape_without_an_iri_has_a_label() -> None:
    """It is told from an IRI by its beginning, and has no short form."""
    found = json.loads(document(Report((NAMELESS,), 1, 1, 1, PREFIXES)))["findings"][0]
    assert (found["source"], found["curies"]["source"]) == ("_:b1", None)


def test_strings_are_whole_and_escaped() -> None:
    """Nothing is cut or lost, but half a surrogate pair, which no JSON may hold."""
    written = document(Report((HOSTILE,), 1, 1, 1, PREFIXES))
    found = json.loads(written)["findings"][0]
    assert HOSTILE.value is not None
    assert found["value"] == {"type": "literal", "value": HOSTILE.value.value, "xml:lang": "ko"}
    assert found["message"] == HOSTILE.message.replace("\ud800", "\ufffd")
    assert found["remedy"] == HOSTILE.remedy
    assert found["places"][0]["file"] == HOSTILE.places[0].file
    assert written.replace("\n", "").isprintable()
    assert "한" in written
