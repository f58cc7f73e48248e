"""What joins the top classes of an ontology, and all of it as a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.networks.families import sort_of
from akkg.pictures.ontology.data import Joined, Ontology

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["ClassLink", "graph_of", "links_of", "sort_of_class"]

_SUBCLASS = "rdfs:subClassOf"


@dataclass(frozen=True, slots=True)
class ClassLink:
    """Two classes that a property joins.

    Attributes:
        joined: The classes and the property.
        count: How often it does.
        declared: Whether the shapes say that it does; else it is read off its use.
    """

    joined: Joined
    count: int
    declared: bool


def links_of(ontology: Ontology) -> tuple[ClassLink, ...]:
    """Find what joins top classes; of all that is below one, its uses are counted together.

    Args:
        ontology: The ontology.

    Returns:
        The links, those most used first. What a datatype or a class of another vocabulary has
        above it counts for itself.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.pictures.ontology.data import find_ontology
        >>> found = find_ontology(load())
        >>> links = links_of(found)
        >>> one = next(link for link in links if link.joined.property.endswith("#finances"))
        >>> [found.words[iri] for iri in (one.joined.source, one.joined.target)], one.count
        (['fund', 'undertaking'], 3)
    """
    counts: Counter[Joined] = Counter()
    for joined, number in ontology.uses.items():
        counts[_lifted(ontology, joined)] += number
    known = {*ontology.classes}
    declared = {
        _lifted(ontology, one) for one in ontology.declared if one.target and one.source in known
    }
    found = [ClassLink(one, counts[one], one in declared) for one in {*counts, *declared}]
    return tuple(sorted(found, key=lambda one: (-one.count, one.joined)))


def _lifted(ontology: Ontology, joined: Joined) -> Joined:
    return Joined(ontology.top_of(joined.source), joined.property, ontology.top_of(joined.target))


def sort_of_class(ontology: Ontology, class_: str) -> tuple[str, str]:
    """Give the family and the shape of the things of a class."""
    sort = sort_of([ontology.curies[one] for one in ontology.with_above(class_)])
    return sort.family, sort.shape


def graph_of(
    ontology: Ontology, links: Collection[ClassLink], classes: Collection[str]
) -> MultiDiGraph[str]:
    """Make the graph of classes.

    Args:
        ontology: The ontology.
        links: What joins them.
        classes: The IRIs of the classes; those that links join, and datatypes, are added.

    Returns:
        A graph with the attributes of `akkg.networks`; a node has a `count` of things, an edge one
        of uses. An edge is `stated` where the ontology or the shapes say it, and `derived` where it
        is read off its use.
    """
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    ends = {iri for one in links for iri in (one.joined.source, one.joined.target)}
    for iri in sorted({*classes, *ends}):
        family, shape = sort_of_class(ontology, iri)
        datatype = iri in ontology.datatypes
        graph.add_node(
            iri,
            label=ontology.words[iri],
            kind="rdfs:Datatype" if datatype else "owl:Class",
            kind_label="datatype" if datatype else "class",
            classes=("rdfs:Datatype" if datatype else "owl:Class",),
            family=family,
            shape=shape,
            hub=False,
            paragraphs=(),
            events=(),
            count=ontology.counts.get(iri, 0),
        )
    for iri in sorted(classes):
        for parent in ontology.parents(iri):
            if parent in graph:
                word = {"relation": _SUBCLASS, "label": "is a kind of", "basis": "stated"}
                graph.add_edge(iri, parent, _SUBCLASS, **word, paragraphs=(), count=0)
    for link in sorted(links, key=lambda one: one.joined):
        curie = ontology.curies[link.joined.property]
        graph.add_edge(
            link.joined.source,
            link.joined.target,
            curie,
            relation=curie,
            label=ontology.words[link.joined.property],
            basis="stated" if link.declared else "derived",
            paragraphs=(),
            count=link.count,
        )
    return graph
