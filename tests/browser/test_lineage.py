"""The page of the lineage: each step is a rail, and each thing is opened by a click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from akkg.dataset import Dataset
from akkg.site.building import build_site
from tests.browser import asked
from tests.browser.browsing import Place, Visit, visiting
from tests.browser.network_view import saved
from tests.site.served import served

SVG = "{http://www.w3.org/2000/svg}"
ONTOLOGY, PASSAGE = (
    "https://w3id.org/akkg/ontology#",
    "https://w3id.org/akkg/graph/overview-2025/p18",
)
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
STEPS = ("akkg:succeeds", "akkg:elevates", "akkg:followsInSeries", "akkg:resultsFromMergerOf")


@pytest.fixture
def wide(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A wide window on the folder alone."""
    with visiting(browser, folder_place) as opened:
        yield opened


def rails(page: Page) -> Locator:
    """The rails that are shown."""
    return page.locator("#picture .link[data-relation]:not(.off)")


def things(page: Page) -> Locator:
    """The things that are shown."""
    return page.locator("#picture .node:not(.off)")


def node(page: Page, name: str) -> Locator:
    """A thing of the picture, by the name of its page."""
    return page.locator(f"#picture .node[href$='/{name}/']")


def ends(found: Locator) -> list[tuple[str, str]]:
    """What rails, or rows of the list, join: later, earlier."""
    pairs: list[list[str]] = found.evaluate_all(
        "all => all.map(({ dataset }) => [dataset.later, dataset.earlier])"
    )
    return [
        (later.removeprefix(asked.BASE), earlier.removeprefix(asked.BASE))
        for later, earlier in pairs
    ]


def test_each_step_of_succession_is_one_rail(visit: Visit, graph: Dataset) -> None:
    """The rails of succession are the pairs that SPARQL gives, each once."""
    page = visit.open("lineage/")
    drawn = ends(page.locator(", ".join(f"#picture .link[data-relation='{one}']" for one in STEPS)))
    assert sorted(asked.succession(graph)) == sorted(drawn)


def test_rails_end_at_the_things_they_join(wide: Visit) -> None:
    """Each rail begins at the mark of the earlier thing, and ends at that of the later one."""
    page = wide.open("lineage/")
    astray = page.evaluate(
        """() => {
          const box = (iri) => document.querySelector(
            `#picture .node[href$="/${iri.split("/").at(-1)}/"] .mark`).getBBox();
          const near = ({ x, y, width, height }, [px, py]) => px >= x - 9 && px <= x + width + 9
            && py >= y - 9 && py <= y + height + 9;
          return [...document.querySelectorAll("#picture .link")].filter((link) => {
            const line = link.querySelector("path");
            const [start, end] = [0, line.getTotalLength()].map((at) => line.getPointAtLength(at));
            return !near(box(link.dataset.earlier), [start.x, start.y])
              || !near(box(link.dataset.later), [end.x, end.y]);
          }).map(({ dataset }) => `${dataset.later} ${dataset.relation} ${dataset.earlier}`);
        }"""
    )
    assert [] == astray


def test_later_things_lie_farther_right(wide: Visit) -> None:
    """Time runs from left to right: no step leads back, so none closes a circle."""
    page = wide.open("lineage/")
    back = page.evaluate(
        """() => {
          const x = (iri) => document.querySelector(
            `#picture .node[href$="/${iri.split("/").at(-1)}/"] .mark`).getBBox().x;
          return [...document.querySelectorAll("#picture .link")]
            .filter(({ dataset }) => x(dataset.later) < x(dataset.earlier) - 12)
            .map(({ dataset }) => `${dataset.later} ${dataset.relation} ${dataset.earlier}`);
        }"""
    )
    assert [] == back
    assert 0 == page.locator("#explorer .problem, #explorer [role=alert]").count()


def test_bases_are_told_by_the_line(wide: Visit) -> None:
    """A stated step is solid, a derived and an editorial one are dashed in two ways."""
    page = wide.open("lineage/")
    dashes = rails(page).evaluate_all(
        """all => all.map((one) => [one.dataset.basis,
          getComputedStyle(one.querySelector("path")).strokeDasharray])"""
    )
    by_basis: dict[str, set[str]] = {}
    for basis, dash in dashes:
        by_basis.setdefault(basis, set()).add(dash)
    assert {"stated", "derived", "editorial"} == set(by_basis)
    assert {"none"} == by_basis["stated"]
    assert by_basis["derived"].isdisjoint(by_basis["editorial"] | {"none"})
    assert "none" not in by_basis["editorial"]


def test_the_list_has_what_the_picture_has(visit: Visit) -> None:
    """Each rail is a line of the list with its paragraphs, also after a section is hidden."""
    page = visit.open("lineage/")
    listed = page.locator("#list-section li[data-later]:not([hidden])")
    before = rails(page).count()
    assert sorted(ends(rails(page))) == sorted(ends(listed))
    expect(page.locator("#count")).to_contain_text(f"{before} of {before} steps")
    assert before == listed.filter(has=page.locator(".source a")).count(), "each names its source"
    box = page.locator("input[name=part]").first
    box.uncheck()
    assert 0 < rails(page).count() < before
    assert sorted(ends(rails(page))) == sorted(ends(listed))
    expect(page.locator("#count")).to_contain_text(f"{listed.count()} of {before} steps")


def test_headings_go_with_their_sections(visit: Visit) -> None:
    """Where a section is hidden, its heading leaves the list too."""
    page = visit.open("lineage/")
    page.locator("label.check", has_text="Funds").locator("input").uncheck()
    expect(page.locator("#list-section h3", has_text="Funds")).to_be_hidden()
    expect(page.locator("#list-section h3", has_text="Agreements")).to_be_visible()


