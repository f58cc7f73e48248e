"""Moves the project's IRIs to another base, for a fork or a test host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from akkg.errors import ParameterError
from akkg.prefixes import BASE

__all__ = ["check_base", "rebased"]


def check_base(base: str) -> str:
    """Give back a base IRI if it can be one.

    Args:
        base: An absolute IRI that ends in `/`.

    Raises:
        ParameterError: Where it is none.

    Example:
        >>> check_base("http://localhost:8000/")
        'http://localhost:8000/'
    """
    remedy = "write an absolute IRI that ends in /, such as http://localhost:8000/"
    try:
        ox.NamedNode(base)
    except ValueError:
        raise ParameterError(f"{base!r} is no IRI", "base", remedy) from None
    if not base.startswith(("http://", "https://")) or not base.endswith("/"):
        raise ParameterError(f"{base!r} is no base", "base", remedy)
    return base


def rebased(quads: Iterable[ox.Quad], base: str) -> Iterable[ox.Quad]:
    """Give statements with another base.

    Args:
        quads: The statements.
        base: What stands for `https://w3id.org/akkg/` in every IRI, and at the head of a string
            that names such an IRI.

    Example:
        >>> name = ox.NamedNode("https://w3id.org/akkg/id/asean")
        >>> [quad] = rebased([ox.Quad(name, name, name)], "http://localhost/")
        >>> quad.subject.value
        'http://localhost/id/asean'
    """
    return quads if base == BASE else _moved(quads, base)


def _moved(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    for quad in quads:
        terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        subject, predicate, object_, graph = (_term(term, base) for term in terms)
        yield ox.Quad(subject, predicate, object_, graph)


def _term(term: Any, base: str) -> Any:
    if isinstance(term, ox.NamedNode | ox.Literal) and term.value.startswith(BASE):
        value = base + term.value[len(BASE) :]
        if isinstance(term, ox.Literal):
            kind = None if term.language else term.datatype
            return ox.Literal(value, datatype=kind, language=term.language)
        return ox.NamedNode(value)
    return term
