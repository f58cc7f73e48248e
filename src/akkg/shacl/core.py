"""Constraints of SHACL Core that need more than the value node: numbers, pairs, closed shapes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from akkg.shacl.conditions import compared, constant
from akkg.shacl.paths import Path, Predicate, Several, is_one_pattern, may_be_empty
from akkg.shacl.run import Run
from akkg.shacl.scope import Scope, iri, step
from akkg.shacl.shape import Constraint, Result, Shape
from akkg.shacl.vocabulary import TYPE

__all__ = ["closed", "disjoint", "equals", "has_value", "less_than", "max_count", "min_count"]
__all__ += ["nested", "unique_lang"]

_OTHER = "?akkgOther"


def min_count(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:minCount` (SHACL, section 4.2.1)."""
    assert shape.path is not None, "only a property shape may have it"
    number = constraint.number
    way = step("?this", shape.path, "?value")
    if number <= may_be_empty(shape.path):  # the focus node is a value then
        return
    if number == 1:
        rows = run.rows(scope, f"{scope.pattern} {without(way, shape.path, scope.pattern)}")
    else:
        body = f"{scope.pattern} OPTIONAL {{ {way} }}"
        rows = run.grouped(scope, body, f"COUNT(DISTINCT ?value) < {number}")
    for row in rows:
        yield run.result(shape, row, scope, constraint)


