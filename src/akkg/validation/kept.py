"""The form in which the engine keeps a literal: the canonical one of its value."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from akkg.validation.finding import Term

__all__ = ["kept", "kept_quad", "kept_triple"]

_NAME = ox.NamedNode("urn:x")


@lru_cache(1 << 16)
def kept(term: Term) -> Term:
    """Give a term as the engine gives it back.

    Example:
        >>> kept(ox.Literal("03", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#int"))).value
        '3'
    """
    if not isinstance(term, ox.Literal):
        return term
    store = ox.Store()
    store.add(ox.Quad(_NAME, _NAME, term))
    found = next(iter(store)).object
    assert isinstance(found, ox.Literal), "a literal stays one"
    return found


def kept_triple(triple: ox.Triple) -> ox.Triple:
    """Give a triple as the engine gives it back."""
    return ox.Triple(triple.subject, triple.predicate, kept(triple.object))


def kept_quad(quad: ox.Quad) -> ox.Quad:
    """Give a statement as the engine gives it back."""
    if not isinstance(quad.object, ox.Literal):
        return quad
    return ox.Quad(quad.subject, quad.predicate, kept(quad.object), quad.graph_name)
