"""Asking in a page: the SPARQL editor, and the forms of saved queries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from akkg.answers.render import render
from akkg.dataset import Dataset
from akkg.queries.catalogue import load_queries
from akkg.runner import run_query
from akkg.site.sparql_data import EXAMPLES
from tests.browser.browsing import READY, Place, Visit, visiting

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def editor(visit: Visit) -> Page:
    """The SPARQL page with its editor."""
    page = visit.open("sparql/")
    expect(page.locator("#editor .cm-content")).to_be_visible(timeout=READY)
    return page


def write(page: Page, text: str) -> None:
    """Write a query in the place of the one that is there."""
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def run(page: Page, text: str) -> None:
    """Write a query and run it by the keyboard."""
    write(page, text)
    page.keyboard.press("Control+Enter")


def answered(page: Page, kind: str = "") -> None:
    """Wait for an answer."""
    selector = f"[data-answered='{kind}']" if kind else "[data-answered]"
    expect(page.locator(f"#answer-section{selector}")).to_be_visible(timeout=READY)


def raw(page: Page) -> str:
    """The answer in the standard's format."""
    page.get_by_role("tab", name="As it is").click()
    return page.locator("#answer-panel code").inner_text()


def test_every_saved_query_gives_the_rows_of_the_embedded_engine(
    editor: Page, graph: Dataset
) -> None:
    """All saved queries answer in the browser, each with rows, and as the command line does."""
    queries = load_queries()
    assert len(queries) > 50
    for query in queries:
        editor.locator("#query-picker").select_option(f"query:{query.name}")
        answered(editor, "bindings")
        table = run_query(query, graph, {})
        assert len(table.rows) > 0 or query.name == "lists-left-open"
        expected = json.loads(render(table, "json", graph.prefixes))
        assert expected == json.loads(raw(editor)), query.name


def test_examples_answer(editor: Page) -> None:
    """Each example to start from has an answer that is not empty."""
    for number in range(len(EXAMPLES)):
        editor.locator("#query-picker").select_option(f"example:{number}")
        answered(editor)
        expect(editor.locator("#answer-panel .empty")).to_have_count(0)


def test_the_engine_comes_only_when_it_is_asked(visit: Visit) -> None:
    """A page that only shows things does not fetch the engine; the first query does."""
    if visit.place.name == "single":
        pytest.skip("the single file holds it")
    page = visit.open("sparql/")
    expect(page.locator("#editor .cm-content")).to_be_visible(timeout=READY)
    assert [] == [url for url in visit.requests if "wasm" in url or "akkg.nq" in url]
    run(page, "ASK { ak:akfta a akkg:Agreement }")
    answered(page, "boolean")
    assert 2 == len([url for url in visit.requests if "wasm" in url or "akkg.nq" in url])
    expect(page.locator(".truth")).to_have_text("Yes")


FAULTS = {
    "SELEC ?x { ?x ?p ?o }": ("SELEC", "line 1, column 1"),
    "SELECT ?x {\n  ?x foo:bar ?o }": ("foo:", "line 2, column 6"),
    "INSERT DATA { <a:a> <a:b> <a:c> }": ("only reads", "line 1, column 1"),
    "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }": ("SERVICE", "line 1, column 12"),
}


def test_what_is_wrong_is_told_and_marked(editor: Page) -> None:
    """A fault of a query is told with its line and column, and marked in the editor."""
    for text, (word, place) in FAULTS.items():
        run(editor, text)
        problem = editor.locator("#answer-section [role=alert]")
        expect(problem).to_contain_text(word, timeout=READY)
        expect(problem).to_contain_text(place)
        expect(editor.locator("#editor .cm-fault")).to_have_count(1)


def test_a_slow_query_can_be_ended(editor: Page) -> None:
    """Cancel frees the page within a second, and the next query is answered."""
    run(editor, "ASK { ?s ?p ?o }")
    answered(editor, "boolean")
    run(editor, SLOW)
    editor.locator("#cancel").click(timeout=READY)
    expect(editor.locator("#answer-section [role=alert]")).to_contain_text("ended", timeout=1000)
    run(editor, "SELECT ?fund WHERE { ?fund a akkg:Fund }")
    answered(editor, "bindings")


def test_a_time_limit_ends_a_query(editor: Page) -> None:
    """A query that takes longer than allowed is ended, and the reader is told what to do."""
    editor.locator("#query-limit").select_option("5")
    run(editor, SLOW)
    expect(editor.locator("#answer-section [role=alert]")).to_contain_text(
        "5 seconds", timeout=READY
    )


