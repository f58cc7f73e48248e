"""A graph of shapes, to be looked up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from akkg.shacl.vocabulary import FIRST, NIL, REST, Term

__all__ = ["ShapesGraph"]


class ShapesGraph:
    """Triples, looked up by subject or by object.

    Args:
        triples: The triples; they are read once.

    Example:
        >>> name = ox.NamedNode
        >>> graph = ShapesGraph([ox.Triple(name("e:s"), name("e:p"), ox.Literal(1))])
        >>> graph.value(name("e:s"), "e:p").value
        '1'
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples: tuple[ox.Triple, ...] = tuple(dict.fromkeys(triples))
        self._of: defaultdict[Term, defaultdict[str, list[Term]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._with: defaultdict[str, list[tuple[Term, Term]]] = defaultdict(list)
        self._to: defaultdict[Term, list[Term]] = defaultdict(list)
        for subject, predicate, object_ in self.triples:
            self._of[subject][predicate.value].append(object_)
            self._with[predicate.value].append((subject, object_))
            self._to[object_].append(subject)

    def properties(self, subject: Term) -> dict[str, list[Term]]:
        """Give the values of each property of a thing, by the property's IRI."""
        return self._of.get(subject, {})

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """List the values of a property of a thing, each once."""
        return list(self.properties(subject).get(predicate, ()))

    def value(self, subject: Term, predicate: str) -> Term | None:
        """Give a value of a property of a thing, or None where there is none."""
        return next(iter(self.objects(subject, predicate)), None)

    def pairs(self, predicate: str) -> list[tuple[Term, Term]]:
        """List subject and object of each triple of a property."""
        return list(self._with.get(predicate, ()))

    def predicates(self) -> Iterator[str]:
        """Give the properties that are used."""
        yield from self._with

    def subjects(self, predicate: str, value: Term) -> list[Term]:
        """List the things of which a property has a value."""
        return [subject for subject, found in self._with.get(predicate, ()) if found == value]

    def parents(self, node: Term) -> list[Term]:
        """List the things that have a node as the value of some property."""
        return list(self._to.get(node, ()))

    def items(self, head: Term) -> tuple[Term, ...]:
        """Give the members of a list.

        Args:
            head: The list (RDF Schema 1.1, section 5.2).

        Raises:
            ValueError: Where it is no list, or turns in a circle.
        """
        found: list[Term] = []
        seen: set[Term] = set()
        while head != ox.NamedNode(NIL):
            rest, first = self.value(head, REST), self.value(head, FIRST)
            if head in seen or rest is None or first is None:
                raise ValueError("no list, or one that turns in a circle")
            seen.add(head)
            found.append(first)
            head = rest
        return tuple(found)
