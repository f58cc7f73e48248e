"""Constraints written in SPARQL: those of a shape, and those of components."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from akkg.errors import ValidationError
from akkg.shacl.asking import Row
from akkg.shacl.components import Component, prefixes_of, read_components
from akkg.shacl.conditions import constant
from akkg.shacl.faults import Uncompilable
from akkg.shacl.paths import Path, Predicate, sparql
from akkg.shacl.queries import Query, read_query, select_for_all, select_of_ask
from akkg.shacl.run import Evaluate, Run
from akkg.shacl.scope import Scope, iri
from akkg.shacl.shape import Constraint, Result, Shape
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import Term, sh

__all__ = ["ReportedFailure", "of_components", "of_shapes"]

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_TRUE = ox.Literal(True)


class ReportedFailure(ValidationError):
    """The query of a shape reports a failure (SHACL, section 5.3.2).

    Args:
        shape: The shape.
        name: What the shape is called in the message.
        where: The place of the shape, as far as it is known.
    """

    def __init__(self, shape: Term, name: str, where: str | None = None) -> None:
        remedy = "see for what its query binds ?failure to true, and mend that or the query"
        super().__init__(f"the query of {name} reports a failure", where, remedy)
        self.shape = shape


def of_shapes(graph: ShapesGraph) -> Evaluate:
    """Give what looks at `sh:sparql` (SHACL, section 5).

    Args:
        graph: The graph of shapes, which holds the queries.
    """

    def evaluate(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
        node = constraint.value
        if _TRUE in graph.objects(node, sh("deactivated")):
            return
        text = _text(graph, node, "select")
        query = read_query(text, prefixes_of(graph, node), _constants(shape))
        yield from _selected(run, shape, scope, constraint, query, _messages(graph, node), {})

    return evaluate


def of_components(graph: ShapesGraph) -> Evaluate:
    """Give what looks at constraints of custom components (SHACL, section 6).

    Args:
        graph: The graph of shapes, which declares the components.
    """
    components = {component.iri: component for component in read_components(graph)}

    def evaluate(run: Run, shape: Shape, scope: Scope, constraint: Constraint) -> Iterator[Result]:
        component = components[constraint.kind]
        kind, node = _validator(component, shape)
        given = {name: values[0] for name, values in constraint.options.items()}
        constants = _constants(shape) | {name: constant(each) for name, each in given.items()}
        query = read_query(_text(graph, node, kind), prefixes_of(graph, node), constants)
        messages = _messages(graph, node) or component.messages
        ask = _selected if kind == "select" else _asked
        yield from ask(run, shape, scope, constraint, query, messages, given)

    return evaluate


def _selected(
    run: Run,
    shape: Shape,
    scope: Scope,
    constraint: Constraint,
    query: Query,
    messages: tuple[str, ...],
    given: Mapping[str, Term],
) -> Iterator[Result]:
    """Each solution of a SELECT query is a result (SHACL, section 5.3.2)."""
    names, rows = run.ask(select_for_all(query, scope))
    seen: set[tuple[Term | None, ...]] = set()
    for row in rows:
        said = dict(given) | {name: term for name, term in zip(names, row, strict=True) if term}
        if said.get("failure") == _TRUE:
            raise ReportedFailure(shape.node, str(shape.node))
        if tuple(row) in seen:
            continue
        seen.add(tuple(row))
        path, told = said.get("path"), said.get("message")
        texts = messages or tuple(message.value for message in shape.messages)
        texts = texts if told is None else (str(told.value),)
        focus = said["this"]
        nodes: Row = [said[name] for name in scope.names]
        yield run.result(
            shape,
            nodes,
            scope,
            constraint,
            value=said.get("value", focus if shape.path is None else None),
            path=Predicate(path.value) if isinstance(path, ox.NamedNode) else None,
            messages=_filled(texts, said, shape.path),
        )


def _asked(
    run: Run,
    shape: Shape,
    scope: Scope,
    constraint: Constraint,
    query: Query,
    messages: tuple[str, ...],
    given: Mapping[str, Term],
) -> Iterator[Result]:
    """Each value node for which an ASK query says no is a result (SHACL, section 6.2.3)."""
    pairs = scope.values(shape.path)
    if shape.path is None:
        pairs += " BIND(?this AS ?value)"
    for row in run.ask(select_of_ask(query, (*scope.names, "value"), pairs))[1]:
        value = row[-1]
        said = dict(given) | {"this": row[-2], "value": value}
        known = {name: term for name, term in said.items() if term is not None}
        texts = _filled(messages or tuple(m.value for m in shape.messages), known, shape.path)
        yield run.result(shape, row, scope, constraint, value=value, messages=texts)


def _validator(component: Component, shape: Shape) -> tuple[str, Term]:
    """Choose the validator for the kind of the shape (SHACL, section 6.2.3)."""
    own = component.node_validators if shape.path is None else component.property_validators
    if own:
        return "select", own[0]
    if component.validators:
        return "ask", component.validators[0]
    raise Uncompilable(f"{component.iri} has no validator for the shape")


def _constants(shape: Shape) -> dict[str, str]:
    return {} if shape.path is None else {"PATH": sparql(shape.path, iri)}


def _text(graph: ShapesGraph, node: Term, kind: str) -> str:
    text = graph.value(node, sh(kind))
    if not isinstance(text, ox.Literal):
        raise Uncompilable(f"{node} has no sh:{kind}")
    return text.value


def _messages(graph: ShapesGraph, node: Term) -> tuple[str, ...]:
    return tuple(sorted(str(each.value) for each in graph.objects(node, sh("message"))))


def _filled(
    messages: tuple[str, ...], said: Mapping[str, Term], path: Path | None
) -> tuple[str, ...]:
    """Put values in the place of `{?name}` and `{$name}`; what has none stays as it is."""

    def text(match: re.Match[str]) -> str:
        if match[1] in said:
            return str(said[match[1]].value)
        if match[1] in ("PATH", "path") and path is not None:
            return sparql(path, str)
        return match[0]

    return tuple(_PLACEHOLDER.sub(text, message) for message in messages)
