"""Checks that look again only at what changes touch find what they find when all is looked at."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from akkg.engines.embedded import Embedded
from akkg.validation.checks import load_checks, run_checks
from akkg.validation.rechecking import Rechecking
from akkg.validation.view import view
from tests.optional import ROOT
from tests.validation.examples import TABLE

CHECKS = [check for check in load_checks(ROOT) if not check.whole]
STEP = 8


@pytest.mark.parametrize("name", [check.name for check in CHECKS])
def test_statements_that_go_and_come_back_are_followed_up(name: str) -> None:
    """Of what the example that fails states, one after the other, and several at once."""
    path = ROOT / "tests" / "data" / "checks" / f"{name}.fail.trig"
    store = view(ROOT, [path], alone=True).explained.store
    own = [
        quad for file in view(ROOT, [path], alone=True).files if file.draft for quad in file.quads
    ]
    engine = Embedded(store)
    checks = Rechecking(engine, CHECKS, TABLE, whole=False)
    first = checks.hits()
    assert name in {hit.finding.source.rpartition("/")[2] for hit in first}
    for quads in [*([quad] for quad in own[::STEP]), own]:
        for put in (False, True):
            _change(store, checks, quads, put=put)
            assert list(run_checks(engine, CHECKS, TABLE, whole=False)) == checks.hits()
    assert first == checks.hits()


def test_what_a_blank_node_is_in_is_looked_at_wholly() -> None:
    """No query can name it."""
    store = ox.Store()
    checks = Rechecking(Embedded(store), CHECKS, TABLE, whole=False)
    assert [] == checks.hits()
    graph, name = ox.NamedNode("https://w3id.org/akkg/graph/none"), ox.NamedNode("urn:p")
    _change(store, checks, [ox.Quad(ox.BlankNode("b"), name, ox.Literal("x"), graph)], put=True)
    assert list(run_checks(Embedded(store), CHECKS, TABLE, whole=False)) == checks.hits()
    assert {graph, ox.BlankNode("b")} == {hit.finding.focus for hit in checks.hits()}


def _change(store: ox.Store, checks: Rechecking, quads: Iterable[ox.Quad], *, put: bool) -> None:
    """Take statements away or put them back, in their graphs and in the merged one."""
    changed = [each for quad in quads for each in (quad, ox.Quad(*quad.triple))]
    for quad in changed:
        (store.add if put else store.remove)(quad)
    terms = {term for quad in changed for term in quad}
    nameless = any(isinstance(term, ox.BlankNode) for term in terms)
    named = {str(term) for term in terms if not isinstance(term, ox.DefaultGraph)}
    checks.change({_texts(quad) for quad in changed}, None if nameless else named)


def _texts(quad: ox.Quad) -> tuple[str, str, str]:
    subject, predicate, value, _ = quad
    end = value.value if isinstance(value, ox.NamedNode) else str(value)
    return str(subject).strip("<>"), predicate.value, end
