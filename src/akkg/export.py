"""Writes the graph in the formats of the linked-data world: the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import pyoxigraph as ox

from akkg.dataset import Dataset
from akkg.errors import DataError
from akkg.near import suggestion

__all__ = ["FORMATS", "MERGED_FORMATS", "export"]

FORMATS = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}
MERGED_FORMATS = frozenset({"jsonld", "nt", "rdfxml", "turtle"})
"""Formats that give the merged graph unless a graph is named; the others give all named graphs."""


def export(dataset: Dataset, output: IO[bytes], format: str = "turtle", graph: str | None = None) -> int:
    """Write the dataset, or one of its graphs.

    Statements are sorted by their terms in N-Triples, so the same graph gives the same bytes.

    Args:
        dataset: What to write.
        output: A binary stream; it is written to as the statements come.
        format: One of `FORMATS`.
        graph: ``merged`` for each triple once, ``named`` for all named graphs, or the IRI or CURIE of one;
            by default what the format is made for.

    Returns:
        The number of statements written.

    Raises:
        DataError: Where the format or the graph is unknown, or does not go with the other.

    Example:
        >>> import io
        >>> from akkg.dataset import load
        >>> out = io.BytesIO()
        >>> export(load(), out, "nt", "overview:section-5") > 0
        True
    """
    if format not in FORMATS:
        raise DataError(f"no format {format}", None, suggestion(format, FORMATS) or f"choose from {', '.join(FORMATS)}")
    target = FORMATS[format]
    graph = graph or ("merged" if format in MERGED_FORMATS else "named")
    if graph == "named" and not target.supports_datasets:
        raise DataError(f"{format} holds one graph only", None, "use --format trig, nq or jsonld, or --graph merged")
    quads = sorted(_select(dataset, graph), key=str)
    keep = graph == "named"
    statements: Iterable[ox.Quad | ox.Triple] = quads if keep else (quad.triple for quad in quads)
    named = {} if target in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS) else dict(dataset.prefixes.items())
    ox.serialize(statements, output, target, prefixes=named or None)
    return len(quads)


def _select(dataset: Dataset, graph: str) -> Iterable[ox.Quad]:
    store = dataset.store
    if graph == "merged":
        return store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    if graph == "named":
        return (quad for quad in store if isinstance(quad.graph_name, ox.NamedNode))
    try:
        iri = graph if "://" in graph else dataset.prefixes.expand(graph)
        name = ox.NamedNode(iri)
    except (DataError, ValueError):
        name = None
    if name is None or not store.contains_named_graph(name):
        known = [dataset.prefixes.shorten(found.value) for found in store.named_graphs() if isinstance(found, ox.NamedNode)]
        raise DataError(f"no graph {graph}", None, suggestion(graph, known) or "say merged, named or overview:p18")
    return store.quads_for_pattern(None, None, None, name)
