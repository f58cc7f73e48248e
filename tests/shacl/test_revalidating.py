"""After a change a graph is held to shapes again, and the same is found as from nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Set

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkg.shacl.asking import ask_store
from akkg.shacl.revalidating import Revalidation
from akkg.shacl.validating import Outcome
from akkg.validation.kept import kept_triple
from tests.shacl.drawing import COMPONENTS, data, shapes
from tests.shacl.engines import shapes_of, triples

EXAMPLES = 200


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(shapes(), st.lists(data(), min_size=2, max_size=4), st.booleans(), st.integers(0, 1 << 30))
def test_drawn_edits_are_followed_up(
    shapes: str, graphs: list[str], named: bool, seed: int
) -> None:
    """Whether all terms have names, so that single ones are asked for, or not."""
    dice = random.Random(seed)
    text = "\n".join(graphs).replace("_:", ":" if named else "_:")
    pool = sorted(set(map(kept_triple, triples(text))), key=str)
    compiled, store = shapes_of(shapes + COMPONENTS).compiled, ox.Store()
    again = Revalidation(compiled, ask_store(store))
    now: set[ox.Triple] = set()
    for _ in range(6):
        few = dice.sample(pool, min(len(pool), dice.choice([0, 1, 2, 10])))
        change(store, again, now, now.symmetric_difference(few))
        now ^= set(few)
        if dice.random() < 0.8:  # several changes may come before one look
            assert told(compiled.outcomes(ask_store(store))) == told(again.outcomes())


def change(
    store: ox.Store, again: Revalidation, before: Set[ox.Triple], after: Set[ox.Triple]
) -> None:
    """Change the store, and say so."""
    for triple in before - after:
        store.remove(ox.Quad(*triple))
    store.extend(ox.Quad(*triple) for triple in after - before)
    changed = before ^ after
    terms = {term for triple in changed for term in triple}
    nameless = any(isinstance(term, ox.BlankNode) for term in terms)
    again.change(set(map(texts, changed)), None if nameless else set(map(str, terms)))


def texts(triple: ox.Triple) -> tuple[str, str, str]:
    """The IRIs of a triple; of a literal its text, in quotes."""
    subject, predicate, value = triple
    end = value.value if isinstance(value, ox.NamedNode) else str(value)
    return str(subject).strip("<>"), predicate.value, end


def told(outcomes: Iterable[Outcome]) -> list[tuple[str, str, list[str]]]:
    """What is found of each shape."""
    return [
        (str(each.shape.node), each.reason, sorted(map(str, each.results))) for each in outcomes
    ]


EDITS = {
    "a property that a closed shape does not know": (
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:closed true ; "
        "sh:ignoredProperties ( rdf:type ) .",
        ":a a :C .",
        ":a :p 1 .",
    ),
    "a class below the target": (
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        ":a a :D . :b a :D , :C ; :p 1 .",
        ":D rdfs:subClassOf :C .",
    ),
    "a class below that of a value": (
        ":s a sh:PropertyShape ; sh:targetSubjectsOf :p ; sh:path :p ; sh:class :C .",
        ":a :p :b , :c . :b a :D . :c a :D , :C .",
        ":D rdfs:subClassOf :C .",
    ),
}
"""Shapes, data, and a statement that comes and goes."""


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_followed_up(name: str) -> None:
    """What is found is other than before, and as it was when all is as before."""
    text, *graphs = EDITS[name]
    base, more = (set(triples(graph)) for graph in graphs)
    compiled, store = shapes_of(text).compiled, ox.Store()
    again = Revalidation(compiled, ask_store(store))
    change(store, again, set(), base)
    first = told(again.outcomes())
    change(store, again, base, base | more)
    second = told(again.outcomes())
    assert first != second == told(compiled.outcomes(ask_store(store)))
    change(store, again, base | more, base)
    assert first == told(again.outcomes())
