"""The page of the network: what is shown, how one goes through it, and what one takes away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import networkx
import pytest
from playwright.sync_api import Browser, Page, expect

import akkg
from akkg.dataset import Dataset
from tests.browser import asked
from tests.browser.browsing import PHONE, WIDE, Place, Visit, visiting
from tests.browser.network_view import (
    box,
    drawn,
    names,
    node,
    nodes,
    outside,
    places,
    sayings,
    shown,
    told,
)

BACKBONE = ("meeting", "instrument", "plan", "fund", "status")


@pytest.fixture
def wide(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A wide window on the folder alone."""
    with visiting(browser, folder_place) as opened:
        yield opened


def test_the_backbone_is_shown_first(visit: Visit, graph: Dataset) -> None:
    """Families that carry the partnership are on, counted as SPARQL does; hubs are off."""
    page = visit.open("network/")
    for family in BACKBONE:
        expect(box(page, family)).to_be_checked()
    for family in ("state", "place", "concept", "undertaking"):
        expect(box(page, family)).not_to_be_checked()
    for family in asked.CLASSES:
        count = page.locator(f"details.filters label[data-family={family}] .count")
        assert (family, str(asked.counted(family, graph))) == (family, count.inner_text())
    things, every, _ = told(page)
    assert len(asked.lines(graph)) == int(every)
    assert int(things) == nodes(page).count()


def test_a_thing_is_a_button_that_opens_its_details(visit: Visit, graph: Dataset) -> None:
    """Its name tells label, kind and neighbours; a click tells its links, with paragraphs."""
    near = asked.neighbours(graph, "akcf")
    page = visit.open("network/")
    name = f"ASEAN-ROK Cooperation Fund (AKCF), fund, linked to {len(near)} things"
    button = page.get_by_role("button", name=name, exact=True)
    assert "akcf" == button.get_attribute("data-id")
    button.click()
    details = page.locator("section.details")
    expect(details.locator("h2")).to_have_text("ASEAN-ROK Cooperation Fund (AKCF)")
    expect(details.locator("h3").last).to_contain_text(str(len(near)))
    assert len(near) <= details.locator("ul.links > li").count()
    assert 0 < details.locator("ul.links .paragraphs a").count()
    expect(details.get_by_role("link", name="p35").first).to_be_visible()
    assert "focus=akcf" in page.url


def test_every_name_tells_the_number_of_neighbours(wide: Visit, graph: Dataset) -> None:
    """Each thing of the picture is linked to as many as the graph links it to."""
    lines = asked.lines(graph)
    page = wide.open("network/")
    spoken = nodes(page).evaluate_all(
        "all => all.map((one) => [one.dataset.id, one.getAttribute('aria-label')])"
    )
    assert shown(page) == len(spoken)
    for name, label in spoken:
        said = re.search(r", linked to (\d+) things?$", label)
        assert said
        assert (name, lines.degree(name)) == (name, int(said[1]))


@pytest.mark.parametrize("family", BACKBONE)
def test_a_kind_leaves_with_all_its_things(wide: Visit, graph: Dataset, family: str) -> None:
    """Unchecking a kind lowers the count by that kind's count at once, in picture and list."""
    page = wide.open("network/")
    before = shown(page)
    box(page, family).uncheck()
    after = before - asked.counted(family, graph)
    assert after == shown(page)
    assert after == nodes(page).count() == page.locator("#list tbody tr").count()
    box(page, family).check()
    assert before == shown(page)


def test_a_hub_can_be_shown(wide: Visit, graph: Dataset) -> None:
    """Checking what is off by itself adds as many things as the graph has of it."""
    page = wide.open("network/")
    before = shown(page)
    box(page, "state").check()
    assert before + asked.counted("state", graph) == shown(page)
    assert "show=state" in page.url


