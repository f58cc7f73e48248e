"""A site of a graph by somebody who means harm: everything in it is text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from akkg.site.addresses import Addresses
from akkg.site.building import build_site
from akkg.site.single_file import build_single_file
from tests.browser.browsing import READY, Place, visiting
from tests.browser.hostile_graph import LABELS, NAMES, hostile
from tests.site.served import served

MAIN = ("", "network/", "timeline/", "lineage/", "browse/", "sparql/", "ontology/")
TOLD = ("script", "end", "quotes", "template", "comment", "rtl", "invisible", "control", "long")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    made = tmp_path_factory.mktemp("hostile") / "public"
    build_site(hostile(), made)
    return made


@pytest.fixture(scope="module", params=["folder", "single"])
def place(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """The site in both its forms."""
    if request.param == "folder":
        with served(folder) as address:
            yield Place("folder", address)
        return
    file = tmp_path_factory.mktemp("hostile-single") / "akkg.html"
    build_single_file(hostile(), file)
    yield Place("single", file.as_uri())


def test_no_file_leaves_the_folder(folder: Path) -> None:
    """Whatever things are called, each has its page inside the folder, and none meets another's."""
    addresses = Addresses(hostile().prefixes)
    paths = [addresses.path(f"https://w3id.org/akkg/id/{name}") for name in (*LABELS, *NAMES)]
    assert len(set(paths)) == len(paths)
    lower = [path.lower() for path in paths]
    assert len(set(lower)) == len(lower)
    assert ["public"] == [path.name for path in folder.parent.iterdir()]
    for name in LABELS:
        assert (
            folder / addresses.path(f"https://w3id.org/akkg/id/{name}") / "index.html"
        ).is_file()


@pytest.mark.parametrize("path", [*MAIN, *(f"id/{name}/" for name in TOLD), "query/succession/"])
def test_everything_is_text(browser: Browser, place: Place, path: str) -> None:
    """No label runs, no link leads to a program, and no element comes from a label."""
    with visiting(browser, place) as visit:
        page = visit.open(path)
        assert page.evaluate("window.hacked === undefined")
        assert 0 == page.locator("main img, main script:not([type='application/json'])").count()
        assert 0 == page.locator("a[href^='javascript:' i], a[href^='data:' i]").count()
        assert 0 == page.locator("[onerror], [onload], [onmouseover]").count()


def test_labels_are_shown_as_they_are(browser: Browser, place: Place) -> None:
    """A label that is markup is read as letters, and Hangul and Vietnamese as such."""
    with visiting(browser, place) as visit:
        for name in ("script", "template", "hangul", "viet"):
            page = visit.open(f"id/{name}/")
            expect(page.locator("h1")).to_contain_text(LABELS[name])


def test_what_is_hostile_is_found(browser: Browser, place: Place) -> None:
    """A search for markup shows it as text, and leads to its page."""
    with visiting(browser, place) as visit:
        page = visit.open("")
        page.keyboard.press("/")
        page.keyboard.type("<script>window")
        option = page.get_by_role("option").first
        expect(option).to_contain_text("<script>window.hacked=1</script>", timeout=READY)
        option.click()
        expect(page.locator("h1")).to_contain_text("<script>window.hacked=1</script>")
        assert page.evaluate("window.hacked === undefined")
