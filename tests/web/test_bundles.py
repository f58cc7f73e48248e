"""What is bundled for the pages: nothing from elsewhere, within budgets, each with its licence."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.optional import need
from tests.web.programs import STATIC, WEB

SITE = STATIC.parent
NAMES = (
    "http://www.w3.org/",  # names of namespaces, never fetched
    "http://gexf.net/",
    "http://graphml.graphdrawing.org/",
    "http://purl.org/",
    "https://w3id.org/",
    "http://site.invalid/",  # stands for a site, so that a link can be resolved
)


def test_nothing_is_loaded_from_elsewhere() -> None:
    """An address in a built file is the name of a namespace."""
    built = sorted(path for path in STATIC.iterdir() if path.suffix in (".css", ".js", ".svg"))
    assert len(built) > 10
    for path in built:
        found = re.findall(r"""(?:https?|wss?|ftp)://[^\s"'`)<>\\]+""", path.read_text())
        assert [] == [url for url in found if not url.startswith(NAMES)], path
        assert [] == re.findall(r"""["'`(]//[a-z0-9-]+\.[a-z]""", path.read_text()), path


def test_styles_load_nothing() -> None:
    """A style sheet names no file."""
    for path in STATIC.glob("*.css"):
        assert [] == re.findall(r"@import|url\(", path.read_text()), path


DANGERS = r"(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.srcdoc"


def test_programs_make_no_markup_from_text() -> None:
    """No program of ours turns a text into markup or code: labels are strangers' texts."""
    sources = sorted((WEB / "src").rglob("*.js"))
    assert len(sources) > 20
    assert {} == {
        path.name: found
        for path in sources
        if (found := re.findall(DANGERS, path.read_text(encoding="utf-8")))
    }


def packed(*paths: Path) -> int:
    """The bytes of files as a host sends them."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def loaded(path: Path) -> set[Path]:
    """A file with all files that it imports at once."""
    found = {path}
    for name in re.findall(r"""(?:from|import)\s*"\./([^"]+)";""", path.read_text()):
        found |= loaded(path.with_name(name))
    return found


def chunk(name: str) -> Path:
    """The chunk of this name."""
    [path] = STATIC.glob(f"{name}-*.js")
    return path


def test_every_page_is_light() -> None:
    """What a page needs at once, without its data and the engine, is at most 60 kB."""
    shared = {*loaded(STATIC / "main.js"), STATIC / "explorer.css", STATIC / "theme.js"}
    pages = [path.stem for path in sorted((WEB / "src" / "pages").glob("*.js"))]
    assert "query" in pages
    sizes = {page: packed(*(shared | loaded(chunk(page)))) for page in pages}
    assert {} == {page: size for page, size in sizes.items() if size > 60_000}


BUDGETS = {"codemirror-*.js": 128_000, "oxigraph.wasm.gz": 1_600_000, "engine-worker.js": 8_000}
BUDGETS |= {"explorer.css": 12_000, "single.js": 260_000}


@pytest.mark.parametrize("name", BUDGETS)
def test_large_parts_keep_their_budgets(name: str) -> None:
    """What comes only when it is needed has a limit, too."""
    [path] = STATIC.glob(name)
    size = path.stat().st_size if path.suffix == ".gz" else packed(path)
    assert size <= BUDGETS[name]


def vendor() -> Any:
    """What the build says of its parts."""
    return json.loads((SITE / "vendor.json").read_text())


def test_built_files_are_those_that_the_list_names() -> None:
    """Each built file has the hash that stands in vendor.json; the binary has it unpacked."""
    held = {path.name: sha256(path.read_bytes()).hexdigest() for path in STATIC.glob("*.*s")}
    binary = gzip.decompress((STATIC / "oxigraph.wasm.gz").read_bytes())
    held["oxigraph.wasm"] = sha256(binary).hexdigest()
    by_hand = {"theme.js"}
    assert {name: value for name, value in held.items() if name not in by_hand} == vendor()["files"]


def test_packages_are_those_of_the_lock_file() -> None:
    """Each bundled package has the version and the integrity that the lock file fixes."""
    locked = json.loads((WEB / "package-lock.json").read_text())["packages"]
    packages = vendor()["packages"]
    assert "oxigraph" in {each["name"] for each in packages}
    for each in packages:
        entry = locked[f"node_modules/{each['name']}"]
        found = (entry["version"], entry["integrity"], entry["license"])
        assert found == (each["version"], each["integrity"], each["license"])
        assert each["license"] in ("MIT", "ISC", "BSD-3-Clause", "MIT OR Apache-2.0")
        assert re.fullmatch(r"[0-9a-f]{64}", each["sha256"]) and each["bundles"]


def test_every_package_comes_with_its_licence() -> None:
    """The texts of all licences go with the bundles, those of the engine's parts among them."""
    text = (SITE / "THIRD_PARTY_LICENSES.txt").read_text()
    parts = re.split(r"={80}\n(.+)\n={80}\n", text)
    titles = dict(zip(parts[1::2], parts[2::2], strict=True))
    expected = {
        f"{each['name']} {each['version']} ({each['license']})" for each in vendor()["packages"]
    }
    assert expected == set(titles)
    assert all("Copyright" in licence for licence in titles.values())
    [engine] = [licence for title, licence in titles.items() if title.startswith("oxigraph ")]
    assert "Apache License" in engine and "regex-automata" in engine


def test_versions_are_exact() -> None:
    """A package is named by one version, so that each build takes the same."""
    package = json.loads((WEB / "package.json").read_text())
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert [] == [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)]


def test_a_new_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Bundles that are checked in are those that the sources give."""
    subprocess.run([need("node"), str(WEB / "build.mjs"), str(tmp_path)], check=True, timeout=300)
    assert dict(_built(SITE)) == dict(_built(tmp_path))


def test_types_hold() -> None:
    """The types that the sources' comments say are true."""
    compiler = WEB / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [need("node"), str(compiler), "--noEmit", "-p", str(WEB / "tsconfig.json")],
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert "" == done.stdout.decode()
    assert done.returncode == 0


def _built(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files that the build writes, the binary unpacked."""
    listed = json.loads((site / "vendor.json").read_text())["files"]
    for name in ("vendor.json", "THIRD_PARTY_LICENSES.txt"):
        yield name, (site / name).read_bytes()
    for name in listed:
        path = site / "static" / name
        packed_name = path.with_name(f"{name}.gz")
        content = path.read_bytes() if path.exists() else gzip.decompress(packed_name.read_bytes())
        yield name, content