def test_a_construct_draws_a_graph(editor: Page) -> None:
    """The triples of a CONSTRUCT are drawn, each thing a link, and stand in a table, too."""
    run(editor, "CONSTRUCT { ?a akkg:succeeds ?b } WHERE { ?a akkg:succeeds ?b }")
    answered(editor, "graph")
    nodes, links = editor.locator(".answer-graph .node"), editor.locator(".answer-graph .link")
    assert nodes.count() > 10 and editor.locator(".answer-graph a").count() == nodes.count()
    count = links.count()
    editor.get_by_role("tab", name="Table").click()
    expect(editor.locator("#answer-panel tbody tr")).to_have_count(count)


def test_tabs_go_by_arrow_keys(editor: Page) -> None:
    """The forms of an answer are reached by arrow keys, and the link keeps the one chosen."""
    run(editor, "SELECT ?fund WHERE { ?fund a akkg:Fund }")
    answered(editor)
    editor.get_by_role("tab", name="Table").focus()
    editor.keyboard.press("ArrowRight")
    expect(editor.get_by_role("tab", name="As it is")).to_be_focused()
    assert "view=raw" in editor.url


def test_the_editor_can_be_left_by_the_keyboard(editor: Page) -> None:
    """Tab indents; after Escape it leads out of the editor."""
    editor.locator("#editor .cm-content").click()
    editor.keyboard.press("Tab")
    expect(editor.locator("#editor .cm-content")).to_be_focused()
    editor.keyboard.press("Escape")
    editor.keyboard.press("Tab")
    expect(editor.locator("#editor .cm-content")).not_to_be_focused()


COMPLETED = {
    "akkg:Fu": "akkg:Fund",
    "SELE": "SELECT",
    "ak:akf": "ak:akfta",
    "instruments-in": "instruments-in-force",
}


@pytest.mark.parametrize("typed", COMPLETED)
def test_words_are_completed(editor: Page, typed: str) -> None:
    """Terms, keywords, things and saved queries are offered while typing."""
    editor.locator("#editor .cm-content").click()
    editor.keyboard.press("Control+A")
    editor.keyboard.press("Delete")
    editor.keyboard.type(typed)
    options = editor.locator("#editor [role=option]")
    expect(options.filter(has_text=COMPLETED[typed]).first).to_be_visible(timeout=READY)


def test_a_link_brings_the_query_and_its_answer(visit: Visit) -> None:
    """A link with a query answers it at once; one that names a saved query takes its text."""
    text = "SELECT ?fund WHERE { ?fund a akkg:Fund } ORDER BY ?fund"
    page = visit.open("sparql/", f"q={quote(text)}")
    answered(page, "bindings")
    expect(page.locator("#answer-panel tbody tr")).to_have_count(4)
    page = visit.open("sparql/", "query=succession")
    answered(page, "bindings")
    expect(page.locator("#query-picker")).to_have_value("query:succession")


def test_an_unknown_query_in_a_link_offers_the_nearest(visit: Visit) -> None:
    """A link with the name of no saved query says so, and offers near ones."""
    page = visit.open("sparql/", "query=sucession")
    expect(page.locator("#answer-section [role=alert]")).to_contain_text("sucession")
    page.get_by_role("link", name="succession", exact=True).click()
    answered(page, "bindings")


def test_strangers_texts_in_an_answer_are_text(editor: Page) -> None:
    """Markup and programs in values of an answer are shown as letters."""
    run(
        editor,
        """SELECT ?text ?iri WHERE { VALUES (?text ?iri) {
          ("<img src=x onerror=alert(1)><script>alert(1)</script>" <javascript:alert(1)>) } }""",
    )
    answered(editor, "bindings")
    expect(
        editor.locator("#answer-panel img, #answer-panel script, #answer-panel a")
    ).to_have_count(0)
    expect(editor.locator("#answer-panel tbody")).to_contain_text("<script>alert(1)</script>")


@pytest.fixture
def form(visit: Visit) -> Page:
    """The page of a question with two parameters."""
    return visit.open("query/instruments-in-force/")


def rows(page: Page) -> list[str]:
    """The rows shown, without what they rest on."""
    found = page.locator("#answer tbody tr").all_inner_texts()
    return [row.rpartition("\t")[0].replace("\t", "|") for row in found]


def ask(page: Page) -> None:
    """Ask by the form's button."""
    page.locator("#parameters button[type=submit]").click()


