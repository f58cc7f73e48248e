"""HTML: a page that stands alone, and in which no cell is more than text."""

from __future__ import annotations

from html.parser import HTMLParser

import pyoxigraph as ox

from akkg.answers.render import render
from akkg.answers.table import Table
from akkg.prefixes import PrefixTable

HOSTILE = '</td></table><script>alert(1)</script><img src=x onerror="alert(1)">&amp;'


class Elements(HTMLParser):
    """The elements of a page, with their attributes, and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in ("td", "th", "caption", "title"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data.strip("\n")


def page(cell: ox.NamedNode | ox.Literal, caption: str = "") -> Elements:
    table = Table(("a",), ((cell,),))
    return Elements(render(table, "html", PrefixTable({}), caption=caption))


def test_a_page_needs_nothing_and_runs_nothing() -> None:
    """No script, no style sheet or image from elsewhere; a language and a title it has."""
    found = page(ox.Literal(HOSTILE, language="ko"), HOSTILE)
    assert {"html", "head", "meta", "title", "style", "body", "div", "table"} | {
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    } == {tag for tag, _ in found.found}
    assert not {name for _, attributes in found.found for name in attributes} & {"src", "onerror"}
    assert [HOSTILE, HOSTILE, "a", HOSTILE] == [
        *(cell.partition(":root")[0] for cell in found.cells)
    ]
    assert ("td", {"lang": "ko"}) in found.found
    assert ("th", {"scope": "col"}) in found.found


def test_the_page_follows_the_choice_of_light_or_dark() -> None:
    """It sets no colour of its own but says that it suits both."""
    text = render(Table(("a",), ()), "html", PrefixTable({}))
    assert "color-scheme: light dark" in text
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')


def test_only_iris_of_the_web_are_links() -> None:
    """An IRI that a browser would run is text."""
    links = [
        attributes["href"]
        for iri in ("https://e.org/?a=1&b='2'", "javascript:alert(1)", "urn:isbn:1")
        for tag, attributes in page(ox.NamedNode(iri)).found
        if tag == "a"
    ]
    assert ["https://e.org/?a=1&b='2'"] == links
