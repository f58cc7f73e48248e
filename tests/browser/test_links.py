"""Links that ask for what is not there: the page says so, offers the nearest, and can be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browsing import READY, Place, Visit, visiting

NOTICE = "main [role=status] .notice"
ROWS = "#list tbody tr:not([hidden])"


@pytest.fixture(scope="module")
def window(browser: Browser, place: Place) -> Iterator[Visit]:
    """A window on the site in both its forms."""
    with visiting(browser, place) as opened:
        yield opened


def turned(window: Visit, path: str, state: str) -> Page:
    """Go to a page with a state; one file is not loaded anew for that."""
    page = window.page
    if window.place.name == "folder" or not page.url.startswith(window.place.base):
        return window.open(path, state)
    window.go("about/")
    window.go(f"{path}?{state}")
    return page


def said(page: Page) -> Locator:
    """What the page says of its link."""
    notice = page.locator(NOTICE)
    expect(notice).to_be_visible(timeout=READY)
    return notice


@pytest.mark.parametrize("path", ["timeline/", "network/"])
def test_years_the_wrong_way_round_are_left_out(window: Visit, path: str) -> None:
    """The page says so and shows what it shows without them."""
    page = turned(window, path, "from=2014&to=2009")
    expect(said(page)).to_contain_text("the wrong way round, from 2014 to 2009")
    narrowed = page.locator("#count").inner_text()
    turned(window, path, "")
    expect(page.locator("#count")).to_have_text(narrowed)
    expect(page.locator(NOTICE)).to_have_count(0)


@pytest.mark.parametrize("path", ["timeline/", "network/"])
def test_a_year_that_is_none_is_left_out(window: Visit, path: str) -> None:
    """The page says which word is no year."""
    expect(said(turned(window, path, "from=abc"))).to_contain_text("“abc” is no year")


@pytest.mark.parametrize(
    "path", ["network/", "timeline/", "lineage/", "browse/", "query/amendments/"]
)
def test_a_key_that_the_page_does_not_know_is_named(window: Visit, path: str) -> None:
    """One notice names it, and the page is as it would be without it."""
    page = turned(window, path, "foo=bar")
    expect(said(page)).to_contain_text("does not know: foo.")


@pytest.mark.parametrize(
    ("path", "state", "words"),
    [
        ("network/", "focus=akfta&hops=999", "hops=999, which is not a number from 0 to 3"),
        ("network/", "hide=zzz", "hide “zzz”"),
        ("timeline/", "hide=meetin", "hide “meetin”"),
        ("lineage/", "hide=zzz", "hide “zzz”"),
        ("browse/", "page=abc", "page=abc"),
        ("browse/", "sort=zzz", "sort “zzz”"),
    ],
)
def test_a_value_that_is_not_there_is_told(
    window: Visit, path: str, state: str, words: str
) -> None:
    """The notice names the key and the value, and the page shows something."""
    page = turned(window, path, state)
    expect(said(page)).to_contain_text(words)
    expect(page.locator("#count, #things-count")).not_to_contain_text(re.compile(r"^0 "))


def test_an_unknown_pillar_is_answered_with_the_pillars(window: Visit) -> None:
    """Nothing is filtered out, and a link of the notice leads to a pillar."""
    page = turned(window, "network/", "pillar=zzz")
    expect(said(page)).to_contain_text("pillar “zzz”, which is not there")
    expect(page.locator("#count")).not_to_contain_text(re.compile(r"^0 "))
    said(page).get_by_role("link").first.click()
    expect(page.locator(NOTICE)).to_have_count(0)
    assert page.locator("#filter-pillar").input_value() != ""


@pytest.mark.parametrize(("wanted", "first"), [("zzz", ""), ("meetin", "meeting")])
def test_an_unknown_family_is_answered_with_the_nearest(
    window: Visit, wanted: str, first: str
) -> None:
    """All things stay in the table, and a link of the notice leads to a family."""
    page = turned(window, "browse/", f"family={wanted}")
    expect(said(page)).to_contain_text(f"family “{wanted}”, which is not there")
    expect(page.locator("[data-state=empty]")).to_have_count(0)
    expect(said(page).get_by_role("link").first).to_have_attribute(
        "href", re.compile(f"family={first}")
    )


@pytest.mark.parametrize("path", ["timeline/", "lineage/"])
@pytest.mark.parametrize(("wanted", "name"), [("akft", "akfta"), ("zzz", "")])
def test_an_unknown_thing_is_answered_with_the_nearest(
    window: Visit, path: str, wanted: str, name: str
) -> None:
    """The notice names it and offers what is near; where nothing is, all things."""
    page = turned(window, path, f"focus={wanted}")
    expect(said(page)).to_contain_text(f"nothing called “{wanted}”")
    links = said(page).get_by_role("link")
    if not name:
        expect(links).to_have_attribute("href", re.compile("browse/"))
        return
    links.first.click()
    expect(page).to_have_url(re.compile("focus=(?!akft$)"))
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("#picture .chosen").first).to_be_attached()


def test_the_network_offers_a_way_on_from_an_unknown_thing(window: Visit) -> None:
    """Where nothing is called so, there are buttons that lead on."""
    page = turned(window, "network/", "focus=nonesuch")
    box = page.locator("[data-state=unknown]")
    expect(box).to_contain_text("nonesuch")
    expect(box.get_by_role("button").first).to_be_visible()


def test_rows_of_another_question_are_no_answer(window: Visit) -> None:
    """A link with a thing that is not there shows no rows, and the field offers the nearest."""
    page = turned(window, "query/lineage/", "thing=ak:akft")
    expect(page.locator("#fields .fault:visible")).to_contain_text("Near: ", timeout=READY)
    expect(page.locator("#answer")).to_be_hidden()
    expect(page.locator("#answer-note")).to_contain_text("No answer yet")
    page.locator("#parameter-thing").fill("ak:akfta")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer")).to_be_visible(timeout=READY)
    expect(page.locator("#answer-note")).to_contain_text("row")


@pytest.mark.parametrize(("wanted", "words"), [("Agreemnt", "Agreement"), ("zzz", "below")])
def test_an_unknown_term_is_answered_with_the_nearest(
    window: Visit, wanted: str, words: str
) -> None:
    """The page of the ontology names the term and offers those that are near."""
    page = window.page
    if window.place.name == "folder":
        page.goto("about:blank")
        page.goto(f"{window.place.base}ontology/#{wanted}")
    else:
        window.go("about/")
        window.go(f"ontology/#{wanted}")
    expect(said(page)).to_contain_text(f"no term “{wanted}”")
    expect(said(page)).to_contain_text(words)


def test_a_link_is_text(window: Visit) -> None:
    """What a link says is shown as letters, and does nothing."""
    page = turned(window, "timeline/", "focus=%3Cimg%20src%3Dx%3E&%3Cb%3E=1")
    expect(said(page)).to_contain_text("<img src=x>")
    expect(said(page)).to_contain_text("<b>")
    assert 0 == page.locator("main [role=status] :is(img, b)").count()
