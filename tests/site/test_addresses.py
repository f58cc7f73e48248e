"""Paths of pages: plain names stay, and no name leaves the folder or meets another."""

from __future__ import annotations

import re

import pytest

from akkg.dataset import load
from akkg.site.addresses import Addresses, root_of, slug
from tests.browser.hostile_graph import NAMES
from tests.site.made import made

ADDRESSES = Addresses(load().prefixes)


@pytest.mark.parametrize(
    ("curie", "path"),
    [
        ("ak:akfta", "id/akfta/"),
        ("overview:p18", "source/overview-2025/p18/"),
        ("para:p18", "source/overview-2025/p18/"),
        ("source:overview-2025", "source/overview-2025/"),
        ("akkg:Fund", "ontology/#Fund"),
        ("graph:editorial/csp-begins", ""),
        ("derived:kind", ""),
        ("skos:Concept", ""),
    ],
)
def test_what_an_iri_names_has_its_path(curie: str, path: str) -> None:
    """Things, passages and their graphs, documents, terms; nothing else."""
    assert path == ADDRESSES.path(load().prefixes.expand(curie))


def test_what_lies_below_a_passage_has_no_page() -> None:
    """Nor has a graph that is no passage's."""
    for curie in ("overview:p18/1", "source:overview-2025/p18/x/y", "graph:editorial/a/b"):
        assert "" == ADDRESSES.path(load().prefixes.expand(curie))


@pytest.mark.parametrize(
    "name", [*NAMES, "nul", "com1.txt", "lpt9", "aux", "x-abc", "-a", "a..b", "."]
)
def test_a_strange_name_becomes_digits(name: str) -> None:
    """Whatever it holds, it is one plain part of a path."""
    assert re.fullmatch(r"x-[0-9a-f]{20}", slug(name))


def test_names_that_differ_in_case_do_not_meet() -> None:
    """On a file system that does not know upper case."""
    names = ["akfta", "AKFTA", "Akfta", "aKFTA"]
    assert 4 == len({slug(name).lower() for name in names})


def test_the_way_to_the_root_has_a_step_for_each_folder() -> None:
    """Pages lie at depths from none to three."""
    assert ["./", "../", "../../", "../../../"] == [
        root_of(path) for path in ("", "browse/", "id/akfta/", "source/overview-2025/p18/")
    ]


@pytest.mark.parametrize("graph", ["real", "hostile"])
def test_no_two_files_have_one_path(graph: str) -> None:
    """Also not where upper and lower case are the same, and none lies in the place of a folder."""
    seen = made(graph)
    paths = [page.file for page in seen.pages.values()] + list(seen.files)
    assert len(paths) == len({path.lower() for path in paths})
    folders = {path.rpartition("/")[0] for path in paths}
    assert not folders & set(paths)
    assert all(re.fullmatch(r"(?:[a-z0-9.-]+/)*[a-z0-9.-]+", path) for path in paths)
    assert not any(part == ".." for path in paths for part in path.split("/"))
