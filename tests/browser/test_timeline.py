"""The page of the timeline: what is drawn, how one narrows it, and what one reads of a mark."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route, expect

from akkg.dataset import Dataset
from tests.browser import asked
from tests.browser.asking import turn
from tests.browser.browsing import Place, Visit, visiting
from tests.browser.network_view import saved

LANES = tuple(asked.LANES)
SVG = "{http://www.w3.org/2000/svg}"
DAY = 864e5


@pytest.fixture
def wide(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A wide window on the folder alone."""
    with visiting(browser, folder_place) as opened:
        yield opened


def marks(page: Page, lane: str = "") -> Locator:
    """The marks that are shown, of one lane or of all."""
    where = f"[data-lane={lane}]" if lane else ""
    return page.locator(f"#picture .lane:not(.off){where} .mark[data-lane]:not(.off)")


def names(page: Page, lane: str = "") -> list[str]:
    """The names of the things whose marks are shown."""
    found: list[str] = marks(page, lane).evaluate_all(
        "all => all.map((one) => (one.getAttribute('href') ?? '').split('/').at(-2) ?? '')"
    )
    return sorted(found)


def rows(page: Page, lane: str = "") -> Locator:
    """The rows of the table that are shown."""
    where = f"[data-lane={lane}]" if lane else ""
    return page.locator(f"#list tbody tr{where}:not([hidden])")


@pytest.mark.parametrize("lane", LANES)
def test_each_lane_has_a_mark_for_each_row(visit: Visit, graph: Dataset, lane: str) -> None:
    """Marks, rows of the table and the count beside the lane are those that SPARQL gives."""
    wanted = sorted(asked.lane(lane, graph))
    page = visit.open("timeline/")
    assert wanted == names(page, lane)
    assert len(wanted) == rows(page, lane).count()
    expect(page.locator(f"label[data-part={lane}] .count")).to_have_text(str(len(wanted)))


def test_all_that_is_dated_is_drawn(visit: Visit, graph: Dataset) -> None:
    """Every event with a date has a mark, and the count says how many marks there are."""
    page = visit.open("timeline/")
    assert set(asked.happened(graph)) <= set(names(page))
    every = marks(page).count()
    assert every == rows(page).count()
    expect(page.locator("#count")).to_contain_text(f"{every} of {every}")


def test_years_narrow_picture_table_and_address(visit: Visit, graph: Dataset) -> None:
    """The inputs leave what touches the span, in the picture and in the table; a reload too."""
    wanted = {
        lane: sorted(
            name
            for name, (begin, end) in asked.lane(lane, graph).items()
            if begin <= "2015-12-31" and (end or "9999") >= "2010-01-01"
        )
        for lane in LANES
    }
    page = visit.open("timeline/")
    before = rows(page).count()
    page.get_by_label("From year").fill("2010")
    page.get_by_label("To year").fill("2015")
    for _ in range(2):
        assert wanted == {lane: names(page, lane) for lane in LANES}
        assert marks(page).count() == rows(page).count() < before
        expect(page.locator("#count")).to_contain_text(f"{rows(page).count()} of {before}")
        assert "from=2010&to=2015" in page.url
        page.reload()
        expect(page.locator("body[data-ready=timeline]")).to_be_attached()
    expect(page.get_by_label("From year")).to_have_value("2010")
    page.get_by_role("button", name="Reset all filters").click()
    assert before == rows(page).count()


def test_marks_stay_inside_the_axis(wide: Visit) -> None:
    """However many years are shown, no mark and no label is drawn outside the picture."""
    for state in ("", "from=2010&to=2015", "from=2019&to=2019", "from=2004", "to=1999"):
        page = wide.open("timeline/", state)
        beyond = page.evaluate(
            """() => {
              const sheet = document.querySelector("#picture > svg").getBoundingClientRect();
              return [...document.querySelectorAll("#picture .lane:not(.off) .mark:not(.off)")]
                .flatMap((mark) => [...mark.children])
                .filter((part) => !(part instanceof SVGTitleElement) && !part.matches(".off, .hit"))
                .filter((part) => {
                  const box = part.getBoundingClientRect();
                  return box.left < sheet.left - 1 || box.right > sheet.right + 1
                    || box.top < sheet.top || box.bottom > sheet.bottom;
                }).map((part) => part.outerHTML.slice(0, 150));
            }"""
        )
        assert (state, []) == (state, beyond)


