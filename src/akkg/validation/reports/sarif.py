"""The report as SARIF, the format in which tools of analysis hand their results on."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from akkg import __version__
from akkg.shacl.paths import sparql
from akkg.validation.finding import Finding, Place, Report, Severity, Term
from akkg.validation.reports.json_document import json_document
from akkg.validation.reports.terms import Terms
from akkg.validation.reports.wording import sentence, source_words, statement

__all__ = ["write_sarif"]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_Object = dict[str, object]


def write_sarif(report: Report) -> Iterator[str]:
    """Write a report as SARIF.

    A rule is a shape or check that found something. The thing stands as the logical location of a
    result. The fingerprint of a result is made of rule, thing, path and value, so it stays when
    lines move or a message is put in other words.

    Args:
        report: What to write.

    Yields:
        The document.

    Standard:
        SARIF 2.1.0 with errata 01, sections 3.10 (URIs), 3.11 (messages), 3.27 (results) and
        3.49 (rules).

    Example:
        >>> import json
        >>> json.loads("".join(write_sarif(Report((), 6342, 150, 20, {}))))["runs"][0]["results"]
        []
    """
    terms = Terms.of(report)
    sources = sorted({found.source for found in report.findings}, key=terms.name)
    rules = {source: index for index, source in enumerate(sources)}
    seen = Counter[str]()
    run = {
        "tool": {
            "driver": {
                "name": "akkg",
                "version": __version__,
                "rules": [_rule(source, terms) for source in sources],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(found, terms, rules, seen) for found in report.findings],
    }
    yield json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(source: str, terms: Terms) -> _Object:
    if ":" not in source:  # its label tells nothing
        words = "a shape without a name"
        return {"id": terms.name(source), "shortDescription": _message(words)}
    return {
        "id": terms.name(source),
        "shortDescription": _message(source_words(source)),
        "fullDescription": _message(f"The shape or check {source}"),
    }


def _result(finding: Finding, terms: Terms, rules: dict[str, int], seen: Counter[str]) -> _Object:
    places = finding.places
    result: _Object = {
        "ruleId": terms.name(finding.source),
        "ruleIndex": rules[finding.source],
        "level": _LEVELS[finding.severity],
        "message": _message(_words(finding, terms)),
        "locations": [_location(places[0] if places else None, finding, terms)],
    }
    if places[1:]:
        result["relatedLocations"] = [_physical(further) for further in places[1:]]
    digest = _digest(finding)
    seen[digest] += 1
    result["partialFingerprints"] = {"akkgFinding/v1": f"{digest}:{seen[digest]}"}
    return result


def _words(finding: Finding, terms: Terms) -> str:
    """The message, closed so that it stands apart where a viewer puts all in one line."""
    message = sentence(finding.message)
    parts = [message if message.endswith((".", "!", "?", "…")) else f"{message}."]
    parts.append(statement(finding, terms))
    parts.extend(
        f"{label}: {sentence(text)}"
        for label, text in (("Do", finding.remedy), ("Note", finding.note))
        if text
    )
    return "\n".join(parts)


def _message(text: str) -> _Object:
    """A message, without placeholders and links that its text might seem to hold."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(place: Place | None, finding: Finding, terms: Terms) -> _Object:
    thing = {"fullyQualifiedName": terms.term(finding.focus), "kind": "resource"}
    return {**({} if place is None else _physical(place)), "logicalLocations": [thing]}


def _physical(place: Place) -> _Object:
    physical: _Object = {"artifactLocation": _artifact(place.file)}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}


def _artifact(file: str) -> _Object:
    """A relative path stays so; one that is absolute or climbs is resolved (section 3.10.2)."""
    path = Path(file)
    if path.is_absolute() or ".." in path.parts:
        return {"uri": path.resolve().as_uri()}
    return {"uri": quote(os.fsencode(path.as_posix())), "uriBaseId": "%SRCROOT%"}


def _digest(finding: Finding) -> str:
    path = "" if finding.path is None else sparql(finding.path, str)
    source = finding.source if ":" in finding.source else "_:"
    parts = [source, _same(finding.focus), path, _same(finding.value)]
    return sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:32]


def _same(term: Term | None) -> str:
    """A term by what stays the same from run to run, which the label of a blank node does not."""
    return "" if term is None else "_:" if isinstance(term, ox.BlankNode) else str(term)
