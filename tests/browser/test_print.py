"""Pages on paper: no tools, pictures that fit, links that tell where they lead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import Place, Visit, visiting

PAGES = (
    "",
    "network/",
    "timeline/",
    "lineage/",
    "id/akfta/",
    "source/overview-2025/p18/",
    "query/instruments-in-force/",
    "ontology/",
)
PAPER = {"width": 718, "height": 1040}  # A4 less margins of 1 cm, in CSS pixels


@pytest.mark.parametrize("path", PAGES)
def test_tools_are_not_printed(visit: Visit, path: str) -> None:
    """Navigation, search, filters and buttons stay off the paper; the heading and footer do not."""
    page = visit.open(path)
    page.emulate_media(media="print")
    shown = page.evaluate(
        """() => [...document.querySelectorAll("header.site nav, form.search, button, .filters, "
          + "details.facets, .skip, svg.brush, input, select, .tools, .downloads button")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert [] == shown
    assert page.locator("h1").is_visible()
    assert page.locator("footer.site").is_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_fit_the_paper(
    browser: Browser, folder_place: Place, path: str, theme: str
) -> None:
    """No picture and no table is wider than the sheet, and paper is white in the dark theme too."""
    with visiting(browser, folder_place, theme=theme, size=PAPER) as visit:
        page = visit.open(path)
        page.emulate_media(media="print")
        wide = page.evaluate(
            """(most) => [...document.querySelectorAll("main svg, main table, main pre")]
              .filter((one) => one.checkVisibility())
              .map((one) => [one, one.getBoundingClientRect()])
              .filter(([, box]) => box.right > most + 1)
              .map(([one, box]) => `${Math.round(box.right)} ${one.outerHTML.slice(0, 80)}`)""",
            PAPER["width"],
        )
        ground, ink = page.evaluate(
            """() => [getComputedStyle(document.body).backgroundColor,
              getComputedStyle(document.querySelector("main p")).color]
              .map((colour) => colour.match(/[\\d.]+/g).map(Number))"""
        )
    assert [] == wide
    assert 740 < sum(ground[:3]) or ground[3:] == [0]
    assert sum(ink[:3]) < 380


def test_links_of_sources_can_be_read(visit: Visit) -> None:
    """A link to a passage shows its name on paper, and one that leaves the site its address."""
    page = visit.open("id/akfta/")
    page.emulate_media(media="print")
    passage = page.locator("main a[href*='p18']").first
    assert passage.is_visible()
    assert "p18" == passage.inner_text().strip()
    after = page.evaluate(
        """() => [...document.querySelectorAll("main a[href^='http']")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent, one.href, getComputedStyle(one, "::after").content])"""
    )
    assert [] == [text for text, href, told in after if href not in text and href not in told]


@pytest.mark.parametrize("path", ["", "network/", "id/akfta/"])
def test_a_page_becomes_a_document(visit: Visit, path: str) -> None:
    """The browser writes a PDF with the heading in it, on a number of sheets one would print."""
    page = visit.open(path)
    data = page.pdf(format="A4", print_background=True)
    assert data.startswith(b"%PDF")
    sheets = len(re.findall(rb"/Type\s*/Page\b", data))
    assert 1 <= sheets <= 20
    assert 8_000 < len(data)


def test_closed_details_are_printed_open_or_named(visit: Visit) -> None:
    """The list twin of the network is printed, with all its rows."""
    page = visit.open("network/")
    rows = page.locator("#list tbody tr")
    page.emulate_media(media="print")
    box, table = rows.last.bounding_box(), page.locator("#list").bounding_box()
    frame = page.locator("#list").locator("xpath=..").bounding_box()
    assert box
    assert table
    assert frame
    assert frame["height"] >= table["height"] - 2, "the table is not cut by the frame it scrolls in"
