"""What a store says of itself: which product it holds, and whether that is whole.

Whoever loads the product into a store writes this description into a named graph of its own, in
the vocabulary of SPARQL 1.1 Service Description (sections 3.2 and 3.4), DCTERMS and schema.org::

    <…/graph/store> a sd:Dataset ;
        dcterms:identifier "sha256:…" ;              # the digest of the product
        schema:creativeWorkStatus "current" ;        # or what is under way
        sd:defaultGraph <…/graph/merged> ;           # where the merged triples lie, if in a graph
        sd:namedGraph <…/graph/overview-2025/p2> .   # … each named graph of the product

Whether the default graph is the union of the named ones is not written there, since a server can be
started again with another one: it is seen by the description itself, each time that this is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from akkg.answers.table import Row
from akkg.engines.results import ROWS, read_rows
from akkg.engines.service import Service, address
from akkg.engines.wire import ask_text
from akkg.errors import BackendError
from akkg.prefixes import PrefixTable

__all__ = [
    "CREATED",
    "CURRENT",
    "DATASET",
    "DEFAULT_GRAPH",
    "DIGEST",
    "NAMED_GRAPH",
    "PHASE",
    "State",
    "check_place",
    "disobeyed",
    "merged_graph",
    "obeys_from",
    "read_state",
    "state_graph",
    "state_triples",
]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_DCTERMS = "http://purl.org/dc/terms/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

DATASET = ox.NamedNode(f"{_SD}Dataset")
DEFAULT_GRAPH = ox.NamedNode(f"{_SD}defaultGraph")
NAMED_GRAPH = ox.NamedNode(f"{_SD}namedGraph")
DIGEST = ox.NamedNode(f"{_DCTERMS}identifier")
CREATED = ox.NamedNode(f"{_DCTERMS}created")
PHASE = ox.NamedNode("https://schema.org/creativeWorkStatus")

_FEATURE = ox.NamedNode(f"{_SD}feature")
_UNION = ox.NamedNode(f"{_SD}UnionDefaultGraph")
_APART = "a default graph of its own (Oxigraph: without --union-default-graph)"

CURRENT = "current"
"""The phase of a store that is ready to be asked; any other one names a work under way."""


@dataclass(frozen=True, slots=True)
class State:
    """What a store says of itself.

    Attributes:
        digest: The digest of the product that it holds, `sha256:` and 64 hexadecimal digits; empty
            where none is told.
        phase: `current`, or what is under way or was interrupted.
        default_graph: The IRI of the named graph that holds the merged triples; empty where they
            lie in the stored default graph.
        named_graphs: The IRIs of the product's named graphs, sorted; without the graphs of the
            state and of the merged triples.
        created: When the load was done, as `xsd:dateTime`; empty where it is not told.
        union: Whether the default graph was seen to be the union of the named graphs as this was
            read; it is not written, and no part of what is compared.
    """

    digest: str
    phase: str = CURRENT
    default_graph: str = ""
    named_graphs: tuple[str, ...] = ()
    created: str = ""
    union: bool = field(default=False, compare=False)


def state_graph(prefixes: PrefixTable) -> str:
    """The IRI of the graph that describes the state, which is also its subject."""
    return prefixes.expand("graph:store")


def merged_graph(prefixes: PrefixTable) -> str:
    """The IRI of the graph for the merged triples where the store's default graph is a union."""
    return prefixes.expand("graph:merged")


def read_state(service: Service, prefixes: PrefixTable) -> State | None:
    """Ask a service what it says of itself.

    Args:
        service: The service.
        prefixes: The prefix table, which names the graph of the description.

    Returns:
        The state; None where the service does not describe any.

    Raises:
        BackendError: Where no whole answer comes.
        LimitError: Where it takes too long or too much room.
    """
    graph = state_graph(prefixes)
    text = (
        f"SELECT ?property ?value WHERE {{ {{ GRAPH <{graph}> {{ <{graph}> ?property ?value }} }} "
        f"UNION {{ <{graph}> a {DATASET} BIND ({_FEATURE} AS ?property) "
        f"BIND ({_UNION} AS ?value) }} }}"
    )
    reply = ask_text(service, text, ROWS)
    return _understood(read_rows(reply, service, ("property", "value")))


