"""Pages of the real graph and of a hostile one, as the tests of pages read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from akkg.dataset import load
from akkg.pictures.drawing import draw
from akkg.pictures.lineage.data import find_lines
from akkg.queries.catalogue import load_queries
from akkg.site.edition import Edition, make_edition
from akkg.site.page import Page, render
from akkg.site.pages import browse, not_found, overview, passage, source, thing
from akkg.site.register import Register, make_register
from akkg.site.searching import search_file
from akkg.site.vocabulary import vocabulary
from tests.browser.hostile_graph import hostile

__all__ = ["Element", "Made", "every_page", "made", "read"]

# Elements without an end in HTML.
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))


@dataclass(slots=True)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, with white space as one sees it."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for one in self.children:
            if isinstance(one, str):
                yield one
            else:
                yield from one._texts()

    def all(self, tag: str = "", name: str = "") -> list[Element]:
        """All elements below it of a tag, and of a class."""
        return [
            one
            for one in self._below()
            if tag in ("", one.tag)
            and (not name or name in one.attributes.get("class", "").split())
        ]

    def _below(self) -> Iterator[Element]:
        for one in self.children:
            if isinstance(one, Element):
                yield one
                yield from one._below()

    def find(self, place: str) -> Element:
        """The one element with an id."""
        [one] = [one for one in self._below() if one.attributes.get("id") == place]
        return one


class _Reader(HTMLParser):
    """Reads HTML that closes what it opens; anything else fails the test."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of {tag} stands twice"
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(one)
        if tag not in _EMPTY:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open[-1].tag, f"{tag} ends in {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data[:80]}")


def read(html: str) -> Element:
    """Read a page.

    Args:
        html: What `render` gives.

    Returns:
        Its root.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [reader.root] == reader.open, "an element is not closed"
    return reader.root


@dataclass(frozen=True, slots=True)
class Made:
    """An edition with all its pages of things, passages and the graph as a whole.

    Attributes:
        edition: What all pages share.
        register: What pages know of all things.
        pages: The pages by path.
        html: The same, written.
        files: The files beside them, by path.
    """

    edition: Edition
    register: Register
    pages: dict[str, Page]
    html: dict[str, str]
    files: dict[str, bytes]


@cache
def made(graph: str = "real") -> Made:
    """Make the pages of a graph, once for all tests.

    Args:
        graph: `real` or `hostile`.
    """
    edition = make_edition(load() if graph == "real" else hostile())
    register = make_register(edition)
    found = Made(edition, register, {}, {}, {})
    for one in every_page(edition, register):
        if isinstance(one, Page):
            found.pages[one.path] = one
            found.html[one.path] = render(one, edition)
        else:
            found.files[one[0]] = one[1]
    return found


def every_page(edition: Edition, register: Register) -> Iterator[Page | tuple[str, bytes]]:
    """All of these pages, and their files."""
    saved = load_queries(edition.dataset.root)
    backbone = draw("network", edition.dataset)
    pictures = overview.pictures(edition.dataset, register, backbone)
    yield from overview.pages(edition, register, saved, pictures)
    yield from not_found.pages(edition)
    yield from browse.pages(edition, register)
    yield search_file(edition, register, saved, vocabulary(edition.dataset))
    yield from source.pages(edition, register)
    yield from passage.pages(edition, register)
    yield from thing.pages(edition, register, find_lines(edition.dataset).chains, saved)
