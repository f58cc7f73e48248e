"""Finds out how a store behaves that the standard leaves open, on graphs of its own."""

from __future__ import annotations

from dataclasses import dataclass

from akkg.engines.state import obeys_from
from akkg.engines.wire import Service, send_update
from akkg.errors import BackendError
from akkg.stores.graph_access import ask

__all__ = ["Behaviour", "probe"]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a store behaves.

    Attributes:
        union: Whether its default graph is the union of its named graphs, so that the merged
            triples need a named graph.
        transactional: Whether a request of several updates is done whole or not at all.
        obeys_from: Whether a named graph can be asked as default graph; without that the merged
            triples cannot lie in one.
    """

    union: bool
    transactional: bool
    obeys_from: bool


def probe(service: Service, graph: str) -> Behaviour:
    """Try a store with a triple in a scratch graph, which is dropped before and after.

    The first request adds it and then does what must fail, dropping a graph that does not exist:
    a store that forgives this is taken for one without transactions. Then it copies the graph,
    since no push can end in a store that does not.

    Args:
        service: The store.
        graph: The IRI of the scratch graph.

    Raises:
        BackendError: Where the store does not take updates, or does not copy graphs.
    """
    triple, copy = f"<{graph}> <{graph}> <{graph}>", f"{graph}/copy"
    add = f"INSERT DATA {{ GRAPH <{graph}> {{ {triple} }} }}"
    remove = f"DROP SILENT GRAPH <{graph}> ;\nDROP SILENT GRAPH <{copy}>"
    send_update(service, remove)
    failed = not _done(service, f"{add} ;\nDROP GRAPH <{graph}/absent>")
    kept = ask(service, f"ASK {{ GRAPH <{graph}> {{ {triple} }} }}")
    if not kept:
        send_update(service, add)
    union = ask(service, f"ASK {{ {triple} }}")
    obeyed = obeys_from(service, graph, held=True)
    send_update(service, f"COPY <{graph}> TO <{copy}>")
    copied = ask(service, f"ASK {{ GRAPH <{copy}> {{ {triple} }} }}")
    send_update(service, remove)
    if not copied:
        raise BackendError("the store does not copy graphs", service.update)
    return Behaviour(union, transactional=failed and not kept, obeys_from=obeyed)


def _done(service: Service, text: str) -> bool:
    try:
        send_update(service, text)
    except BackendError:
        return False
    return True
