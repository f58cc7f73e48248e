"""Without JavaScript the pages show what they have: text, tables, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from akkg.answers.render import plain_rows
from akkg.dataset import Dataset
from akkg.queries.catalogue import load_queries
from akkg.runner import run_query
from tests.browser.browsing import PHONE, WIDE, Place
from tests.site.made import read

PICTURED = (
    "",
    "network/",
    "timeline/",
    "lineage/",
    "ontology/",
    "id/akfta/",
    "query/succession/",
)
TABLED = {
    "browse/": ("#things tbody tr", 300),
    "network/": ("main table tbody tr", 80),
    "timeline/": ("main table tbody tr", 60),
    "id/akfta/": ("table.facts tr.fact", 5),
    "query/status-as-of/": ("#answer tbody tr", 6),
    "data/": ("main table tbody tr", 5),
}
SHOWN = 500  # rows on the page of a query


@contextmanager
def plain(browser: Browser, size: dict[str, int] = WIDE) -> Iterator[Page]:
    """A window that runs no program."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": size["width"], "height": size["height"]}
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def seen(picture: Locator) -> int:
    """How many marks and lines of a picture can be seen."""
    marks = picture.locator("path, rect, circle, polygon")
    sizes: list[float] = marks.evaluate_all(
        """(marks) => marks.map((mark) => mark.getBoundingClientRect())
          .map((box) => box.width + box.height)"""
    )
    return sum(size > 0 for size in sizes)


def test_pictures_are_there(browser: Browser, folder_place: Place) -> None:
    """Each page with a picture has it as SVG, with marks and links in it."""
    with plain(browser) as page:
        for path in PICTURED:
            page.goto(folder_place.url(path))
            picture = page.locator("main svg[viewBox]").first
            expect(picture).to_be_visible()
            assert 1 < picture.locator("a[href]").count(), path
            assert 3 < seen(picture), path


@pytest.mark.parametrize("path", sorted(TABLED))
def test_tables_are_there(browser: Browser, folder_place: Place, path: str) -> None:
    """What programs would filter stands there whole."""
    rows, least = TABLED[path]
    with plain(browser) as page:
        page.goto(folder_place.url(path))
        assert least <= page.locator(rows).count()
        expect(page.locator(rows).first).to_be_visible()
        expect(page.locator("h1")).to_be_visible()


def test_a_passage_says_what_the_graph_makes_of_it(browser: Browser, folder_place: Place) -> None:
    """Its sentences link the things that they are about, and its neighbours are a link away."""
    with plain(browser) as page:
        page.goto(folder_place.url("source/overview-2025/p18/"))
        expect(page.locator("h1")).to_contain_text("18")
        assert 5 < page.locator("main a[href*='id/']").count()
        page.locator("main nav.around a").first.click()
        expect(page.locator("h1")).to_contain_text("17")


def test_every_answer_stands_on_its_page(site: Path, graph: Dataset) -> None:
    """The page of each saved query has the rows, the SPARQL and the question, with no program."""
    for query in load_queries():
        html = read((site / "query" / query.name / "index.html").read_text(encoding="utf-8"))
        table = run_query(query, graph, {}, cite=True)
        rows = html.find("answer").all("tbody")[0].all("tr")
        shown = [tuple(cell.text for cell in row.all("td")[:-1]) for row in rows]
        wanted = [
            tuple(" ".join(cell.split()) for cell in row)
            for row in plain_rows(table, graph.prefixes)
        ]
        assert (query.name, wanted[:SHOWN]) == (query.name, shown)
        assert table.citations is not None
        for citation, row in zip(table.citations, rows, strict=False):
            links = [one.text for one in row.all("td")[-1].all("a", "passage")]
            assert (query.name, list(citation.paragraphs)) == (query.name, links)
            assert links or "no source" in row.all("td")[-1].text
        assert query.question in html.find("main").text
        assert "SELECT" in html.all("pre")[0].text


def test_answers_can_be_downloaded(browser: Browser, folder_place: Place) -> None:
    """The files of an answer are links that need no program."""
    with plain(browser) as page:
        page.goto(folder_place.url("query/status-as-of/"))
        shown = page.locator("#answer tbody tr")
        with page.expect_download() as waiting:
            page.locator(".downloads a", has_text="CSV").click()
        lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
        assert shown.count() + 1 == len(lines)


def test_what_needs_a_program_says_so(browser: Browser, folder_place: Place) -> None:
    """A form that cannot ask tells how to go on, and no button of it can be pressed."""
    with plain(browser) as page:
        for path in ("query/status-as-of/", "sparql/", "browse/"):
            page.goto(folder_place.url(path))
            expect(page.locator("main noscript .notice")).to_be_visible()
            assert 0 == page.locator("main button:not([disabled]):visible").count(), path


def test_the_search_leads_to_the_table(browser: Browser, folder_place: Place) -> None:
    """Enter in the field of the search opens the table of all things, where one can look."""
    with plain(browser) as page:
        page.goto(folder_place.url("id/akfta/"))
        page.get_by_role("searchbox").fill("fund")
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator("#things")).to_be_visible()


def test_links_lead_on(browser: Browser, folder_place: Place) -> None:
    """From the first page one comes to a thing, its paragraph and its files."""
    with plain(browser, PHONE) as page:
        page.goto(folder_place.url())
        page.locator("ul.latest a[href*='id/']").first.click()
        expect(page.locator("table.facts").first).to_be_visible()
        page.locator("a.passage").first.click()
        assert "/source/overview-2025/" in page.url


def test_one_file_says_that_it_needs_a_program(browser: Browser, single: Path) -> None:
    """The site as one file is nothing without programs, and says what is to be done."""
    with plain(browser) as page:
        page.goto(single.as_uri())
        expect(page.locator("main .notice")).to_contain_text("JavaScript")
