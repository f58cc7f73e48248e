"""Ways out of the engine into other Python libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from akkg.dataset import Dataset

if TYPE_CHECKING:
    import networkx
    import rdflib

__all__ = ["to_networkx", "to_rdflib"]

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def to_rdflib(dataset: Dataset) -> rdflib.Dataset:
    """Copy the dataset into rdflib.

    Args:
        dataset: What to copy.

    Returns:
        An rdflib dataset with the same default graph and the same named graphs.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> len(to_rdflib(kg).default_graph) == len(list(kg.store.quads_for_pattern(None, None, None, ox.DefaultGraph())))
        True
    """
    import rdflib

    copy = rdflib.Dataset()
    terms: dict[Any, Any] = {}

    def term(value: Any) -> Any:
        found = terms.get(value)
        if found is None:
            if isinstance(value, ox.NamedNode):
                found = rdflib.URIRef(value.value)
            elif value.language:
                found = rdflib.Literal(value.value, lang=value.language)
            elif value.datatype.value.endswith("XMLSchema#string"):
                found = rdflib.Literal(value.value)
            else:
                found = rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False)
            terms[value] = found
        return found

    for prefix, namespace in dataset.prefixes.items():
        copy.bind(prefix, namespace)
    graphs: dict[Any, rdflib.Graph] = {}
    for quad in dataset.store:
        graph = graphs.get(quad.graph_name)
        if graph is None:
            plain = isinstance(quad.graph_name, ox.DefaultGraph)
            graph = copy.default_graph if plain else copy.graph(term(quad.graph_name))
            graphs[quad.graph_name] = graph
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return copy


def to_networkx(dataset: Dataset) -> networkx.MultiDiGraph[str]:
    """Copy the things and their relations into networkx.

    Args:
        dataset: What to copy.

    Returns:
        A multigraph. Nodes are the IRIs of the project's things, with ``label``, ``kind`` (a CURIE) and their
        literals, each a sorted list under the CURIE of its property. Edges are keyed by the CURIE of their
        property, with its ``label`` and the sorted CURIEs of the ``graphs`` that make the statement.

    Example:
        >>> from akkg.dataset import load
        >>> graph = to_networkx(load())
        >>> graph.nodes["https://w3id.org/akkg/id/akfta"]["kind"]
        'akkg:FreeTradeAgreement'
    """
    import networkx

    short = dataset.prefixes.shorten
    things = dataset.prefixes.expand("ak:")
    labels = {q.subject: q.object.value for q in dataset.store.quads_for_pattern(None, _LABEL, None, ox.DefaultGraph())}  # type: ignore[union-attr]
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for quad in sorted(dataset.store, key=str):
        subject, predicate, object_ = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(things):
            continue
        if subject.value not in graph or "label" not in graph.nodes[subject.value]:
            graph.add_node(subject.value, label=labels.get(subject, short(subject.value)))
        name = short(predicate.value)
        if isinstance(object_, ox.Literal):
            values = graph.nodes[subject.value].setdefault(name, [])
            if object_.value not in values:
                values.append(object_.value)
        elif name == "akkg:kind" and isinstance(object_, ox.NamedNode):
            graph.nodes[subject.value]["kind"] = short(object_.value)
        elif isinstance(object_, ox.NamedNode) and object_.value.startswith(things) and predicate != _TYPE:
            edge = graph.get_edge_data(subject.value, object_.value, name)
            if edge is None:
                graph.add_edge(subject.value, object_.value, name, label=labels.get(predicate, name), graphs=[])
                edge = graph.get_edge_data(subject.value, object_.value, name)
            if isinstance(quad.graph_name, ox.NamedNode):
                edge["graphs"].append(short(quad.graph_name.value))
    return graph
