"""Rules in passes give what the plain fixpoint gives."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from akkg.building import passes
from akkg.building.build import compose
from akkg.building.rule import Rule
from akkg.building.rules import derive, load_rules, run_rules
from akkg.location import data_root
from bench.plain_rules import derive_plainly
from tests.building.rule_programs import (
    facts,
    merged,
    node,
    programs,
    rule,
    triple,
)


def triples(store: ox.Store) -> set[ox.Triple]:
    """The default graph of a store."""
    found = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return {quad.triple for quad in found}


@pytest.mark.parametrize("many", [1, 200])
def test_the_real_graph_gives_the_plain_fixpoint(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same triples, each once, in the graphs of the same rules, and all of them merged."""
    monkeypatch.setattr(passes, "_MANY", many)
    rules, asserted = load_rules(data_root()), {q.triple for q in compose(data_root()).asserted}
    plain = merged(asserted)
    expected = derive_plainly(plain, rules)
    store = merged(asserted)
    found = derive(store, rules)
    assert 2000 < len(expected) == len(found)
    assert expected == set(found)
    assert triples(plain) == triples(store)


@pytest.mark.parametrize("many", [1, 2, 200])
@settings(max_examples=100, deadline=None)
@given(programs(), facts)
def test_random_programs_give_the_plain_fixpoint(
    many: int, rules: tuple[Rule, ...], asserted: frozenset[ox.Triple]
) -> None:
    """With recursion, negation in and below a stratum, and variables for properties.

    From `many` matches on a rule is joined by hash.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passes, "_MANY", many)
        hold_equal(rules, asserted)


def hold_equal(rules: tuple[Rule, ...], asserted: frozenset[ox.Triple]) -> None:
    """Compare what rules give with the plain fixpoint, with graphs of rules and without."""
    plain, store = merged(asserted), merged(asserted)
    expected = derive_plainly(plain, rules)
    found = derive(store, rules)
    assert expected == set(found)
    assert len(expected) == len(found)
    assert triples(plain) == triples(store)
    assert {quad.graph_name for quad in expected} == set(store.named_graphs())
    merely = merged(asserted)
    run_rules(merely, rules, named=False)
    assert set(plain) == set(merely)


@pytest.mark.parametrize("many", [1, 200])
def test_the_store_holds_what_it_held_and_the_graphs_of_rules(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No graph in which a pass kept its new triples is left, and no step of a chain is missed."""
    monkeypatch.setattr(passes, "_MANY", many)
    chain = rule("chain", 10, "?x e:p ?z", "?x e:p ?y . ?y e:p ?z")
    store = merged(map(triple, ("a p b", "b p c", "c p d", "d p e", "e p f")))
    run_rules(store, [chain])
    assert {ox.NamedNode(chain.graph)} == set(store.named_graphs())
    assert 15 == len(triples(store))


def test_a_triple_belongs_to_the_rule_of_the_earliest_pass() -> None:
    """A later rule that needs one step keeps it from an earlier rule that needs two."""
    rules = (
        rule("a", 10, "?x e:r ?y", "?x e:q ?y"),
        rule("b", 10, "?x e:q ?y", "?x e:p ?y"),
        rule("c", 10, "?x e:r ?y", "?x e:s ?y"),
    )
    store = merged(map(triple, ("a p b", "a s b", "c p d")))
    owners = {quad.triple: quad.graph_name for quad in derive(store, rules)}
    assert ox.NamedNode(rules[2].graph) == owners[triple("a r b")]
    assert ox.NamedNode(rules[0].graph) == owners[triple("c r d")]
    assert node("q") in {each.predicate for each in owners}
