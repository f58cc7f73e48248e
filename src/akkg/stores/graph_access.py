"""Reads and writes whole graphs of a SPARQL service, by the graph store protocol or by updates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from akkg.answers.table import Row
from akkg.engines.results import ROWS, read_answer, read_rows
from akkg.engines.wire import (
    TURTLE,
    Service,
    ask_text,
    get_graph,
    put_graph,
    send_update,
)
from akkg.errors import BackendError, DataError
from akkg.lots import lots

__all__ = ["ask", "copied", "counts", "insertions", "read", "rows", "write"]

_NAMES = 200  # graphs named in one request
_TRIPLES = 1000  # triples in one request: some stores refuse five thousand
_BYTES = 200_000


def rows(service: Service, text: str, names: tuple[str, ...]) -> list[Row]:
    """Ask a SELECT query, and hold its rows.

    Args:
        service: The service.
        text: The query.
        names: Its variables.

    Raises:
        BackendError: Where no whole answer comes.
    """
    return list(read_rows(ask_text(service, text, ROWS), service, names))


def ask(service: Service, text: str) -> bool:
    """Ask an ASK query.

    Raises:
        BackendError: Where no whole answer comes.
    """
    return read_answer(ask_text(service, text, ROWS, "ASK"), service, "ASK") is True


def counts(service: Service, graphs: Sequence[str]) -> dict[str, int]:
    """Count the triples of named graphs.

    Args:
        service: The service.
        graphs: Their IRIs; an empty one stands for the default graph.

    Returns:
        The counts by IRI, with 0 for a graph that is not there.
    """
    found = dict.fromkeys(graphs, 0)
    if "" in found:
        [(count,)] = rows(service, "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }", ("count",))
        found[""] = int(_text(count))
    for lot in lots([name for name in graphs if name], _NAMES):
        names = " ".join(f"<{name}>" for name in lot)
        text = (
            "SELECT ?graph (COUNT(*) AS ?count) WHERE { "
            f"VALUES ?graph {{ {names} }} GRAPH ?graph {{ ?s ?p ?o }} }} GROUP BY ?graph"
        )
        for graph, count in rows(service, text, ("graph", "count")):
            found[_text(graph)] = int(_text(count))
    return found


def read(service: Service, graph: str) -> Iterator[ox.Triple]:
    """Read a named graph, as Turtle: other formats change values in some stores.

    Args:
        service: The service.
        graph: Its IRI.

    Yields:
        Its triples; none where it is not there.

    Raises:
        BackendError: Where no whole answer comes.
    """
    if service.graph_store:
        reply = get_graph(service, graph)
    else:
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        reply = ask_text(service, text, [TURTLE], "CONSTRUCT")
    if reply is None:
        return
    try:
        with reply.body:
            for quad in ox.parse(reply.body, ox.RdfFormat.TURTLE):
                yield quad.triple
    except SyntaxError as error:
        raise BackendError(f"a graph comes as broken Turtle, {error}", reply.url) from None


def write(service: Service, graph: str, triples: Sequence[ox.Triple]) -> None:
    """Put triples into a named graph in the place of what it held.

    Args:
        service: The service; by updates where it has no graph store protocol.
        graph: Its IRI.
        triples: The triples.

    Raises:
        DataError: Where blank nodes would be torn apart.
        BackendError: Where the store does not say that it is done.
    """
    if not service.graph_store:
        _write_by_updates(service, graph, triples)
        return
    with TemporaryDirectory(prefix="akkg-") as folder:
        file = Path(folder, "graph.nt")
        ox.serialize(triples, file, ox.RdfFormat.N_TRIPLES)
        put_graph(service, graph, file)


def _write_by_updates(service: Service, graph: str, triples: Sequence[ox.Triple]) -> None:
    send_update(service, f"DROP SILENT GRAPH <{graph}>")
    for text in insertions(graph, triples):
        try:
            send_update(service, text)
        except BackendError as error:
            remedy = "some stores take by the graph store protocol what they refuse in an update"
            raise BackendError(error.what, error.where, f"name its address, {remedy}") from None


def insertions(graph: str, triples: Sequence[ox.Triple]) -> list[str]:
    """Write the updates that add triples to a named graph, each small enough for any store.

    Raises:
        DataError: Where there are blank nodes for more than one update.

    Example:
        >>> name = ox.NamedNode("urn:a")
        >>> insertions("urn:g", [ox.Triple(name, name, name)])
        ['INSERT DATA { GRAPH <urn:g> {\\n<urn:a> <urn:a> <urn:a> .\\n} }']
    """
    parts: list[list[str]] = []
    size = _BYTES
    for triple in triples:
        line = f"{triple} ."
        size += len(line) + 1
        if size > _BYTES or len(parts[-1]) >= _TRIPLES:
            parts.append([])
            size = len(line)
        parts[-1].append(line)
    if len(parts) > 1 and _has_blank(triples):
        raise DataError(
            "a graph with blank nodes is too large for one update",
            graph,
            "name the address of the graph store protocol, or give the nodes IRIs",
        )
    return [
        "INSERT DATA {{ GRAPH <{}> {{\n{}\n}} }}".format(graph, "\n".join(part)) for part in parts
    ]


def copied(source: str, target: str, *, move: bool = False) -> str:
    """Write the update that puts the content of a graph in the place of another.

    Args:
        source: The IRI of a graph that is known to hold something.
        target: The IRI of the other; empty for the default graph.
        move: Whether the first graph ends with it.

    Example:
        >>> copied("urn:a", "")
        'COPY <urn:a> TO DEFAULT'
    """
    place = f"<{target}>" if target else "DEFAULT"
    return f"{'MOVE' if move else 'COPY'} <{source}> TO {place}"


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal), term
    return term.value


def _has_blank(triples: Sequence[ox.Triple]) -> bool:
    return any(
        isinstance(term, ox.BlankNode) for triple in triples for term in (triple[0], triple[2])
    )
