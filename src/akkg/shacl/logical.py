"""Constraints by other shapes: the sets of nodes that do not conform to them are taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from akkg.shacl.asking import Row
from akkg.shacl.core import max_count, min_count
from akkg.shacl.run import Run
from akkg.shacl.scope import Scope
from akkg.shacl.shape import Constraint, Result, Shape
from akkg.shacl.vocabulary import Term

__all__ = ["logical", "qualified"]

_NAMED = 500  # so many nodes are named in a query; of more, all pairs are read


def logical(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:node`, `sh:and`, `sh:or`, `sh:xone` and `sh:not` (SHACL, sections 4.6 and 4.7.1).

    The members are looked at for all value nodes at once.
    """
    members = constraint.shapes  # there are some: an empty list is a condition
    values = scope.along(shape.path)
    if constraint.kind in ("node", "and"):
        bad = {node for member in members for node in run.failing(member, values)}
        rows = _pairs_with(run, shape, scope, bad)
    elif constraint.kind == "or":
        first, *others = sorted(members, key=lambda member: _asks_for_more(run.shapes[member]))
        bad = run.failing(first, values)
        for member in others:
            bad = bad and bad & run.failing(member, values)
        rows = _pairs_with(run, shape, scope, bad)
    elif constraint.kind == "not" and (opposite := _opposite(run.shapes[members[0]])):
        found = opposite(run, values.from_here())
        rows = _pairs_with(run, shape, scope, {result.root for result in found})
    else:  # how many members a node conforms to; of `sh:not` it shall be none
        failed = Counter(node for member in members for node in run.failing(member, values))
        wanted = len(members) - (constraint.kind == "xone")
        rows = [row for row in _pairs(run, shape, scope) if failed[_value(row)] != wanted]
    for row in rows:
        yield run.result(shape, row, scope, constraint, value=row[-1])


def _asks_for_more(shape: Shape) -> bool:
    """Whether a shape asks for values, as many things may lack; others are seldom not met."""
    return any(each.kind in ("minCount", "hasValue", "class") for each in shape.constraints)


def _opposite(shape: Shape) -> Callable[[Run, Scope], Iterator[Result]] | None:
    """What finds the nodes that conform to a shape of one count: those that break the opposite."""
    if shape.deactivated or len(shape.constraints) != 1:
        return None
    (constraint,) = shape.constraints
    if constraint.kind == "minCount" and constraint.number > 0:
        most = Constraint("maxCount", ox.Literal(constraint.number - 1))
        return lambda run, scope: max_count(run, shape, scope, most)
    if constraint.kind == "maxCount":
        least = Constraint("minCount", ox.Literal(constraint.number + 1))
        return lambda run, scope: min_count(run, shape, scope, least)
    return None


def qualified(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:qualifiedMinCount` and `sh:qualifiedMaxCount` (SHACL, section 4.7.3)."""
    counts: Counter[tuple[Term | None, ...]] = Counter(
        tuple(row[:-1]) for row in _conforming(run, shape, scope, constraint)
    )
    number = constraint.number
    for row in run.rows(scope, scope.pattern):
        found = counts[tuple(row)]
        if found < number if constraint.kind == "qualifiedMinCount" else found > number:
            yield run.result(shape, row, scope, constraint)


def _conforming(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> list[Row]:
    """The value nodes that conform to the shape, and to none of those that exclude it."""
    (wanted,) = constraint.members
    others = _siblings(run, shape, wanted) if _is_disjoint(constraint) else ()
    conditions = [run.conditions.of_shape(wanted, "?value")]
    conditions += [_negated(run.conditions.of_shape(each, "?value")) for each in others]
    known = [condition for condition in conditions if condition is not None]
    if len(known) == len(conditions):
        test = f"FILTER({' && '.join(known)})"
        return run.rows(scope, f"{scope.values(shape.path)} {test}", "value")
    values = scope.along(shape.path)
    bad = run.failing(wanted, values)
    excluded = [run.failing(each, values) for each in others]
    return [
        row
        for row in _pairs(run, shape, scope)
        if _value(row) not in bad and all(_value(row) in failing for failing in excluded)
    ]


def _is_disjoint(constraint: Constraint) -> bool:
    return constraint.is_on("qualifiedValueShapesDisjoint")


def _siblings(run: Run, shape: Shape, wanted: Term) -> tuple[Term, ...]:
    """The qualified shapes of the properties that stand beside this one (SHACL, section 4.7.3)."""
    found: dict[Term, None] = {}
    for parent in run.shapes.values():
        properties = [each.value for each in parent.constraints if each.kind == "property"]
        if shape.node in properties:
            for node in properties:
                for constraint in run.shapes[node].constraints:
                    if constraint.kind.startswith("qualified"):
                        found.update(dict.fromkeys(constraint.members))
    return tuple(node for node in found if node != wanted)


def _negated(condition: str | None) -> str | None:
    return None if condition is None else f"(!{condition})"


def _pairs(run: Run, shape: Shape, scope: Scope) -> list[Row]:
    more = () if shape.path is None else ("value",)
    return run.rows(scope, scope.values(shape.path), *more)


def _pairs_with(run: Run, shape: Shape, scope: Scope, values: set[Term]) -> list[Row]:
    """The pairs of focus node and value node with one of some values."""
    if not values:
        return []
    if len(values) > _NAMED or any(isinstance(value, ox.BlankNode) for value in values):
        return [row for row in _pairs(run, shape, scope) if _value(row) in values]
    variable, more = ("?this", ()) if shape.path is None else ("?value", ("value",))
    named = f"VALUES {variable} {{ {' '.join(sorted(map(str, values)))} }}"
    return run.rows(scope, f"{named} {scope.values(shape.path)}", *more)


def _value(row: Row) -> Term:
    value = row[-1]
    assert value is not None, "a pair binds its value"
    return value
