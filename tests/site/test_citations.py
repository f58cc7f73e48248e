"""The file from which pages cite: what rests on something, and nothing else."""

from __future__ import annotations

import json

from akkg.citing.cite import cite_triples
from akkg.site.citations import citations
from tests.site.made import made


def test_what_rests_on_nothing_is_left_out() -> None:
    """A page reads the whole file, and would find nothing there."""
    dataset = made().edition.dataset
    found = json.loads(citations(dataset, made().edition.passages))
    merged = {quad.triple for quad in dataset.store if not str(quad.graph_name).startswith("<")}
    triples = [(one.subject, one.predicate, one.object) for one in merged]
    cited = [triple for triple, one in cite_triples(dataset, triples).items() if one.basis]
    assert len(cited) == len(found["triples"]) < len(triples)
    assert {1, 2, 3} == {basis for basis, _, _ in found["grounds"]}
    assert set(found["triples"].values()) == set(range(len(found["grounds"])))
