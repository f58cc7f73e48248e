"""The graph of a timeline: moments and the things that have them, for the formats of graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import Citation
from akkg.pictures.timeline.moment import Moment
from akkg.views.sentences import names

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable
    from akkg.pictures.timeline.data import Citations

__all__ = ["timeline_graph"]

_NOTHING = Citation("", ())


def timeline_graph(
    dataset: Askable, dated: Sequence[Moment], citations: Citations
) -> MultiDiGraph[str]:
    """Make the graph of moments.

    Args:
        dataset: Where the labels of properties are looked up.
        dated: The moments.
        citations: What the statements about them rest on.

    Returns:
        A graph with the attributes of `akkg.networks`: moments with `date`, `begin` and `end`, the
        things that have them, and what leads from those to these; of a moment also its `lane`,
        `basis` and `precision`, and its `place` where that is known.
    """
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    nodes = {**_owners(dated), **{one.iri: _node(one) for one in dated}}
    graph.add_nodes_from(sorted(nodes.items()))
    links = sorted(set(_links(dated, nodes)))
    words = names(dataset, [ox.NamedNode(one) for one in sorted({link[1] for link in links})])
    for source, relation, target in links:
        link = (ox.NamedNode(source), ox.NamedNode(relation), ox.NamedNode(target))
        cited = citations.get(link, _NOTHING)
        curie = dataset.prefixes.shorten(relation)
        graph.add_edge(
            source,
            target,
            curie,
            relation=curie,
            label=words[link[1]],
            basis=cited.basis,
            paragraphs=cited.paragraphs,
        )
    return graph


def _owners(dated: Sequence[Moment]) -> dict[str, dict[str, object]]:
    return {
        one.owner: {
            "label": one.owner_label,
            "kind": one.owner_classes[0],
            "kind_label": one.owner_kind_label,
            "classes": one.owner_classes,
            "family": one.owner_family,
            "shape": one.shape,
            "paragraphs": (),
        }
        for one in dated
        if one.owner
    }


def _node(moment: Moment) -> dict[str, object]:
    known = {"date": moment.date, "begin": moment.begin, "end": moment.end, "place": moment.place}
    return {
        "label": moment.label,
        "kind": moment.kind,
        "kind_label": moment.kind_label,
        "classes": moment.classes,
        "family": moment.family,
        "shape": moment.shape,
        "lane": moment.lane,
        "basis": moment.basis,
        "precision": moment.precision,
        "paragraphs": moment.paragraphs,
        **{name: value for name, value in known.items() if value},
    }


def _links(dated: Sequence[Moment], nodes: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """What leads from owners to moments, and from statuses to the events of their ends."""
    for one in dated:
        for some in (one.links, *one.evidence):
            for subject, relation, target in some:
                if isinstance(target, ox.NamedNode) and target.value in nodes:
                    assert isinstance(subject, ox.NamedNode), "a thing has an IRI"
                    assert isinstance(relation, ox.NamedNode), "a property has an IRI"
                    yield subject.value, relation.value, target.value
