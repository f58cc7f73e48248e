"""The record of a push that is under way, in a graph of its own in the store that is pushed to.

It is only ever added to, until it is dropped at the end: so that it says at any moment how far the
push has come, also in a store that does a request of several updates only in part::

    <…/graph/store/push#1f0c…>                         # who pushes: a random token
        dcterms:identifier "sha256:…" ;                # what is pushed
        dcterms:created "2026-03-01T12:00:00Z"^^xsd:dateTime .
    <…/graph/store/push>
        schema:creativeWorkStatus "swapping", "done" ; # nothing while graphs are staged
        dcterms:replaces <…/a-graph-that-is-dropped> .
    <…/graph/staging/…/1> dcterms:isVersionOf <…/graph/overview-2025/p2> ; void:triples 17 .
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pyoxigraph as ox

from akkg.engines.wire import Service, send_update
from akkg.errors import BackendError
from akkg.prefixes import PrefixTable
from akkg.stores.graph_access import insertions, rows

__all__ = [
    "DONE",
    "STAGING",
    "SWAPPING",
    "Staged",
    "Work",
    "begin",
    "find_work",
    "note",
    "take_over",
]

STAGING = "staging"
"""The new graphs are brought beside the old ones, which are whole."""
SWAPPING = "swapping"
"""The new graphs, whole in their staging graphs, are put in the place of the old ones."""
DONE = "done"
"""The new graphs are in place; what is left is to be removed."""

_DCTERMS = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DIGEST = ox.NamedNode(f"{_DCTERMS}identifier")
_BEGUN = ox.NamedNode(f"{_DCTERMS}created")
_REPLACES = ox.NamedNode(f"{_DCTERMS}replaces")
_TARGET = ox.NamedNode(f"{_DCTERMS}isVersionOf")
_PHASE = ox.NamedNode("https://schema.org/creativeWorkStatus")
_TRIPLES = ox.NamedNode("http://rdfs.org/ns/void#triples")
_DEFAULT = "http://www.w3.org/ns/sparql-service-description#defaultGraph"


@dataclass(frozen=True, slots=True)
class Staged:
    """A graph beside the one whose place it will take.

    Attributes:
        graph: The IRI of the staging graph.
        target: The IRI of the graph to replace; empty for the default graph.
        triples: The number of its triples.
    """

    graph: str
    target: str
    triples: int


@dataclass(frozen=True, slots=True)
class Work:
    """A push that is under way, or was interrupted.

    Attributes:
        graph: The IRI of the graph of its record.
        digest: The digest of what is pushed.
        token: Who pushes; several, joined by "and", where a race was interrupted.
        begun: When it began, as `xsd:dateTime`.
        phase: `STAGING`, `SWAPPING` or `DONE`.
        staged: The staging graphs, as far as they are told.
        drops: The IRIs of the graphs to drop; an empty one stands for the default graph.
    """

    graph: str
    digest: str
    token: str
    begun: str
    phase: str = STAGING
    staged: tuple[Staged, ...] = ()
    drops: tuple[str, ...] = ()

    @property
    def scratch(self) -> str:
        """The IRI of a graph to try things in."""
        return f"{self.graph}/scratch"


def find_work(service: Service, prefixes: PrefixTable) -> Work | None:
    """Find the push that is under way in a store.

    Raises:
        BackendError: Where the store does not answer.
    """
    graph = _record(prefixes)
    text = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    found = rows(service, text, ("s", "p", "o"))
    values: dict[tuple[str, str], list[str]] = {}
    for subject, property, value in found:
        values.setdefault((_text(subject), _text(property)), []).append(_text(value))
    if not values:
        return None

    def of(property: ox.NamedNode, subject: str = graph) -> list[str]:
        return sorted(values.get((subject, property.value), []))

    staged = tuple(
        Staged(name, _place(target), int(of(_TRIPLES, name)[0]))
        for (name, property), (target, *_) in sorted(values.items())
        if property == _TARGET.value and of(_TRIPLES, name)
    )
    phases = [phase for phase in (DONE, SWAPPING) if phase in of(_PHASE)]
    pushers = sorted({name for name, _ in values if name.startswith(f"{graph}#")})
    return Work(
        graph,
        "".join(value for name in pushers[:1] for value in of(_DIGEST, name)),
        " and ".join(name.rpartition("#")[2] for name in pushers),
        "".join(value for name in pushers[:1] for value in of(_BEGUN, name)),
        phases[0] if phases else STAGING,
        staged,
        tuple(map(_place, of(_REPLACES))),
    )


def begin(service: Service, prefixes: PrefixTable, digest: str) -> Work:
    """Begin a push where none is under way.

    Of two that begin at once at most one goes on: each writes its token, and then looks whether it
    is alone.

    Raises:
        BackendError: Where another one began at the same moment.
    """
    work = Work(_record(prefixes), digest, _new_token(), _now())
    for text in insertions(work.graph, _head(work)):
        send_update(service, text)
    found = find_work(service, prefixes)
    if found is None or found.token != work.token:
        send_update(service, _deletion(work.graph, _head(work)))
        what = "another push began at the same moment" if found else "what was written is not there"
        raise BackendError(what, service.query, "try again when it is done")
    return found


def take_over(service: Service, work: Work, prefixes: PrefixTable) -> Work:
    """Go on with a push that was interrupted, under a new token.

    Raises:
        BackendError: Where the store does not do it.
    """
    mine = replace(work, token=_new_token())
    others = " ".join(f"<{work.graph}#{token}>" for token in work.token.split(" and "))
    removal = (
        f"DELETE {{ GRAPH <{work.graph}> {{ ?s ?p ?o }} }} "
        f"WHERE {{ VALUES ?s {{ {others} }} GRAPH <{work.graph}> {{ ?s ?p ?o }} }}"
    )
    send_update(service, " ;\n".join([*insertions(work.graph, _head(mine)), removal]))
    found = find_work(service, prefixes)
    if found is None or found.token != mine.token:
        raise BackendError("another push took over", service.query, "try again when it is done")
    return found


def note(
    service: Service,
    work: Work,
    *,
    phase: str = "",
    staged: tuple[Staged, ...] = (),
    drops: tuple[str, ...] = (),
) -> None:
    """Add to the record of a push.

    Args:
        service: The service.
        work: The push.
        phase: A phase that begins.
        staged: Staging graphs that will be filled.
        drops: Graphs that will be dropped.
    """
    added = [_triple(work.graph, _PHASE, ox.Literal(phase))] if phase else []
    for one in staged:
        place = ox.NamedNode(one.target or _DEFAULT)
        added.append(_triple(one.graph, _TARGET, place))
        added.append(_triple(one.graph, _TRIPLES, ox.Literal(one.triples)))
    added += [_triple(work.graph, _REPLACES, ox.NamedNode(drop or _DEFAULT)) for drop in drops]
    for text in insertions(work.graph, added):
        send_update(service, text)


def _record(prefixes: PrefixTable) -> str:
    return prefixes.expand("graph:store/push")


def _head(work: Work) -> list[ox.Triple]:
    moment = ox.NamedNode(f"{_XSD}dateTime")
    pusher = f"{work.graph}#{work.token}"
    return [
        _triple(pusher, _DIGEST, ox.Literal(work.digest)),
        _triple(pusher, _BEGUN, ox.Literal(work.begun, datatype=moment)),
    ]


def _deletion(graph: str, triples: list[ox.Triple]) -> str:
    content = "\n".join(f"{triple} ." for triple in triples)
    return f"DELETE DATA {{ GRAPH <{graph}> {{\n{content}\n}} }}"


def _triple(subject: str, property: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), property, value)


def _place(target: str) -> str:
    return "" if target == _DEFAULT else target


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal), term
    return term.value


def _new_token() -> str:
    from secrets import token_hex

    return token_hex(8)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