def max_count(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:maxCount` (SHACL, section 4.2.2)."""
    assert shape.path is not None, "only a property shape may have it"
    number, pairs = constraint.number, scope.values(shape.path)
    if number < 0:  # also a thing without a value has more
        rows = run.rows(scope, scope.pattern)
    elif number == 0:
        rows = run.rows(scope, pairs)
    elif number == 1 and is_one_pattern(shape.path):
        if not run.occurs(_more_values_than_nodes(shape.path)):
            return
        way = step("?this", shape.path, "?value")
        several = f"WHERE {{ {way} }} GROUP BY ?this HAVING (COUNT(DISTINCT ?value) > 1)"
        rows = run.rows(scope, f"{{ SELECT ?this {several} }} {scope.pattern}")
    else:
        rows = run.grouped(scope, pairs, f"COUNT(DISTINCT ?value) > {number}")
    for row in rows:
        yield run.result(shape, row, scope, constraint)


def _more_values_than_nodes(path: Path) -> str:
    """Write what has a solution where a node has two values along a path of one pattern."""
    counts = "(COUNT(*) AS ?akkgValues) (COUNT(DISTINCT ?this) AS ?akkgNodes)"
    counted = f"{{ SELECT {counts} WHERE {{ {step('?this', path, '?value')} }} }}"
    return f"{counted} FILTER(?akkgValues > ?akkgNodes)"


def has_value(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:hasValue` (SHACL, section 4.8.2)."""
    value = constant(constraint.value)
    if shape.path is None:
        missing = f"FILTER(!sameTerm(?this, {value}))"
    else:
        missing = without(step("?this", shape.path, value), shape.path, scope.pattern)
        if may_be_empty(shape.path):
            missing += f" FILTER(!sameTerm(?this, {value}))"
    for row in run.rows(scope, f"{scope.pattern} {missing}"):
        yield run.result(shape, row, scope, constraint)


def equals(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:equals` (SHACL, section 4.5.1)."""
    name = iri(str(constraint.value.value))
    value = "?this" if shape.path is None else "?value"
    more = () if shape.path is None else ("value",)
    lacking = f"{scope.values(shape.path)} FILTER NOT EXISTS {{ ?this {name} {value} }}"
    for row in run.rows(scope, lacking, *more):
        yield run.result(shape, row, scope, constraint, value=row[-1])
    others = f"{scope.pattern} ?this {name} ?value ."
    if shape.path is None:
        rest = "FILTER(!sameTerm(?this, ?value))"
    else:
        rest = without(step("?this", shape.path, "?value"), shape.path, others)
    for row in run.rows(scope, f"{others} {rest}", "value"):
        yield run.result(shape, row, scope, constraint, value=row[-1])


def disjoint(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:disjoint` (SHACL, section 4.5.2)."""
    name = iri(str(constraint.value.value))
    value = "?this" if shape.path is None else "?value"
    more = () if shape.path is None else ("value",)
    if shape.path is not None and is_one_pattern(shape.path):
        way = step("?this", shape.path, "?value")
        if not run.occurs(f"{way} ?this {name} {value} ."):
            return
    after = _after_class(shape.path) if name == iri(TYPE) else None
    if after is not None and not run.occurs(_classes_together(after)):
        return
    for row in run.rows(scope, f"{scope.values(shape.path)} ?this {name} {value} .", *more):
        yield run.result(shape, row, scope, constraint, value=row[-1])


def _after_class(path: Path | None) -> Path | None:
    """The path that leads on from the classes of a node; None where a path does not."""
    if isinstance(path, Several) and path.kind == "sequence" and len(path.parts) == 2:
        first, second = path.parts
        if first == Predicate(TYPE) and is_one_pattern(second):
            return second
    return None


def _classes_together(path: Path) -> str:
    """Write what has a solution where a node has a class and another to which a path leads from it.

    Classes are few, so those that occur together are found first, and then looked at.
    """
    away = f"{{ SELECT DISTINCT ?akkgClass WHERE {{ {step('?akkgClass', path, '?akkgAny')} }} }}"
    both = f"?this <{TYPE}> ?akkgClass . ?this <{TYPE}> ?value ."
    pairs = f"{{ SELECT DISTINCT ?akkgClass ?value WHERE {{ {away} {both} }} }}"
    return f"{pairs} {step('?akkgClass', path, '?value')}"


def less_than(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:lessThan` and `sh:lessThanOrEquals` (SHACL, sections 4.5.3 and 4.5.4)."""
    assert shape.path is not None, "only a property shape may have it"
    sign = "<" if constraint.kind == "lessThan" else "<="
    other = f"?this {iri(str(constraint.value.value))} {_OTHER} ."
    test = f"FILTER(!{compared('?value', sign, _OTHER)})"
    body = f"{scope.values(shape.path)} {other} {test}"
    for row in run.rows(scope, body, "value", _OTHER[1:]):  # each pair is a result
        yield run.result(shape, row, scope, constraint, value=row[-2])


def unique_lang(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:uniqueLang` (SHACL, section 4.4.5)."""
    tagged = 'FILTER(isLiteral(?value) && LANG(?value) != "")'
    body = f"{scope.values(shape.path)} {tagged} BIND(LCASE(LANG(?value)) AS ?akkgLanguage)"
    for row in run.grouped(scope, body, "COUNT(DISTINCT ?value) > 1", "akkgLanguage"):
        yield run.result(shape, row, scope, constraint)


def closed(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:closed` (SHACL, section 4.8.1)."""
    paths = (run.shapes[each.value].path for each in shape.constraints if each.kind == "property")
    allowed = {path.iri for path in paths if isinstance(path, Predicate)}
    allowed |= {str(each.value) for each in constraint.members}
    names = ", ".join(map(iri, sorted(allowed)))
    node = "?this" if shape.path is None else "?value"
    body = f"{scope.values(shape.path)} {node} ?akkgPath {_OTHER} ."
    body += f" FILTER(?akkgPath NOT IN ({names}))" if allowed else ""
    for row in run.rows(scope, body, "akkgPath", _OTHER[1:]):
        path = row[-2]
        assert isinstance(path, ox.NamedNode), "a property is an IRI"
        yield run.result(shape, row, scope, constraint, value=row[-1], path=Predicate(path.value))


def nested(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
    """Look at `sh:property`: the results are those of the property shape (SHACL, section 4.7.2)."""
    yield from run.results(run.shapes[constraint.value], scope.along(shape.path))


def without(pattern: str, path: Path, before: str) -> str:
    """Write that a pattern along a path has no solution, so that it takes linear time.

    Args:
        pattern: The pattern.
        path: The path in it.
        before: What is matched before: a path of many steps is followed from there alone.
    """
    if is_one_pattern(path):
        return f"FILTER NOT EXISTS {{ {pattern} }}"
    return f"MINUS {{ {before} {pattern} }}"
