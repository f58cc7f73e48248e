"""The editor: a query of one's own runs in the browser, and what goes wrong is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from akkg.answers.render import render
from akkg.dataset import Dataset
from akkg.errors import QueryError
from akkg.labels import find_labels
from akkg.queries.catalogue import load_query
from akkg.runner import run_query, sparql
from akkg.site.sparql_data import EXAMPLES
from tests.browser.asking import (
    answered,
    ask,
    bindings,
    cells,
    downloaded,
    expected,
    turn,
    write,
)
from tests.browser.browsing import READY, Place, Visit, visiting

FUNDS = """SELECT ?fund ?class WHERE {
  ?fund a ?class . ?class rdfs:subClassOf* akkg:Fund
} ORDER BY ?fund ?class"""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GRAPH = "CONSTRUCT { ?one akkg:succeeds ?other } WHERE { ?one akkg:succeeds ?other }"
ROWS = "#answer-panel tbody tr"
PROBLEM = "#answer-section .problem"


@pytest.fixture(scope="module")
def window(browser: Browser, place: Place) -> Iterator[Visit]:
    """A window on the site, in which the engine starts once."""
    with visiting(browser, place) as opened:
        opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened.open("sparql/")
        yield opened


@pytest.fixture
def page(window: Visit) -> Page:
    """The editor as it is at first, with no answer."""
    opened = turn(window, "sparql/", "")
    expect(opened.locator("body[data-ready='sparql']")).to_be_attached(timeout=READY)
    expect(opened.locator("#editor .cm-content")).to_be_visible(timeout=READY)
    return opened


def problem(page: Page, kind: str) -> str:
    """The words of a problem."""
    box = page.locator(f"{PROBLEM}[data-kind='{kind}']")
    expect(box).to_be_visible(timeout=READY)
    return " ".join(box.inner_text().split())


def test_ctrl_and_enter_run_a_query(page: Page, graph: Dataset) -> None:
    """The table has the rows of the embedded engine, things by their labels."""
    ask(page, FUNDS)
    answered(page)
    table = sparql(FUNDS, graph)
    names = find_labels(graph.engine, table.rows, "en")
    assert 3 < len(table.rows)
    assert [[names[getattr(cell, "value", "")] for cell in row] for row in table.rows] == cells(
        page, ROWS
    )
    assert [["fund", "class"]] == cells(page, "#answer-panel thead tr")
    expect(page.locator("#query-status")).to_contain_text(f"{len(table.rows)} rows in ")
    expect(page.locator("#query-status")).to_contain_text("in this browser")


def test_things_and_terms_lead_to_their_pages(page: Page) -> None:
    """A thing in an answer leads to its page, and a class to its place in the ontology."""
    ask(page, FUNDS)
    answered(page)
    thing, term = page.locator(f"{ROWS}:first-child a").all()
    assert "ontology/#" in (term.get_attribute("href") or "")
    name = thing.inner_text()
    thing.click()
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()
    expect(page.locator(ROWS).first).to_contain_text(name, timeout=READY)


def test_the_answer_can_be_had_as_it_is(page: Page, graph: Dataset) -> None:
    """The raw form and the two downloads are what the command line writes, letter by letter."""
    ask(page, FUNDS)
    answered(page)
    table = sparql(FUNDS, graph)
    text = render(table, "json", graph.prefixes)
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="As it is")).to_be_focused()
    assert text.strip() == page.locator("#answer-panel code").inner_text().strip()
    assert text == downloaded(page, "JSON").read_text(encoding="utf-8")
    assert render(table, "csv", graph.prefixes) == downloaded(page, "CSV").read_text("utf-8")


def test_a_link_keeps_the_form_of_the_answer(page: Page, window: Visit) -> None:
    """The form that is chosen stands in the link, and a link opens it."""
    ask(page, FUNDS)
    answered(page)
    page.get_by_role("tab", name="As it is").click()
    assert "view=raw" in page.url
    turn(window, "sparql/", f"view=table&q={quote(FUNDS)}")
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")


def test_each_example_is_answered(page: Page, graph: Dataset) -> None:
    """Each query to start from has an answer, and it is that of the command line."""
    for number, (_, text) in enumerate(EXAMPLES):
        page.locator("#query-picker").select_option(f"example:{number}")
        expect(page.locator("#query-text")).to_have_value(text)
        answered(page)
        page.get_by_role("tab", name="Table").click()
        rows = sparql(text, graph).rows
        assert 0 < len(rows)
        if page.locator("#answer-panel .truth").count() == 0:
            assert len(rows) == page.locator(ROWS).count()


def test_the_way_back_and_forth_names_the_example(page: Page) -> None:
    """An example that is come back to is what the choice says, and a query of one's own is not."""
    picker = page.locator("#query-picker")
    expect(picker).to_have_value("example:0")
    ask(page, "ASK {}")
    answered(page)
    picker.select_option("example:1")
    answered(page)
    page.go_back()
    expect(picker).to_have_value("")
    page.go_forward()
    expect(picker).to_have_value("example:1")


