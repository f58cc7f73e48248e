"""How the clauses of passages were covered: which gave claims, and why others gave none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.building.coverage import read_coverage
from akkg.site.lot import MENTIONS
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.building.coverage import Clause
    from akkg.dataset import Dataset

__all__ = ["Covered", "find_covered"]

_TABLE = "graph/coverage.tsv"
_DOCUMENT = "overview:"


@dataclass(frozen=True, slots=True)
class Covered:
    """How a passage was covered.

    Attributes:
        sentences: The number of its sentences.
        clauses: The number of its clauses.
        without: The clauses that gave no claim, such as `2.1`, each with the reason.
    """

    sentences: int
    clauses: int
    without: tuple[tuple[str, str], ...]


def find_covered(dataset: Dataset) -> dict[str, Covered]:
    """Read how the passages of the document were covered, as `akkg coverage` shows it.

    Args:
        dataset: The dataset.

    Returns:
        By the IRI of the graph of a passage, where that holds what the table says and nothing else:
        the table tells of the graph of the source tree, and of no other. Empty where there is none.

    Raises:
        DataError: Where the table is not as it should be.

    Example:
        >>> from akkg.dataset import load
        >>> found = find_covered(load())["https://w3id.org/akkg/graph/overview-2025/p1"]
        >>> found.sentences, found.clauses
        (4, 6)
    """
    if not (dataset.root / _TABLE).exists():
        return {}
    base = dataset.prefixes.expand(_DOCUMENT)
    clauses: dict[str, list[Clause]] = {}
    for clause in read_coverage(dataset):
        clauses.setdefault(base + clause.passage, []).append(clause)
    return {graph: _covered(own) for graph, own in clauses.items() if _is_true(dataset, graph, own)}


def _is_true(dataset: Dataset, graph: str, clauses: Sequence[Clause]) -> bool:
    """Whether a graph holds the claims of the clauses, and no others."""
    held = dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    stated = {
        (quad.subject, quad.predicate, quad.object) for quad in held if quad.predicate != MENTIONS
    }
    return stated == {claim for clause in clauses for claim in clause.claims}


def _covered(clauses: Sequence[Clause]) -> Covered:
    return Covered(
        sentences=max(clause.sentence for clause in clauses),
        clauses=len(clauses),
        without=tuple(
            (f"{clause.sentence}.{clause.clause}", one_line(clause.reason))
            for clause in clauses
            if clause.reason
        ),
    )
