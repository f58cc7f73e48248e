"""What holds of every page: no fault, nothing from elsewhere, and a form that anybody can use."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.browsing import PHONE, Place, visiting

MAIN = (
    "",
    "network/",
    "timeline/",
    "lineage/",
    "browse/",
    "query/",
    "sparql/",
    "ontology/",
    "data/",
    "about/",
    "source/overview-2025/",
)
FURTHER = (
    "id/akfta/",
    "id/akcf/",
    "id/rok/",
    "id/status-csp/",
    "source/overview-2025/p18/",
    "source/overview-2025/footnote-2/",
    "query/succession/",
    "query/instruments-in-force/",
    "query/counts-by-kind/",
)
PAGES = MAIN + FURTHER
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}


def paths(site: Path) -> list[str]:
    """The paths of all pages of a folder."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if path == "." else f"{path}/" for path in found)


def told(page: Page) -> Iterator[str]:
    """What breaks a rule of WCAG 2.2 A or AA, as far as a program can see."""
    for violation in Axe().run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(browser: Browser, place: Place, theme: str) -> None:
    """Every kind of page keeps WCAG 2.2 A and AA in both themes; nothing faults, nothing leaves.

    The single file has the same pages: half of them in each theme, all where AKKG_LONG is set.
    """
    long = os.environ.get("AKKG_LONG") or place.name == "folder"
    some = PAGES if long else PAGES[theme == "dark" :: 2]
    with visiting(browser, place, theme=theme) as visit:
        assert {} == {path: found for path in some if (found := list(told(visit.go(path))))}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_more_pages_are_without_fault(
    browser: Browser, folder_place: Place, site: Path, theme: str
) -> None:
    """Pages drawn by chance keep the same rules; all of them where AKKG_LONG is set."""
    every = paths(site)
    some = every if os.environ.get("AKKG_LONG") else random.Random(theme).sample(every, 6)
    with visiting(browser, folder_place, theme=theme) as visit:
        assert {} == {path: found for path in some if (found := list(told(visit.go(path))))}


def test_a_phone_shows_the_whole_width(browser: Browser, place: Place) -> None:
    """At 320 pixels no page scrolls sideways; what is wide scrolls inside itself."""
    with visiting(browser, place, size={**PHONE, "width": 320}) as visit:
        assert {} == {path: found for path in PAGES if (found := beyond(visit.go(path)))}


def beyond(page: Page) -> list[str]:
    """What reaches beyond the right side of a page that scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll("main *, header *, footer *"), document.body]
            .filter((one) => one === document.body
              || one.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""
    )
    return found


def test_the_first_tab_leads_to_the_content(browser: Browser, place: Place) -> None:
    """On each page the first Tab reaches the skip link, and Enter on it the content."""
    with visiting(browser, place) as visit:
        for path in MAIN:
            page = visit.open(path)
            page.keyboard.press("Tab")
            found = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
            assert (path, True) == (path, "#main" in found)
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            inside = "document.querySelector('main').contains(document.activeElement)"
            assert (path, True) == (path, page.evaluate(inside))


def test_pages_have_one_heading_and_a_title_of_their_own(site: Path) -> None:
    """Each of all pages has one h1, and no two have the same title."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        headings, title, inside = 0, "", False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.headings += tag == "h1"
            self.inside = self.inside or (tag == "title" and not self.title)

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "title"

        def handle_data(self, data: str) -> None:
            self.title += data if self.inside else ""

    titles: dict[str, str] = {}
    for path in paths(site):
        reader = Reader()
        reader.feed((site / path / "index.html").read_text(encoding="utf-8"))
        assert (path, 1) == (path, reader.headings)
        assert titles.setdefault(reader.title, path) == path, f"{reader.title} is the title of two"
    assert 300 < len(titles)
