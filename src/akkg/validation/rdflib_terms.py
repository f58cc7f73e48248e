"""Terms and triples between the engine and rdflib, which pySHACL works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.validation.finding import Term
from akkg.validation.quiet import quiet

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["graph", "term", "triples"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def graph(copied: Iterable[ox.Triple], prefixes: dict[str, str] | None = None) -> rdflib.Graph:
    """Copy triples into an rdflib graph; literals keep their form, also one that is not canonical.

    Args:
        copied: What to copy.
        prefixes: Namespaces by prefix, for messages.
    """
    from akkg.validation.asked_often import AskedOften

    known: dict[Term, Node] = {}

    def node(value: Term) -> Node:
        found = known.get(value)
        if found is None:
            found = known[value] = _node(value)
        return found

    copy = AskedOften(bind_namespaces="none")
    for prefix, namespace in (prefixes or {}).items():
        copy.bind(prefix, namespace)
    with quiet():
        for triple in copied:
            copy.add((node(triple.subject), node(triple.predicate), node(triple.object)))  # type: ignore[arg-type]
    return copy


def triples(copied: rdflib.Graph) -> Iterator[ox.Triple]:
    """Turn the triples of a graph of rdflib into those of the engine."""
    for triple in copied:
        yield ox.Triple(*map(term, triple))  # type: ignore[arg-type]


def _node(value: Term) -> Node:
    import rdflib

    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype.value == _STRING:
        return rdflib.Literal(value.value)
    kind = rdflib.URIRef(value.datatype.value)
    return rdflib.Literal(value.value, datatype=kind, normalize=False)


def term(node: Node) -> Term:
    """Turn a node of rdflib into a term of the engine.

    Example:
        >>> import rdflib
        >>> term(rdflib.Literal("1", datatype=rdflib.XSD.gYear)).datatype.value
        'http://www.w3.org/2001/XMLSchema#gYear'
    """
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    assert isinstance(node, rdflib.Literal), "a term is an IRI, a blank node or a literal"
    if node.language:
        return ox.Literal(str(node), language=node.language)
    kind = node.datatype
    return ox.Literal(str(node), datatype=ox.NamedNode(str(kind)) if kind else None)
