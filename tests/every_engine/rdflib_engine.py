"""rdflib behind the engine interface: another reading of SPARQL by other hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.graph import ReadOnlyGraphAggregate

from akkg.building.rules import Rule
from akkg.dataset import Dataset
from akkg.engines.engine import Answer, Solutions, Statement, Statements, Term
from akkg.interchange import to_rdflib
from akkg.prefixes import PrefixTable


@dataclass(frozen=True)
class RdflibEngine:
    """rdflib's own SPARQL processor over a copy of a dataset."""

    data: rdflib.Dataset
    unions: dict[tuple[str, ...], rdflib.Graph] = field(default_factory=dict)

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a query, as `Engine.query` says."""
        graph = self.data if default_graph is None else self._union(tuple(default_graph))
        found = graph.query(text, initNs=dict(prefixes or {}))
        if found.type == "ASK":
            return bool(found.askAnswer)
        if found.type != "SELECT":
            return Statements((_term(s), _term(p), _term(o)) for s, p, o in found.graph or ())
        names = tuple(str(variable) for variable in found.vars or ())
        cells = (tuple(row) for row in found if isinstance(row, rdflib.query.ResultRow))
        rows = (tuple(None if cell is None else _term(cell) for cell in row) for row in cells)
        return Solutions(names, rows)

    def _union(self, names: tuple[str, ...]) -> rdflib.Graph:
        if names not in self.unions:
            graphs = [self.data.graph(rdflib.URIRef(name)) for name in names]
            self.unions[names] = ReadOnlyGraphAggregate(graphs or [rdflib.Graph()])
        return self.unions[names]

    def graphs_of(self, triples: Iterable[Statement]) -> dict[Statement, tuple[str, ...]]:
        """Find the named graphs that hold triples, as `Engine.graphs_of` says."""
        found: dict[Statement, tuple[str, ...]] = {}
        for triple in triples:
            subject, property_, object_ = map(_node, triple)
            quads = self.data.quads((subject, property_, object_, None))
            names = sorted(str(name) for *_, name in quads if name is not None)
            names = [name for name in names if not name.startswith("urn:x-rdflib:")]
            if names:
                found[triple] = tuple(names)
        return found

    def named_graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        names = (str(graph.identifier) for graph in self.data.graphs())
        return tuple(sorted(name for name in names if not name.startswith("urn:x-rdflib:")))


@dataclass(frozen=True)
class RdflibCopy:
    """A dataset whose queries rdflib answers."""

    engine: RdflibEngine
    original: Dataset

    @property
    def prefixes(self) -> PrefixTable:
        """Those of the original."""
        return self.original.prefixes

    @property
    def root(self) -> Path:
        """That of the original."""
        return self.original.root

    def rule(self, name: str) -> Rule:
        """That of the original."""
        return self.original.rule(name)


def copied(dataset: Dataset) -> RdflibCopy:
    """Copy a dataset into rdflib."""
    return RdflibCopy(RdflibEngine(to_rdflib(dataset)), dataset)


def _term(node: Any) -> Term:
    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=node.datatype and ox.NamedNode(str(node.datatype)))


def _node(term: Term) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value.endswith("#string"):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
