"""How a mutant is looked at: what is found first, what does not count, and what is left behind."""

from __future__ import annotations

import shutil

import pyoxigraph as ox
import pytest

from akkg.location import data_root
from akkg.prefixes import BASE
from akkg.validation.finding import Severity
from tests.mutants.claims import Claims
from tests.mutants.mutant import Change, Kind, Mutant, change, moved, replaced
from tests.mutants.world import ASSERTED, BUILT, CHECKS, World, world

PREFIXES = """
@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/akkg/shape/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ASSERTED_SHAPES = """
shape:fund a sh:NodeShape ; sh:targetClass akkg:Fund ; sh:property shape:handle , shape:purpose .
shape:handle a sh:PropertyShape ; sh:path skos:prefLabel ; sh:minCount 1 ; sh:message "x"@en .
shape:purpose a sh:PropertyShape ; sh:path akkg:purpose ; sh:minCount 1 ; sh:message "x"@en ;
    sh:severity sh:Warning .
shape:never a sh:NodeShape ; sh:targetNode ak:fly ; sh:class akkg:Fund ; sh:message "x"@en .
"""
BUILT_SHAPES = '''
shape:label a sh:PropertyShape ; sh:targetClass akkg:Event ; sh:path rdfs:label ; sh:minCount 1 ;
    sh:message "x"@en .
shape:far a sh:NodeShape ; sh:targetNode ak:bali ; sh:message "x"@en ; sh:sparql [
    a sh:SPARQLConstraint ; sh:message "x"@en ;
    sh:select """
        SELECT $this
        WHERE { FILTER NOT EXISTS { ?s <https://w3id.org/akkg/ontology#accreditedTo> ?o } }
        """ ] .
'''
KEPT = {"queries/checks/statement-in-no-graph.rq", "queries/funds/what-funds-are-for.rq"}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The graph of the project with a few shapes, one check and one saved query."""
    root, tree = data_root(), tmp_path_factory.mktemp("world") / "tree"
    for name in ("ontology", "graph"):
        shutil.copytree(root / name, tree / name, ignore=shutil.ignore_patterns("shapes"))
    for name in KEPT:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, tree / name)
    for name, text in (("asserted", ASSERTED_SHAPES), ("built", BUILT_SHAPES)):
        path = tree / "ontology" / "shapes" / name / "few.ttl"
        path.parent.mkdir(parents=True)
        path.write_text(PREFIXES + text, encoding="utf-8")
    return world(tree)


def looked(here: World, change: Change, kind: Kind = Kind.ILL_FORMED) -> tuple[object, ...]:
    """What is found of a change: by what, how grave, and which saved query tells it."""
    verdict = here.look(Mutant("x", kind, change))
    source = verdict.source.removeprefix(BASE)
    return verdict.stage, source, verdict.severity, verdict.query


def of(claims: Claims, thing: str, name: str) -> list[ox.Quad]:
    """The statements that give a thing a property; there are some."""
    found = claims.of(claims.term(thing), name)
    assert found
    return found


def test_what_is_found_comes_from_checks_and_both_sets_of_shapes(here: World) -> None:
    """The first of them that finds a violation is named."""
    [handle] = of(here.claims, "ak:scf", "skos:prefLabel")
    link = of(here.claims, "ak:scf", "akkg:hasEvent")
    found = (Severity.VIOLATION, "")
    outside = moved(link[0], ox.DefaultGraph())
    assert (CHECKS, "check/statement-in-no-graph", *found) == looked(here, outside)
    assert (ASSERTED, "shape/handle", *found) == looked(here, change([handle]))
    assert (BUILT, "shape/label", *found) == looked(here, change(link))


def test_a_warning_is_found_where_there_is_no_violation(here: World) -> None:
    """It is said to be one; a violation that comes after it is named in its place."""
    purpose = of(here.claims, "ak:scf", "akkg:purpose")
    link = of(here.claims, "ak:scf", "akkg:hasEvent")
    assert (ASSERTED, "shape/purpose", Severity.WARNING, "") == looked(here, change(purpose))
    both = change([*purpose, *link])
    assert (BUILT, "shape/label", Severity.VIOLATION, "") == looked(here, both)


def test_what_is_found_far_away_is_found(here: World) -> None:
    """Wherever it shows; of a lie, too."""
    gone = change(here.claims.having("akkg:accreditedTo"))
    assert (BUILT, "shape/far", Severity.VIOLATION, "") == looked(here, gone)
    assert (BUILT, "shape/far", Severity.VIOLATION, "") == looked(here, gone, Kind.LIE)


def test_a_literal_that_is_not_kept_as_it_is_written_is_found(here: World) -> None:
    """Shapes see another form, so a check of its own looks at the statements."""
    [number, *_] = here.claims.having("akkg:ordinal")
    assert isinstance(number.object, ox.Literal)
    kind = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    odd = replaced([number], ox.Literal(f"0{number.object.value}", datatype=kind))
    found = (CHECKS, "check/canonical-literal", Severity.VIOLATION, "")
    assert found == looked(here, odd)


def test_what_the_graph_has_anyway_does_not_count(here: World) -> None:
    """A shape that the graph does not meet finds nothing of a mutant."""
    assert {f"{BASE}shape/never"} == {f.source for f in here.layers[0].known}
    [title] = of(here.claims, "ak:fly", "dcterms:title")
    assert ("", "", None, "") == looked(here, replaced([title], ox.Literal("x", language="en")))


def test_a_saved_query_tells_a_lie(here: World) -> None:
    """Its tests fail; those of an ill-formed mutant are not run."""
    purpose = replaced(
        of(here.claims, "ak:scf", "akkg:purpose"), ox.Literal("enhance trade", language="en")
    )
    assert ("", "", None, "what-funds-are-for") == looked(here, purpose, Kind.LIE)
    assert ("", "", None, "") == looked(here, purpose)
