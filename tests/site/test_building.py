"""The folder of the site: whole or not at all, the same each time, and with no link that ends."""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import json
import os
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

import akkg
from akkg.dataset import Dataset, load
from akkg.errors import LimitError, ParameterError
from akkg.queries.catalogue import load_queries, load_query
from akkg.runner import run_query
from akkg.site.addresses import slug
from akkg.site.building import MARKER, build_site
from akkg.site.data_files import QUADS, data_files
from akkg.site.single_file import build_single_file
from tests.site.made import read


@pytest.fixture(scope="module")
def graph() -> Dataset:
    """The graph."""
    return load()


@pytest.fixture(scope="module")
def site(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built folder."""
    folder = tmp_path_factory.mktemp("site") / "public"
    build_site(graph, folder)
    return folder


def digests(folder: Path) -> dict[str, str]:
    """The digest of each file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Links(HTMLParser):
    """Collects where a page leads, and the names of its places."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and names."""
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                self.targets.append(value)
            if name == "id" and value:
                self.places.add(value)


def test_every_link_leads_somewhere(site: Path) -> None:
    """Each link of each page leads to a file of the site, and to a place that its page has."""
    read: dict[Path, Links] = {}
    for path in site.rglob("*.html"):
        read[path] = Links()
        read[path].feed(path.read_text(encoding="utf-8"))
    broken = []
    for path, links in read.items():
        for target in links.targets:
            if urlsplit(target).scheme:
                continue
            address, place = urldefrag(target)
            rooted = path.name == "404.html" and address.startswith("/")  # it stands for any path
            base = site if rooted else path.parent
            aim = (base / unquote(address).lstrip("/")).resolve() if address else path
            aim = aim / "index.html" if aim.is_dir() else aim
            state = "=" in place  # the state of a view, which its program reads
            if not aim.is_file() or (place and not state and place not in read[aim].places):
                broken.append(f"{path.relative_to(site)}: {target}")
    assert [] == broken[:20]
    assert 10_000 < sum(len(links.targets) for links in read.values())


def test_no_page_loads_from_elsewhere(site: Path) -> None:
    """What a page loads lies in the site; only links lead out, and only over the web."""

    found: list[tuple[str, str]] = []

    class Loads(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if (
                    name in ("src", "action", "data", "poster") or (tag, name) == ("link", "href")
                ) and value:
                    found.append((tag, value))
                if name == "href" and tag == "a" and urlsplit(value or "").scheme:
                    assert urlsplit(value or "").scheme in ("http", "https")

    reader = Loads()
    for path in site.rglob("*.html"):
        reader.feed(path.read_text(encoding="utf-8"))
    assert [] == [pair for pair in found if urlsplit(pair[1]).scheme or pair[1][:2] == "//"]
    assert found


def test_the_same_graph_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another process, with another order of hashes, writes the same files."""
    made = tmp_path / "again"
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    command = [sys.executable, "-m", "akkg", "site", "build", "-o", str(made)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    assert digests(site) == digests(made)


def test_checksums_match(site: Path) -> None:
    """The list of checksums names every export, with its true digest, as `sha256sum` reads it."""
    lines = (site / "data" / "SHA256SUMS").read_text().splitlines()
    listed = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    assert {"akkg.ttl", "akkg.trig", "akkg.nt", "akkg.jsonld", "akkg.rdf", "akkg.nq.gz"} == set(
        listed
    )
    for name, digest in listed.items():
        assert digest == hashlib.sha256((site / "data" / name).read_bytes()).hexdigest()
    page = (site / "data" / "index.html").read_text(encoding="utf-8")
    assert all(digest in page for digest in listed.values())


def test_the_engine_of_the_pages_has_the_whole_graph(graph: Dataset, site: Path) -> None:
    """The merged graph without a name, and all named ones."""
    content = gzip.decompress((site / "data" / "akkg.nq.gz").read_bytes())
    assert set(graph.store) == set(ox.parse(content, ox.RdfFormat.N_QUADS))


def test_the_marker_says_of_which_graph_the_site_is(graph: Dataset, site: Path) -> None:
    """And until when that reports."""
    assert {
        "made by": "akkg site",
        "version": akkg.__version__,
        "graph": graph.digest,
        "as of": "2025-06-08",
        "holds": sorted(path.name for path in site.iterdir() if path.name != MARKER),
    } == json.loads((site / MARKER).read_text())


def test_the_number_of_files_is_told(graph: Dataset, site: Path, tmp_path: Path) -> None:
    """The marker counts; it says which endpoint the pages ask, which each page may."""
    asked, told = tmp_path / "asked", [0]
    count = build_site(graph, asked, endpoint="https://example.org/sparql", tell=told.append)
    assert count == len(digests(asked)) == len(digests(site)) == told[-1] + 1
    assert "https://example.org/sparql" == json.loads((asked / MARKER).read_text())["endpoint"]
    for page in asked.rglob("*.html"):
        assert "connect-src 'self' https://example.org;" in html.unescape(page.read_text("utf-8"))


def test_the_folder_has_no_programs_of_the_single_file(site: Path) -> None:
    """They are large, and nothing loads them there."""
    names = {path.name for path in (site / "assets").iterdir()}
    assert {"main.js", "engine-worker.js", "explorer.css"} <= names
    assert not {"single.js", "loader.js"} & names


def test_each_question_has_its_files(graph: Dataset, site: Path) -> None:
    """Its text as it stands, and as many rows in each form of its answer."""
    rows = 0
    for query in load_queries(graph.root):
        stem = site / "query" / slug(query.name)
        assert query.text == stem.with_suffix(".rq").read_text("utf-8")
        found = json.loads(stem.with_suffix(".json").read_text("utf-8"))
        table = list(csv.reader(stem.with_suffix(".csv").open(encoding="utf-8", newline="")))
        columns = list(query.outline.projection or ())
        assert columns == found["head"]["vars"][: len(columns)] == table[0][: len(columns)]
        assert len(found["results"]["bindings"]) == len(table) - 1
        rows += len(table) - 1
    assert rows > 500


def test_the_picture_of_an_answer_has_a_title_and_its_source(site: Path) -> None:
    """Counts as bars, events on an axis of time, things with their links."""
    drawn = {path.stem: path.read_text("utf-8") for path in (site / "query").glob("*.svg")}
    assert len(drawn) > 5
    for text in drawn.values():
        told = " ".join("".join(ElementTree.fromstring(text).itertext()).split())
        assert "2025-06-08" in told and "CC BY 4.0" in told
    roles = [
        sum(f'class="{role}"' in text for text in drawn.values())
        for role in ("bar", "mark", "link")
    ]
    assert all(roles), roles


def test_a_page_of_a_question_shows_its_rows_with_what_each_rests_on(
    graph: Dataset, site: Path
) -> None:
    """As the command line does, in the same order."""
    for name in ("succession", "plans-of-action", "instruments-in-force"):
        table = run_query(load_query(name), graph, {}, cite=True)
        assert table.citations is not None
        page = read((site / "query" / name / "index.html").read_text("utf-8"))
        [answer] = [one for one in page.all("table") if one.all("td", "source")]
        cells = [row.all("td", "source")[0].all("a", "passage") for row in answer.all("tr")[1:]]
        assert [list(one.paragraphs) for one in table.citations] == [
            [link.text for link in links] for links in cells
        ]


def test_a_site_of_too_many_pages_is_no_single_file(
    graph: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser reads them all before it shows the first; nothing is written."""
    monkeypatch.setattr("akkg.site.single_file._MOST", 5)
    with pytest.raises(LimitError, match="more than 5 pages"):
        build_single_file(graph, tmp_path / "akkg.html")
    assert [] == list(tmp_path.iterdir())


def test_media_types_are_those_of_the_formats(graph: Dataset) -> None:
    """A program that asks for one gets it."""
    for file, _ in data_files(graph):
        if file.path != QUADS:
            format = ox.RdfFormat.from_extension(file.path.rpartition(".")[2])
            assert format is not None and format.media_type == file.type, file.path


def test_another_folder_is_left_alone(graph: Dataset, tmp_path: Path) -> None:
    """A folder with something of somebody else in it, or a file, is not replaced."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("more work")
    (tmp_path / "forged").mkdir()
    (tmp_path / "forged" / MARKER).write_text('["made by", "akkg site"]')
    for name in ("mine", "file", "forged"):
        with pytest.raises(ParameterError, match="something else"):
            build_site(graph, tmp_path / name)
    assert "years of work" == (tmp_path / "mine" / "thesis.txt").read_text()
    assert "more work" == (tmp_path / "file").read_text()


def test_a_site_of_ours_is_replaced(graph: Dataset, site: Path, tmp_path: Path) -> None:
    """An older site, told by its marker, gives its place to the new one; nothing of it stays."""
    old = tmp_path / "public"
    old.mkdir()
    marker = {"made by": "akkg site", "graph": "older", "holds": ["stale.html"]}
    (old / MARKER).write_text(json.dumps(marker))
    (old / "stale.html").write_text("old")
    build_site(graph, old)
    assert digests(site) == digests(old)


def test_what_somebody_has_put_into_a_site_is_left_alone(graph: Dataset, tmp_path: Path) -> None:
    """Such as the folder of a repository, beside what a build has made."""
    old = tmp_path / "public"
    (old / ".git").mkdir(parents=True)
    (old / MARKER).write_text(json.dumps({"made by": "akkg site", "holds": ["index.html"]}))
    with pytest.raises(ParameterError, match=r"\.git\): move it out"):
        build_site(graph, old)
    assert (old / ".git").is_dir()


def test_a_build_that_is_killed_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    """Killed in the midst of its work, a build has not touched what was there."""
    old = tmp_path / "public"
    old.mkdir()
    (old / MARKER).write_text(json.dumps({"made by": "akkg site", "holds": ["index.html"]}))
    (old / "index.html").write_text("old")
    before = digests(old)
    command = [sys.executable, "-m", "akkg", "site", "build", "-o", str(old)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(tmp_path.glob(".akkg-*/assets/main.js")):
            time.sleep(0.01)
        assert process.poll() is None, "it ended before it could be killed"
        process.send_signal(signal.SIGKILL)
    assert before == digests(old)
    subprocess.run(command, check=True, capture_output=True)
    assert digests(site) == digests(old)
    assert ["public"] == [path.name for path in tmp_path.iterdir()], "what was begun is gone"


def test_a_site_below_a_path_knows_it(graph: Dataset, tmp_path: Path) -> None:
    """The marker tells it; pages name where they lie, but the one that stands for any other."""
    build_site(graph, tmp_path / "public", base_url="https://example.org/kg/akkg")
    found = json.loads((tmp_path / "public" / MARKER).read_text())
    assert "/kg/akkg/" == found["base"]
    canonical = '<link rel="canonical" href="https://example.org/kg/akkg/{}">'
    for path in ("", "id/akfta/", "network/"):
        page = (tmp_path / "public" / path / "index.html").read_text(encoding="utf-8")
        assert canonical.format(path) in page
    missing = (tmp_path / "public" / "404.html").read_text(encoding="utf-8")
    assert "canonical" not in missing
    links = Links()
    links.feed(missing)
    own = {urldefrag(one)[0] for one in links.targets if not urlsplit(one).scheme} - {""}
    assert len(own) > 15
    for target in own:
        file = tmp_path / "public" / target.removeprefix("/kg/akkg/")
        assert (
            target.startswith("/kg/akkg/")
            and (file / "index.html" if file.is_dir() else file).is_file()
        )


def test_a_file_of_somebody_else_is_left_alone(graph: Dataset, tmp_path: Path) -> None:
    """One file is written where nothing is or a site of ours; a text of somebody else stays."""
    text = tmp_path / "thesis.html"
    text.write_text("<!doctype html><title>years of work</title>")
    with pytest.raises(ParameterError, match="something else"):
        build_single_file(graph, text)
    assert "years of work" in text.read_text()
    first = build_single_file(graph, tmp_path / "akkg.html")
    assert first == build_single_file(graph, tmp_path / "akkg.html")
