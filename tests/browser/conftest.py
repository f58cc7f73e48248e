"""A browser, and the site in it: as a folder behind a server of this machine, and as one file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from akkg.dataset import Dataset, load
from akkg.site.building import build_site
from akkg.site.single_file import build_single_file
from tests import optional

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.browsing import Place, Visit


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = optional.need("chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []  # as root it starts in no other way
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def graph() -> Dataset:
    """The graph that the site tells of."""
    return load()


@pytest.fixture(scope="session")
def site(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("site") / "public"
    build_site(graph, folder)
    return folder


@pytest.fixture(scope="session")
def single(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one file."""
    file = tmp_path_factory.mktemp("single") / "akkg.html"
    build_single_file(graph, file)
    return file


@pytest.fixture(scope="session")
def folder_place(site: Path) -> Iterator[Place]:
    """The folder behind a server."""
    from tests.browser.browsing import Place
    from tests.site.served import served

    with served(site) as address:
        yield Place("folder", address)


@pytest.fixture(scope="session", params=["folder", "single"])
def place(request: pytest.FixtureRequest) -> Place:
    """The site in both its forms, one after the other."""
    from tests.browser.browsing import Place

    if request.param == "folder":
        found: Place = request.getfixturevalue("folder_place")
        return found
    file: Path = request.getfixturevalue("single")
    return Place("single", file.as_uri())


@pytest.fixture
def visit(browser: Browser, place: Place) -> Iterator[Visit]:
    """A wide window on the site in both its forms."""
    from tests.browser.browsing import visiting

    with visiting(browser, place) as opened:
        yield opened
