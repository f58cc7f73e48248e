"""The terms of the graph with their uses, as SPARQL counts them."""

from __future__ import annotations

import pytest

from akkg.engines.engine import select
from akkg.site.vocabulary import vocabulary
from tests.site.made import made


@pytest.mark.parametrize(
    ("curie", "pattern"),
    [
        ("akkg:Fund", "?s a <%s>"),
        ("akkg:Summit", "?s a <%s>"),
        ("akkg:hasEvent", "?s <%s> ?o"),
        ("akkg:acronym", "?s <%s> ?o"),
    ],
)
def test_uses_are_counted_in_the_merged_graph(curie: str, pattern: str) -> None:
    """Things of a class, and statements of a property."""
    dataset = made().edition.dataset
    where = pattern % dataset.prefixes.expand(curie)
    [(number,)] = select(dataset.engine, f"SELECT (COUNT(*) AS ?n) {{ {where} }}")
    [term] = [one for one in vocabulary(dataset) if one.curie == curie]
    assert number is not None and int(number.value) == term.uses > 1
