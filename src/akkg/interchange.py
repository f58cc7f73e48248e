"""The way out of the engine into rdflib."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    import rdflib

    from akkg.dataset import Dataset

__all__ = ["to_rdflib"]

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


def to_rdflib(dataset: Dataset) -> rdflib.Dataset:
    """Copy the dataset into rdflib.

    Args:
        dataset: What to copy.

    Returns:
        An rdflib dataset with the same default graph, the same named graphs, and the prefixes.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> copy = to_rdflib(kg)
        >>> sum(len(graph) for graph in copy.graphs()) == len(kg.store)
        True
    """
    import rdflib

    @cache
    def term(value: Any) -> Any:
        if isinstance(value, ox.NamedNode):
            return rdflib.URIRef(value.value)
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        if value.datatype == _STRING:
            return rdflib.Literal(value.value)
        # The form stays as it is: 1.0 and 1.00 are not the same literal.
        kind = rdflib.URIRef(value.datatype.value)
        return rdflib.Literal(value.value, datatype=kind, normalize=False)

    copy = rdflib.Dataset()
    for prefix, namespace in dataset.prefixes.items():
        copy.bind(prefix, namespace)

    @cache
    def graph(name: Any) -> rdflib.Graph:
        return copy.default_graph if isinstance(name, ox.DefaultGraph) else copy.graph(term(name))

    for quad in dataset.store:
        graph(quad.graph_name).add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return copy
