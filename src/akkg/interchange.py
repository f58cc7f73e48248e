"""Ways out of the engine into other Python libraries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    import networkx
    import rdflib

    from akkg.dataset import Dataset

__all__ = ["to_networkx", "to_rdflib"]

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


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


def to_networkx(dataset: Dataset) -> networkx.MultiDiGraph[str]:
    """Copy the things and their relations into networkx.

    Args:
        dataset: What to copy.

    Returns:
        A multigraph. Nodes are the IRIs of the project's things, with their `label`, their `kind`
        (the CURIE of a class), and their literals as sorted lists under the CURIEs of the
        properties. Edges are keyed by the CURIE of their property, with its `label`, and in
        `graphs` the sorted CURIEs of the named graphs that state them: passages, readings, or
        rules.

    Example:
        >>> from akkg.dataset import load
        >>> graph = to_networkx(load())
        >>> graph.nodes["https://w3id.org/akkg/id/akfta"]["kind"]
        'akkg:FreeTradeAgreement'
    """
    import networkx

    short = cache(dataset.prefixes.shorten)
    things = dataset.prefixes.expand("ak:")
    labels = _labels(dataset)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for quad in sorted(dataset.store, key=str):
        subject, predicate, object_ = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(things):
            continue
        graph.add_node(subject.value, label=labels.get(subject, short(subject.value)))
        node, name = graph.nodes[subject.value], short(predicate.value)
        if isinstance(object_, ox.Literal):
            values = node.setdefault(name, [])
            if object_.value not in values:
                values.append(object_.value)
        elif isinstance(object_, ox.NamedNode) and name == "akkg:kind":
            node["kind"] = short(object_.value)
        elif isinstance(object_, ox.NamedNode) and predicate == _TYPE:
            node.setdefault("kind", short(object_.value))  # a concept has a class and no kind
        elif isinstance(object_, ox.NamedNode) and object_.value.startswith(things):
            graph.add_node(object_.value, label=labels.get(object_, short(object_.value)))
            if not graph.has_edge(subject.value, object_.value, name):
                label = labels.get(predicate, name)
                graph.add_edge(subject.value, object_.value, name, label=label, graphs=[])
            if isinstance(quad.graph_name, ox.NamedNode):
                edge = graph.edges[subject.value, object_.value, name]
                edge["graphs"].append(short(quad.graph_name.value))
    return graph


def _labels(dataset: Dataset) -> dict[object, str]:
    """A label of everything that has one; a handle where there is no other."""
    found: dict[object, str] = {}
    for curie in ("skos:prefLabel", "rdfs:label"):
        property_ = ox.NamedNode(dataset.prefixes.expand(curie))
        for quad in dataset.store.quads_for_pattern(None, property_, None, ox.DefaultGraph()):
            if isinstance(quad.object, ox.Literal):
                found[quad.subject] = quad.object.value
    return found
