"""Custom components of constraints, as a graph of shapes declares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pyoxigraph as ox

from akkg.shacl.shape import Constraint
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.vocabulary import Term, sh

__all__ = ["Component", "prefixes_of", "read_components"]

_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_LOCAL = re.compile(r"[^/#:]*$")


@dataclass(frozen=True, slots=True)
class Component:
    """A constraint component (SHACL, section 6.2).

    Attributes:
        iri: Its IRI.
        mandatory: The IRIs of the parameters that a shape must give.
        optional: Those of the others.
        validators: Nodes of ASK validators.
        node_validators: Nodes of SELECT validators for node shapes.
        property_validators: Nodes of SELECT validators for property shapes.
        messages: Its messages.
    """

    iri: str
    mandatory: tuple[str, ...]
    optional: tuple[str, ...]
    validators: tuple[Term, ...]
    node_validators: tuple[Term, ...]
    property_validators: tuple[Term, ...]
    messages: tuple[str, ...]

    def constraints(self, graph: ShapesGraph, shape: Term) -> Iterator[Constraint]:
        """Give the constraints of a shape that are of this component, one for each choice.

        A shape without a value for a mandatory parameter has none (SHACL, section 6.2.1).
        """
        given = {
            name: sorted(graph.objects(shape, name), key=str)
            for name in (*self.mandatory, *self.optional)
        }
        if not self.mandatory or not all(given[name] for name in self.mandatory):
            return
        names = [name for name, values in given.items() if values]
        for values in product(*(given[name] for name in names)):
            options: dict[str, tuple[Term, ...]] = {
                _local(name): (value,) for name, value in zip(names, values, strict=True)
            }
            yield Constraint(self.iri, values[0], (), options)


def read_components(graph: ShapesGraph) -> tuple[Component, ...]:
    """Read the components that a graph of shapes declares, sorted by IRI.

    Args:
        graph: The graph of shapes.
    """
    nodes = {node for node, _ in graph.pairs(sh("parameter"))}
    named = sorted(node.value for node in nodes if isinstance(node, ox.NamedNode))
    return tuple(_component(graph, ox.NamedNode(name)) for name in named)


def prefixes_of(graph: ShapesGraph, node: Term) -> dict[str, str]:
    """Collect the prefixes of a query, along `owl:imports` of what declares them.

    Args:
        graph: The graph of shapes.
        node: What has the query.

    Standard:
        SHACL, section 5.2.1.
    """
    found: dict[str, str] = {}
    seen: set[Term] = set()
    open_ = graph.objects(node, sh("prefixes"))
    while open_:
        place = open_.pop()
        if place in seen:
            continue
        seen.add(place)
        open_ += graph.objects(place, _IMPORTS)
        for declaration in graph.objects(place, sh("declare")):
            prefix = graph.value(declaration, sh("prefix"))
            space = graph.value(declaration, sh("namespace"))
            if prefix is not None and space is not None:
                found[str(prefix.value)] = str(space.value)
    return found


def _component(graph: ShapesGraph, node: ox.NamedNode) -> Component:
    parameters = graph.objects(node, sh("parameter"))
    optional = {
        each for each in parameters if ox.Literal(True) in graph.objects(each, sh("optional"))
    }

    def paths(*, wanted: bool) -> tuple[str, ...]:
        nodes = (each for each in parameters if (each in optional) is wanted)
        found = (graph.value(each, sh("path")) for each in nodes)
        return tuple(sorted(str(path.value) for path in found if path is not None))

    def validators(name: str) -> tuple[Term, ...]:
        return tuple(sorted(graph.objects(node, sh(name)), key=str))

    return Component(
        node.value,
        paths(wanted=False),
        paths(wanted=True),
        validators("validator"),
        validators("nodeValidator"),
        validators("propertyValidator"),
        tuple(sorted(str(each.value) for each in graph.objects(node, sh("message")))),
    )


def _local(name: str) -> str:
    match = _LOCAL.search(name)
    assert match is not None, "an expression that may be empty is found always"
    return match[0]
