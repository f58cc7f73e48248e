"""How the clauses of passages were covered: which gave claims, and why others gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.building.coverage import read_coverage
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["Covered", "find_covered"]

_TABLE = "graph/coverage.tsv"
_DOCUMENT = "overview:"


@dataclass(slots=True)
class Covered:
    """How a passage was covered.

    Attributes:
        sentences: The number of its sentences.
        clauses: The number of its clauses.
        without: The clauses that gave no claim, such as `2.1`, each with the reason.
    """

    sentences: int = 0
    clauses: int = 0
    without: tuple[tuple[str, str], ...] = ()


def find_covered(dataset: Dataset) -> dict[str, Covered]:
    """Read how the passages of the document were covered, as `akkg coverage` shows it.

    Args:
        dataset: The dataset.

    Returns:
        By the IRI of the graph of a passage; empty where the source tree has no such table.

    Raises:
        DataError: Where the table is not as it should be.

    Example:
        >>> from akkg.dataset import load
        >>> found = find_covered(load())["https://w3id.org/akkg/graph/overview-2025/p1"]
        >>> found.sentences, found.clauses
        (4, 6)
    """
    found: dict[str, Covered] = {}
    if not (dataset.root / _TABLE).exists():
        return found
    base = dataset.prefixes.expand(_DOCUMENT)
    for clause in read_coverage(dataset):
        covered = found.setdefault(base + clause.passage, Covered())
        covered.sentences = max(covered.sentences, clause.sentence)
        covered.clauses += 1
        if clause.reason:
            number = f"{clause.sentence}.{clause.clause}"
            covered.without = (*covered.without, (number, one_line(clause.reason)))
    return found