def test_a_long_answer_is_cut_on_the_page_alone(page: Page, graph: Dataset) -> None:
    """A thousand rows are shown and the cut is told; the download has them all."""
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 1234"
    ask(page, query)
    answered(page)
    assert 1000 == page.locator(ROWS).count()
    expect(page.locator("#answer-panel .cut")).to_contain_text("1,000 of 1,234")
    found = bindings(downloaded(page, "JSON").read_text(encoding="utf-8"))
    assert expected(sparql(query, graph), graph) == found


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("SELECT ?fund\nWHERE { ?fund a akkg:Fund ;; ? }", "}"),
        ("SELECT ?fund\nWHERE {\n  ?fund akkg:succeeds ?other ORDER }", "}"),
        ("# 한국어\nSELEC ?fund WHERE { ?fund a akkg:Fund }", "SELEC"),
        ("SELECT ?fund WHERE {\n ?fund a akgk:Fund }", "akgk:Fund"),
    ],
)
def test_a_fault_of_syntax_is_told_with_its_place(
    page: Page, graph: Dataset, text: str, marked: str
) -> None:
    """The line and column are those of the command line, and the place is marked in the editor."""
    ask(page, text)
    line, column = told(text, graph)
    assert f"(line {line}, column {column})" in problem(page, "syntax")
    assert marked == page.locator("#editor .cm-fault").inner_text()
    page.locator("#editor .cm-content").press("End")
    page.keyboard.type(" ")
    expect(page.locator("#editor .cm-fault")).to_have_count(0)


def told(text: str, graph: Dataset) -> tuple[int, int]:
    """Where the command line sees the fault."""
    import re

    with pytest.raises(QueryError) as caught:
        sparql(text, graph)
    found = re.search(r"line (\d+), column (\d+)", str(caught.value))
    assert found is not None
    return int(found[1]), int(found[2])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("INSERT DATA { ak:x a akkg:Fund }", "INSERT is an update, and this page only reads."),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is an update, and this page only reads."),
        (
            "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
            "SERVICE is refused: it would send parts of the query to another machine.",
        ),
    ],
)
def test_what_does_not_only_read_is_refused(page: Page, text: str, words: str) -> None:
    """Updates and SERVICE are refused in a sentence, with what to do instead."""
    ask(page, text)
    found = problem(page, "refused")
    assert words in found
    assert "Write SELECT" in found or "akkg sparql --allow-service" in found
    expect(page.locator(f"{PROBLEM} button")).to_have_count(0)  # a new try would help nobody


def test_an_empty_query_is_told(page: Page) -> None:
    """Nothing to ask is a fault of its own, and not one of the engine."""
    ask(page, "# nothing")
    assert "The query is empty. Begin it with SELECT" in problem(page, "syntax")


def test_a_construct_draws_a_graph(page: Page, graph: Dataset) -> None:
    """Each triple is a line and each node a mark, none upon another, all inside the picture."""
    ask(page, GRAPH)
    answered(page)
    rows = sparql(GRAPH, graph).rows
    assert 10 < len(rows)
    nodes = page.locator("svg.answer-graph g.node")
    assert len({str(row[place]) for row in rows for place in (0, 2)}) == nodes.count()
    assert len(rows) == page.locator("svg.answer-graph g.link line").count()
    frame = page.locator("svg.answer-graph").bounding_box()
    boxes = [mark.bounding_box() for mark in page.locator("svg.answer-graph g.node circle").all()]
    assert frame is not None
    places = {(round(box["x"]), round(box["y"])) for box in boxes if box is not None}
    assert len(boxes) == len(places)
    for x, y in places:
        assert frame["x"] <= x <= frame["x"] + frame["width"]
        assert frame["y"] <= y <= frame["y"] + frame["height"]
    name = next(iter(find_labels(graph.engine, rows[:1], "en").values()))
    assert 0 < page.locator("svg.answer-graph a g.node", has_text=name[:20]).count()
    page.get_by_role("tab", name="Table").click()
    assert len(rows) == page.locator(ROWS).count()


