"""A rule over a closed hierarchy runs once, and any other as often as it must."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from akkg.building.closed_links import is_done_in_one_pass
from akkg.building.rule import Rule
from akkg.building.rule_reach import reach
from akkg.building.rules import derive
from bench.plain_rules import derive_plainly
from tests.building.rule_programs import facts, merged, rule, triple

TYPES = rule("types", 20, "?x a ?y", "?x a ?c . ?c e:below ?y")
PROPERTIES = rule("properties", 20, "?x ?q ?y", "?p e:below ?q . ?x ?p ?y")
CHAIN = rule("chain", 10, "?x e:below ?z", "?x e:below ?y . ?y e:below ?z")


def is_done(one: Rule, *texts: str) -> bool:
    """Whether the rule is known to need one pass over these triples."""
    return is_done_in_one_pass(merged(map(triple, texts)), one.text, reach(one.text))


def test_a_closed_hierarchy_is_seen() -> None:
    """With its last link missing it is open."""
    assert is_done(TYPES, "A below B", "B below C", "A below C")
    assert not is_done(TYPES, "A below B", "B below C")
    assert is_done(PROPERTIES, "p below q", "q below r", "p below r")
    assert not is_done(PROPERTIES, "p below q", "q below r")


def test_a_rule_that_makes_links_is_not_taken_for_done() -> None:
    """Where a property is below that of the links, what it says becomes a link."""
    assert not is_done(PROPERTIES, "p below below", "q p r")
    assert not is_done(CHAIN, "A below B")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("?x a ?y", "?x a ?c . ?c e:below ?y FILTER(?c != ?y)"),
        ("?x a ?y", "?x a ?c . ?c e:below ?y FILTER NOT EXISTS { ?y a e:A }"),
        ("?x a ?y", "?x a ?c . ?y e:below ?c . ?c a e:A"),
        ("?y a ?x", "?x a ?c . ?c e:below ?y"),
        ("?x e:q ?y", "?x a ?c . ?c e:below ?y"),
    ],
)
def test_any_other_form_is_not_taken_for_done(head: str, body: str) -> None:
    """Filters, negations, more premises, and other conclusions."""
    assert not is_done(rule("other", 10, head, body), "A below B")


@settings(max_examples=200, deadline=None)
@given(facts)
def test_what_is_derived_is_the_plain_fixpoint(asserted: frozenset[ox.Triple]) -> None:
    """Whether the hierarchy was closed before or is not."""
    for program in ((TYPES,), (PROPERTIES,), (CHAIN, PROPERTIES), (CHAIN, TYPES)):
        expected = derive_plainly(merged(asserted), program)
        assert expected == set(derive(merged(asserted), program))
