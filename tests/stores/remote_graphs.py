"""Datasets to push, and what a service holds of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from akkg.engines.wire import Service, send_update
from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.stores.content import content_digest, lines
from akkg.stores.graph_access import read, rows
from akkg.stores.pushed import Pushed
from tests.servers.process import Server

TABLE = PrefixTable.load(data_root())
OWN = TABLE.expand("graph:")

Graphs = dict[str, list[str]]
"""The lines of each graph by its name; an empty one for the merged graph."""


def triple(subject: str, value: str = "o") -> ox.Triple:
    """A triple of short names."""
    place = "urn:example:"
    return ox.Triple(*(ox.NamedNode(f"{place}{name}") for name in (subject, "p", value)))


def pushed(**graphs: list[ox.Triple]) -> Pushed:
    """A dataset with named graphs `urn:example:NAME`; their union is the merged graph."""
    store = ox.Store()
    for name, content in graphs.items():
        for one in content:
            for place in (ox.NamedNode(f"urn:example:{name}"), ox.DefaultGraph()):
                store.add(ox.Quad(one.subject, one.predicate, one.object, place))
    names = tuple(sorted(f"urn:example:{name}" for name in graphs))
    empty = Pushed("", names, store)
    return Pushed(f"sha256:{content_digest(wanted(empty).items())}", names, store)


def wanted(content: Pushed) -> Graphs:
    """What a store must hold after a push."""
    return {name: lines(content.triples(name)) for name in ("", *content.named)}


def held(service: Service, merged: str) -> Graphs:
    """What a service holds, but for its state; the graph `merged` as the merged one."""
    names = [name for name in all_graphs(service) if not name.startswith(f"{OWN}store")]
    found = {"" if name == merged else name: lines(read(service, name)) for name in names}
    if not merged:
        default = rows(service, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }", ("s", "p", "o"))
        found[""] = lines(ox.Triple(*row) for row in default)  # type: ignore[arg-type]
    return found


def all_graphs(service: Service) -> list[str]:
    """The graphs of a service, but for those that are the server's own."""
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    names = sorted(str(row[0])[1:-1] for row in rows(service, text, ("g",)))
    return [name for name in names if name.startswith((OWN, "urn:example:"))]


@contextmanager
def emptied(server: Server, *, graph_store: bool = True) -> Iterator[Service]:
    """The service of a server, without graphs of ours before and after."""
    service = Service(
        server.query,
        server.update,
        server.store if graph_store else "",
        server.user,
        server.password,
        "digest" if server.user else "basic",
    )
    _clear(service)
    try:
        yield service
    finally:
        _clear(service)


def _clear(service: Service) -> None:
    for name in all_graphs(service):
        send_update(service, f"DROP SILENT GRAPH <{name}>")
    if not service.user:  # Virtuoso has no default graph of its own
        send_update(service, "CLEAR DEFAULT")