def test_ask_is_answered_in_a_word(page: Page) -> None:
    """A truth is Yes, and what does not hold is No."""
    for query, word in (
        ("ASK { ak:akfta a akkg:Agreement }", "Yes"),
        ("ASK { ak:akfta a akkg:Fund }", "No"),
    ):
        ask(page, query)
        expect(page.locator("#answer-panel .truth")).to_have_text(word, timeout=READY)


def test_no_row_is_told(page: Page) -> None:
    """An answer without rows says so."""
    ask(page, "SELECT ?x { ?x a ak:akfta }")
    answered(page)
    expect(page.locator("#answer-panel .empty")).to_have_text("No row answers this query.")


def test_a_slow_query_can_be_ended(page: Page) -> None:
    """Cancel frees the page, which says so, and the next query is answered; the focus stays."""
    ask(page, ENDLESS)
    expect(page.locator("#query-status")).to_have_text("Asking …", timeout=READY)
    page.locator("#cancel").click()
    assert "The query was ended before its answer." in problem(page, "cancelled")
    expect(page.locator("#cancel")).to_be_hidden()
    expect(page.locator("#run")).to_be_focused()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(PROBLEM)).to_have_count(0)
    expect(page.locator("#run")).to_be_focused()
    ask(page, "ASK {}")
    expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)


def test_another_query_ends_the_one_before(page: Page) -> None:
    """Who runs a query while another runs gets the answer to the last."""
    ask(page, ENDLESS)
    expect(page.locator("#query-status")).to_have_text("Asking …", timeout=READY)
    ask(page, "ASK {}")
    expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)


def test_a_link_without_a_query_ends_what_runs(page: Page, window: Visit) -> None:
    """Back at the empty page nothing runs, and no late answer comes to it."""
    ask(page, ENDLESS)
    expect(page.locator("#query-status")).to_have_text("Asking …", timeout=READY)
    turn(window, "sparql/", "")
    expect(page.locator("#cancel")).to_be_hidden()
    expect(page.locator("#query-status")).to_have_text("")
    expect(page.locator(f"{PROBLEM}")).to_have_count(0)


