"""The page of all things: facets that add up, a table that is sorted, and files of the choice."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from akkg.dataset import Dataset
from tests.browser import asked
from tests.browser.asking import turn
from tests.browser.browsing import Place, Visit, visiting
from tests.browser.network_view import saved

COUNT = re.compile(r"^(\d+) of (\d+) things$")


@pytest.fixture
def wide(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A wide window on the folder alone."""
    with visiting(browser, folder_place) as opened:
        yield opened


def chosen(page: Page) -> int:
    """How many things the page says are chosen."""
    count = page.locator("#things-count")
    expect(count).to_have_text(COUNT)
    return int(re.findall(COUNT, count.inner_text())[0][0])


def rows(page: Page) -> Locator:
    """The rows of the table."""
    return page.locator("#things tbody tr")


def box(page: Page, family: str) -> Locator:
    """The box of a family."""
    return page.locator(f"input[name=family][value={family}]")


def counts(page: Page, facet: str) -> dict[str, int]:
    """The values of a facet with the number beside each."""
    if facet == "family":
        found: list[list[str]] = page.locator("label.check[data-family]").evaluate_all(
            "all => all.map((one) => [one.dataset.family, one.querySelector('.count').textContent])"
        )
        return {value: int(number) for value, number in found}
    texts: list[list[str]] = page.locator(f"#facet-{facet} option:not([value=''])").evaluate_all(
        "all => all.map((one) => [one.value, one.textContent])"
    )
    return {value: int(text.rpartition("(")[2].rstrip(")")) for value, text in texts}


@pytest.mark.parametrize("facet", ["family", "kind", "basis"])
def test_counts_of_a_facet_sum_to_all(visit: Visit, facet: str) -> None:
    """Each thing has one family, one kind and one basis: their counts sum to the number of all."""
    page = visit.open("browse/")
    assert chosen(page) == sum(counts(page, facet).values()) > 300 or facet == "kind"
    if facet == "kind":  # what has no kind has no option of its own
        assert chosen(page) >= sum(counts(page, facet).values()) > 250


@pytest.mark.parametrize("family", ["instrument", "plan", "fund", "meeting", "place"])
def test_families_count_what_the_graph_has(visit: Visit, graph: Dataset, family: str) -> None:
    """The number beside a family is that of SPARQL, and choosing it leaves as many rows."""
    wanted = asked.counted(family, graph)
    page = visit.open("browse/")
    assert wanted == counts(page, "family")[family]
    box(page, family).check()
    assert wanted == chosen(page) == rows(page).count()
    assert f"family={family}" in page.url


def test_each_number_is_what_a_choice_leaves(wide: Visit) -> None:
    """Beside every value stands how many rows it leaves, also when another facet is chosen."""
    page = wide.open("browse/", "family=instrument")
    for facet in ("kind", "pillar", "year", "basis"):
        for value, number in list(counts(page, facet).items())[:4]:
            page.locator(f"#facet-{facet}").select_option(value)
            assert (facet, value, number) == (facet, value, chosen(page))
        page.locator(f"#facet-{facet}").select_option("")


@pytest.mark.parametrize("state", ["", "family=fund", "year=2019&sort=date", "q=cooperation"])
def test_files_have_what_is_chosen(visit: Visit, state: str) -> None:
    """CSV and JSON hold the chosen rows, all of them, in the order of the table."""
    page = visit.open("browse/", state)
    number = chosen(page)
    name, data = saved(page, "csv")
    assert "things.csv" == name
    table = list(csv.DictReader(io.StringIO(data.decode())))
    assert number == len(table) > 0
    name, data = saved(page, "json")
    assert "things.json" == name
    records = json.loads(data)
    assert [row["name"] for row in table] == [record["name"] for record in records]
    shown = rows(page).locator("th").all_inner_texts()
    assert shown == [row["name"] for row in table][: len(shown)]
    assert all(re.fullmatch(r"id/[^/]+/", row["page"]) for row in table)


def test_pages_of_the_table_hold_all_rows(visit: Visit) -> None:
    """Going on through the table shows each chosen thing once."""
    page = visit.open("browse/")
    seen: list[str] = []
    while True:
        seen += rows(page).locator("th a").evaluate_all("all => all.map((one) => one.href)")
        following = page.locator("nav.pages [data-to=next]")
        if not following.is_enabled():
            break
        following.click()
    assert chosen(page) == len(seen) == len(set(seen))


