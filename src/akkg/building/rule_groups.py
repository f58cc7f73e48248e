"""Parts rules into groups, and tells where a group looks in a graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.building.passes import Plan
from akkg.building.rule_reach import Outline, meet
from akkg.building.rule_text import Pattern

__all__ = ["Group", "looks", "meet_any", "part"]


@dataclass(frozen=True, slots=True)
class Group:
    """Rules of a stratum that read or write what another of them writes.

    Attributes:
        plans: The rules, by name.
        writes: What they write.
    """

    plans: tuple[Plan, ...]
    writes: tuple[Outline, ...]


def part(plans: Sequence[Plan]) -> list[Group]:
    """Part a stratum into groups that have nothing to do with each other.

    Args:
        plans: The rules of the stratum, by name.
    """
    parts: list[list[Plan]] = []
    for each in plans:
        near = [part for part in parts if any(_linked(each, other) for other in part)]
        parts = [part for part in parts if part not in near]
        parts.append([*(other for part in near for other in part), each])
    return [_group(sorted(part, key=plans.index)) for part in parts]


def _group(plans: Sequence[Plan]) -> Group:
    writes = dict.fromkeys(outline for each in plans for outline in each.reach.conclusions)
    return Group(tuple(plans), tuple(writes))


def looks(store: ox.Store, group: Group) -> tuple[Outline, ...]:
    """What rules of a group read or write.

    A variable for a property is replaced by the properties that another premise has for it, where
    one does: a rule over `rdfs:subPropertyOf` reads the properties that are below another. It is
    not where the rules themselves may add to these properties.

    Args:
        store: The graph.
        group: The rules.
    """
    wide = tuple(dict.fromkeys(one for each in group.plans for one in each.reach.reads))
    wide += group.writes
    if all(outline[1] for outline in wide):
        return wide
    found: set[Outline] = set()
    writes: set[Outline] = set()
    schemas: set[Outline] = set()
    for each in group.plans:
        text, reach = each.rule.text, each.reach
        found.update(outline for denied in reach.negations for outline in denied)
        for pattern, outline in zip(text.patterns, reach.premises, strict=True):
            found |= _narrowed(store, each, pattern, outline, schemas)
        for pattern, outline in zip(text.template, reach.conclusions, strict=True):
            writes |= _narrowed(store, each, pattern, outline, schemas)
    return wide if meet_any(schemas, tuple(writes)) else (*found, *writes)


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
    return meet_any(ours.conclusions, (*theirs.conclusions, *theirs.reads)) or meet_any(
        ours.reads, theirs.conclusions
    )


def meet_any(some: Iterable[Outline], others: Sequence[Outline]) -> bool:
    """Say whether one triple may match one of each.

    Args:
        some: Outlines.
        others: The same.
    """
    return any(meet(one, other) for one in some for other in others)
