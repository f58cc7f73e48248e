"""The page of a saved query: a form, an answer with what it rests on, and a link to both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from akkg.answers.render import plain_rows
from akkg.answers.table import Table
from akkg.dataset import Dataset
from akkg.queries.catalogue import load_query
from akkg.runner import run_query
from tests.browser.asking import bindings, cells, downloaded, expected, records, state_of, turn
from tests.browser.browsing import READY, Place, Visit, visiting

ROWS = "#answer tbody tr"
FAULTS = "#fields .fault:visible"
PAGE = "query/status-as-of/"


@pytest.fixture(scope="module")
def window(browser: Browser, place: Place) -> Iterator[Visit]:
    """A window on the site in both its forms."""
    with visiting(browser, place) as opened:
        yield opened


@pytest.fixture
def page(window: Visit) -> Page:
    """The page of a question with two parameters, as it was built."""
    return afresh(window, PAGE)


def afresh(window: Visit, path: str, state: str = "") -> Page:
    """Enter a page as it was built; one file is not loaded anew for that."""
    if window.place.name == "folder" or not window.page.url.startswith(window.place.base):
        return window.open(path, state)
    turn(window, "query/", "")
    turn(window, path, state)
    expect(window.page.locator("body[data-ready='query']")).to_be_attached(timeout=READY)
    return window.page


def answered(page: Page) -> Locator:
    """Wait until the page has answered."""
    main = page.locator("main[data-answered]")
    expect(main).to_be_attached(timeout=READY)
    return main


def fill(page: Page, **values: str) -> None:
    """Write values into the form, and send it."""
    for name, value in values.items():
        page.locator(f"#parameter-{name}").fill(value)
    page.get_by_role("button", name="Ask", exact=True).click()


def table_of(graph: Dataset, name: str, arguments: Mapping[str, object]) -> Table:
    """The answer of the embedded engine, with what each row rests on."""
    return run_query(load_query(name), graph, arguments, cite=True)


def shown(page: Page) -> list[tuple[str, ...]]:
    """The rows of the page, without what they rest on."""
    return [tuple(row[:-1]) for row in cells(page, ROWS)]


def test_each_parameter_has_a_field_with_its_label(page: Page) -> None:
    """Fields are called as the header says, hold the default, and say what fits."""
    day, dimension = (page.get_by_label(name, exact=True) for name in ("Day", "Dimension"))
    assert "2012-01-01" == day.input_value()
    assert "" == dimension.input_value()
    expect(day).to_have_accessible_description("A day, as YYYY-MM-DD. Left empty: 2012-01-01.")
    expect(dimension).to_have_accessible_description(re.compile("Left empty: any"))
    offered = page.locator("datalist#choices-scale option").evaluate_all(
        "(all) => all.map((one) => one.value)"
    )
    assert "name of the partnership" in offered


@pytest.mark.parametrize("name", ["status-as-of", "counts-by-kind", "succession"])
def test_the_page_shows_the_answer_at_the_defaults(
    window: Visit, graph: Dataset, name: str
) -> None:
    """Before anything is asked the page has the rows of the embedded engine and their source."""
    window.requests.clear()
    page = afresh(window, f"query/{name}/")
    table = table_of(graph, name, {})
    assert list(plain_rows(table, graph.prefixes)) == shown(page)
    assert sources(table) == sources_of(page)
    assert not any("oxigraph" in request for request in window.requests)


def sources(table: Table) -> list[tuple[str, list[str]]]:
    """What the rows of an answer rest on: a basis and paragraphs each."""
    assert table.citations is not None
    return [(one.basis, list(one.paragraphs)) for one in table.citations]


def sources_of(page: Page) -> list[tuple[str, list[str]]]:
    """What the rows of the page rest on: the paragraphs are links to them."""
    found = page.locator(f"{ROWS} td.source").evaluate_all(
        """(all) => all.map((one) => [
          one.querySelector(".basis")?.textContent ?? "",
          [...one.querySelectorAll("a[href*='source/']")].map((link) => link.textContent),
        ])"""
    )
    return [(basis or "stated", list(links)) if links else ("", []) for basis, links in found]


def test_other_arguments_give_other_rows_with_their_source(page: Page, graph: Dataset) -> None:
    """Rows, paragraphs and note are those of the arguments, which stand in the link."""
    fill(page, day="2010-10-15", scale="name of the partnership")
    answered(page)
    arguments = {"day": "2010-10-15", "scale": "ak:level-partnership"}
    table = table_of(graph, "status-as-of", arguments)
    assert 3 == len(table.rows)
    assert list(plain_rows(table, graph.prefixes)) == shown(page)
    assert sources(table) == sources_of(page)
    assert page.url.endswith("day=2010-10-15&scale=ak:level-partnership")
    note = "3 rows, with Day: 2010-10-15; Dimension: name of the partnership"
    expect(page.locator("#answer-note")).to_have_text(note)


def test_a_paragraph_in_an_answer_leads_to_it(page: Page) -> None:
    """The link of a source opens the page of the paragraph."""
    fill(page, day="2010-10-15")
    answered(page)
    link = page.locator(f"{ROWS} td.source a").first
    name = link.inner_text()
    link.click()
    expect(page.locator("body[data-page='passage']")).to_be_attached(timeout=READY)
    assert f"source/overview-2025/{name}/" in page.url


def test_the_downloads_hold_the_rows_shown(page: Page, graph: Dataset) -> None:
    """CSV and JSON have exactly the rows of the page, with basis and paragraphs."""
    fill(page, day="2010-10-15")
    answered(page)
    header, *rows = records(downloaded(page, "CSV").read_text(encoding="utf-8"))
    assert ["status", "dimension", "certainty", "since", "until"] == header[:-2]
    assert ["basis", "paragraphs"] == header[-2:]
    assert [tuple(row[:-2]) for row in rows] == shown(page)
    assert [(row[-2], row[-1].split()) for row in rows] == sources_of(page)
    found = bindings(downloaded(page, "JSON").read_text(encoding="utf-8"))
    assert expected(table_of(graph, "status-as-of", {"day": "2010-10-15"}), graph) == found


def test_the_files_of_the_answer_are_those_of_the_command_line(
    page: Page, window: Visit, graph: Dataset
) -> None:
    """Before anything is asked a download gives the answer at the defaults."""
    links = page.locator(".downloads a", has_text="JSON")
    if links.count():
        with page.expect_download() as waiting:
            links.click()
        text = waiting.value.path().read_text(encoding="utf-8")
    else:  # in one file the page makes it
        text = downloaded(page, "JSON").read_text(encoding="utf-8")
    assert expected(table_of(graph, "status-as-of", {}), graph) == bindings(text)


def test_a_shared_link_gives_the_same_rows(browser: Browser, place: Place, page: Page) -> None:
    """The address opens the same answer, with the form filled, in another window."""
    fill(page, day="2010-10-15", scale="name of the partnership")
    answered(page)
    with visiting(browser, place) as other:
        other.page.goto(page.url)
        answered(other.page)
        assert 3 == len(shown(other.page))
        assert shown(page) == shown(other.page)
        assert sources_of(page) == sources_of(other.page)
        assert "2010-10-15" == other.page.locator("#parameter-day").input_value()
        assert "name of the partnership" == other.page.locator("#parameter-scale").input_value()


def test_the_way_back_leads_to_the_answer_before(page: Page) -> None:
    """Each answer is a step of the history, and the defaults are the first."""
    first = shown(page)
    fill(page, day="2010-10-15")
    answered(page)
    second = shown(page)
    assert first != second
    fill(page, day="2026-01-01")
    answered(page)
    page.go_back()
    expect(page.locator("#parameter-day")).to_have_value("2010-10-15")
    expect(page.locator("#answer-note")).to_contain_text("2010-10-15", timeout=READY)
    assert second == shown(page)
    page.go_back()
    expect(page.locator("#answer-note")).to_contain_text("at the defaults", timeout=READY)
    assert first == shown(page)


def test_back_to_the_defaults(page: Page) -> None:
    """The button for it gives the first answer, the first values, and a link without arguments."""
    first, sources_at_first = shown(page), sources_of(page)
    fill(page, day="2010-10-15")
    answered(page)
    page.locator("form#parameters button[type='reset']").click()
    expect(page.locator("#answer-note")).to_contain_text("at the defaults", timeout=READY)
    assert first == shown(page)
    assert sources_at_first == sources_of(page)
    assert "2012-01-01" == page.locator("#parameter-day").input_value()
    assert "day=" not in page.url
    editor = page.locator("main a[href*='sparql/']")
    expect(editor).to_have_attribute("href", re.compile("query=status-as-of$"))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("day", "2012-13-01", "Write a day that exists, as YYYY-MM-DD, such as 2024-01-31."),
        ("day", "<script>", "Write a day that exists, as YYYY-MM-DD, such as 2024-01-31."),
        ("scale", "name of the partnershp", "Near: name of the partnership"),
        ("scale", "ak:akfta", "ak:akfta is not of the kind"),
        ("scale", "ak:nowhere", "ak:nowhere is not of the kind"),
        ("scale", "<not an iri>", "This is no valid IRI."),
    ],
)
def test_a_wrong_value_is_told_at_its_field(
    window: Visit, page: Page, name: str, value: str, words: str
) -> None:
    """One message, at the field, which says what would fit; nothing is asked with it."""
    before, url = shown(page), page.url
    window.requests.clear()
    fill(page, **{name: value})
    expect(page.locator(FAULTS)).to_contain_text([words], timeout=READY)
    field = page.locator(f"#parameter-{name}")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(words)))
    expect(field).to_be_focused()
    expect(page.locator("[aria-invalid]")).to_have_count(1)
    expect(page.locator("#status")).to_have_text("1 value does not fit.")
    assert before == shown(page)
    assert url == page.url
    if name == "day":  # a thing is looked for in the graph; a day needs no engine
        assert [] == window.requests or not any("wasm" in one for one in window.requests)
    fill(page, **{name: ""})
    expect(page.locator("[aria-invalid]")).to_have_count(0, timeout=READY)
    expect(page.locator(FAULTS)).to_have_count(0)


def test_all_wrong_values_are_told_at_once(page: Page, window: Visit) -> None:
    """A link with two wrong values opens a form with two messages."""
    turn(window, PAGE, "day=soon&scale=ak:akfta")
    expect(page.locator(FAULTS)).to_have_count(2, timeout=READY)
    expect(page.locator("#status")).to_have_text("2 values do not fit.")
    assert "soon" == page.locator("#parameter-day").input_value()


def test_a_link_with_an_unknown_parameter_says_so(page: Page, window: Visit) -> None:
    """It names the parameters that there are; those that the link names well are gone by."""
    words = "This question has no parameter dya; it takes day, scale."
    notice = page.locator("[data-state=unknown-link]")
    before = shown(page)
    turn(window, PAGE, "dya=2010-10-15")
    expect(notice).to_have_text(words)
    assert before == shown(page)
    turn(window, PAGE, "day=2010-10-15&dya=2")
    expect(page.locator("#answer-note")).to_contain_text("2010-10-15", timeout=READY)
    expect(notice).to_have_text(words)
    assert before != shown(page)


def test_a_value_can_be_one_of_several(window: Visit, graph: Dataset) -> None:
    """Where several values may be given, each has a field, and all stand in the link."""
    name = "instruments-of-a-kind"
    kinds = ("akkg:MemorandumOfIntent", "akkg:MemorandumOfUnderstanding")
    page = afresh(window, f"query/{name}/", state_of({"class": [kinds[0]]}))
    answered(page)
    page.get_by_role("button", name="Add another value for Kinds of instrument").click()
    page.keyboard.insert_text(kinds[1])
    page.keyboard.press("Enter")
    table = table_of(graph, name, {"class": kinds})
    expect(page.locator(ROWS)).to_have_count(len(table.rows), timeout=READY)
    assert list(plain_rows(table, graph.prefixes)) == shown(page)
    assert page.url.endswith("&".join(f"class={kind}" for kind in kinds))


def test_few_values_are_a_choice(window: Visit, graph: Dataset) -> None:
    """A parameter that allows few values offers just these; a link with another is told."""
    page = afresh(window, "query/time-between/")
    unit = page.get_by_label("Unit", exact=True)
    assert ["day", "month", "year"] == unit.locator("option").all_inner_texts()
    unit.select_option("month")
    page.get_by_role("button", name="Ask", exact=True).click()
    answered(page)
    assert [("49",)] == shown(page)
    turn(window, "query/time-between/", "unit=weeks")
    expect(page.locator(FAULTS)).to_have_text(["One of day, month, year."])


def test_no_row_is_told(page: Page, window: Visit) -> None:
    """A question that nothing answers says so, and its table is empty."""
    turn(window, PAGE, "scale=ak:pillar-economic")
    expect(page.locator("#empty")).to_have_text("No row answers this.", timeout=READY)
    assert [] == shown(page)


def test_the_query_shown_is_the_one_that_was_asked(page: Page) -> None:
    """The arguments stand in the SPARQL of the page, and its editor gives the same rows."""
    fill(page, day="2010-10-15")
    answered(page)
    assert (
        '"2010-10-15"^^<http://www.w3.org/2001/XMLSchema#date>'
        in page.locator("pre code").inner_text()
    )
    rows = shown(page)
    page.locator("main a[href*='sparql/']").click()
    expect(page.locator("#answer-section[data-answered]")).to_be_attached(timeout=READY)
    assert rows == [tuple(row) for row in cells(page, "#answer-panel tbody tr")]


@pytest.mark.parametrize("path", ["query/status-as-off/", "query/sucession/"])
def test_an_unknown_question_leads_to_the_nearest(
    browser: Browser, place: Place, path: str
) -> None:
    """An address that is none says so and offers the question that was meant."""
    meant = {"query/status-as-off/": "status-as-of", "query/sucession/": "succession"}[path]
    with visiting(browser, place) as visit:
        page = visit.page
        page.goto(place.url(path))
        link = page.locator(f"main a[href*='query/{meant}/']")
        expect(link).to_be_visible(timeout=READY)
        words = "There is no page" if place.name == "single" else "page"
        expect(page.locator("main")).to_contain_text(words)
        link.click()
        expect(page.locator("h1")).to_have_text(load_query(meant).title, timeout=READY)
        if place.name == "folder":
            assert ["404"] == re.findall(r"status of (\d+)", " ".join(visit.faults))
            visit.faults.clear()


def test_a_link_that_holds_markup_is_text(browser: Browser, place: Place) -> None:
    """What a link says is shown as letters in the form, and does nothing."""
    with visiting(browser, place) as visit:
        page = visit.open(PAGE, f"day={quote('<img src=x onerror=window.hacked=1>')}")
        expect(page.locator(FAULTS)).to_have_count(1, timeout=READY)
        assert "<img src=x onerror=window.hacked=1>" == page.locator("#parameter-day").input_value()
        assert 0 == page.locator("main img").count()
        assert page.evaluate("window.hacked === undefined")
