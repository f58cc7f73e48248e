"""The report of the standard: what it must hold, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

from akkg.shacl.paths import Path, Predicate, Several, Unary, read_path
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.validation.finding import Finding, Report, Severity
from akkg.validation.rdflib_terms import triples
from akkg.validation.reports.turtle import write_turtle
from tests.validation.reports.findings import (
    AKKG,
    BLANK,
    CONFORMING,
    DATE,
    FINDINGS,
    HOSTILE,
    NAMELESS,
    PREFIXES,
    REPORT,
    SHAPE,
    WARNED,
)
from tests.validation.reports.findings import SH as SHACL


def document(report: Report) -> str:
    """The whole document."""
    return "".join(write_turtle(report))


def read(report: Report) -> rdflib.Graph:
    """The graph that rdflib reads, which must be the one that pyoxigraph reads."""
    text = document(report)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    triples = [*ox.parse(text, format=ox.RdfFormat.TURTLE)]
    other = ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES)
    assert other is not None
    assert isomorphic(graph, rdflib.Graph().parse(data=other, format="nt"))
    return graph


def test_the_document_is_this() -> None:
    """Prefixes that are used, the report, and its results in the order of the findings."""
    assert document(REPORT) == (
        "@prefix ak: <https://w3id.org/akkg/id/> .\n"
        "@prefix akkg: <https://w3id.org/akkg/ontology#> .\n"
        "@prefix check: <https://w3id.org/akkg/check/> .\n"
        "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix shape: <https://w3id.org/akkg/shape/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "\n"
        "[]\n"
        "    a sh:ValidationReport ;\n"
        "    sh:conforms false ;\n"
        "    sh:result [\n"
        "        a sh:ValidationResult ;\n"
        "        sh:focusNode ak:akfta-signature ;\n"
        '        sh:resultMessage "the date does not exist"@en ;\n'
        "        sh:resultPath akkg:date ;\n"
        "        sh:resultSeverity sh:Violation ;\n"
        "        sh:sourceConstraintComponent sh:PatternConstraintComponent ;\n"
        "        sh:sourceShape shape:event-date ;\n"
        '        sh:value "2006-13"^^edtf:EDTF ;\n'
        "    ] , [\n"
        "        a sh:ValidationResult ;\n"
        "        sh:focusNode ak:akfta ;\n"
        '        sh:resultMessage "a thing has no English handle"@en ;\n'
        "        sh:resultPath skos:prefLabel ;\n"
        "        sh:resultSeverity sh:Violation ;\n"
        "        sh:sourceConstraintComponent sh:MinCountConstraintComponent ;\n"
        "        sh:sourceShape shape:thing-handle ;\n"
        "    ] , [\n"
        "        a sh:ValidationResult ;\n"
        "        sh:focusNode ak:summit-13 ;\n"
        '        sh:resultMessage "two sources give different places."@en ;\n'
        "        sh:resultPath ( [ sh:inversePath akkg:heldAt ] skos:x ) ;\n"
        "        sh:resultSeverity sh:Warning ;\n"
        "        sh:sourceConstraintComponent sh:SPARQLConstraintComponent ;\n"
        "        sh:sourceShape check:sources-agree ;\n"
        "        sh:value <https://example.org/Ha%20Noi> ;\n"
        "    ] , [\n"
        "        a sh:ValidationResult ;\n"
        "        sh:focusNode _:b1 ;\n"
        '        sh:resultMessage "a blank node cannot be cited"@en ;\n'
        "        sh:resultSeverity sh:Info ;\n"
        "        sh:sourceConstraintComponent sh:NodeKindConstraintComponent ;\n"
        "        sh:sourceShape shape:no-blank-node ;\n"
        "    ] ;\n"
        ".\n"
    )


def test_it_has_what_the_standard_asks_for() -> None:
    """One report, one `sh:conforms`; results with the properties of section 3.6.2, once each."""
    graph = read(REPORT)
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert [rdflib.Literal(False)] == list(graph.objects(report, SH.conforms))
    results = set(graph.objects(report, SH.result))
    assert len(FINDINGS) == len(results)
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult))
    once = (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.resultMessage)
    for result in results:
        assert [1] * len(once) == [len([*graph.objects(result, name)]) for name in once]
        for name in (SH.resultPath, SH.value, SH.sourceShape):
            assert len([*graph.objects(result, name)]) <= 1
        assert graph.value(result, SH.resultSeverity) in {SH.Violation, SH.Warning, SH.Info}
        assert isinstance(graph.value(result, SH.sourceConstraintComponent), rdflib.URIRef)
        message = graph.value(result, SH.resultMessage)
        assert isinstance(message, rdflib.Literal)
        assert message.language == "en"


def test_a_report_conforms_only_without_any_result() -> None:
    """Section 3.6.1: a warning is a result too, though the command would end well."""
    assert WARNED.conforms
    assert "sh:conforms false ;" in document(WARNED)
    assert document(CONFORMING) == (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "\n[]\n    a sh:ValidationReport ;\n    sh:conforms true ;\n.\n"
    )
    assert len(read(CONFORMING)) == 2


def test_one_blank_node_is_one_node() -> None:
    """Labels are counted, since those of an engine differ from run to run."""
    other = Finding(
        Severity.INFO,
        ox.BlankNode("0abc"),
        Predicate(f"{AKKG}p"),
        BLANK.focus,
        "refers to a blank node",
        f"{SHACL}NodeKindConstraintComponent",
        f"{SHAPE}no-blank-node",
    )
    graph = read(Report((BLANK, other), 1, 1, 1, PREFIXES))
    things = {str(message): node for node, message in _by_message(graph)}
    (value,) = graph.objects(None, SH.value)
    assert things["a blank node cannot be cited"] == value
    assert things["refers to a blank node"] != value


def test_a_shape_without_an_iri_is_a_blank_node() -> None:
    """One shape is one node, also where it has found two faults."""
    graph = read(Report((NAMELESS, NAMELESS, BLANK), 1, 1, 1, PREFIXES))
    shapes = [*graph.objects(None, SH.sourceShape)]
    (shape,) = {node for node in shapes if isinstance(node, rdflib.BNode)}
    assert {shape: 2, rdflib.URIRef(f"{SHAPE}no-blank-node"): 1} == Counter(shapes)
    assert shape not in {*graph.objects(None, SH.focusNode)}


def _by_message(graph: rdflib.Graph) -> list[tuple[rdflib.term.Node, rdflib.term.Node]]:
    return [
        (node, message)
        for result, node in graph.subject_objects(SH.focusNode)
        for message in graph.objects(result, SH.resultMessage)
    ]


def test_every_form_of_path_comes_back() -> None:
    """As the reader of shapes reads it."""
    steps: tuple[Path, ...] = (Predicate(f"{AKKG}a"), Predicate("https://e.org/b"))
    paths: list[Path] = [Several("sequence", steps), Several("alternative", steps)]
    kinds = ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
    paths += [Unary(kind, inner) for kind in kinds for inner in (*steps, paths[0])]
    for path in paths:
        found = Finding(DATE.severity, DATE.focus, path, None, "m", DATE.component, DATE.source)
        graph = ShapesGraph(triples(read(Report((found,), 1, 1, 1, PREFIXES))))
        ((_, node),) = graph.pairs(str(SH.resultPath))
        assert path == read_path(graph, node)


def test_a_severity_that_is_none_of_shacl_s_is_written_as_the_shape_declares_it() -> None:
    """Though it counts as a violation."""
    found = replace(DATE, declared="https://e.org/mild")
    graph = read(Report((found,), 1, 1, 1, PREFIXES))
    assert [rdflib.URIRef("https://e.org/mild")] == list(graph.objects(None, SH.resultSeverity))


def test_values_come_back_as_they_were() -> None:
    """Whole, with every character; a space in an IRI, which no IRI may hold, is encoded."""
    graph = read(Report((HOSTILE,), 1, 1, 1, PREFIXES))
    assert HOSTILE.value is not None
    assert [rdflib.Literal(HOSTILE.value.value, lang="ko")] == [*graph.objects(None, SH.value)]
    assert [rdflib.URIRef(f"{AKKG}a%E2%80%AEb%20c")] == [*graph.objects(None, SH.resultPath)]
    message = HOSTILE.message.replace("\ud800", "\ufffd")
    assert [message] == [str(each) for each in graph.objects(None, SH.resultMessage)]


def test_a_report_without_prefixes_can_be_written() -> None:
    """IRIs stand in full, and SHACL's own prefix is there, whatever else its name may stand for."""
    for prefixes in ({}, {"sh": "https://e.org/other#"}):
        bare = Report(REPORT.findings, 1, 1, 1, prefixes)
        assert isomorphic(read(REPORT), read(bare))
        assert document(bare).count("@prefix") == 1
