"""Deriving anew after an edit gives what deriving from nothing gives."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from akkg.building.build import compose
from akkg.building.derivation import Change, Derivation
from akkg.building.rule import Rule
from akkg.building.rules import load_rules
from akkg.location import data_root
from bench.plain_rules import derive_plainly, in_graph
from tests.building.rule_programs import (
    facts,
    merged,
    programs,
    rule,
    triple,
)


@cache
def real() -> tuple[tuple[Rule, ...], tuple[ox.Triple, ...]]:
    """The project's rules, and what its sources state."""
    stated = {quad.triple for quad in compose(data_root()).asserted}
    return load_rules(data_root()), tuple(sorted(stated, key=str))


def held(derivation: Derivation, rules: tuple[Rule, ...]) -> set[ox.Quad]:
    """What a derivation holds as derived."""
    return {
        quad
        for each in rules
        for quad in derivation.store.quads_for_pattern(None, None, None, ox.NamedNode(each.graph))
    }


def hold_equal(
    derivation: Derivation,
    rules: tuple[Rule, ...],
    before: frozenset[ox.Triple],
    after: frozenset[ox.Triple],
) -> None:
    """Update, and compare the store and the change with a derivation from nothing."""
    old = held(derivation, rules)
    change = derivation.update(before - after, after - before)
    plain = merged(after)
    expected = derive_plainly(plain, rules)
    assert Change(frozenset(old - expected), frozenset(expected - old)) == change
    assert expected == held(derivation, rules)
    found = derivation.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert set(plain) == set(found)


@settings(max_examples=150, deadline=None)
@given(programs(), st.lists(facts, min_size=2, max_size=4))
def test_random_programs_follow_random_edits(
    rules: tuple[Rule, ...], states: list[frozenset[ox.Triple]]
) -> None:
    """Edit after edit, whatever the rules."""
    derivation = Derivation.begin(merged(states[0]), rules)
    for before, after in pairwise(states):
        hold_equal(derivation, rules, before, after)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_real_graph_follows_random_edits(chance: random.Random, size: int) -> None:
    """Some claims are dropped, and others get the object of another claim of their property."""
    rules, stated = real()
    derivation = Derivation.begin(merged(stated), rules)
    before = frozenset(stated)
    for _ in range(2):
        gone = chance.sample(sorted(before, key=str), size)
        put = {_altered(each, stated, chance) for each in gone[: size // 2 + 1]}
        after = before.difference(gone) | put
        hold_equal(derivation, rules, before, after)
        before = after


def _altered(claim: ox.Triple, stated: tuple[ox.Triple, ...], chance: random.Random) -> ox.Triple:
    objects = [each.object for each in stated if each.predicate == claim.predicate]
    return ox.Triple(claim.subject, claim.predicate, chance.choice(objects))


def test_what_is_stated_now_is_derived_no_more() -> None:
    """And follows again when it is stated no more."""
    rules = (rule("r", 10, "?x e:q ?y", "?x e:p ?y"),)
    derivation = Derivation.begin(merged([triple("a p b")]), rules)
    quad = in_graph(triple("a q b"), rules[0])
    both = frozenset([quad])
    assert Change(both, frozenset()) == derivation.update([], [triple("a q b")])
    assert Change(frozenset(), both) == derivation.update([triple("a q b")], [])


def test_an_earlier_stratum_does_not_see_what_a_later_one_gave() -> None:
    """A rule that runs anew reads the graph as it was when its stratum ran."""
    rules = (
        rule("early", 10, "?x e:q ?y", "?x e:p ?y"),
        rule("late", 20, "?x e:p ?y", "?x e:r ?y"),
    )
    derivation = Derivation.begin(merged([triple("a r b")]), rules)
    change = derivation.update([], [triple("c p d")])
    assert frozenset([in_graph(triple("c q d"), rules[0])]) == change.added
    assert frozenset() == change.removed