def test_labels_are_not_written_over_each_other(wide: Visit) -> None:
    """No two labels of marks overlap, whatever years are shown."""
    for state in ("", "from=2010&to=2015", "from=2019&to=2019", "from=2004"):
        page = wide.open("timeline/", state)
        clashes = page.evaluate(
            """() => {
              const texts = [...document.querySelectorAll(
                "#picture .lane:not(.off) .mark:not(.off) > text:not(.off)")];
              const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
              return boxes.flatMap(([text, one], at) => boxes.slice(at + 1)
                .filter(([, other]) => one.left + 1 < other.right && other.left + 1 < one.right
                  && one.top + 3 < other.bottom && other.top + 3 < one.bottom)
                .map(([other]) => `${text} / ${other}`));
            }"""
        )
        assert (state, []) == (state, clashes)


def test_a_lane_can_be_hidden(visit: Visit, graph: Dataset) -> None:
    """Unchecking a lane takes its marks and rows away, and the address says so."""
    page = visit.open("timeline/")
    before = rows(page).count()
    page.locator("input[name=part][value=meeting]").uncheck()
    assert 0 == marks(page, "meeting").count()
    assert before - len(asked.lane("meeting", graph)) == rows(page).count() == marks(page).count()
    assert "hide=meeting" in page.url


def test_nothing_left_says_so(visit: Visit) -> None:
    """Where no year has anything, the page says so instead of an empty picture."""
    page = visit.open("timeline/", "from=1999&to=1999&hide=status")
    expect(page.locator("#explorer .notice")).to_contain_text("Nothing fits")
    assert 0 == rows(page).count()


def test_the_picture_is_one_stop_of_tab_and_arrows_move(visit: Visit) -> None:
    """Tab reaches one mark; right and left go along the lane, down and up to other lanes."""
    page = visit.open("timeline/")
    stops = page.locator("#picture .mark[tabindex='0']")
    expect(stops).to_have_count(1)
    assert 1 == page.evaluate(
        "[...document.querySelectorAll('#picture a, #picture [tabindex]')]"
        ".filter((one) => one.tabIndex === 0).length"
    )
    page.locator("#picture .mark[data-lane=meeting]").first.focus()

    def at() -> list[str]:
        found: list[str] = page.evaluate(
            "[document.activeElement.dataset.lane, document.activeElement.dataset.begin]"
        )
        return found

    lane, begin = at()
    page.keyboard.press("ArrowRight")
    after = at()
    assert lane == after[0]
    assert begin < after[1]
    page.keyboard.press("ArrowLeft")
    assert [lane, begin] == at()
    page.keyboard.press("ArrowDown")
    assert "instrument" == at()[0]
    page.keyboard.press("ArrowUp")
    assert "meeting" == at()[0]
    expect(stops).to_have_count(1)


def test_enter_opens_the_details_and_escape_returns(visit: Visit) -> None:
    """Enter takes the focus to the details, which name date and paragraph; Esc brings it back.

    The way back opens them again.
    """
    page = visit.open("timeline/")
    mark = page.locator("#picture .mark[href*='akfta-taking-effect']")
    mark.focus()
    page.keyboard.press("Enter")
    details = page.locator("section.details")
    expect(details.locator("h2")).to_be_focused()
    expect(details).to_contain_text("ASEAN-ROK Free Trade Agreement (AKFTA)")
    expect(details).to_contain_text("2010-01-01")
    expect(details.get_by_role("link", name="p18").first).to_be_visible()
    assert "focus=akfta-taking-effect" in page.url
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(details).to_be_hidden()
    page.go_back()
    expect(details).to_be_visible()


def test_details_of_another_mark_keep_the_focus(visit: Visit) -> None:
    """Who was at a button of the details is at the same button of those that take their place."""
    page = visit.open("timeline/", "focus=akfta-taking-effect")
    details = page.locator("section.details")
    details.get_by_role("button", name="Close").focus()
    turn(visit, "timeline/", "focus=summit-25")
    expect(details.locator("h2")).to_contain_text("25th ASEAN-ROK Summit")
    expect(details.get_by_role("button", name="Close")).to_be_focused()


def test_a_click_opens_the_details(visit: Visit) -> None:
    """A click on a mark stays on the page; the details lead to the page of the thing."""
    page = visit.open("timeline/")
    page.locator("#picture .mark[href*='summit-25']").first.click()
    details = page.locator("section.details")
    expect(details.locator("h2")).to_contain_text("25th ASEAN-ROK Summit")
    details.get_by_role("link", name="Open its page").click()
    expect(page.locator("h1")).to_contain_text("25th ASEAN-ROK Summit")


def test_a_link_to_nothing_says_so(visit: Visit) -> None:
    """A name that the timeline does not have is said to be unknown, where one sees it."""
    page = visit.open("timeline/", "focus=summit-99")
    expect(page.locator("main")).to_contain_text("summit-99")


