"""One measure says whether a graph is too large for a picture."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import networkx
import pytest

from akkg.networks.backbone import backbone
from akkg.networks.network import network
from akkg.pictures.layout.placing import MOST
from akkg.site.contents import everything
from akkg.site.network_data import NETWORK
from akkg.site.page import Page, render
from akkg.site.pages import network as network_page
from tests.site.made import Element, made, read


def begun() -> tuple[Element, dict[str, object]]:
    """The page of the network, and its data."""
    edition = made().edition
    page, file = islice(everything(edition), 2)
    assert isinstance(page, Page) and isinstance(file, tuple)
    path, data = file
    assert ("network/", NETWORK) == (page.path, path)
    return read(render(page, edition)), json.loads(data)


def test_a_graph_that_is_not_too_large_is_drawn_and_given_whole() -> None:
    """As is the real one."""
    page, data = begun()
    assert page.find("picture").all("svg")
    assert "too large" not in page.text
    assert "large" not in data


def test_page_and_data_agree_on_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the backbone alone would be small enough: the program begins with a search."""
    graph = network(made().edition.dataset)
    monkeypatch.setattr("akkg.site.network_data.MOST", len(backbone(graph)))
    page, data = begun()
    assert [] == page.all("svg")
    assert "too large for one picture" in page.text
    assert data["large"]


def test_nothing_is_not_too_large() -> None:
    """A graph without things is told as one."""
    edition = made().edition
    [page] = network_page.pages(edition, networkx.MultiDiGraph(), None)
    found = read(render(page, edition))
    assert "too large" not in found.all("main")[0].text
    assert "0 things and 0 links are shown" in found.text


@pytest.mark.parametrize("guide", ["explorer.md", "pictures.md"])
def test_guides_name_the_measure(guide: str) -> None:
    """The one that is in force."""
    text = (Path(__file__).parents[2] / "docs" / guide).read_text(encoding="utf-8")
    assert f"of more than {MOST:,} things" in text
