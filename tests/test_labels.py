"""Labels: in the language that is asked for, then in English, then without one."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from akkg.answers.table import Row
from akkg.engines.embedded import Embedded
from akkg.labels import find_labels, labelled

SKOS = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
RDFS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def thing(name: object) -> ox.NamedNode:
    return ox.NamedNode(f"http://e.org/{name}")


def engine(*labels: tuple[object, ox.NamedNode, str, str]) -> Embedded:
    store = ox.Store()
    for name, property_, text, language in labels:
        store.add(ox.Quad(thing(name), property_, ox.Literal(text, language=language or None)))
    return Embedded(store)


def test_the_language_that_is_asked_for_comes_first() -> None:
    """A dialect of it counts as it; English and then a plain label stand in for it."""
    asked = engine(
        ("all", SKOS, "Fund", "en"),
        ("all", SKOS, "기금", "ko"),
        ("dialect", RDFS, "Fund", "en"),
        ("dialect", RDFS, "기금", "ko-KR"),
        ("english", SKOS, "Fund", "en"),
        ("english", SKOS, "Fonds", "de"),
        ("plain", RDFS, "Fund", ""),
        ("german", RDFS, "Fonds", "de"),
    )
    names = ("all", "dialect", "english", "plain", "german", "none")
    assert {"all": "기금", "dialect": "기금", "english": "Fund", "plain": "Fund"} == {
        iri.rpartition("/")[2]: label
        for iri, label in find_labels(asked, [tuple(map(thing, names))], "KO").items()
    }


def test_a_preferred_label_goes_before_another() -> None:
    """In one language; the language goes before the property."""
    asked = engine(("a", RDFS, "A", "en"), ("a", SKOS, "B", "en"), ("b", SKOS, "C", "en"))
    asked.store.add(ox.Quad(thing("b"), RDFS, ox.Literal("D", language="ko")))
    assert {"http://e.org/a": "B", "http://e.org/b": "D"} == find_labels(
        asked, [(thing("a"), thing("b"))], "ko"
    )


def test_rows_are_labelled_some_at_a_time() -> None:
    """All rows come in order, and not all are taken before the first is given."""
    asked = engine(*((number, RDFS, f"Thing {number}", "en") for number in range(1200)))
    taken: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(1200):
            taken.append(number)
            yield thing(number), ox.Literal(number), None

    found = labelled(asked, rows(), "en")
    assert (ox.Literal("Thing 0"), ox.Literal(0), None) == next(found)
    assert 0 < len(taken) < 1200
    assert [ox.Literal(f"Thing {number}") for number in range(1, 1200)] == [row[0] for row in found]


def test_what_has_no_label_stays() -> None:
    """So does what is no thing."""
    row = (thing("a"), ox.BlankNode("b"), None, ox.Literal("c"))
    assert [row] == list(labelled(engine(), [row], "en"))
