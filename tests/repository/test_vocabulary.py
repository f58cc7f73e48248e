"""The ontology keeps its promises: every term is explained, used by a claim, and asked for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

import akkg

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    *(path for path in ROOT.glob("queries/*/*.rq") if path.parent.name != "checks"),
    *ROOT.glob("tests/questions/**/*.rq"),
    *ROOT.glob("ontology/rules/*.rq"),
)
META = {"labelStem", "takesPillar", "expects"}
DOCUMENTATION = {
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "definition": "http://www.w3.org/2004/02/skos/core#definition",
    "example": "http://www.w3.org/2004/02/skos/core#example",
}


@pytest.fixture(scope="module")
def dataset() -> akkg.Dataset:
    return akkg.load()


@pytest.fixture(scope="module")
def terms(dataset: akkg.Dataset) -> list[ox.NamedNode]:
    """Every term that the ontology defines."""
    by = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
    found = [
        quad.subject for quad in dataset.store.quads_for_pattern(None, by, None, ox.DefaultGraph())
    ]
    assert len(found) > 150
    return sorted(found, key=str)  # type: ignore[arg-type]


def test_every_term_has_one_label_one_definition_one_example_and_a_source(
    dataset: akkg.Dataset, terms: list[ox.NamedNode]
) -> None:
    source = ox.NamedNode("http://purl.org/dc/terms/source")
    for term in terms:
        for name, iri in DOCUMENTATION.items():
            values = list(
                dataset.store.quads_for_pattern(term, ox.NamedNode(iri), None, ox.DefaultGraph())
            )
            assert len(values) == 1, f"{term} has {len(values)} of {name}"
        assert list(dataset.store.quads_for_pattern(term, source, None, ox.DefaultGraph())), (
            f"{term} has no source"
        )


def test_the_source_of_a_term_is_a_passage_that_uses_it_or_a_class_below_it(
    dataset: akkg.Dataset, terms: list[ox.NamedNode]
) -> None:
    source = ox.NamedNode("http://purl.org/dc/terms/source")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    passages = {
        quad.subject
        for quad in dataset.store.quads_for_pattern(
            None, kind, ox.NamedNode(dataset.prefixes.expand("akkg:Passage")), None
        )
    }
    for term in terms:
        for quad in dataset.store.quads_for_pattern(term, source, None, ox.DefaultGraph()):
            assert quad.object in passages, f"{term}: {quad.object} is no passage"


def test_every_term_is_used_by_a_claim_or_by_what_follows_from_one(
    dataset: akkg.Dataset, terms: list[ox.NamedNode]
) -> None:
    schema = {
        ox.NamedNode(dataset.prefixes.expand(f"graph:{name}"))
        for name in ("ontology", "alignments")
    }
    used = {
        term
        for quad in dataset.store
        if quad.graph_name not in schema and not isinstance(quad.graph_name, ox.DefaultGraph)
        for term in (quad.predicate, quad.object)
    }
    meta = {ox.NamedNode(dataset.prefixes.expand(f"akkg:{name}")) for name in META}
    assert [term.value for term in terms if term not in used and term not in meta] == []


def test_every_term_is_asked_for_by_a_question_or_a_rule(terms: list[ox.NamedNode]) -> None:
    text = "\n".join(path.read_text("utf-8") for path in QUESTIONS)
    asked = set(re.findall(r"akkg:(\w+)", text))
    assert [term.value for term in terms if term.value.rpartition("#")[2] not in asked] == []


def test_no_two_terms_have_the_same_label(dataset: akkg.Dataset, terms: list[ox.NamedNode]) -> None:
    label = ox.NamedNode(DOCUMENTATION["label"])
    labels = Counter(
        quad.object.value  # type: ignore[union-attr]
        for term in terms
        for quad in dataset.store.quads_for_pattern(term, label, None, ox.DefaultGraph())
    )
    assert [name for name, count in labels.items() if count > 1] == []


def test_the_things_in_examples_exist(dataset: akkg.Dataset, terms: list[ox.NamedNode]) -> None:
    example = ox.NamedNode(DOCUMENTATION["example"])
    curies = re.compile(r"\b(?:ak|akkg|para|editorial|overview):[\w-]+")
    store = dataset.store
    for term in terms:
        for quad in store.quads_for_pattern(term, example, None, ox.DefaultGraph()):
            assert isinstance(quad.object, ox.Literal)
            for curie in curies.findall(quad.object.value):
                iri = ox.NamedNode(dataset.prefixes.expand(curie))
                known = any(store.quads_for_pattern(iri, None, None, None))
                assert known or store.contains_named_graph(iri), (
                    f"the example of {term.value} names {curie}"
                )
