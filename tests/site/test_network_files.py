"""The network as data for pages: the same things and links as in Python, whole or in shards."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from akkg.networks.network import network
from akkg.site import network_data
from akkg.site.network_data import NETWORK, network_files
from tests.site.made import made

if TYPE_CHECKING:
    from networkx import MultiDiGraph

THINGS = "https://w3id.org/akkg/id/"


@pytest.fixture(scope="module")
def graph() -> MultiDiGraph[str]:
    """The network."""
    return network(made().edition.dataset)


@pytest.fixture(scope="module")
def whole(graph: MultiDiGraph[str]) -> Any:
    """What pages load of it."""
    [(path, content)] = network_files(graph, {}, made().edition)
    assert NETWORK == path
    return json.loads(content)


def test_all_things_and_links_are_there_with_what_they_rest_on(
    whole: Any, graph: MultiDiGraph[str]
) -> None:
    """Ends, words, basis and paragraphs of each link; hubs are told."""
    nodes = whole["nodes"]
    assert list(graph) == [one["iri"] for one in nodes]
    assert {iri for iri, node in graph.nodes(data=True) if node["hub"]} == {
        one["iri"] for one in nodes if one["hub"]
    }
    told = Counter(
        (nodes[one["source"]]["iri"], nodes[one["target"]]["iri"], one["label"], one["basis"])
        for one in whole["links"]
    )
    assert told == Counter(
        (start, end, link["label"], link["basis"]) for start, end, link in graph.edges(data=True)
    )
    assert graph.number_of_edges() == len(whole["links"])
    assert {"stated", "derived", "editorial"} == {one["basis"] for one in whole["links"]}


def test_counts_of_families_are_those_of_the_things(whole: Any) -> None:
    """In the order of legends."""
    counts = Counter(one["family"] for one in whole["nodes"])
    assert dict(counts) == {one["key"]: one["count"] for one in whole["families"]}


def test_what_has_no_date_is_dated_by_its_events(whole: Any) -> None:
    """From the first day of the first to the last day of the last."""
    [aktig] = [one for one in whole["nodes"] if one["id"] == "aktig"]
    assert "date" not in aktig
    assert ("2006-08-24", "2007-06-30") == (aktig["begin"], aktig["end"])


def test_a_large_network_is_given_in_shards(
    monkeypatch: pytest.MonkeyPatch, graph: MultiDiGraph[str]
) -> None:
    """Each thing with its links in both directions, in the file that its name means."""
    monkeypatch.setattr(network_data, "MOST", 10)
    (path, head), *shards = network_files(graph, {}, made().edition)
    assert NETWORK == path
    assert len(graph) == json.loads(head)["things"]
    held = {name: (path, one) for path, some in shards for name, one in json.loads(some).items()}
    assert len(graph) == len(held)
    for path, some in shards:
        assert {path} == {f"data/near/{_fnv(name) >> 24:02x}.json" for name in json.loads(some)}
    _, akcf = held["akcf"]
    out = [one["to"] for one in akcf["links"] if one["out"]]
    into = [one["to"] for one in akcf["links"] if not one["out"]]
    iri = f"{THINGS}akcf"
    assert sorted(out) == sorted(end.removeprefix(THINGS) for _, end in graph.out_edges(iri))
    assert sorted(into) == sorted(start.removeprefix(THINGS) for start, _ in graph.in_edges(iri))
    assert "scf" in out


def _fnv(name: str) -> int:
    """The 32-bit FNV-1a hash, which is 0xBF9CF968 of `foobar`."""
    found = 2166136261
    for byte in name.encode():
        found = (found ^ byte) * 16777619 % 2**32
    return found


def test_the_hash_is_fnv() -> None:
    """By a value of its authors; programs of pages have the same."""
    assert 0xBF9CF968 == _fnv("foobar")
    assert 0xBF == network_data._shard("foobar")
