"""Where to look first: the things of a change, and what is linked with them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from tests.mutants.mutant import Change

_MANY = 60  # links: what has more, such as a partner, leads to nearly everything


def neighbourhood(change: Change, store: ox.Store, steps: int) -> tuple[Node, ...]:
    """Name the subjects and objects of a change, and what is a few links away from them.

    Args:
        change: What is changed.
        store: The built graph after it, as the default graph.
        steps: How many links away at most.
    """
    found = dict.fromkeys(name for quad in change.removed | change.added for name in _ends(quad))
    near = list(found)
    for _ in range(steps):
        near = [name for each in near for name in _linked(each, store) if name not in found]
        found |= dict.fromkeys(near)
    return tuple(rdflib.URIRef(name.value) for name in found)


def _linked(name: ox.NamedNode, store: ox.Store) -> list[ox.NamedNode]:
    there = ox.DefaultGraph()
    led = [*store.quads_for_pattern(None, None, name, there)]
    links = [*store.quads_for_pattern(name, None, None, there), *led]
    return [] if len(links) > _MANY else [end for quad in links for end in _ends(quad)]


def _ends(quad: ox.Quad) -> Iterator[ox.NamedNode]:
    for end in (quad.subject, quad.object):
        if isinstance(end, ox.NamedNode):
            yield end
