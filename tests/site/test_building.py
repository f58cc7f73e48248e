"""The folder of the site: whole or not at all, the same each time, and with no link that ends."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.site.building import MARKER, build_site
from akkg.site.single_file import build_single_file


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
    (old / MARKER).write_text(json.dumps({"made by": "akkg site", "graph": "older"}))
    (old / "stale.html").write_text("old")
    build_site(graph, old)
    assert digests(site) == digests(old)


def test_a_build_that_is_killed_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    """Killed in the midst of its work, a build has not touched what was there."""
    old = tmp_path / "public"
    old.mkdir()
    (old / MARKER).write_text(json.dumps({"made by": "akkg site"}))
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