def test_the_address_holds_the_view(visit: Visit, graph: Dataset) -> None:
    """A reload restores focus and filters; so does a link in a new window."""
    page = visit.open("network/")
    node(page, "akcf").locator(".mark").click()
    box(page, "meeting").uncheck()
    box(page, "place").check()
    before = told(page)
    page.reload()
    expect(page.locator("body[data-ready=network]")).to_be_attached()
    assert before == told(page)
    expect(box(page, "meeting")).not_to_be_checked()
    expect(box(page, "place")).to_be_checked()
    expect(node(page, "akcf")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("section.details h2")).to_have_text("ASEAN-ROK Cooperation Fund (AKCF)")


def test_the_way_back_restores_what_was_chosen(visit: Visit) -> None:
    """Back and forward go through what was chosen."""
    page = visit.open("network/")
    heading = page.locator("section.details h2")
    node(page, "akcf").locator(".mark").click()
    node(page, "asean").locator(".mark").click()
    expect(heading).to_have_text(re.compile("Association|ASEAN"))
    page.go_back()
    expect(heading).to_have_text("ASEAN-ROK Cooperation Fund (AKCF)")
    page.go_forward()
    expect(node(page, "asean")).to_have_attribute("aria-pressed", "true")


def test_arrows_go_to_neighbours_and_enter_opens(visit: Visit) -> None:
    """ArrowRight then Enter tells of another thing and takes the focus there; Esc returns."""
    page = visit.open("network/", "focus=asean")
    heading = page.locator("section.details h2")
    before = heading.inner_text()
    node(page, "asean").focus()
    page.keyboard.press("ArrowRight")
    reached = page.evaluate("document.activeElement.dataset.id")
    assert reached != "asean"
    page.keyboard.press("Enter")
    expect(heading).not_to_have_text(before)
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(node(page, reached)).to_be_focused()


def test_the_picture_is_one_stop_of_tab(wide: Visit) -> None:
    """One thing alone is reached by Tab, and the arrows move that."""
    page = wide.open("network/", "focus=asean")
    stops = page.locator("svg.net g.thing[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowLeft")
    expect(stops).to_have_count(1)
    assert page.evaluate("document.activeElement.dataset.id") == stops.get_attribute("data-id")


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("name", ["akcf", "asean", "rok", "akfta"])
def test_the_neighbourhood_is_whole_and_in_sight(
    browser: Browser, folder_place: Place, graph: Dataset, name: str, size: str
) -> None:
    """One hop around a thing are exactly it and what it is linked to, all inside the frame."""
    wanted = {name, *asked.neighbours(graph, name)}
    with visiting(browser, folder_place, size=PHONE if size == "phone" else WIDE) as visit:
        page = visit.open("network/", f"focus={name}&hops=1")
        assert wanted == names(page)
        assert len(wanted) == shown(page)
        assert [] == outside(page)


def told_of(graph: Dataset, things: set[str]) -> list[tuple[str, str, str, str]]:
    """What is said of pairs of some things: source, target, words, basis."""
    return [
        (
            source.removeprefix(asked.BASE),
            target.removeprefix(asked.BASE),
            link["label"],
            link["basis"],
        )
        for source, target, link in akkg.network(graph).edges(data=True)
        if {source.removeprefix(asked.BASE), target.removeprefix(asked.BASE)} <= things
    ]


@pytest.mark.parametrize("name", ["akcf", "akfta"])
def test_each_line_is_drawn_after_its_own_basis(wide: Visit, graph: Dataset, name: str) -> None:
    """Each statement has one line, and the words on a line are of a statement with its basis."""
    around = {name, *asked.neighbours(graph, name)}
    wanted = Counter(
        (min(source, target), max(source, target), basis)
        for source, target, _, basis in told_of(graph, around)
    )
    assert 1 < len({basis for *_, basis in wanted})
    page = wide.open("network/", f"focus={name}&hops=1")
    lines = drawn(page)
    assert wanted == Counter((min(a, b), max(a, b), basis) for a, b, basis in lines)
    assert wanted.total() == int(told(page)[2])
    said = sayings(page)
    assert 1 < len(said)
    known = {
        (frozenset((source, target)), basis, words)
        for source, target, words, basis in told_of(graph, around)
    }
    for source, target, basis, words in said:
        ends = frozenset((source, target))
        told_there = [text for *where, text in known if where == [ends, basis]]
        assert any(text.startswith(words.removesuffix("…")) for text in told_there), words


