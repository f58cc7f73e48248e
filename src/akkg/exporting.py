"""Exports the graph, or one of its graphs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from akkg.building.rebase import check_base, rebased
from akkg.errors import DataError, ParameterError
from akkg.near import suggestion
from akkg.prefixes import BASE
from akkg.writing import FORMATS, write_rdf, write_store

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["FORMATS", "export"]

_OF_NAMED_GRAPHS = ("nq", "trig")


def export(
    dataset: Dataset,
    output: IO[bytes],
    format: str = "turtle",
    graph: str | None = None,
    base: str = BASE,
    folder: Path | None = None,
) -> int:
    """Write the dataset, or one of its graphs; the same graph gives the same bytes.

    Any number of statements needs the same memory: what does not fit is sorted in a temporary
    file.

    Args:
        dataset: What to write.
        output: A binary stream.
        format: jsonld, nq, nt, rdfxml, trig or turtle.
        graph: `merged` for each triple once, `named` for all named graphs, or the CURIE or IRI of
            one graph; by default `named` for trig and nq, and `merged` for the others.
        base: What the project's IRIs begin with.
        folder: Where the temporary file is, as long as what is written; that of the system by
            default.

    Returns:
        The number of statements.

    Raises:
        OutputError: Where there is no room for the temporary file.
        ParameterError: Where format, graph or base is unknown, or the format cannot hold named
            graphs.

    Standard:
        RDF 1.1 Turtle, TriG, N-Triples, N-Quads, RDF/XML; JSON-LD 1.1 in expanded form.

    Example:
        >>> from io import BytesIO
        >>> from akkg.dataset import load
        >>> export(load(), BytesIO(), "nt", "overview:section-5") > 0
        True
    """
    check_base(base)
    if format not in FORMATS:
        remedy = suggestion(format, FORMATS) or f"choose from {', '.join(FORMATS)}"
        raise ParameterError(f"no format is called {format}", "format", remedy)
    graph = graph or ("named" if format in _OF_NAMED_GRAPHS else "merged")
    if graph == "named" and not FORMATS[format].supports_datasets:
        remedy = "choose trig, nq or jsonld, or the merged graph"
        raise ParameterError(f"{format} holds one graph only", "format", remedy)
    prefixes = dict(dataset.prefixes.rebased(base).items())
    name = _chosen(dataset, graph)
    if base == BASE and format != "rdfxml":
        return write_store(dataset.store, name, output, format, prefixes, folder)
    quads = rebased(_quads(dataset.store, name), base)
    return write_rdf(quads, output, format, prefixes, folder)


def _chosen(dataset: Dataset, graph: str) -> ox.NamedNode | ox.DefaultGraph | None:
    """The graph that is meant; None for all named graphs."""
    if graph == "named":
        return None
    if graph == "merged":
        return ox.DefaultGraph()
    store, name = dataset.store, _graph_name(dataset, graph)
    if name is None or not store.contains_named_graph(name):
        known = (name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))
        hint = suggestion(graph, map(dataset.prefixes.shorten, known))
        raise ParameterError(
            f"no graph is called {graph}",
            "graph",
            hint or "say merged, named or, say, overview:p18",
        )
    return name


def _quads(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None) -> Iterable[ox.Quad]:
    if graph is None:
        return (quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph))
    found = store.quads_for_pattern(None, None, None, graph)
    return (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in found)


def _graph_name(dataset: Dataset, graph: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(graph if "://" in graph else dataset.prefixes.expand(graph))
    except (DataError, ValueError):
        return None
