"""Carries out an edit of a graph in which rules have run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from akkg.building.passes import run_together
from akkg.building.rule_groups import Group, meet_any
from akkg.building.rule_reach import Outline

__all__ = ["Edit"]

_ALL: tuple[Outline, ...] = ((None, None, None),)


@dataclass(slots=True)
class Edit:
    """An edit under way.

    Attributes:
        store: What is edited.
        gone: Derived statements that were taken back.
        come: Derived statements that were found.
        changed: The triples that are there or not there otherwise than before, as outlines.
        hidden: Derived statements of later groups that are out of the default graph for now.
    """

    store: ox.Store
    gone: set[ox.Quad] = field(default_factory=set)
    come: set[ox.Quad] = field(default_factory=set)
    changed: set[tuple[object, object, object]] = field(default_factory=set)
    hidden: dict[ox.NamedNode, set[ox.Quad]] = field(default_factory=dict)

    def state(
        self,
        removed: Iterable[ox.Triple],
        added: Iterable[ox.Triple],
        groups: Iterable[Group],
    ) -> None:
        """Change the asserted triples; one that is added is derived no more."""
        rules = {each.graph for group in groups for each in group.plans}
        for triple in removed:
            self.store.remove(ox.Quad(*triple))
            self._note(triple)
        for triple in added:
            for quad in list(self.store.quads_for_pattern(*triple)):
                if quad.graph_name in rules:
                    self.store.remove(quad)
                    self.gone.add(quad)
            self.store.add(ox.Quad(*triple))
            self._note(triple)

    def concerns(self, looks: Iterable[Outline]) -> bool:
        """Whether a triple changed where rules look."""
        return any(outline in self.changed for outline in looks)

    def hide(self, looks: Sequence[Outline], later: Iterable[Group]) -> None:
        """Take out of the default graph what rules may not see there when they run.

        Args:
            looks: Where they look.
            later: Their own group, of which all is taken out, and those after it.
        """
        for number, other in enumerate(later):
            seen = looks if number else _ALL
            if not meet_any(seen, other.writes):
                continue
            for each in other.plans:
                found = {
                    quad
                    for outline in seen
                    if meet_any((outline,), each.reach.conclusions)
                    for quad in self.store.quads_for_pattern(*outline, each.graph)
                }
                hidden = self.hidden.setdefault(each.graph, set())
                for quad in found - hidden:
                    self.store.remove(ox.Quad(*quad.triple))
                hidden |= found

    def restore(self, group: Group) -> None:
        """Put back what was hidden."""
        for each in group.plans:
            quads = self.hidden.pop(each.graph, set())
            self.store.extend(ox.Quad(*quad.triple) for quad in quads)

    def rerun(self, group: Group) -> None:
        """Derive anew what the rules of a group give, all of which is hidden."""
        before: set[ox.Quad] = set()
        for each in group.plans:
            before |= self.hidden.pop(each.graph, set())
            self.store.remove_graph(each.graph)
        run_together(self.store, group.plans)
        after = {
            quad
            for each in group.plans
            for quad in self.store.quads_for_pattern(None, None, None, each.graph)
        }
        self.gone |= before - after
        self.come |= after - before
        for quad in before ^ after:
            self._note(quad.triple)

    def _note(self, triple: ox.Triple) -> None:
        """Remember a triple in all outlines that select it."""
        subject, predicate, object_ = triple
        for one in (subject, None):
            for two in (predicate, None):
                for three in (object_, None):
                    self.changed.add((one, two, three))
