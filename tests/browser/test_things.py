"""The pages of things, as files: each fact with its paragraphs, each thing in two more formats."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from akkg.dataset import Dataset
from akkg.runner import sparql
from akkg.site.addresses import Addresses
from tests.browser.browsing import READY, Place, visiting
from tests.site.made import Element, read

ALL = """
SELECT DISTINCT ?thing WHERE {
  { ?thing ?property ?value } UNION { ?other ?relation ?thing }
  FILTER(STRSTARTS(STR(?thing), STR(ak:)))
}
"""
OF_CLASSES = """
SELECT DISTINCT ?thing WHERE {
  VALUES ?top { %s }
  ?thing a/rdfs:subClassOf* ?top FILTER(STRSTARTS(STR(?thing), STR(ak:)))
}
"""
BY_KIND = """
SELECT ?words (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  ?thing akkg:kind ?class . ?class rdfs:label ?words
  FILTER(STRSTARTS(STR(?thing), STR(ak:)))
} GROUP BY ?words
"""
SPOKEN_OF = """
SELECT DISTINCT ?thing ?passage WHERE {
  ?passage a akkg:Passage .
  GRAPH ?graph { ?thing ?property ?value }
  FILTER(STRSTARTS(STR(?thing), STR(ak:)))
  FILTER(STRENDS(STR(?graph), CONCAT("overview-2025/", REPLACE(STR(?passage), "^.*/", ""))))
}
"""
TOPS = {
    "Meetings": "akkg:Meeting akkg:Mechanism",
    "Events": "akkg:Event",
    "Instruments": "akkg:Instrument",
    "Plans": "akkg:PlanOfAction akkg:WorkPlan akkg:Roadmap",
    "Funds": "akkg:Fund",
    "Actors": "akkg:Actor",
    "Undertakings": "akkg:Undertaking akkg:Activity",
    "Statuses and relations": "akkg:PartnershipStatus akkg:DialogueRelation akkg:Anniversary",
    "Places": "akkg:Place",
    "Concepts": "skos:Concept",
}
"""The classes of each family; a thing counts in the first that fits, plans before instruments."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    """The pages of all things, by path."""
    found = {
        f"id/{path.parent.name}/": read(path.read_text(encoding="utf-8"))
        for path in sorted(site.glob("id/*/index.html"))
    }
    assert 300 < len(found)
    return found


def iris(query: str, graph: Dataset) -> set[str]:
    """The IRIs in the first column of an answer."""
    return {row[0].value for row in sparql(query, graph).rows if isinstance(row[0], ox.NamedNode)}


def families(graph: Dataset) -> dict[str, int]:
    """How many things each family has, and all others as entries of the record."""
    left, counts = iris(ALL, graph), {}
    for name in sorted(TOPS, key=["Meetings", "Events", "Plans"].__contains__, reverse=True):
        own = iris(OF_CLASSES % TOPS[name], graph) & left
        counts[name], left = len(own), left - own
    return counts | {"Entries of the record": len(left)}


def test_each_thing_has_a_page(pages: dict[str, Element], graph: Dataset) -> None:
    """There are as many pages as things, each of its own."""
    addresses = Addresses(graph.prefixes)
    assert {addresses.path(iri) for iri in iris(ALL, graph)} == set(pages)


def sourced(page: Element) -> Iterator[tuple[Element, Element]]:
    """The rows of a page that tell a fact, each with the cell of its source."""
    for table in page.all("table"):
        titles = [one.text for one in table.all("thead")[0].all("th")]
        assert "Source" == titles[-1], table.text[:80]
        for body in table.all("tbody"):
            for row in body.all("tr"):
                if "group" not in row.attributes.get("class", ""):
                    yield row, row.all("td")[-1]


def test_each_fact_has_a_source_or_says_who_gives_it(pages: dict[str, Element]) -> None:
    """Every row of every table of every thing links a paragraph, or says who gives it."""
    silent, rows, linked = [], 0, 0
    for path, page in pages.items():
        for row, cell in sourced(page):
            links = [
                one.attributes["href"]
                for one in cell.all("a", "passage")
                if "/source/" in one.attributes["href"]
            ]
            rows, linked = rows + 1, linked + bool(links)
            if not links and not cell.all("a", "given"):
                silent.append(f"{path}: {row.text}")
    assert [] == silent
    assert 4000 < rows
    assert 3000 < linked


def test_each_paragraph_that_speaks_of_a_thing_stands_on_its_page(
    pages: dict[str, Element], graph: Dataset
) -> None:
    """A page links every paragraph in whose graph its thing is told of."""
    addresses = Addresses(graph.prefixes)
    missing, pairs = [], 0
    for thing, passage in sparql(SPOKEN_OF, graph).rows:
        assert isinstance(thing, ox.NamedNode)
        assert isinstance(passage, ox.NamedNode)
        page = pages[addresses.path(thing.value)]
        name = passage.value.rpartition("/")[2]
        pairs += 1
        if f"../../source/overview-2025/{name}/" not in hrefs(page):
            missing.append((thing.value, name))
    assert [] == missing
    assert 200 < pairs


def hrefs(page: Element) -> set[str]:
    """Where the links in the content of a page lead."""
    return {one.attributes.get("href", "") for one in page.find("main").all("a")}


def test_turtle_and_json_ld_tell_of_the_thing(
    pages: dict[str, Element], site: Path, graph: Dataset
) -> None:
    """Both files of each thing parse, say the same, say something of it, and only what is true."""
    true = {triple_of(quad) for quad in graph.store.quads_for_pattern(None, None, None, None)}
    paths = {Addresses(graph.prefixes).path(iri): iri for iri in iris(ALL, graph)}
    for path in pages:
        stem = path.removesuffix("/")
        turtle = statements(site / f"{stem}.ttl", ox.RdfFormat.TURTLE)
        linked = statements(site / f"{stem}.jsonld", ox.RdfFormat.JSON_LD)
        assert turtle == linked, path
        assert any(ox.NamedNode(paths[path]) in triple for triple in turtle), path
        assert turtle <= true, path
        for file in (f"{stem}.ttl", f"{stem}.jsonld"):
            assert f"../../{file}" in hrefs(pages[path])


def triple_of(quad: ox.Quad) -> tuple[object, object, object]:
    """A statement without its graph."""
    return quad.subject, quad.predicate, quad.object


def statements(path: Path, format: ox.RdfFormat) -> set[tuple[object, object, object]]:
    """The statements of a file."""
    found = {triple_of(quad) for quad in ox.parse(path.read_bytes(), format=format)}
    assert found, path
    return found


def test_the_first_page_counts_what_the_graph_holds(site: Path, graph: Dataset) -> None:
    """The numbers of families, things and passages are those of SPARQL."""
    page = read((site / "index.html").read_text(encoding="utf-8"))
    shown = {one.all("dt")[0].text: int(one.all("dd")[0].text) for one in page.all("div", "count")}
    assert families(graph) == shown
    things, passages = len(iris(ALL, graph)), len(iris("SELECT ?p { ?p a akkg:Passage }", graph))
    assert sum(shown.values()) == things
    assert f"{things} things in {passages} passages." in page.find("main").text


def test_the_table_of_all_things_counts_the_same(site: Path, graph: Dataset) -> None:
    """Its families and kinds have the numbers of SPARQL, and its rows are all things."""
    page = read((site / "browse" / "index.html").read_text(encoding="utf-8"))
    groups = [one for one in page.all("ul", "kinds")[0].children if isinstance(one, Element)]
    assert families(graph) == {
        one.all("span", "family")[0].text: int(one.all("span", "count")[0].text) for one in groups
    }
    kinds = {
        one.all("bdi")[0].text: int(one.all("span", "count")[0].text)
        for group in groups
        for one in group.all("li")
    }
    told = {
        words.value: int(number.value)
        for words, number in sparql(BY_KIND, graph).rows
        if isinstance(words, ox.Literal) and isinstance(number, ox.Literal)
    }
    assert 70 < len(told)
    assert told == {words: number for words, number in kinds.items() if words in told}
    rows = page.find("things").all("tbody")[0].all("tr")
    assert len(iris(ALL, graph)) == len(rows) == sum(kinds.values())
    data = json.loads((site / "data" / "browse.json").read_text(encoding="utf-8"))
    assert Counter(data["kinds"][row[2]][0] for row in data["rows"]) == Counter(kinds)


def test_facets_count_the_same(browser: Browser, place: Place, graph: Dataset) -> None:
    """What the filters of the table say of families is what SPARQL counts, and so are the rows."""
    counted = families(graph)
    with visiting(browser, place) as visit:
        page = visit.open("browse/")
        expect(page.locator("#things-count")).to_contain_text(
            str(sum(counted.values())), timeout=READY
        )
        for family, number in (("fund", counted["Funds"]), ("place", counted["Places"])):
            page = visit.open("browse/", f"family={family}")
            expect(page.locator("#things tbody tr")).to_have_count(number, timeout=READY)
            expect(page.locator("#things-count")).to_contain_text(
                f"{number} of {sum(counted.values())} things"
            )
