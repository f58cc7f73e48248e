"""A site of somebody else's graph claims nothing of the project's."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset, load
from akkg.pictures.credits import find_credits
from akkg.site.building import build_site

KG = load()
TRIG = """
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix e: <https://e.org/> .
@prefix ak: <https://w3id.org/akkg/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
e:g {
<https://w3id.org/akkg/source/mine> a akkg:SourceDocument ; dcterms:title "My own document"@en .
ak:mine a akkg:Fund ; akkg:kind akkg:Fund ; rdfs:label "My fund"@en .
akkg:Fund rdfs:label "fund"@en .
}
"""


def other() -> Dataset:
    """A graph of two things, of which no source is the project's."""
    store = ox.Store()
    for quad in ox.parse(TRIG, format=ox.RdfFormat.TRIG):
        store.extend([quad, ox.Quad(*quad.triple)])
    return Dataset(store, KG.prefixes, KG.root)


def test_credits_name_the_source_alone() -> None:
    """Whose graph it is, and under which licence, nobody has said."""
    assert find_credits(KG).own
    assert "source: My own document" == find_credits(other()).line


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that graph."""
    folder = tmp_path_factory.mktemp("other") / "public"
    build_site(other(), folder)
    return folder


def test_no_page_claims_the_project_or_its_licence(site: Path) -> None:
    """Nor offers commands, which ask the project's graph."""
    pages = {path: path.read_text("utf-8") for path in site.rglob("index.html")}
    assert len(pages) > 20
    for word in ("CC BY", "ASEAN-Korea", "contributors", "akkg describe", "akkg draw"):
        assert [] == [path for path, text in pages.items() if word in text], word
    assert "“My fund”, from “My own document”. " in pages[site / "id" / "mine" / "index.html"]


def test_examples_name_nothing_of_the_project(site: Path) -> None:
    """Queries that anybody's graph may answer are left."""
    page = (site / "sparql" / "index.html").read_text("utf-8")
    assert "Whether a thing is an agreement" not in page
    assert "All funds" in page
