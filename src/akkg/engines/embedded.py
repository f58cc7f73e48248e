"""The embedded engine: a store of pyoxigraph, in memory or on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.engines.engine import Answer, Solutions, Statement, Statements

__all__ = ["Embedded"]


@dataclass(frozen=True, slots=True)
class Embedded:
    """An engine in this process.

    Attributes:
        store: Its default graph is the merged graph.

    Example:
        >>> engine = Embedded(ox.Store())
        >>> engine.query("ASK { ?thing ?property ?value }"), engine.named_graphs()
        (False, ())
    """

    store: ox.Store

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query, as `Engine.query` says."""
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        if default_graph is not None:
            graphs = [ox.NamedNode(name) for name in default_graph]
        found = self.store.query(text, prefixes=dict(prefixes or {}), default_graph=graphs)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return Statements((one.subject, one.predicate, one.object) for one in found)
        names = tuple(variable.value for variable in found.variables)
        return Solutions(names, map(tuple, found))

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find the named graphs that hold triples, as `Engine.graphs_of` says."""
        found = {triple: self._graphs(triple) for triple in triples}
        return {triple: graphs for triple, graphs in found.items() if graphs}

    def _graphs(self, triple: Statement) -> tuple[str, ...]:
        quads = self.store.quads_for_pattern(*triple, None)  # type: ignore[arg-type]
        names = (quad.graph_name for quad in quads)
        return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))

    def named_graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        names = self.store.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, ox.NamedNode)))
