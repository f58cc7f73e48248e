"""The embedded engine: a store of pyoxigraph, in memory or on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from akkg.answers.table import Row
from akkg.engines.engine import Answer, Solutions, Statement, Statements
from akkg.errors import BackendError

__all__ = ["Embedded"]

_FAULTS = (OSError, RuntimeError, ValueError)
_MERGED = ox.DefaultGraph()


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
        try:  # not `_explained`, which takes a good part of the time of a small query
            found = self.store.query(text, prefixes=dict(prefixes or {}), default_graph=graphs)
        except _FAULTS as error:
            raise _explanation(error) from error
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return Statements(_statements(found))
        return Solutions(tuple(variable.value for variable in found.variables), _rows(found))

    def has(
        self,
        subject: ox.NamedNode,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | None = None,
    ) -> bool:
        """Say whether the merged graph has a triple; None stands for anything."""
        try:  # not `_explained`, as in `query`
            if predicate and object:  # a tenth of the time of a pattern
                return ox.Quad(subject, predicate, object) in self.store
            quads = self.store.quads_for_pattern(subject, predicate, object, _MERGED)
            return next(quads, None) is not None
        except _FAULTS as error:
            raise _explanation(error) from error

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find the named graphs that hold triples, as `Engine.graphs_of` says."""
        with _explained():
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


@contextmanager
def _explained() -> Iterator[None]:
    """Explain what the engine raises where it cannot go on, a damaged store among others."""
    try:
        yield
    except _FAULTS as error:
        raise _explanation(error) from error


def _explanation(error: Exception) -> BackendError:
    what = f"the engine gives no whole answer, {str(error) or type(error).__name__}"
    return BackendError(what, remedy="see to what the query asks for")


def _rows(found: ox.QuerySolutions) -> Iterator[Row]:
    try:
        yield from map(tuple, found)
    except _FAULTS as error:
        raise _explanation(error) from error


def _statements(found: ox.QueryTriples) -> Iterator[Statement]:
    with _explained():
        for one in found:
            yield one.subject, one.predicate, one.object
