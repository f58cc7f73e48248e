"""What pages weigh: bytes and requests, as a server that compresses would send them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.asking import answered
from tests.browser.browsing import Place, Visit, visiting

KB = 1000
NETWORK, OVERVIEW, WITH_ENGINE = 110 * KB, 60 * KB, 2000 * KB
SINGLE = 3_500_000
PROGRAMS, NETWORK_PROGRAM, EDITOR, STYLE, ENGINE = 30 * KB, 35 * KB, 128 * KB, 10 * KB, 1600 * KB
GRAPH = 30 * KB  # of each 300 things
QUIET = (
    "",
    "network/",
    "timeline/",
    "lineage/",
    "browse/",
    "query/",
    "ontology/",
    "data/",
    "id/akfta/",
    "source/overview-2025/p18/",
    "query/succession/",
    "sparql/",
)
WORDS = re.compile(r"\.(?:wasm|nq|ttl|trig)\b")


@cache
def weight(path: Path) -> int:
    """The bytes of a file when it is sent."""
    content = path.read_bytes()
    return len(content) if content[:2] == b"\x1f\x8b" else len(gzip.compress(content, 9, mtime=0))


def files(visit: Visit, site: Path) -> list[Path]:
    """The files that a page has asked for, each once."""
    own = [url for url in visit.requests if url.startswith(visit.place.base)]
    paths = {unquote(urlsplit(url).path).lstrip("/") for url in own}
    found = [
        site / path / "index.html" if path.endswith("/") or not path else site / path
        for path in paths
    ]
    return sorted(found)


def loaded(browser: Browser, place: Place, site: Path, path: str) -> list[Path]:
    """The files that a page loads until it is ready and quiet."""
    with visiting(browser, place) as visit:
        page = visit.open(path)
        page.wait_for_load_state("networkidle")
        return files(visit, site)


def told(paths: Iterable[Path]) -> str:
    """What weighs how much, the heaviest first."""
    heavy = sorted(paths, key=weight, reverse=True)
    return ", ".join(f"{path.parent.name}/{path.name} {weight(path):,}" for path in heavy)


def test_the_first_page_is_light(browser: Browser, folder_place: Place, site: Path) -> None:
    """The first page weighs less than 60 kB, and its programs at most 30 kB."""
    found = loaded(browser, folder_place, site, "")
    assert site / "index.html" in found
    assert OVERVIEW > sum(map(weight, found)), told(found)
    programs = [path for path in found if path.suffix == ".js"]
    assert 1 < len(programs)
    assert PROGRAMS >= sum(map(weight, programs)), told(programs)
    assert 15 >= len(found), told(found)


def test_the_network_is_light(browser: Browser, folder_place: Place, site: Path) -> None:
    """The page of the network weighs at most 110 kB with its data and programs."""
    found = loaded(browser, folder_place, site, "network/")
    assert site / "data" / "network.json" in found
    assert NETWORK >= sum(map(weight, found)), told(found)
    assert 25 >= len(found), told(found)


@pytest.mark.parametrize("path", QUIET)
def test_no_page_starts_the_engine_unasked(
    browser: Browser, folder_place: Place, site: Path, path: str
) -> None:
    """The engine and the graph are fetched for a query, and not before."""
    found = loaded(browser, folder_place, site, path)
    assert 3 < len(found)
    assert [] == [one.name for one in found if WORDS.search(one.name) or "engine" in one.name]


def test_the_editor_with_the_engine_is_below_two_megabytes(
    browser: Browser, folder_place: Place, site: Path
) -> None:
    """All that a query of one's own needs, page, editor, engine and graph, weighs at most 2 MB."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("sparql/", "query=succession")
        answered(page)
        expect(page.locator("#editor .cm-content")).to_be_visible()
        found = files(visit, site)
    names = {path.name for path in found}
    assert {"oxigraph.wasm.gz", "akkg.nq.gz", "engine-worker.js"} <= names
    assert WITH_ENGINE >= sum(map(weight, found)), told(found)


def test_a_question_with_its_engine_is_below_two_megabytes(
    browser: Browser, folder_place: Place, site: Path
) -> None:
    """The page of a saved query, asked and cited, weighs at most 2 MB."""
    with visiting(browser, folder_place) as visit:
        page = visit.open("query/status-as-of/", "day=2010-10-15")
        expect(page.locator("main[data-answered]")).to_be_attached(timeout=30_000)
        found = files(visit, site)
    assert "oxigraph.wasm.gz" in {path.name for path in found}
    assert WITH_ENGINE >= sum(map(weight, found)), told(found)


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("network-*.js", NETWORK_PROGRAM),
        ("codemirror-*.js", EDITOR),
        ("explorer.css", STYLE),
        ("oxigraph.wasm.gz", ENGINE),
        ("main.js", PROGRAMS),
    ],
)
def test_each_part_keeps_its_budget(site: Path, pattern: str, most: int) -> None:
    """The parts that pages load on their own keep to what was set for each."""
    [path] = (site / "assets").glob(pattern)
    assert most >= weight(path)


def test_the_data_of_the_network_keeps_its_budget(site: Path) -> None:
    """The network's data weigh at most 30 kB for each 300 things."""
    path = site / "data" / "network.json"
    things = len(json.loads(path.read_text(encoding="utf-8"))["nodes"])
    assert 200 < things
    assert GRAPH * things / 300 >= weight(path)


def test_one_file_is_below_three_and_a_half_megabytes(single: Path) -> None:
    """The whole site as one file can be sent by mail."""
    assert SINGLE >= single.stat().st_size
