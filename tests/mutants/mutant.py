"""A mutant: one change to what the sources state, of a class that is fixed before anyone looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.prefixes import PrefixTable
from akkg.validation.finding import Term

if TYPE_CHECKING:
    from tests.mutants.claims import Claims

_GRAPH = "https://w3id.org/akkg/graph/"
_SHOWN = 2  # statements of a mutant that its description writes out


class Kind(StrEnum):
    """What a mutant is, by the operation that made it."""

    ILL_FORMED = "ill-formed"
    LIE = "lie"


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation does.

    Attributes:
        removed: The statements that it takes away.
        added: The statements that it puts there.
    """

    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True)
class Operation:
    """A way to spoil a graph.

    Attributes:
        name: Such as `no-handle`.
        kind: The class of all its mutants.
        says: What it does, in words.
        changes: All changes that it can make, in the order of a draw.
    """

    name: str
    kind: Kind
    says: str
    changes: Callable[[Claims, Random], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one operation."""

    operation: str
    kind: Kind
    change: Change

    def describe(self, prefixes: PrefixTable) -> str:
        """Write it in a line: the operation, the statements before, the statements after."""
        before, after = (
            _written(quads, prefixes) for quads in (self.change.removed, self.change.added)
        )
        return f"{self.operation}: {before or 'nothing'} → {after or 'nothing'}"


def change(removed: Iterable[ox.Quad] = (), added: Iterable[ox.Quad] = ()) -> Change:
    """Make a change; what it takes away and puts back is no part of it."""
    before, after = frozenset(removed), frozenset(added)
    return Change(before - after, after - before)


def replaced(quads: Iterable[ox.Quad], value: Term) -> Change:
    """Put another value into statements."""
    olds = tuple(quads)
    return change(olds, (ox.Quad(q.subject, q.predicate, value, q.graph_name) for q in olds))


def moved(quad: ox.Quad, graph: ox.NamedNode | ox.DefaultGraph) -> Change:
    """Move a statement to another graph."""
    return change([quad], [ox.Quad(quad.subject, quad.predicate, quad.object, graph)])


def _written(quads: Iterable[ox.Quad], prefixes: PrefixTable) -> str:
    lines = sorted(_line(quad, prefixes) for quad in quads)
    rest = len(lines) - _SHOWN
    return " ; ".join([*lines[:_SHOWN], *([f"and {rest} more"] if rest > 0 else [])])


def _line(quad: ox.Quad, prefixes: PrefixTable) -> str:
    words = " ".join(_word(term, prefixes) for term in quad.triple)
    graph = quad.graph_name
    if not isinstance(graph, ox.NamedNode):
        return f"{words} [no graph]"
    return f"{words} [{graph.value.removeprefix(_GRAPH)}]"


def _word(term: object, prefixes: PrefixTable) -> str:
    if isinstance(term, ox.NamedNode):
        return prefixes.shorten(term.value)
    text = str(term)
    mark, datatype = text.rfind("^^<"), text[text.rfind("^^<") + 3 : -1]
    if mark > 0 and text.endswith(">"):
        return f"{text[:mark]}^^{prefixes.shorten(datatype)}"
    return text
