"""Why things match outside identifiers: the rows of the table of mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from akkg.building.mappings import read_mappings
from akkg.views.sentences import one_line

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["Match", "find_matches"]

_FILE = "graph/mappings.sssom.tsv"


class Match(NamedTuple):
    """Why a thing matches an outside identifier.

    Attributes:
        justification: The CURIE of a term of the Semantic Mapping Vocabulary.
        seen: Where the identifier was seen: an address on the web, or empty.
        comment: A remark; may be empty.
    """

    justification: str
    seen: str
    comment: str


def find_matches(dataset: Dataset) -> dict[tuple[str, str, str], Match]:
    """Read the table of mappings of the dataset's source tree.

    Args:
        dataset: The dataset.

    Returns:
        By subject, property and object, as IRIs, what the graph holds as a mapping: the table
        tells why of no other. Empty where there is no table.

    Raises:
        DataError: Where the table is none of mappings.

    Example:
        >>> from akkg.dataset import load
        >>> {match.justification for match in find_matches(load()).values()}
        {'semapv:ManualMappingCuration'}
    """
    path = dataset.root / _FILE
    if not path.exists():
        return {}
    found = {}
    graph = ox.NamedNode(dataset.prefixes.expand("graph:mappings"))
    for row in read_mappings(path, dataset.prefixes):
        if row.triple is not None and ox.Quad(*row.triple, graph) in dataset.store:
            subject, predicate, value = (term.value for term in row.triple)
            seen = row.source if row.source.startswith(("https://", "http://")) else ""
            comment = one_line(row.comment)
            found[subject, predicate, value] = Match(one_line(row.justification), seen, comment)
    return found
