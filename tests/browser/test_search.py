"""The search box of every page: it finds by name and acronym while one types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

from akkg.dataset import Dataset
from akkg.site.building import build_site
from tests.browser.browsing import PHONE, READY, Place, Visit, visiting
from tests.site.served import served

PAGES = (
    "",
    "network/",
    "timeline/",
    "lineage/",
    "browse/",
    "query/",
    "query/instruments-in-force/",
    "sparql/",
    "ontology/",
    "data/",
    "about/",
    "source/overview-2025/p18/",
    "id/akfta/",
)
LETTERS = {"hangul": "한-아세안 센터", "viet": "Việt Nam, Đối tác chiến lược ☃"}
ONTOLOGY = "https://w3id.org/akkg/ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FUND = "ASEAN-ROK Cooperation Fund (AKCF)"


@pytest.fixture(scope="module")
def letters(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A site whose things have names in Hangul and Vietnamese."""
    store = ox.Store()
    store.extend(graph.store)
    for name, label in LETTERS.items():
        thing = ox.NamedNode(f"https://w3id.org/akkg/id/{name}")
        facts = (
            (RDF_TYPE, ox.NamedNode(f"{ONTOLOGY}Fund")),
            (f"{ONTOLOGY}kind", ox.NamedNode(f"{ONTOLOGY}Fund")),
            (RDFS_LABEL, ox.Literal(label, language="en")),
        )
        for predicate, value in facts:
            store.add(ox.Quad(thing, ox.NamedNode(predicate), value))
    folder = tmp_path_factory.mktemp("letters") / "public"
    build_site(replace(graph, store=store), folder)
    with served(folder) as address:
        yield Place("folder", address)


def look(page: Page, text: str) -> None:
    """Type into the search box."""
    box = page.locator("#search")
    box.fill("")
    box.press_sequentially(text)


@pytest.mark.parametrize("path", PAGES)
def test_a_slash_goes_to_the_box(visit: Visit, path: str) -> None:
    """On every page the key / gives the focus to the search box, and is not typed into it."""
    page = visit.open(path)
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#search")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("akcf", FUND),
        ("AKCF", FUND),
        ("cooperation fund", FUND),
        ("fund cooperation asean-rok", FUND),
        ("akfta", "ASEAN-ROK Free Trade Agreement (AKFTA)"),
        ("paragraph 18", "paragraph 18"),
        ("p18", "paragraph 18"),
        ("instruments in eff", "Instruments in effect on a day"),
        ("akkg:atMeeting", "at meeting"),
    ],
)
def test_what_is_typed_is_found(visit: Visit, text: str, first: str) -> None:
    """Names, acronyms, words in any order, passages, questions and terms are found."""
    page = visit.open("")
    look(page, text)
    option = page.get_by_role("option").first
    if first == "at meeting":
        expect(page.get_by_role("option").filter(has_text="property")).not_to_have_count(0)
    else:
        expect(option).to_contain_text(first, timeout=READY)


def test_results_come_while_typing(visit: Visit) -> None:
    """Each letter narrows what is found; an emptied box closes the list."""
    page = visit.open("")
    box = page.locator("#search")
    options = page.locator("form.search [role=option]")
    box.press_sequentially("sum")
    expect(options).not_to_have_count(0)
    before = options.count()
    box.press_sequentially("mit lev")
    expect(options.first).to_contain_text(re.compile("summit", re.IGNORECASE))
    assert options.count() < before
    box.fill("")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_the_box_is_a_combobox(visit: Visit) -> None:
    """Arrows go through the list, the box tells which is meant, Esc closes, Enter goes there."""
    page = visit.open("")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_have_attribute("aria-expanded", "false")
    look(page, "cooperation fund")
    expect(box).to_have_attribute("aria-expanded", "true")
    listbox = page.locator(f"#{box.get_attribute('aria-controls')}")
    assert "listbox" == listbox.get_attribute("role")
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(page.locator(f"#{active}")).to_contain_text(FUND)
    page.keyboard.press("ArrowDown")
    assert active != box.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(FUND)


def test_results_stand_in_groups(visit: Visit) -> None:
    """Things, passages, questions and terms have headings of their own."""
    page = visit.open("")
    look(page, "period")
    groups = page.locator("form.search .group")
    expect(groups).not_to_have_count(0)
    found = set(groups.all_inner_texts())
    assert {"Things", "Questions", "Terms of the ontology"} <= found


@pytest.mark.parametrize(
    ("text", "group", "heading"),
    [
        ("akfta", "Things", "ASEAN-ROK Free Trade Agreement (AKFTA)"),
        ("paragraph 18", "Passages", "18"),
        ("Instruments in effect on a day", "Questions", "Instruments in effect on a day"),
        ("editorial reading", "Terms of the ontology", "Ontology"),
    ],
)
def test_each_sort_of_result_leads_to_its_page(
    visit: Visit, text: str, group: str, heading: str
) -> None:
    """A click on a result opens the page that it names."""
    page = visit.open("timeline/")
    look(page, text)
    page.get_by_role("group", name=group).get_by_role("option").first.click()
    expect(page.locator("h1")).to_contain_text(heading, timeout=READY)


def test_nothing_found_says_so(visit: Visit) -> None:
    """Where nothing has the name, the list says so, and Enter on it leads nowhere wrong."""
    page = visit.open("")
    look(page, "qqqq")
    expect(page.locator("form.search [role=listbox]")).to_contain_text("Nothing has this name")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") is None


def test_enter_shows_all_that_fits(visit: Visit) -> None:
    """Enter without a choice opens the page of all things with those that have the words."""
    page = visit.open("")
    look(page, "cooperation fund")
    page.keyboard.press("Enter")
    expect(page.locator("body[data-ready=browse]")).to_be_attached(timeout=READY)
    rows = page.locator("#things tbody tr")
    expect(rows.first).to_contain_text("Fund")
    assert 0 < rows.count() < 20


def test_the_number_found_is_told(visit: Visit) -> None:
    """Who hears the page is told how many results there are."""
    page = visit.open("")
    look(page, "akcf")
    expect(page.locator("#live")).to_have_text(re.compile(r"^\d+ found$"))
    assert "status" == page.locator("#live").get_attribute("role")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("한-아세", "hangul"),
        ("센터", "hangul"),
        ("\u1112\u1161\u11ab", "hangul"),
        ("viet nam, doi tac", "viet"),
        ("VIỆT NAM, ĐỐI", "viet"),
    ],
)
def test_letters_of_all_languages_are_found(
    browser: Browser, letters: Place, text: str, name: str
) -> None:
    """Hangul is found by its syllables, whole or in parts; accents and capitals do not count."""
    with visiting(browser, letters) as visit:
        page = visit.open("")
        look(page, text)
        option = page.get_by_role("option", name=LETTERS[name]).first
        expect(option).to_be_visible(timeout=READY)
        option.click()
        expect(page.locator("h1")).to_contain_text(LETTERS[name])


def test_the_list_fits_a_phone(browser: Browser, place: Place) -> None:
    """On a phone the list lies inside the window, and each result is high enough for a finger."""
    with visiting(browser, place, size=PHONE) as visit:
        page = visit.open("")
        look(page, "asean")
        expect(page.get_by_role("option").first).to_be_visible(timeout=READY)
        box = page.locator("form.search [role=listbox]").bounding_box()
        assert box
        assert 0 <= box["x"]
        assert box["x"] + box["width"] <= PHONE["width"]
        heights = page.get_by_role("option").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().height)"
        )
        assert 24 <= min(heights)
