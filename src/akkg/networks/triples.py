"""Finds the statements that link two things: all that is stated, and of what follows by rule what
links things that nothing stated does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.building.rules import DERIVED
from akkg.closure import reached
from akkg.engines.engine import Statement, select
from akkg.networks.things import own_filter

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["Triple", "find_triples"]

_TRIPLES = """
SELECT DISTINCT ?source ?relation ?target ?graph WHERE {
  GRAPH ?graph { ?source ?relation ?target }
  %s
}
"""
_ABOVE = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?property ?above WHERE { ?property rdfs:subPropertyOf ?above }
"""
_VOCABULARY = ("ontology", "alignments", "provenance", "mappings")
"""The graphs that speak of words and files, and not of the partnership."""


class Triple(NamedTuple):
    """A statement that links two things, by their IRIs."""

    source: str
    relation: str
    target: str

    @property
    def statement(self) -> Statement:
        """The statement in RDF terms."""
        return ox.NamedNode(self.source), ox.NamedNode(self.relation), ox.NamedNode(self.target)


def find_triples(dataset: Askable, things: Collection[str]) -> list[Triple]:
    """Find the statements that become links.

    Of those that follow by rule, one is left out where something stated links the same two things
    in either direction, where it only sums up a succession, or where a narrower one that follows by
    rule, too, says the same of the same two.

    Args:
        dataset: What is asked.
        things: The IRIs of the things.

    Returns:
        The statements, sorted.
    """
    stated, derived = _held(dataset, things)
    joined = {frozenset((one.source, one.target)) for one in stated}
    chain = dataset.prefixes.expand("akkg:succeedsTransitively")
    new = {
        one
        for one in derived - stated
        if one.relation != chain and frozenset((one.source, one.target)) not in joined
    }
    above = _above(dataset)
    wider = {
        Triple(one.source, upper, one.target)
        for one in new
        for upper in above.get(one.relation, ())
        if one.relation not in above.get(upper, ())  # else the two say the same
    }
    return sorted(stated | (new - wider))


def _held(dataset: Askable, things: Collection[str]) -> tuple[set[Triple], set[Triple]]:
    """The statements that link things: those of passages and readings, and those of rules."""
    own = {dataset.prefixes.expand(f"graph:{name}") for name in _VOCABULARY}
    stated: set[Triple] = set()
    derived: set[Triple] = set()
    text = _TRIPLES % own_filter(dataset, "source", "target")
    for row in select(dataset.engine, text):
        source, relation, target, graph = (term.value for term in row if term is not None)
        if graph not in own and source in things and target in things:
            found = derived if graph.startswith(DERIVED) else stated
            found.add(Triple(source, relation, target))
    return stated, derived


def _above(dataset: Askable) -> Mapping[str, set[str]]:
    """All properties above each property."""
    above: dict[str, set[str]] = {}
    for narrow, wide in select(dataset.engine, _ABOVE):
        if isinstance(narrow, ox.NamedNode) and isinstance(wide, ox.NamedNode):
            above.setdefault(narrow.value, set()).add(wide.value)
    return {narrow: reached(above, narrow) for narrow in above}
