"""Shapes applied to some things only, which is much quicker than to all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import rdflib
from rdflib.term import Node

from akkg.validation.finding import Finding
from akkg.validation.reference import run_reference
from akkg.validation.shapes import SH, Shapes

_CLASS, _NODE, _OBJECTS, _SUBJECTS = (
    rdflib.URIRef(f"{SH}target{name}") for name in ("Class", "Node", "ObjectsOf", "SubjectsOf")
)
_TARGETS = (_CLASS, _NODE, _OBJECTS, _SUBJECTS)


@dataclass(frozen=True)
class Narrowed:
    """Shapes whose targets are looked up here, and given to pySHACL one by one.

    Its own option, `focus_nodes`, will not do: it also leaves out the values that a shape looks at
    by way of others (sh:or, sh:not, sh:node), and so finds too much and too little.

    Attributes:
        shapes: The shapes as they are.
    """

    shapes: Shapes

    @cached_property
    def _targets(self) -> tuple[tuple[Node, Node, Node], ...]:
        """What each shape applies to, as its file says."""
        graph = self.shapes.graph
        return tuple(
            triple for target in _TARGETS for triple in graph.triples((None, target, None))
        )

    @cached_property
    def _bare(self) -> rdflib.Graph:
        """The shapes without what they apply to."""
        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in self.shapes.graph.namespaces():
            graph.bind(prefix, namespace)
        for triple in self.shapes.graph:
            if triple[1] not in _TARGETS:
                graph.add(triple)
        return graph

    def run(self, data: rdflib.Graph, things: Iterable[Node]) -> tuple[Finding, ...]:
        """Hold some things to the shapes that apply to them.

        Args:
            data: What is validated.
            things: Where to look.
        """
        graph = self._bare
        near = {(shape, _NODE, thing) for thing in things for shape in self._applying(data, thing)}
        for triple in near:
            graph.add(triple)
        try:
            return run_reference(data, Shapes(self.shapes.files, graph)) if near else ()
        finally:
            for triple in near:
                graph.remove(triple)

    def _applying(self, data: rdflib.Graph, thing: Node) -> Iterator[Node]:
        """The shapes of which a thing is a target (SHACL, section 2.1.3)."""
        classes = _classes(data, thing)
        for shape, kind, value in self._targets:
            if (
                (kind == _CLASS and value in classes)
                or (kind == _NODE and value == thing)
                or (kind == _OBJECTS and (None, value, thing) in data)
                or (kind == _SUBJECTS and (thing, value, None) in data)
            ):
                yield shape


def _classes(data: rdflib.Graph, thing: Node) -> set[Node]:
    """The classes of a thing, and those above them."""
    found: set[Node] = set()
    todo = list(data.objects(thing, rdflib.RDF.type))
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += data.objects(name, rdflib.RDFS.subClassOf)
    return found
