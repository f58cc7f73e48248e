"""The statements of the sources, looked up by what the operations need to know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from akkg.prefixes import BASE, PrefixTable
from akkg.validation.finding import Term
from akkg.validation.view import View

ID = f"{BASE}id/"
OVERVIEW, EDITORIAL = f"{BASE}graph/overview-2025/", f"{BASE}graph/editorial/"
AUTHORITY, PROVENANCE = f"{BASE}graph/authority", f"{BASE}graph/provenance"
ALIGNMENTS, MAPPINGS, ONTOLOGY = (
    f"{BASE}graph/{name}" for name in ("alignments", "mappings", "ontology")
)
UNNAMED = ox.NamedNode(f"{BASE}graph/unnamed")
"""Where validation puts statements outside any named graph."""

_COVERAGE = ox.NamedNode(f"{BASE}graph/coverage")


@dataclass(frozen=True, slots=True)
class Claims:
    """What the sources state, with lookups.

    Attributes:
        prefixes: The prefix table.
        quads: All statements, sorted.
        about: The statements about a thing.
        leading: The statements that lead to a thing.
        above: The classes above a class, and itself.
        apart: The pairs of classes that the ontology keeps apart, both ways.
        names: The IRIs that stand anywhere in a statement.
        excused: The passages of which a clause gives a reason instead of claims.
    """

    prefixes: PrefixTable
    quads: tuple[ox.Quad, ...]
    about: dict[Term, list[ox.Quad]]
    leading: dict[Term, list[ox.Quad]]
    above: dict[str, frozenset[str]]
    apart: frozenset[tuple[str, str]]
    names: frozenset[str]
    excused: frozenset[Term]
    _terms: dict[str, ox.NamedNode] = field(default_factory=dict, repr=False)

    def term(self, curie: str) -> ox.NamedNode:
        """The term that a CURIE names."""
        if curie not in self._terms:
            self._terms[curie] = ox.NamedNode(self.prefixes.expand(curie))
        return self._terms[curie]

    def short(self, term: Term) -> str:
        """The CURIE of a term; of a literal, its text."""
        return self.prefixes.shorten(term.value)

    def having(self, *curies: str) -> Iterator[ox.Quad]:
        """The statements of some properties."""
        properties = {self.term(curie) for curie in curies}
        return (quad for quad in self.quads if quad.predicate in properties)

    def of(self, thing: Term, curie: str) -> list[ox.Quad]:
        """The statements that give a thing a value of a property."""
        property_ = self.term(curie)
        return [quad for quad in self.about.get(thing, []) if quad.predicate == property_]

    def values(self, thing: Term, curie: str) -> list[Term]:
        """The values of a property, each once."""
        return list(dict.fromkeys(term(quad.object) for quad in self.of(thing, curie)))

    def owners(self, value: Term, curie: str) -> list[Term]:
        """The things that have a value of a property, each once."""
        property_ = self.term(curie)
        found = (quad for quad in self.leading.get(value, []) if quad.predicate == property_)
        return list(dict.fromkeys(term(quad.subject) for quad in found))

    def copies(self, quad: ox.Quad) -> list[ox.Quad]:
        """What states the same, in this graph and in others."""
        return [other for other in self.about[term(quad.subject)] if other.triple == quad.triple]

    def classes(self, thing: Term) -> list[str]:
        """The classes that a thing is said to be of, as CURIEs."""
        return [self.short(value) for value in self.values(thing, "rdf:type")]

    def is_a(self, thing: Term, *classes: str) -> bool:
        """Whether a thing is of one of some classes, or of one below them."""
        return any(self.below(own, top) for own in self.classes(thing) for top in classes)

    def below(self, name: str, top: str) -> bool:
        """Whether a class is another one or is below it."""
        return top in self.above.get(name, {name})

    def disjoint(self, one: str, other: str) -> bool:
        """Whether the ontology says that nothing is of both classes."""
        ones, others = self.above.get(one, {one}), self.above.get(other, {other})
        return any((a, b) in self.apart for a in ones for b in others)

    def things(self, *classes: str) -> list[Term]:
        """The things of some classes, sorted; all things with an IRI of `ak:` if none is named."""
        found = [thing for thing in self.about if thing.value.startswith(ID)]
        return [t for t in found if not classes or self.is_a(t, *classes)]


def term(value: object) -> Term:
    """Take a part of a statement for what it is: sources hold no statement about a statement."""
    assert isinstance(value, ox.NamedNode | ox.Literal | ox.BlankNode), "no triple terms"
    return value


def graph_of(quad: ox.Quad) -> str:
    """The IRI of the graph of a statement."""
    assert isinstance(quad.graph_name, ox.NamedNode), "what is read stands in named graphs"
    return quad.graph_name.value


def stated(quad: ox.Quad) -> bool:
    """Whether a statement is a claim of a passage."""
    return graph_of(quad).startswith(OVERVIEW)


def claimed(quad: ox.Quad) -> bool:
    """Whether a statement is a claim of a passage or of a reading."""
    graph = graph_of(quad)
    own = isinstance(quad.subject, ox.NamedNode) and quad.subject.value == graph
    return graph.startswith((OVERVIEW, EDITORIAL)) and not own


def index(view: View) -> Claims:
    """Look through what is validated.

    Args:
        view: The sources.
    """
    quads = sorted(view.asserted, key=str)
    about: dict[Term, list[ox.Quad]] = defaultdict(list)
    leading: dict[Term, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        about[term(quad.subject)].append(quad)
        leading[term(quad.object)].append(quad)
    short = view.prefixes.shorten
    reasons = view.dataset.store.quads_for_pattern(None, None, None, _COVERAGE)
    return Claims(
        prefixes=view.prefixes,
        quads=tuple(quads),
        about=dict(about),
        leading=dict(leading),
        above=_closed(_pairs(quads, "http://www.w3.org/2000/01/rdf-schema#subClassOf", short)),
        apart=_both_ways(_pairs(quads, "http://www.w3.org/2002/07/owl#disjointWith", short)),
        names=frozenset(_names(quads)),
        excused=frozenset(term(quad.subject) for quad in reasons),
    )


def _names(quads: Iterable[ox.Quad]) -> Iterator[str]:
    for quad in quads:
        for part in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(part, ox.NamedNode):
                yield part.value


def _pairs(
    quads: Iterable[ox.Quad], predicate: str, short: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if quad.predicate.value == predicate:
            yield short(term(quad.subject).value), short(term(quad.object).value)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))


def _closed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The classes above each class, and itself."""
    steps: dict[str, set[str]] = defaultdict(set)
    for low, high in pairs:
        steps[low].add(high)
    found: dict[str, frozenset[str]] = {}
    for name in list(steps):
        seen, todo = {name}, [name]
        while todo:
            for high in steps.get(todo.pop(), ()):
                if high not in seen:
                    seen.add(high)
                    todo.append(high)
        found[name] = frozenset(seen)
    return found