def year(text: str) -> str:
    """The first year of a date in words."""
    found = re.search(r"\d{4}", text)
    assert found
    return found[0]


@pytest.mark.parametrize("column", ["Name", "Kind", "Date"])
def test_a_column_sorts_the_table(visit: Visit, column: str) -> None:
    """A heading sorts up, and once more down; what has no value comes last; the state is told."""
    page = visit.open("browse/", "family=instrument")
    at = {"Name": "th", "Kind": "td:nth-child(2)", "Date": "td.date"}[column]
    head = page.locator("#things thead th", has_text=column)
    button = head.get_by_role("button")
    if column != "Name":
        button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = [text for text in rows(page).locator(at).all_inner_texts() if text]
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    every = rows(page).locator(at).all_inner_texts()
    down = [text for text in every if text]
    assert down == every[: len(down)]
    assert 3 < len(set(up))
    if column == "Date":
        years = [year(text) for text in up]
        assert years == sorted(years)
        assert [year(text) for text in down] == sorted(years, reverse=True)
    elif column == "Kind":
        assert up == sorted(up)
        assert down == sorted(down, reverse=True)
    else:
        assert up == down[::-1]


def test_the_address_holds_the_choice(visit: Visit) -> None:
    """A reload shows the same rows in the same order with the same boxes checked."""
    page = visit.open("browse/")
    box(page, "meeting").check()
    page.locator("#look").fill("summit")
    page.locator("#things thead th", has_text="Date").get_by_role("button").click()
    before = rows(page).all_inner_texts()
    assert 3 < len(before)
    page.reload()
    expect(page.locator("body[data-ready=browse]")).to_be_attached()
    assert before == rows(page).all_inner_texts()
    expect(box(page, "meeting")).to_be_checked()
    expect(page.locator("#look")).to_have_value("summit")


def test_nothing_chosen_says_so(visit: Visit) -> None:
    """Where nothing fits, the page says so, and a button undoes the choice."""
    page = visit.open("browse/", "family=fund&q=summit")
    expect(page.locator("[data-state=empty]")).to_be_visible()
    assert 0 == chosen(page)
    page.get_by_role("button", name="Reset all filters").click()
    assert 300 < chosen(page)
    expect(page.locator("[data-state=empty]")).to_have_count(0)


def test_the_form_of_the_search_leads_here(wide: Visit) -> None:
    """What the search form sends without a program is looked for: ?q= in the address."""
    page = wide.page
    page.goto(wide.place.url("browse/?q=cooperation+fund"))
    expect(page.locator("body[data-ready=browse]")).to_be_attached()
    assert 0 < chosen(page) < 20
    expect(page.locator("#look")).to_have_value("cooperation fund")
    before = chosen(page)
    box(page, "fund").check()
    assert "#q=cooperation+fund&family=fund" in page.url
    assert 0 < chosen(page) < before


def test_a_box_with_the_focus_shows_the_address_too(wide: Visit) -> None:
    """What a link says stands in the box, also where the reader was writing."""
    page = wide.open("browse/")
    page.locator("#look").fill("summit")
    turn(wide, "browse/", "q=fund")
    expect(page.locator("#look")).to_be_focused()
    expect(page.locator("#look")).to_have_value("fund")


def test_without_a_program_all_things_are_listed(
    browser: Browser, folder_place: Place, graph: Dataset
) -> None:
    """With scripts off the table has every thing, and the form of the search sends its words."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(folder_place.url("browse/"))
    things = asked.number(
        f"""SELECT (COUNT(DISTINCT ?thing) AS ?things) WHERE {{
          ?thing rdfs:label ?label FILTER(STRSTARTS(STR(?thing), "{asked.BASE}")) }}""",
        graph,
    )
    assert things == rows(page).count()
    assert 300 < rows(page).count()
    page.locator("#search").fill("akcf")
    page.locator("#search").press("Enter")
    page.wait_for_url(re.compile(r"browse/\?q=akcf"))
    expect(page.locator("h1")).to_be_visible()
    context.close()