def test_a_question_is_asked_with_other_values(form: Page, graph: Dataset) -> None:
    """The rows are those of the command line, each with its source; the link brings them again."""
    form.locator("#parameter-day").fill("2007-06-15")
    form.locator("#parameter-class").fill("agreement")
    ask(form)
    expect(form.locator("#answer-note")).to_contain_text("2007-06-15", timeout=READY)
    arguments = {"day": "2007-06-15", "class": "akkg:Agreement"}
    [query] = [each for each in load_queries() if each.name == "instruments-in-force"]
    table = run_query(query, graph, arguments)
    expected = ["|".join("" if cell is None else cell.value for cell in row) for row in table.rows]
    assert expected and expected == rows(form)
    expect(form.locator("#answer .source .passage").first).to_have_text("p18")
    assert "day=2007-06-15" in form.url and "class=akkg:Agreement" in form.url
    form.reload()
    expect(form.locator("#answer-note")).to_contain_text("2007-06-15", timeout=READY)
    assert expected == rows(form)
    expect(form.locator("#parameter-class")).to_have_value("agreement")


def test_a_wrong_value_is_told_at_its_field(form: Page) -> None:
    """Each value that does not fit is told at its field, and the first of them has the focus."""
    before = rows(form)
    form.locator("#parameter-day").fill("2010-02-30")
    form.locator("#parameter-class").fill("agreemnt")
    ask(form)
    day = form.locator("#parameter-day")
    expect(day).to_have_attribute("aria-invalid", "true", timeout=READY)
    expect(form.locator("#parameter-day-fault")).to_contain_text("YYYY-MM-DD")
    expect(form.locator("#parameter-class-fault")).to_contain_text("agreement")
    expect(day).to_be_focused()
    assert before == rows(form)


def test_back_leads_to_the_answer_before(form: Page) -> None:
    """The way back brings the values and rows of before."""
    before = rows(form)
    form.locator("#parameter-day").fill("2007-06-15")
    ask(form)
    expect(form.locator("#answer-note")).to_contain_text("2007-06-15", timeout=READY)
    form.go_back()
    expect(form.locator("#parameter-day")).to_have_value("2009-06-15")
    expect(form.locator("#answer-note")).not_to_contain_text("2007-06-15", timeout=READY)
    assert before == rows(form)


def test_an_unknown_parameter_in_a_link_is_told(visit: Visit) -> None:
    """A link with a parameter that the question has not says which it has."""
    page = visit.open("query/instruments-in-force/", "dya=2007-06-15")
    expect(page.locator("#status")).to_contain_text("dya")
    expect(page.locator("#status")).to_contain_text("day, class")


def test_downloads_hold_what_is_shown(form: Page, tmp_path: Path) -> None:
    """The files of an answer have its rows with what they rest on."""
    form.locator("#parameter-class").fill("akkg:Agreement")
    ask(form)
    expect(form.locator("#answer-note")).to_contain_text("Agreement", timeout=READY)
    with form.expect_download() as download:
        form.get_by_role("button", name="CSV").click()
    lines = download.value.path().read_text().splitlines()
    assert "instrument,certainty,since,forParty,basis,paragraphs" == lines[0]
    assert len(lines) == 1 + len(rows(form)) and all(
        "p18" in line or "p28" in line for line in lines[1:]
    )


@pytest.fixture
def apart(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A window on the folder in which something is going to fail."""
    with visiting(browser, folder_place) as opened:
        yield opened
        opened.faults = [fault for fault in opened.faults if "Failed to load" not in fault]


def test_a_lost_connection_leaves_a_way_on(apart: Visit) -> None:
    """Where the engine cannot be fetched the page says so; a new try succeeds later."""
    page = apart.open("sparql/")
    expect(page.locator("#editor .cm-content")).to_be_visible(timeout=READY)
    page.context.set_offline(True)
    page.locator("#run").click()
    expect(page.locator("#answer-section [role=alert]")).to_contain_text(
        "connection", timeout=READY
    )
    page.context.set_offline(False)
    page.locator("#answer-section [role=alert] button").click()
    answered(page, "bindings")


def test_without_webassembly_the_page_says_what_to_do(apart: Visit) -> None:
    """A browser without WebAssembly is told of other ways."""
    apart.page.add_init_script("delete globalThis.WebAssembly")
    page = apart.open("sparql/", "query=succession")
    problem = page.locator("#answer-section [role=alert]")
    expect(problem).to_contain_text("WebAssembly", timeout=READY)
    expect(problem).to_contain_text("akkg sparql")


def test_a_plain_field_does_where_the_editor_cannot_come(apart: Visit) -> None:
    """Without the editor's program the text field takes queries."""
    apart.page.route("**/codemirror-*", lambda route: route.abort())
    page = apart.open("sparql/")
    page.locator("#query-text").fill("ASK { ak:akfta a akkg:Agreement }")
    page.keyboard.press("Control+Enter")
    answered(page, "boolean")