def test_a_query_has_a_time_limit(browser: Browser, folder_place: Place) -> None:
    """A query that takes longer than its limit is ended; the limit stands in the link."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("sparql/", f"limit=5&q={quote(ENDLESS)}")
        assert "5" == page.locator("#query-limit").input_value()
        words = problem(page, "timeout")
        assert "No answer within 5 seconds." in words
        assert "Allow more time, or ask for less." in words
        ask(page, "ASK {}")
        expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)


def test_a_link_gives_the_same_rows(browser: Browser, place: Place, page: Page) -> None:
    """The link that is copied opens the same query with the same answer in another window."""
    ask(page, FUNDS)
    answered(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#query-status")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    with visiting(browser, place) as other:
        other.page.goto(link)
        answered(other.page)
        assert cells(page, ROWS) == cells(other.page, ROWS)
        assert FUNDS == other.page.locator("#query-text").input_value()


def test_a_saved_query_can_be_picked(page: Page, window: Visit, graph: Dataset) -> None:
    """It is put into the editor and answered, its name stands in the link, and back leads back."""
    ask(page, "ASK {}")
    answered(page)
    page.locator("#query-picker").select_option("query:succession")
    rows = run_query(load_query("succession"), graph, {}).rows
    expect(page.locator(ROWS)).to_have_count(len(rows), timeout=READY)
    assert page.url.endswith("query=succession")
    assert is_the_text_of(page, "succession")
    page.go_back()
    expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)
    assert "ASK {}" == page.locator("#query-text").input_value()


def is_the_text_of(page: Page, name: str) -> bool:
    """Whether the editor has the whole text of a saved query behind its header."""
    header, text = load_query(name).text.split("PREFIX", 1)
    return f"PREFIX{text}" == page.locator("#query-text").input_value() and header.startswith("#+")


def test_an_unknown_saved_query_is_told_with_the_nearest(page: Page, window: Visit) -> None:
    """A link to a query that is not there says so, and offers the one that was meant."""
    turn(window, "sparql/", "query=sucession")
    assert "There is no saved query sucession." in problem(page, "notfound")
    page.locator("#answer-section a", has_text="succession").click()
    answered(page)
    assert 10 < page.locator(ROWS).count()


def test_terms_and_saved_queries_are_offered(page: Page) -> None:
    """Completion offers terms of the ontology, and in an empty editor saved queries."""
    write(page, "SELECT * { ?x a akkg:Fun")
    offered = page.locator(".cm-tooltip-autocomplete li")
    page.keyboard.type("d")
    expect(offered.filter(has_text="akkg:Fund").first).to_be_visible(timeout=READY)
    page.keyboard.press("Escape")
    write(page, "")
    page.keyboard.type("success")
    expect(offered.filter(has_text="succession").first).to_be_visible(timeout=READY)
    offered.filter(has_text="succession").first.click()
    assert is_the_text_of(page, "succession")


def test_tab_leaves_the_editor_after_escape(page: Page) -> None:
    """Tab indents while one writes; after Escape it leads on, so nobody is held in the editor."""
    write(page, "ASK {}")
    page.keyboard.press("Tab")
    assert "ASK {}" != page.locator("#query-text").input_value()
    assert page.evaluate("document.activeElement.id === 'editor'")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator("#run")).to_be_focused()
    assert "Esc, then Tab leaves the editor" in page.locator("#query-keys").inner_text()


def test_what_an_answer_says_is_text(page: Page) -> None:
    """Markup in a literal and an IRI that is a program are shown as letters, without a link."""
    ask(
        page,
        "SELECT ?text ?iri { VALUES (?text ?iri) "
        '{ ("<img src=x onerror=window.hacked=1>" <javascript:window.hacked=1>) } }',
    )
    answered(page)
    expect(page.locator(ROWS)).to_contain_text("<img src=x onerror=window.hacked=1>")
    expect(page.locator(ROWS)).to_contain_text("javascript:window.hacked=1")
    assert 0 == page.locator(f"{ROWS} a, {ROWS} img").count()
    assert page.evaluate("window.hacked === undefined")


def test_who_types_already_keeps_on_typing(browser: Browser, folder_place: Place) -> None:
    """When the editor comes late, it takes over the text, the focus and the cursor."""
    held: list[Route] = []
    with visiting(browser, folder_place) as visit:
        visit.page.route("**/codemirror-*.js", lambda route: held.append(route))
        page = visit.open("sparql/")
        field = page.locator("#query-text")
        field.fill("ASK }")
        field.press("ArrowLeft")
        held[0].continue_()
        expect(page.locator("#editor .cm-content")).to_be_visible(timeout=READY)
        page.keyboard.type("{ ")
        expect(field).to_have_value("ASK { }")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#answer-panel .truth")).to_have_text("Yes", timeout=READY)


def test_a_plain_field_does_where_the_editor_cannot_come(
    browser: Browser, folder_place: Place, graph: Dataset
) -> None:
    """Without the editor's file the text field stays, named, and does all that the editor does."""

    def refuse(route: Route) -> None:
        route.abort()

    with visiting(browser, folder_place) as visit:
        visit.page.route("**/codemirror-*.js", refuse)
        page = visit.open("sparql/")
        field = page.get_by_label("Query in SPARQL")
        expect(field).to_be_visible()
        field.fill(FUNDS)
        field.press("Control+Enter")
        answered(page)
        assert len(sparql(FUNDS, graph).rows) == page.locator(ROWS).count()
        field.fill("SELECT ?fund WHERE {\n ?fund a akgk:Fund }")
        field.press("Control+Enter")
        assert "(line 2, column 10)" in problem(page, "syntax")
        assert "true" == field.get_attribute("aria-invalid")
        chosen = "([field]) => field.value.slice(field.selectionStart, field.selectionEnd)"
        assert "akgk:Fund" == page.locator("#query-text").evaluate_all(chosen)
        assert ["net::ERR_FAILED"] == [fault.rpartition(" ")[2] for fault in visit.faults]
        visit.faults.clear()


def test_the_way_back_leads_out_of_a_link(page: Page, window: Visit) -> None:
    """A link that says more than it must is no step of its own: back leads to what was before."""
    turn(window, "sparql/", "q=ASK {}")
    answered(page)
    turn(window, "sparql/", f"limit=30&q={quote(FUNDS)}")
    answered(page)
    page.go_back()
    expect(page.locator("#query-text")).to_have_value("ASK {}")


def test_a_link_without_a_limit_has_the_usual_one(page: Page, window: Visit) -> None:
    """The limit of the link before does not stay."""
    turn(window, "sparql/", "limit=120&q=ASK {}")
    expect(page.locator("#query-limit")).to_have_value("120")
    turn(window, "sparql/", "q=ASK {}")
    expect(page.locator("#query-limit")).to_have_value("30")


def test_a_link_to_an_unknown_query_ends_what_runs(page: Page, window: Visit) -> None:
    """No query of before goes on beside the words that there is no such query."""
    ask(page, ENDLESS)
    expect(page.locator("#query-status")).to_have_text("Asking …", timeout=READY)
    turn(window, "sparql/", "query=sucession")
    assert "There is no saved query sucession." in problem(page, "notfound")
    expect(page.locator("#cancel")).to_be_hidden()
    expect(page.locator("#query-status")).to_have_text("")
