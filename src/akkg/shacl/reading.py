"""Reads the shapes of a graph of shapes."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from akkg.shacl.components import Component, read_components
from akkg.shacl.paths import read_path
from akkg.shacl.shape import Constraint, Shape, Shapes, Targets
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import RDFS, SUBCLASS, TYPE, Term, sh

__all__ = ["read_shapes", "targeted"]

_CORE = (
    "class",
    "datatype",
    "disjoint",
    "equals",
    "hasValue",
    "lessThan",
    "lessThanOrEquals",
    "maxCount",
    "maxExclusive",
    "maxInclusive",
    "maxLength",
    "minCount",
    "minExclusive",
    "minInclusive",
    "minLength",
    "node",
    "nodeKind",
    "not",
    "pattern",
    "property",
    "qualifiedMaxCount",
    "qualifiedMinCount",
    "sparql",
)
_LISTS = ("and", "in", "languageIn", "or", "xone")
_SWITCHES = ("closed", "uniqueLang")
_OPTIONS = {
    "pattern": ("flags",),
    "qualifiedMaxCount": ("qualifiedValueShape", "qualifiedValueShapesDisjoint"),
    "qualifiedMinCount": ("qualifiedValueShape", "qualifiedValueShapesDisjoint"),
}
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_NESTING = ("node", "property", "not", "qualifiedValueShape")
_NESTING_LISTS = ("and", "or", "xone")
_TRUE = ox.Literal(True)


def read_shapes(graph: ShapesGraph) -> Shapes:
    """Read all shapes of a graph, those that another one refers to among them.

    Args:
        graph: The graph of shapes; it is well-formed.

    Returns:
        Each shape, by its node, in the order of their names.

    Raises:
        ValidationError: Where a path is none.

    Standard:
        SHACL, section 2.1, for which nodes are shapes.
    """
    components = read_components(graph)
    found = sorted(set(_nodes(graph, components)), key=str)
    return {node: _shape(graph, node, components) for node in found}


def targeted(shapes: Shapes) -> list[Shape]:
    """List the shapes that have targets and are not deactivated."""
    return [shape for shape in shapes.values() if shape.targets and not shape.deactivated]


def _nodes(graph: ShapesGraph, components: tuple[Component, ...]) -> Iterator[Term]:
    for kind in ("NodeShape", "PropertyShape"):
        yield from graph.subjects(TYPE, ox.NamedNode(sh(kind)))
    # What has a parameter of a component is a shape, unless it is the component's own parameter.
    for name in (*_TARGETS, *_CORE, *_LISTS, *_SWITCHES, "qualifiedValueShape"):
        for node, _ in graph.pairs(sh(name)):
            if graph.value(node, sh("path")) is None or not _is_parameter(graph, node):
                yield node
    for component in components:
        for parameter in component.mandatory:
            yield from (node for node, _ in graph.pairs(parameter))
    for name in _NESTING:
        yield from (value for _, value in graph.pairs(sh(name)))
    for name in _NESTING_LISTS:
        for _, head in graph.pairs(sh(name)):
            yield from graph.items(head)


def _is_parameter(graph: ShapesGraph, node: Term) -> bool:
    return any(node == value for _, value in graph.pairs(sh("parameter")))


def _shape(graph: ShapesGraph, node: Term, components: tuple[Component, ...]) -> Shape:
    path = graph.value(node, sh("path"))
    severity = graph.value(node, sh("severity"))
    messages = sorted(graph.objects(node, sh("message")), key=str)
    return Shape(
        node=node,
        path=None if path is None else read_path(graph, path),
        targets=_targets(graph, node),
        constraints=tuple(_constraints(graph, node, components)),
        severity=sh("Violation") if severity is None else str(severity.value),
        messages=tuple(text for text in messages if isinstance(text, ox.Literal)),
        deactivated=_TRUE in graph.objects(node, sh("deactivated")),
    )


def _targets(graph: ShapesGraph, node: Term) -> Targets:
    def iris(name: str) -> tuple[str, ...]:
        return tuple(sorted(str(value.value) for value in graph.objects(node, sh(name))))

    classes = iris("targetClass")
    if isinstance(node, ox.NamedNode) and _is_class(graph, node):
        classes += (node.value,)
    nodes = tuple(sorted(graph.objects(node, sh("targetNode")), key=str))
    return Targets(nodes, classes, iris("targetSubjectsOf"), iris("targetObjectsOf"))


def _is_class(graph: ShapesGraph, node: Term) -> bool:
    """Whether a shape is a class as well: `rdfs:Class` or a class of classes (section 2.1.3.3)."""
    seen: set[Term] = set()
    open_ = graph.objects(node, TYPE)
    while open_:
        kind = open_.pop()
        if kind == ox.NamedNode(f"{RDFS}Class"):
            return True
        if kind not in seen:
            seen.add(kind)
            open_ += graph.objects(kind, SUBCLASS)
    return False


def _constraints(
    graph: ShapesGraph, node: Term, components: tuple[Component, ...]
) -> Iterator[Constraint]:
    for name in _CORE:
        values = sorted(graph.objects(node, sh(name)), key=str)
        options = {
            option: tuple(graph.objects(node, sh(option))) for option in _OPTIONS.get(name, ())
        }
        for value in values:
            if not name.startswith("qualified"):
                yield Constraint(name, value, (), options)
                continue
            for shape in options["qualifiedValueShape"]:
                yield Constraint(name, value, (shape,), options)
    for name in _LISTS:
        for head in sorted(graph.objects(node, sh(name)), key=str):
            yield Constraint(name, head, graph.items(head))
    if _TRUE in graph.objects(node, sh("closed")):
        ignored = [graph.items(head) for head in graph.objects(node, sh("ignoredProperties"))]
        yield Constraint("closed", _TRUE, tuple(each for items in ignored for each in items))
    if _TRUE in graph.objects(node, sh("uniqueLang")):
        yield Constraint("uniqueLang", _TRUE)
    for component in components:
        yield from component.constraints(graph, node)
