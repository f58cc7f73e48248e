"""What a remedy can draw on: what the shapes permit, and what the graph holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from akkg.prefixes import BASE
from akkg.shacl.vocabulary import SH, sh
from akkg.turtle.spelling import Spelling, quoted
from akkg.validation.finding import Finding, Term
from akkg.validation.shapes import Shapes
from akkg.validation.view import View

__all__ = ["Known"]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NAMING = (
    _TYPE,
    ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
    ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
)
_WHOSE = ("Class", "Not", "Or")
_OWN = (
    f"{BASE}ontology#",
    f"{BASE}id/",
    f"{BASE}source/",
    f"{BASE}graph/editorial/",
    f"{BASE}graph/overview-2025/",
)


@dataclass(frozen=True, slots=True)
class Known:
    """The shapes and the graph, to be looked up in; names are CURIEs.

    Attributes:
        view: What has been validated.
        shapes: The shapes that it was held to.
    """

    view: View
    shapes: tuple[Shapes, ...]
    _declared: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    def write(self, term: Term | ox.Triple) -> str:
        """Write a term as the files of the project do."""
        if isinstance(term, ox.NamedNode):
            return self.short(term.value)
        if not isinstance(term, ox.Literal):
            return str(term)
        string = quoted(term.value)
        if term.language:
            return f"{string}@{term.language}"
        return Spelling(dict(self.view.prefixes.items()), "").typed(string, term.datatype.value)

    def short(self, iri: str) -> str:
        """Write an IRI as a CURIE, where the prefix table has its namespace."""
        return self.view.prefixes.shorten(iri)

    def parameters(self, shape: str, name: str) -> list[str]:
        """Give the IRIs and texts of a parameter of a shape, such as those of `sh:class`."""
        return sorted(
            str(value.value)
            for each in self.shapes
            for value in each.graph.objects(_node(shape), sh(name))
        )

    def members(self, shape: str, name: str) -> list[str]:
        """Give the members of a list that is a parameter of a shape, such as `sh:in`."""
        return [
            self.short(member.value) if isinstance(member, ox.NamedNode) else str(member.value)
            for each in self.shapes
            for head in each.graph.objects(_node(shape), sh(name))
            for member in each.graph.items(head)
        ]

    def advice(self, shape: str) -> str:
        """Give what a shape itself advises, in its `rdfs:comment`."""
        return next(filter(None, (each.advice(shape) for each in self.shapes)), "")

    def misplaced(self, finding: Finding) -> list[str]:
        """Give the properties that a thing should not have, being what it is.

        They are the target of a shape that says whose a property is.
        """
        kind = finding.component.removeprefix(SH).removesuffix("ConstraintComponent")
        closed = self.parameters(finding.source, "closed")
        says_whose = kind in _WHOSE and not closed
        return self.parameters(finding.source, "targetSubjectsOf") if says_whose else []

    def may_be_stated(self, iri: str) -> bool:
        """Whether a closed shape permits a property, so that a source may use it."""
        closed = [
            (each.graph, shape)
            for each in self.shapes
            for shape in each.graph.subjects(sh("closed"), ox.Literal(True))
        ]
        return any(
            ox.NamedNode(iri) in graph.objects(part, sh("path"))
            for graph, shape in closed
            for part in graph.objects(shape, sh("property"))
        ) or any(
            self.short(iri) in self.members(str(shape.value), "ignoredProperties")
            for _, shape in closed
        )

    def things(self, classes: Iterable[str]) -> list[str]:
        """Give the things of some classes, each an IRI."""
        found = (self._quads(None, _TYPE, ox.NamedNode(name)) for name in classes)
        return sorted({self.write(quad.subject) for quads in found for quad in quads})

    def values(self, thing: Term, property_: str) -> list[str]:
        """Give what is said of a thing by a property."""
        if not isinstance(thing, ox.NamedNode):
            return []
        return sorted(
            self.write(quad.object) for quad in self._quads(thing, ox.NamedNode(property_))
        )

    def is_declared(self, iri: str) -> bool:
        """Whether something says what an IRI of the project is; other IRIs are taken as known."""
        node = ox.NamedNode(iri)
        ours = iri.startswith(_OWN)
        return not ours or any(any(self._quads(node, naming)) for naming in _NAMING)

    def alike(self, iri: str) -> tuple[str, ...]:
        """Give all that is declared in the namespace of an IRI of the project."""
        space = next((space for space in _OWN if iri.startswith(space)), "")
        if space not in self._declared:
            found = {
                quad.subject.value
                for naming in _NAMING
                for quad in self._quads(None, naming)
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(space)
            }
            self._declared[space] = tuple(sorted(map(self.short, found))) if space else ()
        return self._declared[space]

    def _quads(
        self,
        subject: ox.NamedNode | None,
        property_: ox.NamedNode,
        value: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        default = ox.DefaultGraph()
        return self.view.dataset.store.quads_for_pattern(subject, property_, value, default)


def _node(name: str) -> ox.NamedNode | ox.BlankNode:
    """The node of a shape, which may have no IRI."""
    return ox.NamedNode(name) if ":" in name else ox.BlankNode(name)