def check_place(service: Service, state: State) -> None:
    """Refuse a store whose merged triples no longer are its default graph.

    Args:
        service: The service, for the message.
        state: What it says of itself.

    Raises:
        BackendError: Where the merged triples lie in the stored default graph, and a query is
            answered from the union of the named graphs.
    """
    if state.union and not state.default_graph:
        raise BackendError(
            "the default graph has become the union of the named graphs since the graph was "
            "brought there",
            address(service.query),
            f"serve the store with {_APART}, as it was, or run `akkg store push` again",
        )


def obeys_from(service: Service, graph: str, *, held: bool) -> bool:
    """Whether a named graph can be made the default graph of a query.

    Args:
        service: The service.
        graph: The IRI of a named graph with triples of one subject, itself; or of one that is not
            there.
        held: Whether it is there.

    Raises:
        BackendError: Where no whole answer comes.
        LimitError: Where it takes too long or too much room.
    """
    # Two rows are enough to see that there is more than the one subject.
    text = f"SELECT DISTINCT ?s FROM <{graph}> WHERE {{ ?s ?p ?o }} LIMIT 2"
    found = [row[0] for row in read_rows(ask_text(service, text, ROWS), service, ("s",), 2)]
    return found == [ox.NamedNode(graph)] * held


def disobeyed(service: Service) -> BackendError:
    """Make the error for a store whose merged triples would need a named graph, and FROM.

    Args:
        service: The service.
    """
    return BackendError(
        "the store does not obey FROM, so no query can be asked of its merged graph alone",
        address(service.query),
        f"serve it with {_APART}; see `akkg doctor`",
    )


def state_triples(state: State, prefixes: PrefixTable) -> tuple[ox.Triple, ...]:
    """Write a state as triples, for the graph that describes it.

    Args:
        state: The state.
        prefixes: The prefix table of the product.

    Example:
        >>> from akkg.location import data_root
        >>> table = PrefixTable.load(data_root())
        >>> for triple in state_triples(State("sha256:0a", "loading"), table):
        ...     print(triple.predicate.value.rpartition("#")[2], triple.object.value)
        type http://www.w3.org/ns/sparql-service-description#Dataset
        http://purl.org/dc/terms/identifier sha256:0a
        https://schema.org/creativeWorkStatus loading
    """
    subject = ox.NamedNode(state_graph(prefixes))
    moment = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [(_TYPE, DATASET)]
    if state.digest:
        pairs.append((DIGEST, ox.Literal(state.digest)))
    if state.created:
        pairs.append((CREATED, ox.Literal(state.created, datatype=moment)))
    pairs.append((PHASE, ox.Literal(state.phase)))
    if state.default_graph:
        pairs.append((DEFAULT_GRAPH, ox.NamedNode(state.default_graph)))
    pairs.extend((NAMED_GRAPH, ox.NamedNode(name)) for name in state.named_graphs)
    return tuple(ox.Triple(subject, property, value) for property, value in pairs)


def _understood(rows: Iterable[Row]) -> State | None:
    """Read a state from the properties of its subject and their values."""
    values: dict[str, list[str]] = {}
    for property, value in rows:
        if isinstance(property, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            values.setdefault(property.value, []).append(value.value)
    union = _UNION.value in values.pop(_FEATURE.value, ())
    if not values:
        return None

    def one(property: ox.NamedNode) -> str:
        return min(values.get(property.value, [""]))

    return State(
        digest=one(DIGEST),
        # Two phases, or none, are what a broken load leaves behind.
        phase=" and ".join(sorted(values.get(PHASE.value, ["unknown"]))),
        default_graph=one(DEFAULT_GRAPH),
        named_graphs=tuple(sorted(values.get(NAMED_GRAPH.value, ()))),
        created=one(CREATED),
        union=union,
    )