def test_links_are_counted_alike_without_a_program(
    browser: Browser, folder_place: Place, wide: Visit
) -> None:
    """The page tells as many links, in all and of each thing, before its program runs and after."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(folder_place.url("network/"))
    things, links, every, _ = re.findall(r"\d+", plain.locator("#count").inner_text())
    listed = degrees(plain)
    context.close()
    page = wide.open("network/")
    assert (things, every, links) == told(page)
    assert listed == degrees(page)
    assert 2 * int(links) == sum(int(count) for _, count in listed)


def degrees(page: Page) -> list[tuple[str, str]]:
    """The things of the list, each with how many links it is said to have."""
    rows: list[list[str]] = page.locator("#list tbody tr").evaluate_all(
        """all => all.map((row) => [row.querySelector("a").textContent,
          row.querySelector(".number").textContent])"""
    )
    return sorted((label, count) for label, count in rows)


@pytest.mark.parametrize("hops", [2, 3])
def test_more_hops_do_not_pass_through_hubs(wide: Visit, graph: Dataset, hops: int) -> None:
    """Two and three hops reach what the graph says; ways end at states, places and concepts."""
    lines = asked.lines(graph)
    reached = edge = {"akfta"}
    for _ in range(hops):
        open_ones = {name for name in edge if not lines.nodes[name]["hub"] or name == "akfta"}
        edge = {near for name in open_ones for near in lines[name]} - reached
        reached = reached | edge
    page = wide.open("network/", "focus=akfta")
    page.locator(f"section.details button[data-hops='{hops}']").click()
    assert reached == names(page)
    assert [] == outside(page)
    page.locator("section.details button.whole").click()
    expect(page).not_to_have_url(re.compile("hops"))


def test_e_shows_neighbours_and_hides_them(visit: Visit, graph: Dataset) -> None:
    """The key e adds the neighbours of the thing that has the focus, and takes them away again."""
    near = asked.neighbours(graph, "akcf")
    page = visit.open("network/")
    before = names(page)
    assert not near <= before, "all neighbours are there from the start: choose another thing"
    node(page, "akcf").focus()
    page.keyboard.press("e")
    expect(nodes(page)).to_have_count(len(before | near))
    assert before | near == names(page)
    assert [] == outside(page)
    expect(node(page, "akcf")).to_be_focused()
    page.keyboard.press("e")
    expect(nodes(page)).to_have_count(len(before))
    assert before == names(page)


def test_a_path_between_two_is_a_shortest(wide: Visit, graph: Dataset) -> None:
    """The steps of the path are links of the graph, as few as can be without going through hubs."""
    lines = asked.lines(graph)
    through = lines.subgraph(name for name, hub in lines.nodes(data="hub") if not hub)
    page = wide.open("network/", "focus=summit-22")
    page.locator("#way-to").fill("ASEAN-ROK Dialogue Relations")
    page.get_by_role("option", name=re.compile("Dialogue Relations")).first.click()
    expect(page).to_have_url(re.compile("path="))
    steps = page.locator("section.details ol.path li").all_inner_texts()
    by_label = {str(label): str(name) for name, label in lines.nodes(data="label")}
    way = [by_label[step] for step in steps]
    assert "summit-22" == way[0]
    assert all(lines.has_edge(*pair) for pair in pairwise(way))
    assert networkx.shortest_path_length(through, way[0], way[-1]) == len(way) - 1
    assert set(way) <= names(page)


def test_labels_can_be_turned_off(wide: Visit) -> None:
    """The button says whether labels are on; off, none is drawn but that of the chosen thing."""
    page = wide.open("network/")
    button = page.get_by_role("button", name="Labels", exact=True)
    labels = page.locator("svg.net text.label")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert 10 < labels.count()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert "labels=off" in page.url
    assert 1 >= labels.count()


def test_a_label_opens_the_details_too(wide: Visit) -> None:
    """Who clicks on the name of a thing means the thing."""
    page = wide.open("network/")
    page.locator("svg.net text.label", has_text="38th ASEAN Ministerial").click()
    expect(page.locator("section.details h2")).to_contain_text("38th ASEAN Ministerial Meeting")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_most_linked_are_named(browser: Browser, folder_place: Place, size: str) -> None:
    """What most lines lead to has its label, however little room there is."""
    with visiting(browser, folder_place, size=PHONE if size == "phone" else WIDE) as visit:
        page = visit.open("network/")
        labels = page.locator("svg.net text.label").all_text_contents()
    assert {"ASEAN", "ASEAN-ROK Dialogue Relations"} <= {" ".join(text.split()) for text in labels}


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_all_of_a_small_neighbourhood_is_named(
    browser: Browser, folder_place: Place, size: str
) -> None:
    """Where there is room, each thing has its label, and no line runs through it."""
    with visiting(browser, folder_place, size=PHONE if size == "phone" else WIDE) as visit:
        page = visit.open("network/", "focus=akcf&hops=1")
        expect(page.locator("svg.net text.label")).to_have_count(nodes(page).count())


def test_labels_do_not_overlap(wide: Visit) -> None:
    """No two labels of the backbone are written over each other, and none over the frame."""
    page = wide.open("network/")
    clashes = page.evaluate(
        """() => {
          const frame = document.querySelector("svg.net").getBoundingClientRect();
          const boxes = [...document.querySelectorAll("svg.net text.label")].map((text) =>
            [text.textContent, text.getBoundingClientRect()]);
          const cut = boxes.filter(([, box]) => box.left < frame.left - 1
            || box.right > frame.right + 1).map(([text]) => text);
          const over = boxes.flatMap(([text, one], at) => boxes.slice(at + 1)
            .filter(([, other]) => one.left + 2 < other.right && other.left + 2 < one.right
              && one.top + 3 < other.bottom && other.top + 3 < one.bottom)
            .map(([other]) => `${text} / ${other}`));
          return [...cut, ...over];
        }"""
    )
    assert [] == clashes


def test_buttons_enlarge_move_and_show_all(wide: Visit) -> None:
    """Each drag has a button: enlarge, reduce, four ways to look, and all again."""
    page = wide.open("network/")
    start = places(page)
    one, other = "asean", "akcf"

    def far() -> float:
        found = places(page)
        return abs(found[one][0] - found[other][0])

    def press(name: str) -> None:
        page.get_by_role("group", name="Move and enlarge the picture").get_by_role(
            "button", name=name, exact=True
        ).click()

    whole = far()
    press("Enlarge")
    assert whole * 1.2 < far()
    press("Reduce")
    press("Reduce")
    assert whole * 0.9 > far()
    press("Show all")
    assert places(page) == start
    for name, axis, sign in (
        ("Look left", 0, 1),
        ("Look right", 0, -1),
        ("Look up", 1, 1),
        ("Look down", 1, -1),
    ):
        press("Show all")
        before = places(page)[one][axis]
        press(name)
        assert 0 < sign * (places(page)[one][axis] - before), name


def test_keys_enlarge_only_in_the_picture(wide: Visit) -> None:
    """+ - and 0 enlarge, reduce and show all while the picture has the focus, and nothing else."""
    page = wide.open("network/")
    start = places(page)
    page.locator("h1").click()
    for key in ("+", "e", "-", "-"):
        page.keyboard.press(key)
    assert start == places(page)
    node(page, "asean").focus()
    start = places(page)
    page.keyboard.press("+")
    assert start != places(page)
    page.keyboard.press("0")
    page.keyboard.press("-")
    assert start != places(page)


@pytest.mark.parametrize(
    ("state", "wanted"), [("focus=akft", "akfta"), ("focus=aktfa&hops=1", "akfta")]
)
def test_an_unknown_thing_is_answered_with_the_nearest(
    visit: Visit, state: str, wanted: str
) -> None:
    """A link to nothing says so, and a button leads to what may have been meant."""
    page = visit.open("network/", state)
    said = page.locator("[data-state=unknown]")
    expect(said).to_contain_text(state.removeprefix("focus=").partition("&")[0])
    said.get_by_role("button", name="ASEAN-ROK Free Trade Agreement (AKFTA)").first.click()
    expect(page).to_have_url(re.compile(f"focus={wanted}"))
    expect(page.locator("section.details h2")).to_contain_text("AKFTA")
    expect(said).to_have_count(0)


def test_nothing_left_says_which_filter_caused_it(visit: Visit) -> None:
    """Where all is filtered out, the filters are named, and a button undoes them."""
    page = visit.open("network/")
    all_of_it = shown(page)
    for family in (*BACKBONE, "actor"):
        box(page, family).uncheck()
    empty = page.locator("[data-state=empty]")
    expect(empty).to_contain_text("Kinds")
    assert 0 == shown(page)
    empty.get_by_role("button").click()
    assert all_of_it == shown(page)


def test_years_narrow_the_network(wide: Visit) -> None:
    """A span of years leaves out what ended before it or began after it; the address tells it."""
    page = wide.open("network/")
    before = names(page)
    page.get_by_label("From year").fill("2015")
    page.get_by_label("To year").fill("2020")
    after = names(page)
    assert after < before
    assert "summit-9" not in after
    assert "commemorative-summit-2019" in after or 3 < len(after)
    assert "from=2015" in page.url
    assert "to=2020" in page.url


def test_the_list_is_what_the_picture_shows(wide: Visit) -> None:
    """The rows of the list are the things of the picture, whatever is filtered."""
    for state in ("", "focus=akcf&hops=2", "hide=meeting", "from=2019", "show=place"):
        page = wide.open("network/", state)
        rows = page.locator("#list tbody tr").evaluate_all("all => all.map((r) => r.dataset.id)")
        assert (state, sorted(names(page))) == (state, sorted(rows))
        links = page.locator("#list-links tbody tr").count()
        counted = page.locator("#list tbody td.number").all_inner_texts()
        assert (state, int(told(page)[2])) == (state, links)
        assert (state, 2 * links) == (state, sum(map(int, counted)))


def test_the_box_finds_by_acronym(visit: Visit) -> None:
    """A thing that is looked for by its acronym is chosen, also where the backbone has it not."""
    page = visit.open("network/")
    find = page.locator("#find")
    find.fill("akcf")
    page.get_by_role("option", name=re.compile(r"Cooperation Fund \(AKCF\)")).first.click()
    expect(page.locator("section.details h2")).to_have_text("ASEAN-ROK Cooperation Fund (AKCF)")
    find.fill("viet nam")
    page.get_by_role("option", name=re.compile("Viet Nam")).first.click()
    expect(page.locator("section.details h2")).to_contain_text("Viet Nam")
    assert [] == outside(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stand_out_from_the_ground(browser: Browser, place: Place, theme: str) -> None:
    """In both themes each family has a colour of its own that is three times the ground's light."""
    with visiting(browser, place, theme=theme) as visit:
        page = visit.open("network/")
        paints = page.evaluate(
            """() => {
              const colour = (element, name) => getComputedStyle(element)[name]
                .match(/[\\d.]+/g).slice(0, 3).map(Number);
              const paper = colour(document.body, "backgroundColor");
              const marks = [...document.querySelectorAll("svg.net .mark")];
              const paints = marks.map((mark) => [mark.classList[2], colour(mark, "fill")]);
              return Object.fromEntries([["ground", paper], ...paints]);
            }"""
        )
    ground = paints.pop("ground")
    assert 6 == len(paints)
    assert [] == [family for family, paint in paints.items() if contrast(paint, ground) < 3]
    assert 6 == len({tuple(paint) for paint in paints.values()})


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours after WCAG 2.2."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: list[float]) -> float:
    """The relative luminance of a colour after WCAG 2.2."""
    parts = [
        part / 255 / 12.92 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_no_engine_is_fetched(wide: Visit) -> None:
    """The network needs no query engine: neither WASM nor its worker is asked for."""
    page = wide.open("network/", "focus=akcf&hops=2")
    node(page, "akcf").locator(".mark").click()
    assert [] == [url for url in wide.requests if "wasm" in url or "engine" in url]
    assert 3 < len(wide.requests)


LARGE = {"large": True, "shards": 256, "things": 5000, "families": [], "backbone": []}
HELD = {"iri": "", "label": "A fund", "kind": "", "kindLabel": "fund", "family": "fund"}


def test_a_shard_that_cannot_be_fetched_is_told(wide: Visit) -> None:
    """Of a large graph, what is lost on the way is said above the picture, and can be had anew."""
    page = wide.page
    page.route(
        "**/data/network.json",
        lambda route: route.fulfill(json={**LARGE, "shapes": {"circle": "M-1 0 H1"}}),
    )
    page.route("**/data/near/*.json", lambda route: route.abort())
    page = wide.open("network/", "focus=fund-a")
    problem = page.locator("main .problem[data-kind=unreachable]")
    expect(problem).to_contain_text("See to the connection, and try again.")
    page.unroute("**/data/near/*.json")
    held = {"fund-a": {**HELD, "id": "fund-a", "shape": "circle", "links": []}}
    page.route("**/data/near/*.json", lambda route: route.fulfill(json=held))
    problem.get_by_role("button", name="Try again").click()
    expect(node(page, "fund-a")).to_be_visible()
    expect(problem).to_have_count(0)
    expect(page.locator("section.details h2")).to_be_focused()
    assert ["net::ERR_FAILED"] == [fault.rpartition(" ")[2] for fault in wide.faults]
    wide.faults.clear()


def test_neighbours_that_cannot_be_fetched_are_not_counted(wide: Visit) -> None:
    """Of a large graph, who opens a thing whose file is lost is not told that nothing came."""
    page = wide.page
    page.route(
        "**/data/network.json",
        lambda route: route.fulfill(json={**LARGE, "shapes": {"circle": "M-1 0 H1"}}),
    )
    said = {"relation": "akkg:succeeds", "label": "succeeds", "basis": "stated", "paragraphs": []}
    other = {"kind": "", "kindLabel": "fund", "family": "fund", "shape": "circle"}
    link = {**said, **other, "to": "fund-b", "name": "Another fund", "out": True}
    held = {"fund-a": {**HELD, "id": "fund-a", "shape": "circle", "links": [link]}}
    page.route("**/data/near/*.json", lambda route: route.fulfill(json=held))
    page = wide.open("network/", "focus=fund-a")
    expect(node(page, "fund-b")).to_be_visible()
    page.unroute("**/data/near/*.json")
    page.route("**/data/near/*.json", lambda route: route.abort())
    node(page, "fund-b").focus()
    page.keyboard.press("e")
    expect(page.locator("main .problem[data-kind=unreachable]")).to_be_visible()
    expect(page.locator("#live")).to_have_text("")
    assert ["net::ERR_FAILED"] == [fault.rpartition(" ")[2] for fault in wide.faults]
    wide.faults.clear()
