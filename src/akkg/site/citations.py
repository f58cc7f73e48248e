"""The file from which pages cite: what each triple of the graph rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import BASES
from akkg.citing.cite import cite_triples

if TYPE_CHECKING:
    from akkg.answers.table import Citation
    from akkg.dataset import Dataset
    from akkg.engines.engine import Statement

__all__ = ["CITATIONS", "are_cited", "citations"]

CITATIONS = "data/citations.json"
"""The path of the file in the site."""

_MOST = 400_000  # quads, in all graphs; a page reads the whole file


def are_cited(dataset: Dataset) -> bool:
    """Say whether the file is made; the pages of a larger graph name the command that cites.

    Example:
        >>> from akkg.dataset import load
        >>> are_cited(load())
        True
    """
    return len(dataset.store) <= _MOST


def citations(dataset: Dataset, passages: Mapping[str, str]) -> bytes:
    """Say what each triple rests on.

    Args:
        dataset: The graph.
        passages: The paths of the pages of passages, by the passage's name.

    Returns:
        JSON: `passages`; `bases`, from none to the weakest; `grounds`, each the place of a basis
        there, its paragraphs and its notes; and `triples`, by N-Triples without the point the place
        of a ground. What rests on nothing is left out.

    Example:
        >>> from akkg.dataset import load
        >>> found = json.loads(citations(load(), {}))
        >>> found["bases"]
        ['', 'stated', 'derived', 'editorial']
    """
    quads = dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    triples: list[Statement] = []
    for quad in quads:
        assert not isinstance(quad.subject, ox.Triple), "the graph has no triples of triples"
        assert not isinstance(quad.object, ox.Triple), "the graph has no triples of triples"
        triples.append((quad.subject, quad.predicate, quad.object))
    found = cite_triples(dataset, triples)
    texts = {" ".join(map(str, triple)): citation for triple, citation in found.items()}
    grounds: dict[Citation, int] = {}
    places = {
        text: grounds.setdefault(texts[text], len(grounds))
        for text in sorted(texts)
        if texts[text].basis
    }
    written = [
        [BASES.index(ground.basis), list(ground.paragraphs), list(ground.notes)]
        for ground in grounds
    ]
    value = {
        "passages": dict(passages),
        "bases": list(BASES),
        "grounds": written,
        "triples": places,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
