"""Puts a dataset into a server, and takes it away again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.engines.remote import Endpoint, Remote
from akkg.engines.service import Service
from akkg.engines.state import State, merged_graph, state_graph, state_triples
from akkg.engines.wire import delete_graph, put_graph
from tests.servers.process import Server


def service_of(server: Server) -> Service:
    """How a server is spoken to."""
    return Service(
        server.query,
        server.update,
        server.store,
        server.user,
        server.password,
        "digest" if server.user else "basic",
        20,
    )


def endpoint(service: Service, dataset: Dataset) -> Endpoint:
    """A service as something to be asked, with the rules of a dataset."""
    return Endpoint(Remote(service, dataset.prefixes), dataset.prefixes, dataset.root)


@contextmanager
def filled(
    server: Server, dataset: Dataset, phase: str = "current", *, named: bool = False
) -> Iterator[Endpoint]:
    """Fill a server with a dataset and the description of its state.

    Args:
        server: A server; the one with a password has no stored default graph.
        dataset: What to put there.
        phase: The phase to describe.
        named: Whether the merged triples go to a named graph also where they need not.

    Yields:
        The endpoint.
    """
    service = service_of(server)
    merged = merged_graph(dataset.prefixes) if server.user or named else ""
    names = dataset.engine.named_graphs()
    state = State("sha256:0a", phase, merged, names)
    about = state_graph(dataset.prefixes)
    contents = {
        name: dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        for name in names
    }
    default = dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    try:
        put_graph(service, merged or None, _written(quad.triple for quad in default))
        for name, quads in contents.items():
            put_graph(service, name, _written(quad.triple for quad in quads))
        put_graph(service, about, _written(state_triples(state, dataset.prefixes)))
        yield endpoint(service, dataset)
    finally:
        for place in (merged or None, about, *names):
            delete_graph(service, place)


def _written(triples: Iterable[ox.Triple]) -> bytes:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None, "without a file, the text is given"
    return data
