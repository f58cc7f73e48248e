"""Each page is whole and sound, of a friendly graph and of a hostile one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from akkg.pictures.credits import Credits
from akkg.site.page import main_of, render
from tests.browser.hostile_graph import LABELS
from tests.site.made import Element, made, read

GRAPHS = ("real", "hostile")
PROGRAMS = ("theme.js", "file-hint.js", "main.js")


@pytest.fixture(scope="module", params=GRAPHS)
def pages(request: pytest.FixtureRequest) -> dict[str, Element]:
    """The pages of a graph, read."""
    return {path: read(html) for path, html in made(request.param).html.items()}


def test_each_page_has_one_heading_and_its_landmarks(pages: dict[str, Element]) -> None:
    """One h1 that is not empty, one main, a header, a footer, and a name for each navigation."""
    for path, page in pages.items():
        [heading] = page.all("h1")
        assert heading.text, path
        assert [1, 1, 1] == [
            len(page.all("main")),
            len(page.all("header")),
            len(page.all("footer")),
        ], path
        assert all(one.attributes["aria-label"] for one in page.all("nav")), path


@pytest.mark.parametrize("graph", GRAPHS)
def test_no_two_pages_have_the_same_title(graph: str) -> None:
    """However hostile its labels."""
    titles = Counter(page.title for page in made(graph).pages.values())
    assert [] == [title for title, number in titles.items() if number > 1]


def test_headings_go_down_by_one(pages: dict[str, Element]) -> None:
    """No level is left out."""
    for path, page in pages.items():
        levels = [int(one.tag[1]) for one in page.all() if one.tag in ("h1", "h2", "h3", "h4")]
        assert 1 == levels[0], path
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_table_says_what_it_shows(pages: dict[str, Element]) -> None:
    """A caption, and a scope for each heading."""
    for path, page in pages.items():
        for table in page.all("table"):
            assert table.all("caption")[0].text, path
            assert all(one.attributes.get("scope") for one in table.all("th")), path


def test_names_of_elements_are_their_own(pages: dict[str, Element]) -> None:
    """No id stands twice in a page, and what is referred to is there."""
    for path, page in pages.items():
        names = Counter(one.attributes["id"] for one in page.all() if "id" in one.attributes)
        assert [] == [name for name, number in names.items() if number > 1], path
        for one in page.all():
            for name in one.attributes.get("aria-labelledby", "").split():
                assert name in names, (path, name)


def test_nothing_of_a_page_runs_but_its_programs(pages: dict[str, Element]) -> None:
    """No handler, no style, no frame, and no script that a policy would not let run."""
    for path, page in pages.items():
        for one in page.all():
            assert one.tag not in ("style", "iframe", "object", "embed", "base", "img"), path
            wrong = [name for name in one.attributes if name.startswith("on") or name == "style"]
            assert [] == wrong, (path, one.tag, wrong)
        for script in page.all("script"):
            if script.attributes.get("type") != "application/json":
                assert script.attributes["src"].endswith(PROGRAMS), path


def test_links_lead_to_the_web_or_into_the_site(pages: dict[str, Element]) -> None:
    """Whatever an IRI says, no link runs it; outside ones do not tell where one comes from."""
    for path, page in pages.items():
        for one in page.all("a"):
            target = one.attributes["href"]
            if target.startswith(("https://", "http://")):
                assert "noreferrer" in one.attributes["rel"], (path, target)
            else:
                assert ":" not in target.partition("#")[0], (path, target)


def test_hostile_labels_are_text() -> None:
    """What a reader sees in the heading are the letters of the label, without the invisible."""
    seen = made("hostile")
    for name in ("script", "end", "quotes", "template", "comment", "hangul", "viet", "dot"):
        page = read(seen.html[f"id/{name}/"])
        assert " ".join(LABELS[name].split()) == page.all("h1")[0].text
    assert "zerowidth joiner" == read(seen.html["id/invisible/"]).all("h1")[0].text
    assert "bell escape[31m nul" == read(seen.html["id/control/"]).all("h1")[0].text


def test_names_are_kept_from_what_stands_beside_them() -> None:
    """A name that is written from right to left turns nothing around: it stands in `bdi`."""
    page = read(made("hostile").html["id/rtl/"])
    [heading] = page.all("h1")
    assert ["bdi"] == [one.tag for one in heading.children if isinstance(one, Element)]
    assert "\u202e" not in page.text


def test_a_text_in_another_language_says_so() -> None:
    """So that it is read out and hyphenated as what it is."""
    page = read(made("hostile").html["id/hangul/"])
    assert {LABELS["hangul"]} == {
        one.text for one in page.all("bdi") if one.attributes.get("lang") == "x-evil"
    }


def test_each_page_names_the_licence_of_the_graph() -> None:
    """That of its credits, whatever it is."""
    seen = made()
    edition = replace(seen.edition, credits=Credits("", "", "CC0 1.0"))
    page = read(render(seen.pages[""], edition))
    assert "Licence CC0 1.0." in page.all("footer")[0].text


def test_the_single_file_can_take_each_page() -> None:
    """What stands in the main element is found whole."""
    for path, html in made("hostile").html.items():
        assert main_of(html).count("<h1>") == 1, path
