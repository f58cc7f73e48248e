"""Rules run plainly, as their meaning is told: the yardstick for every quicker way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import pyoxigraph as ox

from akkg.building.rule import Rule

__all__ = ["derive_plainly", "in_graph"]


def derive_plainly(store: ox.Store, rules: Iterable[Rule]) -> set[ox.Quad]:
    """Run all rules of a stratum in full, again and again, until a pass gives nothing new."""
    derived: set[ox.Quad] = set()
    for _, stratum in groupby(rules, key=lambda rule: rule.stratum):
        together = tuple(stratum)
        while True:
            fresh: dict[ox.Triple, Rule] = {}
            for rule in together:
                triples = store.query(rule.query)
                assert isinstance(triples, ox.QueryTriples)
                for triple in triples:
                    if triple not in fresh and ox.Quad(*triple) not in store:
                        fresh[triple] = rule
            if not fresh:
                break
            store.extend(ox.Quad(*triple) for triple in fresh)
            derived |= {in_graph(each, by) for each, by in fresh.items()}
    return derived


def in_graph(triple: ox.Triple, rule: Rule) -> ox.Quad:
    """A triple in the graph of a rule."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(rule.graph))
