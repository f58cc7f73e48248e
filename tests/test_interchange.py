"""The graph in rdflib."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from akkg.dataset import Dataset, load
from akkg.interchange import to_rdflib
from akkg.prefixes import BASE
from tests.conftest import MINI


@pytest.fixture(scope="module")
def small() -> Dataset:
    """The dataset of the small tree."""
    return load(MINI)


@pytest.mark.parametrize("root", [MINI, None], ids=["small", "project"])
def test_rdflib_gets_every_statement_where_it_stands(root: object) -> None:
    """The default graph and the named ones, with the forms of literals as they are."""
    kg = load(root)  # type: ignore[arg-type]
    copy = to_rdflib(kg)
    found = set()
    for graph in copy.graphs():
        name = "" if graph.identifier == copy.default_graph.identifier else f" <{graph.identifier}>"
        found |= {" ".join(part.n3() for part in triple) + name for triple in graph}
    string = "^^<http://www.w3.org/2001/XMLSchema#string>"
    assert {
        str(quad.triple) if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad)
        for quad in kg.store
    } == {line.replace(string, "") for line in found}
    assert len(found) == len(kg.store) > 100


def test_rdflib_knows_the_prefixes(small: Dataset) -> None:
    """A serialisation by rdflib is readable."""
    copy = to_rdflib(small)
    assert f"{BASE}id/" == str(dict(copy.namespaces())["ak"])
    assert rdflib.Literal("Plan A", lang="en") in set(copy.default_graph.objects())
