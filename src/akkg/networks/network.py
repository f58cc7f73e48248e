"""Makes the network of a graph: its things, and how they are linked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import Citation
from akkg.citing.cite import cite_triples
from akkg.errors import DataError, ParameterError
from akkg.near import suggestion
from akkg.networks.families import sort_of
from akkg.networks.folding import Event, Folded, fold
from akkg.networks.links import Link, link_of
from akkg.networks.speaking import find_passages
from akkg.networks.things import Thing, find_things
from akkg.networks.time_spans import Span
from akkg.networks.triples import Triple, find_triples
from akkg.runner import built_product
from akkg.views.sentences import names

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable, Statement

__all__ = ["EVENTS", "network"]

EVENTS = ("folded", "nodes")
"""How events that are no meetings are shown: as links of the things in whose life they are, or as
nodes of their own."""

_UNKNOWN = Citation("", ())


def network(dataset: Askable | None = None, *, events: str = "folded") -> MultiDiGraph[str]:
    """Make the network of things and their relations, for networkx.

    A link is a statement about two things that a passage or an editorial reading makes, or that
    follows by rule and links two things that nothing stated links.

    Args:
        dataset: What is asked, with its named graphs; the built product by default.
        events: One of `EVENTS`. By default an event in the life of one thing, such as a signature,
            becomes links of that thing; `nodes` keeps all events as nodes.

    Returns:
        A directed multigraph. Its nodes are IRIs, in their order, with

        - `label`, `kind` (the CURIE of the most specific class) and `kind_label`;
        - `classes`: the CURIEs of that class and of all above it;
        - `family` (a key of `akkg.networks.families.FAMILIES`), `shape`, and `hub`: whether very
          many things lead there, such as to a state, a place or a pillar;
        - `date` (EDTF, as written), `date_basis` (what it rests on: `derived` where it is that of a
          meeting), `begin` and `end` (the first and the last day that it allows, as ISO dates),
          each where it is known;
        - `paragraphs`: the passages that speak of it;
        - `events`: what happened to it, each a `Happening`; empty where events are nodes.

        Its edges lead from the subject to the object of a statement, with

        - `relation` (the CURIE of the property) and `relation_label` (its words);
        - `label`: what the link says, in words, such as `adoption: takes place at`;
        - `sentence`: the statement read out; where an event is folded, it speaks of the event;
        - `basis`: `stated`, `derived` or `editorial`; empty where nothing says it;
        - `paragraphs`: the passages that it rests on;
        - `event`, where it tells of an event: its IRI; and the date of that, as above.

    Raises:
        ParameterError: Where `events` is none of these.
        DataError: Where the dataset was loaded without its named graphs.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> graph = network()
        >>> things = "https://w3id.org/akkg/id/"
        >>> edges = graph.get_edge_data(things + "jd-strategic-partnership", things + "summit-13")
        >>> [(edge["label"], edge["date"], edge["paragraphs"]) for edge in edges.values()]
        [('adoption: takes place at', '2010-10', ('p4',))]
    """
    if events not in EVENTS:
        hint = suggestion(events, EVENTS) or f"give one of {', '.join(EVENTS)}"
        raise ParameterError(f"no way to show events is called {events}", remedy=hint)
    asked = dataset or built_product()
    if not asked.engine.named_graphs():
        what = "the graph is here without its named graphs, so nothing says what is stated"
        raise DataError(what, remedy="load it with them")
    things = find_things(asked)
    triples = find_triples(asked, things)
    return _made(asked, _kept(things, triples), triples, folded=events == "folded")


def _made(
    dataset: Askable, things: Mapping[str, Thing], triples: Sequence[Triple], *, folded: bool
) -> MultiDiGraph[str]:
    words = _words(dataset, things, triples)
    dates = [date for thing in things.values() for date in thing.dates]
    statements = [one.statement for one in triples]
    citations = cite_triples(dataset, [*statements, *dates])
    short = cache(dataset.prefixes.shorten)
    links = [
        link_of(one, citations.get(statement, _UNKNOWN), words, short)
        for one, statement in zip(triples, statements, strict=True)
    ]
    dated = {iri: _dated(thing, citations) for iri, thing in things.items() if thing.dates}
    events = _events(things, words, dated, short) if folded else {}
    found = fold(links, events)
    gone = {one.event for some in found.happenings.values() for one in some}
    left = [thing for iri, thing in things.items() if iri not in gone]
    return _graph(left, found, words, dated, find_passages(dataset, links))


def _kept(things: Mapping[str, Thing], triples: Iterable[Triple]) -> dict[str, Thing]:
    """The things that are shown: a concept only where something is linked to it."""
    linked = {iri for one in triples for iri in (one.source, one.target)}
    return {
        iri: thing
        for iri, thing in things.items()
        if iri in linked or sort_of(thing.classes).family != "concept"
    }


def _words(
    dataset: Askable, things: Mapping[str, Thing], triples: Iterable[Triple]
) -> dict[str, str]:
    """The labels of things, classes and properties, by IRI."""
    kinds = {thing.kind for thing in things.values()}
    relations = {ox.NamedNode(one.relation) for one in triples}
    found = names(dataset, sorted(kinds | relations, key=str))
    own = {iri: thing.label for iri, thing in things.items()}
    return {term.value: text for term, text in found.items()} | own


def _dated(thing: Thing, citations: Mapping[Statement, Citation]) -> Citation:
    """What the date of a thing rests on: the one that is shown, where it has several."""
    for date in thing.dates:
        if date[2].value == thing.span.date:
            return citations.get(date, _UNKNOWN)
    return _UNKNOWN


def _events(
    things: Mapping[str, Thing],
    words: Mapping[str, str],
    dated: Mapping[str, Citation],
    short: Callable[[str], str],
) -> dict[str, Event]:
    """The events that are no meetings."""
    return {
        iri: Event(
            iri=iri,
            curie=short(iri),
            kind=words[thing.kind.value],
            span=thing.span,
            paragraphs=dated.get(iri, _UNKNOWN).paragraphs,
            date_basis=dated.get(iri, _UNKNOWN).basis,
        )
        for iri, thing in things.items()
        if sort_of(thing.classes).family == "event"
    }


def _graph(
    things: Iterable[Thing],
    folded: Folded,
    words: Mapping[str, str],
    dated: Mapping[str, Citation],
    passages: Mapping[str, tuple[str, ...]],
) -> MultiDiGraph[str]:
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in things:
        sort = sort_of(thing.classes)
        graph.add_node(
            thing.iri,
            label=thing.label,
            kind=thing.classes[0],
            kind_label=words[thing.kind.value],
            classes=thing.classes,
            family=sort.family,
            shape=sort.shape,
            hub=sort.hub,
            paragraphs=passages.get(thing.iri, ()),
            events=folded.happenings.get(thing.iri, ()),
            **_date(thing.span, dated.get(thing.iri, _UNKNOWN).basis),
        )
    for link in sorted(folded.links, key=lambda one: (one.source, one.target, one.key)):
        graph.add_edge(link.source, link.target, link.key, **_attributes(link))
    return graph


def _attributes(link: Link) -> dict[str, object]:
    event = {"event": link.event} if link.event else {}
    return {
        "relation": link.relation,
        "relation_label": link.relation_label,
        "label": link.label,
        "sentence": link.sentence,
        "basis": link.basis,
        "paragraphs": link.paragraphs,
        **event,
        **_date(link.span, link.date_basis),
    }


def _date(span: Span, basis: str) -> dict[str, str]:
    return {**span.attributes(), **({"date_basis": basis} if basis else {})}