def test_dates_are_as_wide_as_they_are_imprecise(wide: Visit, graph: Dataset) -> None:
    """A date that names only a year is a box of a year, one of a month a box of a month."""
    page = wide.open("timeline/")
    found = page.locator("#picture .mark[data-precision]").evaluate_all(
        """all => all.map((one) => {
          const box = one.querySelector("rect");
          return [one.dataset.precision, one.dataset.begin, one.dataset.end,
            box ? Number(box.getAttribute("width")) : 0];
        })"""
    )
    spans = [(precision, width) for precision, _, _, width in found]
    years = [width for precision, width in spans if precision == "year"]
    months = [width for precision, width in spans if precision == "month"]
    exact = [width for precision, width in spans if precision == "day"]
    dated = asked.happened(graph).values()
    assert sum(begin[4:] == "-01-01" and end[4:] == "-12-31" for begin, end in dated) == len(years)
    assert sum(begin == end for begin, end in dated) == len(exact)
    assert {0} == set(exact)
    year = sorted(years)[len(years) // 2]
    assert all(abs(width - year) < 0.02 * year for width in years)
    assert 10 < len(months)
    assert all(abs(width * 12 - year) < 0.12 * year for width in months)


def test_the_picture_can_be_taken_away(visit: Visit) -> None:
    """The files hold the marks that are shown, and no link, script or foreign style."""
    page = visit.open("timeline/", "from=2010&to=2015")
    name, data = saved(page, "svg")
    assert "timeline.svg" == name
    root = ElementTree.fromstring(data)
    titles = marks(page).locator("> title").all_text_contents()
    drawn = [one.findtext(f"{SVG}title") for one in root.iter(f"{SVG}g")]
    assert sorted(titles) == sorted(title for title in drawn if title in titles)
    assert marks(page).count() == sum(title is not None for title in drawn)
    for element in root.iter():
        assert [] == [key for key in element.attrib if key.endswith(("href", "src", "style"))]
    assert "CC BY 4.0" in "".join(root.itertext())
    name, data = saved(page, "png")
    assert "timeline.png" == name
    colours = Image.open(io.BytesIO(data)).convert("RGB").getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert 100 < len(colours)


def test_a_drag_over_the_strip_chooses_years(wide: Visit) -> None:
    """A drag over the strip of years sets the inputs, which do the same without a drag."""
    page = wide.open("timeline/")
    box = page.locator("svg.brush").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 10, steps=4)
    page.mouse.up()
    assert re.search(r"from=20\d\d&to=20\d\d", page.url)
    assert "" != page.get_by_label("From year").input_value()


BAR = (
    '<g class="count" data-begin="2004" data-count="1234" data-end="2005">'
    '<title>2004 to 2005: 1,234</title><rect class="box solid ink" x="700" y="40" width="30"'
    ' height="20"/><text x="715" y="36">1,234</text></g>'
)


def test_a_bar_of_numbers_is_counted_and_is_no_button(wide: Visit) -> None:
    """Where a lane shows numbers, the counts are their sums; what leads nowhere takes no press."""

    def crowded(route: Route) -> None:
        opening = re.compile(r'<g class="lane"[^>]*data-lane="meeting"[^>]*>')
        body, count = opening.subn(lambda found: found[0] + BAR, route.fetch().text())
        assert 1 == count
        route.fulfill(body=body, content_type="text/html")

    page = wide.open("timeline/")
    every, meetings = marks(page).count(), marks(page, "meeting").count()
    wide.page.route("**/timeline/", crowded)
    page = wide.open("timeline/")
    label = page.locator("label[data-part=meeting] .count")
    expect(label).to_have_text(f"{meetings + 1234:,}")
    expect(page.locator("#count")).to_contain_text(f"{every + 1234:,} of {every + 1234:,}")
    bar = page.locator("#picture g.count")
    assert [None, None] == [bar.get_attribute(name) for name in ("role", "tabindex")]
    turn(wide, "timeline/", "from=2010&to=2015&hide=meeting")
    expect(label).not_to_have_text(re.compile(","))
    turn(wide, "timeline/", "from=2005&to=2005&hide=meeting")
    expect(label).to_have_text(re.compile("^1,2"))
    expect(page.locator("#count")).to_contain_text(re.compile(f"^[0-9]+ of {every + 1234:,}"))


@pytest.mark.parametrize("path", ["timeline/", "network/"])
def test_a_year_that_has_the_focus_shows_the_address_too(wide: Visit, path: str) -> None:
    """What a link says stands in the box, also where the reader was writing."""
    page = wide.open(path)
    page.get_by_label("From year").fill("2010")
    turn(wide, path, "from=2000")
    expect(page.get_by_label("From year")).to_be_focused()
    expect(page.get_by_label("From year")).to_have_value("2000")
