"""Derives anew after an edit, and runs only the rules that the edit can concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from akkg.building.passes import plan, run_together
from akkg.building.rule import Rule
from akkg.building.rule_edit import Edit
from akkg.building.rule_groups import Group, looks, part

__all__ = ["Change", "Derivation"]


@dataclass(frozen=True, slots=True)
class Change:
    """What is derived otherwise than before.

    Attributes:
        removed: Statements that follow no more, each in the graph of the rule that gave it.
        added: Statements that follow now, in the same form.
    """

    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A store in which rules have run, and which is kept so.

    Attributes:
        store: Holds the merged triples, asserted and derived, in its default graph, and what each
            rule derived in the graph of the rule. It may hold other named graphs.
    """

    store: ox.Store
    _groups: tuple[Group, ...]

    @classmethod
    def begin(cls, store: ox.Store, rules: Iterable[Rule]) -> Derivation:
        """Run rules for the first time.

        Args:
            store: Holds the merged asserted triples in its default graph.
            rules: The rules, by stratum and name.

        Raises:
            DataError: Where the engine refuses a rule.

        Example:
            >>> from akkg.building.rules import load_rules
            >>> from akkg.location import data_root
            >>> derivation = Derivation.begin(ox.Store(), load_rules(data_root()))
            >>> old, new = ox.NamedNode("http://e.org/old"), ox.NamedNode("http://e.org/new")
            >>> succeeds = ox.NamedNode("https://w3id.org/akkg/ontology#succeeds")
            >>> [quad] = derivation.update([], [ox.Triple(new, succeeds, old)]).added
            >>> quad.graph_name.value
            'https://w3id.org/akkg/graph/derived/succession'
        """
        plans = map(plan, rules)
        strata = [tuple(each) for _, each in groupby(plans, key=lambda one: one.rule.stratum)]
        for stratum in strata:
            run_together(store, stratum)
        return cls(store, tuple(group for stratum in strata for group in part(stratum)))

    def update(self, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Change:
        """Change what is asserted, and derive anew what may be otherwise for it.

        Args:
            removed: Triples that are asserted no more.
            added: Triples that are asserted now and were not before.

        Returns:
            How the derived statements changed: as if all had been derived from nothing.
        """
        edit = Edit(self.store)
        edit.state(removed, added, self._groups)
        for at, group in enumerate(self._groups):
            seen = looks(self.store, group)
            if edit.concerns(seen):
                edit.hide(seen, self._groups[at:])
                edit.rerun(group)
            else:
                edit.restore(group)
        return Change(frozenset(edit.gone - edit.come), frozenset(edit.come - edit.gone))
