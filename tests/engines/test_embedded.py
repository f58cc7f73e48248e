"""The engine in this process: what it says of the merged graph, and what of one that is damaged."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.engines.embedded import Embedded
from akkg.errors import BackendError

A, P, B = (ox.NamedNode(f"http://e.org/{name}") for name in "apb")


def test_only_the_merged_graph_says_what_there_is() -> None:
    """A statement of a named graph alone is not among its triples."""
    store = ox.Store()
    store.add(ox.Quad(A, P, B, ox.NamedNode("http://e.org/graph")))
    assert not Embedded(store).has(A)
    store.add(ox.Quad(A, P, B))
    engine = Embedded(store)
    assert engine.has(A) and engine.has(A, P) and engine.has(A, P, B)
    assert not engine.has(B) and not engine.has(A, P, A)


def test_a_store_that_cannot_be_read_is_explained() -> None:
    """Whatever is asked of it."""

    class Damaged:
        def _fail(self, *_: object, **__: object) -> None:
            raise OSError("the disk is gone")

        query = quads_for_pattern = __contains__ = _fail

    engine = Embedded(Damaged())  # type: ignore[arg-type]
    told = "the engine gives no whole answer, the disk is gone"
    with pytest.raises(BackendError, match=told):
        engine.query("ASK {}")
    with pytest.raises(BackendError, match=told):
        engine.has(A)
    with pytest.raises(BackendError, match=told):
        engine.has(A, P, B)
    with pytest.raises(BackendError, match=told):
        engine.graphs_of([(A, P, B)])
