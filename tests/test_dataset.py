"""Loading the graph."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import sleep

import pyoxigraph as ox
import pytest

from akkg import dataset, location
from akkg.building import build
from akkg.dataset import load, open_product
from akkg.errors import DataError
from akkg.prefixes import BASE
from tests.conftest import MINI

LABEL = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label WHERE { <https://w3id.org/akkg/id/plan-c> skos:prefLabel ?label }
"""


def label(root: Path) -> str:
    """The handle of one thing in the dataset of a tree."""
    [row] = load(root).store.query(LABEL)  # type: ignore[misc]
    return str(row[0].value)


def rename(tree: Path, name: str) -> None:
    """Give that thing another handle of the same length."""
    path = tree / "graph" / "authority" / "things.ttl"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("ak:plan-c")]
    path.write_text("\n".join([*lines, f'ak:plan-c skos:prefLabel "{name}"@en .', ""]))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "akkg"


def test_the_default_graph_is_the_merged_one() -> None:
    """Each triple of the named graphs stands in it once, and nothing else."""
    store = load(MINI).store
    plain = {
        str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    }
    named = [quad for quad in store if isinstance(quad.graph_name, ox.NamedNode)]
    assert {str(quad.triple) for quad in named} == plain
    assert (73, 75) == (len(plain), len(named))


def test_the_project_loads() -> None:
    """Things of several passages are in the graph, and prefixes and rules at hand."""
    kg = load()
    assert kg.store.query(f"ASK {{ <{BASE}id/akfta> ?p ?o }}")
    assert f"{BASE}id/x" == kg.prefixes.expand("ak:x")
    assert "kind" == kg.rule("kind").name
    assert kg.rule("kind") is kg.rule("kind")
    assert 64 == len(kg.digest)


def test_a_change_of_a_source_is_seen(cache: Path, tree: Path) -> None:
    """Also one that keeps the size, made right after the last."""
    for name in ("Plan 1", "Plan 2", "Plan 3"):
        rename(tree, name)
        assert name == label(tree)


def test_unchanged_sources_are_not_read_again(
    cache: Path, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their names, sizes and times say enough."""
    sleep(0.06)
    assert "Plan C" == label(tree)
    monkeypatch.setattr(build, "build", None)
    assert "Plan C" == label(tree)


def test_sources_changed_back_need_no_second_build(
    cache: Path, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their product is still in the cache, found by their contents."""
    rename(tree, "Plan C")
    assert "Plan C" == label(tree)
    rename(tree, "Plan D")
    assert "Plan D" == label(tree)
    monkeypatch.setattr(build, "compose", None)
    rename(tree, "Plan C")
    assert "Plan C" == label(tree)


def test_the_cache_keeps_the_latest_products_only(cache: Path, tree: Path) -> None:
    """A tree that is worked on for a year does not fill the disk."""
    for number in range(13):
        rename(tree, f"Plan {number}")
        assert f"Plan {number}" == label(tree)
    assert 10 == len(list((cache / "products").iterdir()))
    assert "Plan 12" == label(tree)


@pytest.mark.parametrize("damage", ["gone", "cut", "pointer", "garbage"])
def test_a_damaged_cache_is_made_anew(damage: str, cache: Path, tree: Path) -> None:
    """Nobody has to clear it by hand."""
    sleep(0.06)
    label(tree)
    [product] = (cache / "products").iterdir()
    [pointer] = (cache / "trees").iterdir()
    if damage == "gone":
        (product / "akkg.nq").unlink()
    elif damage == "cut":
        text = (product / "akkg.nq").read_bytes()
        (product / "akkg.nq").write_bytes(text[: len(text) // 2])
    elif damage == "pointer":
        pointer.write_bytes(b"../../nothing\n")
    else:
        pointer.write_bytes(b"\xff\x00")
    assert "Plan C" == label(tree)
    assert "Plan C" == label(tree)


@pytest.mark.parametrize("place", ["/dev/null", "/proc/nowhere"])
def test_without_a_cache_the_graph_is_built_in_memory(
    place: str, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the same graph, and has the same digest."""
    expected = load(tree)
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    found = load(tree)
    assert found.folder is None
    assert set(expected.store) == set(found.store)
    assert expected.digest == found.digest


def test_two_trees_do_not_get_in_each_others_way(cache: Path, tree: Path) -> None:
    """Each has a product of its own."""
    rename(tree, "Plan D")
    assert ["Plan D", "Plan C", "Plan D"] == [label(tree), label(MINI), label(tree)]
    assert 2 == len(list((cache / "products").iterdir()))


def test_a_mistake_in_a_source_is_told(cache: Path, tree: Path) -> None:
    """No older product is taken instead."""
    label(tree)
    (tree / "graph" / "editorial.trig").write_text("broken")
    with pytest.raises(DataError, match=r"editorial\.trig:1"):
        load(tree)


def test_an_installed_package_loads_its_own_product(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It writes nothing, and looks at no source."""
    product = build.build(MINI, tmp_path / "data" / "product")
    monkeypatch.setattr(dataset, "product_root", lambda: product.folder)
    monkeypatch.setattr(dataset, "data_root", lambda: MINI)
    monkeypatch.setattr(dataset, "fresh_folder", None)
    found = load()
    assert (product.folder, product.digest) == (found.folder, found.digest)
    assert 148 == len(found.store)
    assert not cache.exists()


def test_a_broken_product_is_told_with_a_remedy(tmp_path: Path) -> None:
    """Its folder is named."""
    with pytest.raises(DataError, match=r"the product cannot be read, .*: build it again"):
        open_product(tmp_path, MINI)
    (tmp_path / "akkg.nq").write_text("<a> <b>")
    with pytest.raises(DataError, match=r"the product cannot be read, .*: build it again"):
        open_product(tmp_path, MINI)


def test_loading_imports_little() -> None:
    """A cold start pays for the engine and the standard library's small change only."""
    load()
    script = "import sys, akkg; akkg.load(); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
    )
    modules = set(done.stdout.split())
    heavy = {
        "asyncio",
        "hashlib",
        "json",
        "networkx",
        "pyshacl",
        "rdflib",
        "rich",
        "SPARQLWrapper",
        "urllib.request",
        "yaml",
    }
    assert "pyoxigraph" in modules
    assert set() == heavy & modules
    assert {
        "akkg",
        "akkg.building",
        "akkg.building.product",
        "akkg.building.source_tree",
        "akkg.dataset",
        "akkg.errors",
        "akkg.location",
        "akkg.near",
        "akkg.prefixes",
        "akkg.reading",
    } == {name for name in modules if name.partition(".")[0] == "akkg"}
    assert location.product_root() is None
