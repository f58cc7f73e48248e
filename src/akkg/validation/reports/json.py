"""The report for programs, as one JSON object.

::

    {
      "version": 1,                     the version of this form; it grows when a reader could break
      "conforms": false,                true where there is no violation
      "summary": {
        "violations": 1, "warnings": 0, "infos": 0,
        "files": 1,                     in how many files the places to mend first stand
        "triples": 6342, "shapes": 150, "checks": 20
      },
      "findings": [
        {
          "severity": "violation",      or "warning" or "info"
          "focus": {"type": "uri", "value": "https://w3id.org/akkg/id/akfta"},
          "path": "<https://w3id.org/akkg/ontology#date>",
          "value": {"type": "literal", "value": "2006-13", "datatype": "http://…"},
          "message": "the date does not exist",
          "component": "http://www.w3.org/ns/shacl#PatternConstraintComponent",
          "source": "https://w3id.org/akkg/shape/event-date",
          "remedy": "write the date as YYYY-MM-DD",
          "places": [{"file": "graph/x.trig", "line": 12}],
          "note": null,
          "curies": {"focus": "ak:akfta", "path": "akkg:date", "value": null,
                     "component": "sh:PatternConstraintComponent", "source": "shape:event-date"}
        }
      ]
    }

Every key is always there; what does not apply is null. `focus` and `value` are terms as the SPARQL
1.1 Query Results JSON Format has them (section 3.2.2): `type` is `uri`, `literal` or `bnode`, and a
literal has its `datatype` (none for a plain string) or its `xml:lang`. `path` is a property path of
SPARQL 1.1. The `source` of a finding is the IRI of a shape or check; a shape without an IRI, such
as only others write, has a label such as `_:b1`. In `curies`, null stands for what is no IRI or has
no prefix. The place to mend first is the first of `places`; `line` is null where only the file is
known. Findings stand in the order of the report, the gravest first.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from akkg.shacl.paths import Path, Predicate, sparql
from akkg.validation.finding import Finding, Report, Severity, Term
from akkg.validation.reports.json_document import json_document
from akkg.validation.reports.terms import Terms

__all__ = ["VERSION", "write_json"]

VERSION = 1

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_json(report: Report) -> Iterator[str]:
    """Write a report as JSON, in the form that the docstring of this module describes.

    Args:
        report: What to write.

    Yields:
        The document.

    Example:
        >>> import json
        >>> json.loads("".join(write_json(Report((), 6342, 150, 20, {}))))["conforms"]
        True
    """
    terms = Terms.of(report)
    yield json_document(
        {
            "version": VERSION,
            "conforms": report.conforms,
            "summary": _summary(report),
            "findings": [_finding(found, terms) for found in report.findings],
        }
    )


def _summary(report: Report) -> dict[str, int]:
    return {
        **{f"{severity}s": report.count(severity) for severity in Severity},
        "files": len({found.places[0].file for found in report.findings if found.places}),
        "triples": report.triples,
        "shapes": report.shapes,
        "checks": report.checks,
    }


def _finding(finding: Finding, terms: Terms) -> dict[str, object]:
    return {
        "severity": str(finding.severity),
        "focus": _term(finding.focus, terms),
        "path": None if finding.path is None else sparql(finding.path, lambda iri: f"<{iri}>"),
        "value": None if finding.value is None else _term(finding.value, terms),
        "message": finding.message,
        "component": finding.component,
        "source": finding.source if ":" in finding.source else terms.name(finding.source),
        "remedy": finding.remedy or None,
        "places": [{"file": place.file, "line": place.line} for place in finding.places],
        "note": finding.note or None,
        "curies": {
            "focus": _curie(finding.focus, terms),
            "path": _short_path(finding.path, terms),
            "value": _curie(finding.value, terms),
            "component": terms.curie(finding.component),
            "source": terms.curie(finding.source),
        },
    }


def _term(term: Term, terms: Terms) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": terms.blanks[term]}
    written = {"type": "literal", "value": term.value}
    if term.language:
        return {**written, "xml:lang": term.language}
    datatype = term.datatype.value
    return written if datatype == _STRING else {**written, "datatype": datatype}


def _curie(term: Term | None, terms: Terms) -> str | None:
    return terms.curie(term.value) if isinstance(term, ox.NamedNode) else None


def _short_path(path: Path | None, terms: Terms) -> str | None:
    """A longer path keeps in full what has no prefix."""
    if isinstance(path, Predicate):
        return terms.curie(path.iri)
    return None if path is None else terms.path(path)
