"""How tests ask: they set the state of a page in a window as it is, and wait for the answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from akkg.answers.render import render
from akkg.answers.table import Table
from akkg.dataset import Dataset
from akkg.queries.saved_query import QueryTest
from tests.browser.browsing import READY, Visit

_TURN = """(fragment) => new Promise((done) => {
  if (location.hash === fragment || location.hash + "#" === fragment) return done();
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = fragment;
})"""

RECORD = """
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  if (blob.type.startsWith("application/sparql-results+json")) globalThis.given?.(blob.text());
  return make.call(URL, blob);
};
"""
"""Lets `given` read what a page gives as a file; Chromium loses one of many in quick succession."""

_PRESS = """(button) => new Promise((done) => {
  globalThis.given = done;
  setTimeout(() => done("nothing was given"), 30000);
  button.click();
})"""

Bindings = list[dict[str, dict[str, str]]]
"""The rows of SPARQL 1.1 Query Results JSON."""


def turn(visit: Visit, path: str, state: str) -> Page:
    """Go to a state of a page without loading it anew; in one file the page may be another."""
    fragment = visit.place.url(path, state).partition("#")[2]
    visit.page.evaluate(_TURN, f"#{fragment}")
    return visit.page


def state_of(arguments: Mapping[str, str | Sequence[str]]) -> str:
    """The state of a query's page with these arguments."""
    return urlencode(dict(arguments), doseq=True)


def some_arguments(tests: Sequence[QueryTest]) -> Mapping[str, str | tuple[str, ...]]:
    """The arguments of a test that has some; rather of one that finds something."""
    given = sorted((test for test in tests if test.params), key=lambda test: not test.rows)
    return given[0].params if given else {}


def answered(page: Page) -> Locator:
    """Wait for the answer on the page of the editor."""
    answer = page.locator("#answer-section[data-answered]")
    expect(answer).to_be_attached(timeout=READY)
    return answer


def ask(page: Page, text: str) -> None:
    """Put a query into the editor in the place of what is there, and run it."""
    write(page, text)
    page.keyboard.press("Control+Enter")


def write(page: Page, text: str) -> None:
    """Put a text into the editor in the place of what is there."""
    editor = page.locator("#editor .cm-content")
    expect(editor).to_be_visible(timeout=READY)
    editor.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def downloaded(page: Page, name: str) -> Path:
    """Press a button of a download, and give the file."""
    with page.expect_download(timeout=READY) as waiting:
        page.locator(".downloads").get_by_role("button", name=name, exact=True).click()
    return waiting.value.path()


def given(page: Page) -> str:
    """Press the button of JSON, and give what the page makes; the page must have run `RECORD`."""
    button = page.locator(".downloads").get_by_role("button", name="JSON", exact=True)
    return str(button.evaluate(_PRESS))


def bindings(text: str) -> Bindings:
    """The rows of an answer in JSON."""
    found: Bindings = json.loads(text)["results"]["bindings"]
    return found


def expected(table: Table, graph: Dataset) -> Bindings:
    """The rows of a table as JSON has them."""
    return bindings(render(table, "json", graph.prefixes))


def records(text: str) -> list[list[str]]:
    """The lines of a CSV, the header first."""
    return list(csv.reader(io.StringIO(text)))


def cells(page: Page, rows: str) -> list[list[str]]:
    """The texts of the cells of some rows of a table."""
    found: Any = page.locator(rows).evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )
    assert isinstance(found, list)
    return found
