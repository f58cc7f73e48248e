"""Runs pySHACL, the reference engine, and gives its results as findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from akkg.errors import ValidationError
from akkg.validation.finding import Finding, Severity
from akkg.validation.paths import Path, read_path
from akkg.validation.pyshacl_call import call_pyshacl
from akkg.validation.rdflib_terms import term
from akkg.validation.shapes import SH, Shapes

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["run_shacl"]

_SEVERITIES = {severity.iri: severity for severity in Severity}


def run_shacl(data: rdflib.Graph, shapes: Shapes) -> tuple[Finding, ...]:
    """Hold data to shapes.

    Args:
        data: What is validated; it is not changed.
        shapes: What must hold: SHACL Core and SHACL-SPARQL.

    Returns:
        The results, in no order. A result of a severity other than those of SHACL is a violation.

    Raises:
        ValidationError: Where pySHACL cannot use the shapes.

    Standard:
        SHACL, section 3, "Validation and Graphs"; no entailment regime.
    """
    return tuple(_findings(call_pyshacl(data, shapes)))


def _findings(report: rdflib.Graph) -> Iterator[Finding]:
    """Read the results of a report; those below another one, its details, are no findings."""
    import rdflib

    root = report.value(None, rdflib.RDF.type, rdflib.URIRef(f"{SH}ValidationReport"))
    for result in report.objects(root, rdflib.URIRef(f"{SH}result")):
        yield _finding(report, result)


def _finding(report: rdflib.Graph, result: Node) -> Finding:
    import rdflib

    def value(name: str) -> Node | None:
        return report.value(result, rdflib.URIRef(SH + name))

    focus, path, found = value("focusNode"), value("resultPath"), value("value")
    if focus is None:
        raise ValidationError("a result of pySHACL has no focus node")
    messages = sorted(map(str, report.objects(result, rdflib.URIRef(f"{SH}resultMessage"))))
    return Finding(
        severity=_SEVERITIES.get(str(value("resultSeverity")), Severity.VIOLATION),
        focus=term(focus),
        path=_path(report, path),
        value=None if found is None else term(found),
        message=messages[0] if messages else "",
        component=str(value("sourceConstraintComponent") or ""),
        source=str(value("sourceShape") or ""),
    )


def _path(report: rdflib.Graph, node: Node | None) -> Path | None:
    return None if node is None else read_path(report, node)
