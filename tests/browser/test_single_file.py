"""What only the single file does: files that the folder has beside its pages, out of itself."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from akkg.dataset import Dataset
from tests.browser.asking import answered
from tests.browser.browsing import Place, visiting

COUNT_WORKERS = """
const Made = Worker;
globalThis.workers = 0;
globalThis.Worker = class extends Made {
  constructor(...given) {
    super(...given);
    globalThis.workers += 1;
  }
};
"""


@pytest.fixture
def place(single: Path) -> Place:
    """The single file."""
    return Place("single", single.as_uri())


@pytest.mark.parametrize(
    ("path", "link", "query"),
    [
        (
            "id/akcf/",
            "Turtle",
            "CONSTRUCT WHERE { <https://w3id.org/akkg/id/akcf> ?p ?o }",
        ),
        (
            "source/overview-2025/p18/",
            "TriG",
            "CONSTRUCT { ?s ?p ?o } WHERE "
            "{ GRAPH <https://w3id.org/akkg/graph/overview-2025/p18> { ?s ?p ?o } }",
        ),
    ],
)
def test_statements_are_made_by_the_engine(
    browser: Browser, place: Place, graph: Dataset, path: str, link: str, query: str
) -> None:
    """A link to the statements of a page gives them, though the folder's file is not there."""
    answer = graph.store.query(query)
    assert isinstance(answer, ox.QueryTriples)
    expected = {str(triple) for triple in answer}
    with visiting(browser, place) as visit:
        page = visit.open(path)
        with page.expect_download() as download:
            page.locator(".downloads").get_by_role("link", name=link, exact=True).click()
        file = download.value.path()
        found = {str(quad.triple) for quad in ox.parse(path=file, format=ox.RdfFormat.N_TRIPLES)}
    assert expected
    assert expected <= found
    assert "id/" in path or expected == found


def test_a_file_that_is_held_is_given(browser: Browser, place: Place) -> None:
    """The data that the pages load can be had as they are."""
    with visiting(browser, place) as visit:
        page = visit.open("data/")
        with page.expect_download() as download:
            page.get_by_role("link", name="akkg.nq.gz").click()
        assert b"\x1f\x8b" == Path(download.value.path()).read_bytes()[:2]


def test_another_form_is_told_to_be_in_the_folder(browser: Browser, place: Place) -> None:
    """A form that the engine does not write leads nowhere else, and is told in place."""
    with visiting(browser, place) as visit:
        page = visit.open("id/akcf/")
        page.locator(".downloads").get_by_role("link", name="JSON-LD").click()
        expect(page.locator(".downloads .problem")).to_contain_text("akkg site build")
        assert page.url.endswith("#/id/akcf/")


def test_one_engine_answers_all_pages(browser: Browser, place: Place) -> None:
    """What the editor has started makes the files of a thing too."""
    with visiting(browser, place) as visit:
        visit.page.add_init_script(COUNT_WORKERS)
        page = visit.open("sparql/", "q=ASK {}")
        answered(page)
        visit.go("id/akcf/")
        with page.expect_download():
            page.locator(".downloads").get_by_role("link", name="Turtle", exact=True).click()
        assert 1 == page.evaluate("globalThis.workers")


@pytest.mark.parametrize(
    ("path", "state", "whole", "heading"),
    [
        ("id/akfta", "", "id/akfta/", "h1"),
        ("network", "focus=akfta", "network/?focus=akfta", "section.details h2"),
    ],
)
def test_a_path_without_its_last_slash_is_found(
    browser: Browser, place: Place, path: str, state: str, whole: str, heading: str
) -> None:
    """Who leaves out the last slash comes to the page, in the state that the address names."""
    with visiting(browser, place) as visit:
        page = visit.open(path, state)
        expect(page.locator(heading)).to_contain_text("ASEAN-ROK Free Trade Agreement (AKFTA)")
        assert page.url.endswith(f"#/{whole}")


def test_a_place_that_is_no_code_is_told(browser: Browser, place: Place) -> None:
    """A wrong percent sign in an address is a place that is not there, and breaks nothing."""
    with visiting(browser, place) as visit:
        page = visit.open("ontology/#%zz")
        expect(page.locator("[data-state=unknown-link]")).to_contain_text("%zz")


def test_a_page_that_is_left_early_changes_nothing(browser: Browser, place: Place) -> None:
    """It neither asks nor says that it is ready, and the address is that of the page after it."""
    with visiting(browser, place) as visit:
        page = visit.open("")
        page.evaluate(
            """() => new Promise((done) => {
              addEventListener("hashchange", () => {
                location.hash = "#/about/?day=2010-10-15";
                addEventListener("hashchange", done, { once: true });
              }, { once: true });
              location.hash = "#/query/status-as-of/";
            })"""
        )
        page.wait_for_timeout(1500)  # longer than it takes to read what its form offers
        assert page.url.endswith("#/about/?day=2010-10-15")
        expect(page.locator("body")).to_have_attribute("data-ready", "about")
