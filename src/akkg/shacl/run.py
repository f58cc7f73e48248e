"""One run: shapes held to one graph, shape by shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TypeAlias

import pyoxigraph as ox

from akkg.shacl.asking import PROBE, Ask, Row, only_row
from akkg.shacl.classes import Classes
from akkg.shacl.conditions import LOCAL, Conditions, grouped
from akkg.shacl.paths import Path, is_one_pattern
from akkg.shacl.scope import Scope, step
from akkg.shacl.shape import Constraint, Result, Shape, Shapes
from akkg.shacl.vocabulary import Term

__all__ = ["Evaluate", "Run"]

Local: TypeAlias = tuple[tuple[Constraint, str], ...]
"""Constraints on value nodes, each with its condition."""
Evaluate: TypeAlias = Callable[["Run", Shape, Scope, Constraint], Iterator[Result]]
"""Looks at one constraint of a shape for all focus nodes of a scope."""


class Run:
    """Holds shapes to a graph.

    Args:
        shapes: All shapes, by node.
        ask: Asks the graph.
        evaluations: What looks at each kind of constraint that is no condition on a value node;
            the empty name stands for those of custom components.
        recheck: Asks an engine in memory, where the graph is far away: what is found wrong with a
            literal is looked at again by it, since engines keep literals in forms of their own.

    Standard:
        SHACL, section 3.4.
    """

    def __init__(
        self,
        shapes: Shapes,
        ask: Ask,
        evaluations: dict[str, Evaluate],
        recheck: Ask | None = None,
    ) -> None:
        self.shapes = shapes
        self.ask = ask
        self._recheck = recheck
        self.classes = Classes(ask)
        self._evaluations = evaluations
        self._known: dict[Term, tuple[Local, tuple[Constraint, ...]]] = {}

    @cached_property
    def conditions(self) -> Conditions:
        """Writes conditions for this graph."""
        return Conditions(self.shapes, self.classes.cover, partial(_is_pattern, self.ask))

    def of_targets(self, shape: Shape) -> Iterator[Result]:
        """Look at a shape for all nodes that its targets select.

        Raises:
            Uncompilable: Where a part of the shape cannot be written as a query.
        """
        return self.results(shape, Scope(shape.targets, self.classes.cover))

    def results(self, shape: Shape, scope: Scope) -> Iterator[Result]:
        """Look at a shape for all focus nodes of a scope."""
        if shape.deactivated:
            return
        for part in self.parts(shape, scope):
            yield from part()

    def parts(self, shape: Shape, scope: Scope) -> Iterator[Callable[[], Iterator[Result]]]:
        """Give what can be looked at by itself: all conditions together, and each other constraint.

        The shape is not deactivated.
        """
        local, others = self._sorted(shape)
        yield partial(self._local, shape, scope, local)
        for constraint in others:
            kind = "" if ":" in constraint.kind else constraint.kind
            yield partial(self._evaluations[kind], self, shape, scope, constraint)

    def forget(self) -> bool:
        """Look at the classes again, since the graph has changed.

        Returns:
            Whether they are otherwise than before, so that all has to be looked at again.
        """
        before = self.classes.covers()
        self.classes.forget()
        if all(self.classes.cover(name) == classes for name, classes in before.items()):
            return False
        self._known.clear()
        return True

    def _sorted(self, shape: Shape) -> tuple[Local, tuple[Constraint, ...]]:
        """Tell the constraints that are conditions from the others; once for each shape."""
        found = self._known.get(shape.node)
        if found is None:
            variable = "?this" if shape.path is None else "?value"
            conditions = [
                self.conditions.of_constraint(each, variable) if each.kind in LOCAL else None
                for each in shape.constraints
            ]
            pairs = list(zip(shape.constraints, conditions, strict=True))
            local = tuple((each, found) for each, found in pairs if found is not None)
            others = tuple(each for each, found in pairs if found is None)
            found = self._known[shape.node] = (local, others)
        return found

    def occurs(self, pattern: str) -> bool:
        """Whether a pattern has a solution anywhere.

        Most constraints are met everywhere. Where their opposite occurs nowhere in the graph, it
        need not be looked for at the focus nodes of each shape.
        """
        return bool(self.ask(f"SELECT (1 AS ?akkgOne) WHERE {{ {pattern} }} {PROBE}")[1])

    def failing(self, node: Term, scope: Scope) -> set[Term]:
        """Find the focus nodes of a scope that do not conform to a shape."""
        return {found.root for found in self.results(self.shapes[node], scope.from_here())}

    def rows(self, scope: Scope, body: str, *more: str) -> list[Row]:
        """Ask for the nodes of a scope and other variables, each solution once."""
        names = " ".join(f"?{name}" for name in (*scope.names, *more))
        return self.ask(f"SELECT DISTINCT {names} WHERE {{ {body} }}")[1]

    def grouped(self, scope: Scope, body: str, having: str, *more: str) -> list[Row]:
        """Ask for the nodes of a scope for which something is so of all their solutions."""
        names = " ".join(f"?{name}" for name in (*scope.names, *more))
        text = f"SELECT {names} WHERE {{ {body} }} GROUP BY {names} HAVING ({having})"
        return self.ask(text)[1]

    def result(
        self,
        shape: Shape,
        row: Row,
        scope: Scope,
        constraint: Constraint,
        *,
        value: Term | None = None,
        path: Path | None = None,
        messages: tuple[str, ...] = (),
    ) -> Result:
        """Make a result of a row that begins with the nodes of a scope."""
        root, focus = row[0], row[len(scope.names) - 1]
        assert root is not None and focus is not None, "a scope binds its nodes"
        texts = messages or tuple(text.value for text in shape.messages)
        return Result(
            root,
            focus,
            path or shape.path,
            value,
            constraint.component,
            shape.node,
            shape.severity,
            texts or (_default(constraint),),
        )

    def _local(self, shape: Shape, scope: Scope, local: Local) -> Iterator[Result]:
        """Look at all conditions in one query; where one is not met, at each by itself."""
        more = () if shape.path is None else ("value",)
        variable = "?this" if shape.path is None else "?value"
        pairs = scope.values(shape.path)

        def failing(condition: str) -> list[Row]:
            rows = self.rows(scope, f"{pairs} FILTER(!{condition})", *more)
            return [row for row in rows if not self._is_met(condition, row[-1], variable)]

        if not local:
            return
        together = grouped([condition for _, condition in local], " && ")
        if shape.path is not None and is_one_pattern(shape.path):
            way = step("?this", shape.path, "?value")
            if not self.occurs(f"{way} FILTER(!{together})"):
                return
        if len(local) > 1 and not failing(together):
            return
        for constraint, condition in local:
            for row in failing(condition):
                yield self.result(shape, row, scope, constraint, value=row[-1])

    def _is_met(self, condition: str, value: Term | None, variable: str) -> bool:
        """Whether a literal, as it came, meets a condition after all."""
        if self._recheck is None or not isinstance(value, ox.Literal) or "EXISTS" in condition:
            return False
        body = f"VALUES {variable} {{ {value} }} FILTER({condition})"
        return bool(self._recheck(f"SELECT {variable} WHERE {{ {body} }}")[1])


def _default(constraint: Constraint) -> str:
    members = " ".join(map(str, constraint.members))
    value = f"( {members} )" if members else str(constraint.value)
    return f"sh:{constraint.kind} {value} is not met"


def _is_pattern(ask: Ask, pattern: str, flags: str) -> bool:
    """Whether the engine takes a regular expression: where not, it is an error."""
    call = f'REGEX("", {ox.Literal(pattern)}, {ox.Literal(flags)})'
    return only_row(ask, f"SELECT ?found WHERE {{ BIND({call} AS ?found) }} {PROBE}")[0] is not None
