"""Derives anew after an edit, and runs only the rules that the edit can concern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pyoxigraph as ox

from akkg.building.passes import Plan, plan, run_rules, run_together
from akkg.building.rule import Rule
from akkg.building.rule_reach import Outline, meet
from akkg.building.rule_text import Pattern

__all__ = ["Change", "Derivation"]

_ALL: tuple[Outline, ...] = ((None, None, None),)


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
    _groups: tuple[_Group, ...]

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
        run = tuple(rules)
        run_rules(store, run)
        strata = groupby(map(plan, run), key=lambda each: each.rule.stratum)
        return cls(store, tuple(group for _, plans in strata for group in _groups(tuple(plans))))

    def update(self, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Change:
        """Change what is asserted, and derive anew what may be otherwise for it.

        Args:
            removed: Triples that are asserted no more.
            added: Triples that are asserted now and were not before.

        Returns:
            How the derived statements changed: as if all had been derived from nothing.
        """
        edit = _Edit(self.store)
        edit.state(removed, added, self._groups)
        for at, group in enumerate(self._groups):
            looks = _looks(self.store, group)
            if edit.concerns(looks):
                edit.hide(looks, self._groups[at:])
                edit.rerun(group)
            else:
                edit.restore(group)
        return Change(frozenset(edit.gone - edit.come), frozenset(edit.come - edit.gone))


@dataclass(frozen=True, slots=True)
class _Group:
    """Rules of a stratum that read or write what another of them writes.

    Attributes:
        plans: The rules, by name.
        writes: What they write.
    """

    plans: tuple[Plan, ...]
    writes: tuple[Outline, ...]


def _groups(plans: Sequence[Plan]) -> list[_Group]:
    """Part a stratum into groups that have nothing to do with each other."""
    parts: list[list[Plan]] = []
    for each in plans:
        near = [part for part in parts if any(_linked(each, other) for other in part)]
        parts = [part for part in parts if part not in near]
        parts.append([*(other for part in near for other in part), each])
    return [_group(sorted(part, key=plans.index)) for part in parts]


def _group(plans: Sequence[Plan]) -> _Group:
    writes = dict.fromkeys(outline for each in plans for outline in each.reach.conclusions)
    return _Group(tuple(plans), tuple(writes))


def _looks(store: ox.Store, group: _Group) -> tuple[Outline, ...]:
    """What rules of a group read or write.

    A variable for a property is replaced by the properties that another premise has for it, where
    one does: a rule over `rdfs:subPropertyOf` reads the properties that are below another. It is
    not where the rules themselves may add to these properties.
    """
    wide = tuple(dict.fromkeys(one for each in group.plans for one in each.reach.reads))
    wide += group.writes
    if all(outline[1] for outline in wide):
        return wide
    looks: set[Outline] = set()
    writes: set[Outline] = set()
    schemas: set[Outline] = set()
    for each in group.plans:
        text, reach = each.rule.text, each.reach
        looks.update(outline for denied in reach.negations for outline in denied)
        for pattern, outline in zip(text.patterns, reach.premises, strict=True):
            looks |= _narrowed(store, each, pattern, outline, schemas)
        for pattern, outline in zip(text.template, reach.conclusions, strict=True):
            writes |= _narrowed(store, each, pattern, outline, schemas)
    return wide if _meet(schemas, tuple(writes)) else (*looks, *writes)


def _narrowed(
    store: ox.Store, one: Plan, pattern: Pattern, outline: Outline, schemas: set[Outline]
) -> set[Outline]:
    schema = None if outline[1] else _schema(one, pattern[1])
    if schema is None:
        return {outline}
    schemas.add(schema[0])
    quads = store.quads_for_pattern(*schema[0], ox.DefaultGraph())
    names = {(quad.subject, quad.predicate, quad.object)[schema[1]] for quad in quads}
    return {(outline[0], name, outline[2]) for name in names if isinstance(name, ox.NamedNode)}


def _schema(one: Plan, variable: str) -> tuple[Outline, int] | None:
    """The premise with a property of its own that binds a variable, and where it does."""
    for pattern, outline in zip(one.rule.text.patterns, one.reach.premises, strict=True):
        if outline[1] is not None and variable in pattern:
            return outline, pattern.index(variable)
    return None


def _linked(one: Plan, other: Plan) -> bool:
    ours, theirs = one.reach, other.reach
    return _meet(ours.conclusions, (*theirs.conclusions, *theirs.reads)) or _meet(
        ours.reads, theirs.conclusions
    )


def _meet(some: Iterable[Outline], others: Sequence[Outline]) -> bool:
    return any(meet(one, other) for one in some for other in others)


@dataclass(slots=True)
class _Edit:
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
        groups: Iterable[_Group],
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

    def hide(self, looks: Sequence[Outline], later: Iterable[_Group]) -> None:
        """Take out of the default graph what rules may not see there when they run.

        Args:
            looks: Where they look.
            later: Their own group, of which all is taken out, and those after it.
        """
        for number, other in enumerate(later):
            seen = looks if number else _ALL
            if not _meet(seen, other.writes):
                continue
            for each in other.plans:
                found = {
                    quad
                    for outline in seen
                    if _meet((outline,), each.reach.conclusions)
                    for quad in self.store.quads_for_pattern(*outline, each.graph)
                }
                hidden = self.hidden.setdefault(each.graph, set())
                for quad in found - hidden:
                    self.store.remove(ox.Quad(*quad.triple))
                hidden |= found

    def restore(self, group: _Group) -> None:
        """Put back what was hidden."""
        for each in group.plans:
            quads = self.hidden.pop(each.graph, set())
            self.store.extend(ox.Quad(*quad.triple) for quad in quads)

    def rerun(self, group: _Group) -> None:
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
