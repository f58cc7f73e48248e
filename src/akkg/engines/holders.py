"""Finds the named graphs that hold triples, by queries that any store answers alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox

from akkg.answers.table import Cell
from akkg.engines.engine import Solutions, Statement, is_tagged

__all__ = ["holders"]

_LOT = 200  # rows of a VALUES block; one store takes no more than some hundreds


def holders(
    ask: Callable[[str], Solutions], triples: Sequence[Statement]
) -> Iterator[tuple[Statement, str]]:
    """Find triples with each named graph that holds them, in any order.

    A tagged literal stands in no block: some stores then find nothing, and say nothing. It is
    compared here. All other triples are told by number, since a store may write a value in another
    form than it was asked for. A blank node cannot be asked for.

    Args:
        ask: Answers a SELECT query over all graphs.
        triples: The triples.
    """
    known = [one for one in triples if not any(isinstance(term, ox.BlankNode) for term in one)]
    for lot in _lots([triple for triple in known if not is_tagged(triple[2])]):
        rows = " ".join(f"({at} {' '.join(map(str, one))})" for at, one in enumerate(lot))
        pattern = f"VALUES (?n ?s ?p ?o) {{ {rows} }} GRAPH ?g {{ ?s ?p ?o }}"
        for number, graph in ask(f"SELECT DISTINCT ?n ?g WHERE {{ {pattern} }}"):
            yield lot[_number(number)], _iri(graph)
    for lot in _lots([triple for triple in known if is_tagged(triple[2])]):
        rows = " ".join(f"({at} {one[0]} {one[1]})" for at, one in enumerate(lot))
        pattern = f"VALUES (?n ?s ?p) {{ {rows} }} GRAPH ?g {{ ?s ?p ?o }}"
        for number, graph, value in ask(f"SELECT ?n ?g ?o WHERE {{ {pattern} }}"):
            if value == lot[_number(number)][2]:
                yield lot[_number(number)], _iri(graph)


def _lots(triples: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    for start in range(0, len(triples), _LOT):
        yield triples[start : start + _LOT]


def _number(cell: Cell) -> int:
    assert isinstance(cell, ox.Literal), "the number of a row is a number"
    return int(cell.value)


def _iri(cell: Cell) -> str:
    assert isinstance(cell, ox.NamedNode), "a graph has an IRI"
    return cell.value