def test_a_click_opens_the_thing(visit: Visit) -> None:
    """A click tells of the thing and its steps, with paragraphs, and leads to its page."""
    page = visit.open("lineage/")
    node(page, "akcf").locator(".mark").click()
    details = page.locator("section.details")
    expect(details.locator("h2")).to_contain_text("AKCF")
    expect(details.get_by_role("link", name="p35").first).to_be_visible()
    assert "focus=akcf" in page.url
    details.get_by_role("link", name="Open its page").click()
    expect(page.locator("h1")).to_contain_text("ASEAN-ROK Cooperation Fund (AKCF)")


def test_the_chain_of_a_thing_stands_out(visit: Visit) -> None:
    """A link to a thing shows its chain, and dims all others; a reload does too."""
    page = visit.open("lineage/", "focus=poa-2011-2015")
    bright = page.locator("#picture .node:not(.dim)").evaluate_all(
        "all => all.map((one) => one.getAttribute('href').split('/').at(-2))"
    )
    assert {"poa-2005", "poa-2011-2015", "poa-2016-2020", "jd-strategic-partnership"} <= set(bright)
    assert "akcf" not in bright
    expect(node(page, "poa-2011-2015")).to_have_class(re.compile("chosen"))


def test_keys_go_along_the_chain(visit: Visit) -> None:
    """One stop of Tab; arrows go to other things; Enter opens; Esc comes back, and Back reopens."""
    page = visit.open("lineage/")
    stops = page.locator("#picture .node[tabindex='0']")
    expect(stops).to_have_count(1)
    first = node(page, "poa-2005")
    first.focus()
    page.keyboard.press("ArrowRight")
    reached = page.evaluate("document.activeElement.getAttribute('href')")
    assert reached
    assert not reached.endswith("/poa-2005/")
    page.keyboard.press("Enter")
    expect(page.locator("section.details h2")).to_be_focused()
    page.keyboard.press("Escape")
    assert reached == page.evaluate("document.activeElement.getAttribute('href')")
    expect(stops).to_have_count(1)
    page.go_back()
    expect(page.locator("section.details")).to_be_visible()


def test_a_step_of_a_thing_without_a_page_is_shown(
    browser: Browser, graph: Dataset, tmp_path: Path
) -> None:
    """A thing whose IRI lies elsewhere has its rail and its line of the list as any other has."""
    store = ox.Store()
    store.extend(graph.store)
    other, label = ox.NamedNode("http://example.org/other"), ox.Literal("Other", language="en")
    fund, passage = ox.NamedNode(f"{ONTOLOGY}Fund"), ox.NamedNode(PASSAGE)
    for predicate, value in (
        (f"{RDF}type", fund),
        (f"{ONTOLOGY}kind", fund),
        (f"{RDFS}label", label),
        (f"{ONTOLOGY}succeeds", ox.NamedNode(f"{asked.BASE}akcf")),
    ):
        for place in (ox.DefaultGraph(), passage):
            store.add(ox.Quad(other, ox.NamedNode(predicate), value, place))
    folder = tmp_path / "public"
    build_site(replace(graph, store=store), folder)
    with served(folder) as address, visiting(browser, Place("folder", address)) as visit:
        page = visit.open("lineage/")
        step = "[data-later='http://example.org/other']"
        expect(page.locator(f"#picture .link{step}:not(.off)")).to_have_count(1)
        expect(page.locator(f"#list-section li{step}")).to_be_visible()
        page.locator("#picture .node", has_text="Other").locator(".mark").click()
        expect(page.locator("section.details h2")).to_have_text("Other")


def test_a_link_to_nothing_says_so(visit: Visit) -> None:
    """A name that the lineage does not have is said to be unknown."""
    page = visit.open("lineage/", "focus=akct")
    expect(page.locator("#explorer [role=status] .notice")).to_contain_text("akct")


def test_texts_are_not_written_over_each_other(wide: Visit) -> None:
    """No two texts of the picture overlap, and none leaves it."""
    page = wide.open("lineage/")
    clashes = page.evaluate(
        """() => {
          const sheet = document.querySelector("#picture > svg").getBoundingClientRect();
          const boxes = [...document.querySelectorAll("#picture svg text")]
            .map((text) => [text.textContent, text.getBoundingClientRect()]);
          const out = boxes.filter(([, box]) => box.left < sheet.left || box.right > sheet.right + 1
            || box.bottom > sheet.bottom + 1).map(([text]) => text);
          return [...out, ...boxes.flatMap(([text, one], at) => boxes.slice(at + 1)
            .filter(([, other]) => one.left + 1 < other.right && other.left + 1 < one.right
              && one.top + 4 < other.bottom && other.top + 4 < one.bottom)
            .map(([other]) => `${text} / ${other}`))];
        }"""
    )
    assert [] == clashes


def test_the_picture_can_be_taken_away(visit: Visit) -> None:
    """The file has the rails and things that are shown, and no link."""
    page = visit.open("lineage/")
    page.locator("label.check", has_text="Funds").locator("input").uncheck()
    name, data = saved(page, "svg")
    assert "lineage.svg" == name
    root = ElementTree.fromstring(data)
    wanted = [*rails(page).locator("> title").all(), *things(page).locator("> title").all()]
    drawn = [one.findtext(f"{SVG}title") for one in root.iter(f"{SVG}g")]
    assert sorted(title.text_content() or "" for title in wanted) == sorted(filter(None, drawn))
    assert rails(page).count() < len(wanted)
    for element in root.iter():
        assert [] == [key for key in element.attrib if key.endswith(("href", "src", "style"))]
    assert "CC BY 4.0" in "".join(root.itertext())
