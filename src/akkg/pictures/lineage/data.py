"""The lines of things that succeed each other, with the steps that lead into them from others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.lots import lots
from akkg.networks.network import network
from akkg.networks.parts import find_node
from akkg.pictures.lineage.begins import find_begins
from akkg.pictures.lineage.model import SECTIONS, Chain, Lines, Rail, Thing
from akkg.pictures.lineage.spans import find_spans
from akkg.views.lineage import Step, every_step, lineage
from akkg.views.sentences import rests_on
from akkg.views.walk import relations

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable

__all__ = ["SECTIONS", "Chain", "Lines", "Rail", "Thing", "find_lines"]

_SUCCEEDED = """
SELECT DISTINCT ?earlier WHERE {
  VALUES ?relation { %s }
  VALUES ?earlier { %s }
  ?later ?relation ?earlier .
  FILTER(?later != ?earlier)
}
"""


def find_lines(
    dataset: Askable, about: str = "", hops: int = 1, graph: MultiDiGraph[str] | None = None
) -> Lines:
    """Find the chains of a dataset, or those around a thing.

    Args:
        dataset: What is asked; it needs its named graphs.
        about: The IRI of a thing; empty for all chains and the things that stand alone.
        hops: How many steps before and after that thing.
        graph: The network of the dataset with folded events, where that has been made already.

    Raises:
        ParameterError: Where nothing leads to or from the thing and the network does not show it.
        DataError: Where the dataset was loaded without its named graphs.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> found = find_lines(load()).chains
        >>> fund = next(one for one in found if one.section == "fund" and one.steps)
        >>> [(rail.word, rail.basis, rail.paragraphs) for rail in fund.steps]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('results from the merger of', 'derived', ('p35',)),
         ('results from the merger of', 'derived', ('p35',))]
    """
    graph = network(dataset) if graph is None else graph
    if about:
        told = lineage(ox.NamedNode(about), dataset, depth=hops)
        steps, words, whole = (*told.before, *told.after), told.names, told.whole
        if not steps:
            find_node(graph, about)
        alone: Iterable[str] = [about]
    else:
        (steps, words), whole = every_step(dataset), True
        alone = (iri for iri, node in graph.nodes(data=True) if _is_told(node))
    rails = _rails(dataset, tuple(dict.fromkeys(steps)), words)
    iris = {*alone, *(iri for one in rails for iri in (one.earlier, one.later))}
    succession = _succession(dataset)
    short = {dataset.prefixes.shorten(one.value) for one in succession}
    found = _chains(_things(dataset, graph, iris, words), rails, short)
    return Lines(found, graph, _succeeded(dataset, iris, succession), whole)


def _is_told(node: Mapping[str, object]) -> bool:
    """Whether a thing is shown though no step is stated: else a gap in a line would not be seen."""
    classes = node["classes"]
    assert isinstance(classes, tuple), "a node has its classes"
    return node["family"] in ("instrument", "plan", "fund") or "akkg:PartnershipStatus" in classes


def _succession(dataset: Askable) -> list[ox.NamedNode]:
    """The relations of succession."""
    top = ox.NamedNode(dataset.prefixes.expand("akkg:succeeds"))
    return sorted(
        (one for one, above in relations(dataset).items() if top in {one, *above}), key=str
    )


def _succeeded(
    dataset: Askable, iris: Iterable[str], succession: Iterable[ox.NamedNode]
) -> frozenset[str]:
    """The things that another one succeeds."""
    found: set[str] = set()
    block = " ".join(map(written, succession))
    for lot in lots(sorted(iris)):
        things = " ".join(written(ox.NamedNode(iri)) for iri in lot)
        rows = select(dataset.engine, _SUCCEEDED % (block, things))
        found.update(earlier.value for (earlier,) in rows if earlier is not None)
    return frozenset(found)


def _rails(dataset: Askable, steps: Sequence[Step], words: Mapping[str, str]) -> tuple[Rail, ...]:
    return tuple(
        Rail(
            earlier=step.earlier,
            later=step.later,
            relation=dataset.prefixes.shorten(step.relation),
            word=words[step.relation],
            basis=step.basis,
            paragraphs=step.paragraphs,
            sentence=_sentence(step, words),
        )
        for step in steps
    )


def _sentence(step: Step, words: Mapping[str, str]) -> str:
    said = f"{words[step.later]} {words[step.relation]} {words[step.earlier]}."
    return f"{said} [{rests_on(step.basis, step.paragraphs) or 'no passage'}]"


def _things(
    dataset: Askable, graph: MultiDiGraph[str], iris: Collection[str], words: Mapping[str, str]
) -> dict[str, Thing]:
    begins = find_begins(dataset, graph, iris)
    spans = find_spans(dataset, graph, iris)
    found = {}
    for iri in sorted(iris):
        if iri in graph:
            node = graph.nodes[iri]
            look = node["label"], node["kind_label"], node["family"], node["shape"]
            found[iri] = Thing(iri, *look, begins.get(iri), spans.get(iri))
        else:
            found[iri] = Thing(iri, words.get(iri) or iri, begin=begins.get(iri))
    return found


def _chains(
    things: Mapping[str, Thing], rails: Sequence[Rail], succession: Collection[str]
) -> tuple[Chain, ...]:
    import networkx

    joined: networkx.Graph[str] = networkx.Graph()
    joined.add_nodes_from(things)
    joined.add_edges_from((one.earlier, one.later) for one in rails if one.relation in succession)
    place = {
        iri: number
        for number, part in enumerate(networkx.connected_components(joined))
        for iri in part
    }
    steps: dict[int, list[Rail]] = {}
    links: dict[int, list[Rail]] = {}
    for one in rails:
        (steps if one.relation in succession else links).setdefault(place[one.later], []).append(
            one
        )
    members: dict[int, list[Thing]] = {}
    for iri, number in place.items():
        members.setdefault(number, []).append(things[iri])
    found = [
        _chain(members[number], steps.get(number, ()), links.get(number, ())) for number in members
    ]
    order = list(SECTIONS)
    return tuple(sorted(found, key=lambda one: (order.index(one.section), _when(one.things[0]))))


def _chain(things: Iterable[Thing], steps: Iterable[Rail], links: Iterable[Rail]) -> Chain:
    ordered = tuple(sorted(things, key=_when))
    return Chain(_section(ordered[0]), ordered, tuple(steps), tuple(links))


def _section(thing: Thing) -> str:
    if thing.family == "instrument":
        return "declaration" if thing.shape == "rounded" else "agreement"
    return thing.family if thing.family in SECTIONS else "other"


def _when(thing: Thing) -> tuple[bool, str, str, str]:
    begin = thing.begin
    return begin is None, begin.first if begin else "", thing.label, thing.iri
