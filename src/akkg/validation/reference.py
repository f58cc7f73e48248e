"""Runs pySHACL, the reference engine, and gives its results as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.paths import Path, Predicate, read_path
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import sh
from akkg.validation.finding import Finding, Severity, Term
from akkg.validation.pyshacl_call import call_pyshacl
from akkg.validation.rdflib_terms import term, triples
from akkg.validation.shapes import Shapes

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["run_reference"]


def run_reference(
    data: rdflib.Graph, shapes: Shapes, only: Collection[Term] | None = None
) -> tuple[Finding, ...]:
    """Hold data to shapes.

    Args:
        data: What is validated; it is not changed.
        shapes: What must hold: SHACL Core and SHACL-SPARQL.
        only: The shapes whose targets count; all by default.

    Returns:
        The results, in no order. A result of a severity other than those of SHACL is a violation.

    Raises:
        ValidationError: Where pySHACL cannot use the shapes.

    Standard:
        SHACL, section 3, "Validation and Graphs"; no entailment regime.
    """
    return tuple(_findings(call_pyshacl(data, shapes if only is None else shapes.only(only))))


def _findings(report: rdflib.Graph) -> Iterator[Finding]:
    """Read the results of a report; those below another one, its details, are no findings."""
    import rdflib

    root = report.value(None, rdflib.RDF.type, rdflib.URIRef(sh("ValidationReport")))
    for result in report.objects(root, rdflib.URIRef(sh("result"))):
        yield _finding(report, result)


def _finding(report: rdflib.Graph, result: Node) -> Finding:
    import rdflib

    def value(name: str) -> Node | None:
        return report.value(result, rdflib.URIRef(sh(name)))

    focus, path, found = value("focusNode"), value("resultPath"), value("value")
    if focus is None:
        raise ValidationError("a result of pySHACL has no focus node")
    messages = sorted(map(str, report.objects(result, rdflib.URIRef(sh("resultMessage")))))
    severity = str(value("resultSeverity"))
    return Finding(
        severity=Severity.of(severity),
        focus=term(focus),
        path=_path(report, path),
        value=None if found is None else term(found),
        message=messages[0] if messages else "",
        component=str(value("sourceConstraintComponent") or ""),
        source=str(value("sourceShape") or ""),
        declared=Severity.declared(severity),
    )


def _path(report: rdflib.Graph, node: Node | None) -> Path | None:
    if node is None:
        return None
    name = term(node)
    if isinstance(name, ox.NamedNode):
        return Predicate(name.value)
    return read_path(ShapesGraph(triples(report)), name)
