"""Every saved query gives in the browser what the embedded engine gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, expect

from akkg.dataset import Dataset
from akkg.queries.catalogue import load_queries
from akkg.queries.saved_query import SavedQuery
from akkg.runner import run_query
from tests.browser.asking import (
    RECORD,
    answered,
    bindings,
    expected,
    given,
    some_arguments,
    state_of,
    turn,
)
from tests.browser.browsing import READY, Place, Visit, visiting

QUERIES = load_queries()
WITH_PARAMETERS = [query for query in QUERIES if some_arguments(query.tests)]
EMPTY = {"support", "fund-purviews", "merged-funds", "plans-and-periods"}
"""Queries whose arguments, in their tests, find nothing; all find something at their defaults."""
SAMPLE = WITH_PARAMETERS[::8]  # pages of the folder, each of which starts an engine of its own


def named(queries: Sequence[SavedQuery]) -> pytest.MarkDecorator:
    """One test a query."""
    return pytest.mark.parametrize("query", queries, ids=[query.name for query in queries])


@pytest.fixture(scope="module")
def editor(browser: Browser, folder_place: Place) -> Iterator[Visit]:
    """A window on the editor, in which the engine starts once."""
    with visiting(browser, folder_place) as opened:
        opened.open("sparql/")
        yield opened


@pytest.fixture(scope="module")
def window(browser: Browser, single_place: Place) -> Iterator[Visit]:
    """A window on the one file, in which the engine starts once for all pages."""
    with visiting(browser, single_place) as opened:
        opened.page.add_init_script(RECORD)
        opened.open("query/")
        yield opened


@pytest.fixture(scope="module")
def single_place(request: pytest.FixtureRequest) -> Place:
    """The site as one file."""
    return Place("single", request.getfixturevalue("single").as_uri())


def test_all_saved_queries_are_here() -> None:
    """The questions are all there, and nearly all of them can be asked of something else."""
    assert 70 <= len(QUERIES)
    assert 60 <= len(WITH_PARAMETERS)
    assert {query.name for query in QUERIES if query.params} == {
        query.name for query in WITH_PARAMETERS
    }


@named(QUERIES)
def test_the_editor_gives_the_rows_of_the_embedded_engine(
    editor: Visit, graph: Dataset, query: SavedQuery
) -> None:
    """The same rows in the same order, each cell with its type, for every query at its defaults."""
    table = run_query(query, graph, {})
    page = turn(editor, "sparql/", f"query={query.name}&view=raw")
    assert "bindings" == answered(page).get_attribute("data-answered")
    found = bindings(page.locator("#answer-panel code").inner_text())
    assert expected(table, graph) == found
    assert 0 < len(found)


@named(QUERIES)
def test_each_page_gives_the_rows_that_are_asked_for(
    window: Visit, graph: Dataset, query: SavedQuery
) -> None:
    """The page of each query, at arguments of a test, gives rows and what each rests on."""
    arguments = some_arguments(query.tests)
    for asked in ({}, arguments) if query.name in EMPTY else (arguments,):
        table = run_query(query, graph, asked, cite=True)
        page = turn(window, f"query/{query.name}/", state_of(asked))
        expect(page.locator("body[data-ready='query']")).to_be_attached(timeout=READY)
        expect(page.locator("h1")).to_have_text(query.title)
        found = bindings(given(page))
        assert expected(table, graph) == found
        assert (asked != arguments or query.name not in EMPTY) == bool(found)


@named(SAMPLE)
def test_pages_of_the_folder_do_the_same(
    browser: Browser, folder_place: Place, graph: Dataset, query: SavedQuery
) -> None:
    """A page of the folder, opened by a link with arguments, gives their rows."""
    arguments = some_arguments(query.tests)
    with visiting(browser, folder_place) as visit:
        visit.page.add_init_script(RECORD)
        page = visit.open(f"query/{query.name}/", state_of(arguments))
        expect(page.locator("main[data-answered]")).to_be_attached(timeout=READY)
        found = bindings(given(page))
    assert expected(run_query(query, graph, arguments, cite=True), graph) == found
