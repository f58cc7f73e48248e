"""Walks over the graph from a thing along the relations that make a lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.building.rules import DERIVED
from akkg.closure import reached
from akkg.engines.engine import select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["Edge", "Walk", "relations"]

Edge = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]
"""A step: the later thing, the relation, the earlier thing."""

_ROOTS = ("akkg:succeeds", "akkg:planOf", "eli:amends", "eli:based_on")
"""Each leads from a later thing to an earlier one; so does every property below it."""

_BELOW = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?narrow ?broad WHERE { ?narrow rdfs:subPropertyOf ?broad }
"""
_STEPS = """
SELECT DISTINCT ?later ?relation ?earlier WHERE {
  VALUES ?relation { %s }
  VALUES ?%s { %s }
  ?later ?relation ?earlier .
}
"""
_ALL = """
SELECT DISTINCT ?later ?relation ?earlier WHERE {
  VALUES ?relation { %s }
  ?later ?relation ?earlier .
}
"""


@dataclass(slots=True)
class Walk:
    """A walk over the graph along some relations.

    Attributes:
        dataset: The graph.
        broader: Each relation with those above it.
        cut: Whether a depth has ended it early.
    """

    dataset: Askable
    broader: Mapping[ox.NamedNode, set[ox.NamedNode]]
    cut: bool = False

    def steps(self, start: ox.NamedNode, end: str, depth: int | None) -> set[Edge]:
        """Find all steps from a thing on.

        Args:
            start: The thing.
            end: The end of its steps at which it stands: `later` leads to what came before it,
                `earlier` to what came after it.
            depth: How many steps to go at most; None for all.

        Returns:
            The steps, and for each thing after it the steps to all else that it merges.
        """
        found: set[Edge] = set()
        seen, frontier, gone = {start}, {start}, 0
        while frontier:
            edges = self._edges(end, frontier)
            if gone == depth:
                self.cut = self.cut or bool(edges - found)
                break
            reached = {edge[2 if end == "later" else 0] for edge in edges}
            if end == "earlier":
                edges |= self._mates(edges, reached)
            found |= edges
            frontier = reached - seen
            seen |= reached
            gone += 1
        return found

    def every_step(self) -> set[Edge]:
        """Find all steps of the graph."""
        return self._narrowest(self._found(_ALL % self._relations()))

    def _edges(self, end: str, things: Iterable[ox.NamedNode]) -> set[Edge]:
        found: set[Edge] = set()
        for lot in lots(sorted(things, key=str)):
            block = " ".join(map(written, lot))
            found |= self._found(_STEPS % (self._relations(), end, block))
        return self._narrowest(found)

    def _relations(self) -> str:
        return " ".join(map(written, sorted(self.broader, key=str)))

    def _found(self, query: str) -> set[Edge]:
        """The steps that a query finds between things that have an IRI."""
        found: set[Edge] = set()
        for later, relation, earlier in select(self.dataset.engine, query):
            if isinstance(later, ox.NamedNode) and isinstance(earlier, ox.NamedNode):
                assert isinstance(relation, ox.NamedNode), "a relation has an IRI"
                found.add((later, relation, earlier))
        return found

    def _narrowest(self, edges: set[Edge]) -> set[Edge]:
        """The steps without those that only follow from a narrower relation of the same things."""
        wide = {
            (later, broad, earlier)
            for later, relation, earlier in edges
            for broad in self.broader[relation]
        } & edges
        graphs = self.dataset.engine.graphs_of(wide)
        return edges - {edge for edge in wide if graphs.get(edge, ("",))[0].startswith(DERIVED)}

    def _mates(self, edges: set[Edge], later: set[ox.NamedNode]) -> set[Edge]:
        """The further steps of things by a relation of theirs, such as to all that they merge."""
        known = {(edge[0], edge[1]) for edge in edges}
        return {edge for edge in self._edges("later", later) if (edge[0], edge[1]) in known}


def relations(dataset: Askable) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """Read the relations that make a lineage off the ontology, each with those above it.

    Args:
        dataset: The graph.
    """
    above: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for narrow, broad in select(dataset.engine, _BELOW):
        if isinstance(narrow, ox.NamedNode) and isinstance(broad, ox.NamedNode):
            above.setdefault(narrow, set()).add(broad)
    roots = {ox.NamedNode(dataset.prefixes.expand(root)) for root in _ROOTS}
    closed = {relation: reached(above, relation) - {relation} for relation in {*above, *roots}}
    return {
        relation: broader for relation, broader in closed.items() if roots & {relation, *broader}
    }
