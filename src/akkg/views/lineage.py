"""What came before a thing and after it: succession, plans, amendment, basis and mergers, step by
step in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import Citation
from akkg.citing.cite import cite_triples
from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.runner import built_product
from akkg.views.naming import find_named
from akkg.views.sentences import Names, names
from akkg.views.walk import Edge, Walk, relations

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Statement

__all__ = ["DIRECTIONS", "Lineage", "Step", "every_step", "lineage"]

DIRECTIONS = ("both", "before", "after")
"""Which way a lineage goes: to what came before a thing, to what came after it, or both."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lineage.

    Attributes:
        later: The IRI of the later thing.
        relation: The IRI of the property that leads from it to the earlier one.
        earlier: The IRI of the earlier thing.
        basis: What it rests on: `stated` by a passage, `derived` by rule from what is stated, or
            `editorial`, a reading of the editors; empty where the graph holds it and nothing says
            where it stands.
        paragraphs: The passages that it rests on, such as `p18`.
        notes: The notes of the readings that it rests on.
    """

    later: str
    relation: str
    earlier: str
    basis: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """What came before a thing and after it.

    Attributes:
        thing: The IRI of the thing.
        names: The labels of all things and relations, by IRI.
        before: The steps by which it came about: each from a thing to an earlier one.
        after: The steps that go on from it, in the same order of things; where one of them merges
            several, with the steps to all that it merges.
        whole: Whether all steps are there; False where a depth cut some off.
    """

    thing: str
    names: Mapping[str, str]
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    whole: bool = True


def lineage(
    thing: str | ox.NamedNode,
    dataset: Askable | None = None,
    *,
    direction: str = "both",
    depth: int | None = None,
) -> Lineage:
    """Find what came before a thing and after it, in any number of steps.

    Args:
        thing: Its IRI, CURIE, acronym or label.
        dataset: What to ask; the built product by default.
        direction: One of `DIRECTIONS`.
        depth: How many steps to go each way at most; None for all.

    Raises:
        ParameterError: Where nothing or more than one thing is meant, or an argument does not fit.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> found = lineage("AKCF")
        >>> [(found.names[step.earlier], step.paragraphs) for step in found.before]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)', ('p35',)),
         ('ASEAN-ROK Special Cooperation Fund (SCF)', ('p35',))]
    """
    if direction not in DIRECTIONS:
        hint = suggestion(direction, DIRECTIONS) or f"give one of {', '.join(DIRECTIONS)}"
        raise ParameterError(f"no direction is called {direction}", remedy=hint)
    if depth is not None and depth < 1:
        raise ParameterError(f"a depth of {depth} shows nothing", remedy="give 1 or more")
    asked = dataset or built_product()
    start = thing if isinstance(thing, ox.NamedNode) else find_named(asked, thing)
    walk = Walk(asked, relations(asked))
    ends = {"both": ("later", "earlier"), "before": ("later",), "after": ("earlier",)}[direction]
    found = {end: walk.steps(start, end, depth) for end in ends}
    return _told(asked, walk, start, found.get("later", set()), found.get("earlier", set()))


def every_step(dataset: Askable) -> tuple[tuple[Step, ...], Mapping[str, str]]:
    """Find all steps of the graph, from each thing to an earlier one.

    Args:
        dataset: What to ask.

    Returns:
        The steps, and the labels of their things and relations, by IRI.

    Raises:
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> steps, words = every_step(built_product())
        >>> [words[step.earlier] for step in steps if step.later.endswith("/third-protocol")]
        ['ASEAN-ROK Trade in Goods (AKTIG) Agreement']
    """
    edges = Walk(dataset, relations(dataset)).every_step()
    words = names(dataset, (term for edge in edges for term in edge))
    found = tuple(_steps(edges, words, cite_triples(dataset, edges)))
    return found, {term.value: text for term, text in words.items()}


def _told(
    dataset: Askable, walk: Walk, start: ox.NamedNode, before: set[Edge], after: set[Edge]
) -> Lineage:
    edges = {*before, *after}
    citations = cite_triples(dataset, edges)
    words = names(dataset, [start, *(term for edge in edges for term in edge)])
    return Lineage(
        thing=start.value,
        names={term.value: text for term, text in words.items()},
        before=tuple(_steps(before, words, citations)),
        after=tuple(_steps(after, words, citations)),
        whole=not walk.cut,
    )


def _steps(
    edges: set[Edge], words: Names, citations: Mapping[Statement, Citation]
) -> Iterator[Step]:
    """The steps in the order of their words, each with what it rests on."""
    for edge in sorted(edges, key=lambda edge: [(words[term], term.value) for term in edge]):
        one = citations.get(edge, Citation("", ()))
        later, relation, earlier = (term.value for term in edge)
        # A graph of no known passage states nothing that a reader could look up.
        basis = "" if one.basis == "stated" and not one.paragraphs else one.basis
        yield Step(later, relation, earlier, basis, one.paragraphs, one.notes)
