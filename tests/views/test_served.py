"""The views over a graph that a server holds: the same as over the one in this process."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.engines.remote import Endpoint, connect
from akkg.views.asof import asof
from akkg.views.describe import describe
from akkg.views.lineage import lineage
from akkg.views.naming import find_named, find_passage
from akkg.views.sentences import passage_sentences
from akkg.views.statements import find_statements
from akkg.views.why import as_json, told, why
from tests.optional import need
from tests.servers.oxigraph_serve import serve_oxigraph


@pytest.fixture(scope="module")
def kg() -> Dataset:
    """The graph in this process."""
    return load()


@pytest.fixture(scope="module")
def served(kg: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The same graph behind an endpoint."""
    with serve_oxigraph(need("oxigraph"), tmp_path_factory.mktemp("served")) as server:
        body = kg.store.dump(format=ox.RdfFormat.N_QUADS)
        headers = {"Content-Type": "application/n-quads"}
        request = urllib.request.Request(server.store, body, headers, method="PUT")
        with urllib.request.urlopen(request):
            yield connect(server.query)


@pytest.mark.parametrize("day", ["2010-10-15", "2019-06-15", "2026-01-01"])
def test_the_state_on_a_day_is_the_same(kg: Dataset, served: Endpoint, day: str) -> None:
    """All answers, with all that they rest on."""
    found = asof(day, served)
    assert 79 == len(found.standings)
    assert asof(day, kg) == found


@pytest.mark.parametrize(
    ("thing", "steps"), [("AKCF", 2), ("ak:poa-2011-2015", 6), ("ak:actip", 0)]
)
def test_a_lineage_is_the_same(kg: Dataset, served: Endpoint, thing: str, steps: int) -> None:
    """All steps, with all that they rest on."""
    found = lineage(thing, served)
    assert steps == len(found.before) + len(found.after)
    assert lineage(thing, kg) == found


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        (("AKCF", "succeeds", None), 2),
        (("p18", "mentions", "Viet Nam"), 1),
        (("ak:status-csp", "succeedsTransitively", None), 2),
        (("SCF", "succeeds", "AKCF"), 0),
    ],
)
def test_reasons_are_the_same(
    kg: Dataset, served: Endpoint, asked: tuple[str, str, str | None], statements: int
) -> None:
    """As is what is near where the graph does not say so."""
    there, here = find_statements(served, *asked), find_statements(kg, *asked)
    assert statements == len(there.statements)
    assert here == there
    reasons = why(served, there.statements), why(kg, here.statements)
    assert told(reasons[1]) == told(reasons[0])
    assert as_json(reasons[1]) == as_json(reasons[0])


def test_a_description_is_the_same(kg: Dataset, served: Endpoint) -> None:
    """With what follows by rule."""
    found = describe(served, find_named(served, "AKFTA"), derived=True)
    assert "free trade agreement" == found.kind
    assert describe(kg, find_named(kg, "AKFTA"), derived=True) == found


def test_a_passage_reads_the_same(kg: Dataset, served: Endpoint) -> None:
    """Sentence by sentence."""
    graph = find_passage(served, "p18")
    assert graph is not None
    found = passage_sentences(served, graph)
    assert found[-1][0].startswith("paragraph 18 mentions ")
    assert passage_sentences(kg, graph) == found
