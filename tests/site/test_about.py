"""The page about the site says what holds for the site that it is in."""

from __future__ import annotations

from dataclasses import replace

from akkg.site.page import render
from akkg.site.pages import about
from tests.site.made import Element, made, read


def told(endpoint: str = "") -> dict[str, str]:
    """The sections of the page by their headings."""
    edition = replace(made().edition, endpoint=endpoint)
    [page] = about.pages(edition)
    return {
        one.all("h2")[0].text: one.all("p")[0].text
        for one in read(render(page, edition)).all("section")
    }


def test_a_site_that_asks_nobody_says_so() -> None:
    """The browser answers, and no server is named."""
    words = told()["Your questions stay with you"]
    assert "in your browser" in words
    assert "server" not in words
    assert "Where your questions go" not in told()


def test_a_site_that_asks_a_server_names_it() -> None:
    """And promises nowhere that questions stay in the browser."""
    sections = told("https://example.org/sparql")
    assert "the server https://example.org/sparql" in sections["Where your questions go"]
    assert "Your questions stay with you" not in sections
    assert not any("in your browser" in words for words in sections.values())
    assert not any("Nothing is loaded from elsewhere" in words for words in sections.values())
    assert "pages load" not in made().edition.strings("data.quads"), "they ask the server"


def test_limits_own_what_editors_and_rules_add() -> None:
    """The graph has statements that rest on no passage, so no page says that it has none."""
    words = told()["Limits"]
    givers = {fact.text for fact in _givers(read(made().html["id/asean/"]))}
    assert "given by the editors, not by the document" in givers
    assert "nothing else" not in words
    assert "added by editors" in words
    assert "or that it rests on none" in read(made().html[""]).all("p", "lead")[0].text


def _givers(page: Element) -> list[Element]:
    return page.all("a", "given")
