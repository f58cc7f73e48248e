"""The promise of the package: installed in any way, anywhere, it answers with no network."""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.optional import need
from tests.packaging.environments import ROOT, Built, Install, Installed

MERGER = ["ASEAN-ROK Cooperation Fund", "ASEAN-ROK Special Cooperation Fund", "2019"]


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable"])
def installed(request: pytest.FixtureRequest, built: Built, install: Install) -> Installed:
    """The package, installed in each way."""
    if request.param == "editable":
        return install("--editable", str(ROOT))
    return install(str(built.wheel if request.param == "wheel" else built.sdist))


def _rows(installed: Installed) -> list[dict[str, str]]:
    output = installed.run("akkg", "query", "run", "succession", "--format", "csv").stdout
    return list(csv.DictReader(io.StringIO(output)))


def _assert_answer(rows: list[dict[str, str]]) -> None:
    mergers = [row for row in rows if set(MERGER) <= set(row.values())]
    assert len(mergers) == 1
    assert len(rows) >= 10
    assert all(row["since"] for row in rows)


def test_each_installation_answers_without_network(installed: Installed) -> None:
    """The demo question has its rows, among them the fund that two others were merged into."""
    _assert_answer(_rows(installed))


def test_each_installation_cites_paragraphs(installed: Installed) -> None:
    """The demo as the README gives it names the paragraph of the merger."""
    shown = installed.run("akkg", "query", "run", "succession", "--cite").stdout
    assert "ASEAN-ROK Cooperation Fund" in shown
    assert "35" in shown


def test_a_wheel_answers_from_what_it_brought(built: Built, install: Install) -> None:
    """No build on first use: nothing is written to the cache."""
    installed = install(str(built.wheel))
    _assert_answer(_rows(installed))
    assert [] == list((installed.home).rglob("*"))


@pytest.mark.parametrize("python", ["python3.12", "python3.13"])
def test_other_versions_of_python_answer(python: str, built: Built, install: Install) -> None:
    """The same wheel, the same rows."""
    need(python)
    _assert_answer(_rows(install(str(built.wheel), python=python)))


def test_a_copy_without_history_builds_the_same_wheel(
    built: Built, install: Install, tmp_path: Path
) -> None:
    """The sdist, unpacked, holds all that a wheel is made from, and the same files go in."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.iterdir()
    for folder in ("ontology", "graph", "queries", "src"):
        assert set(_files(unpacked / folder)) == set(_files(ROOT / folder))


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield str(path.relative_to(folder))


def test_the_wheel_holds_program_data_and_licences_and_nothing_else(built: Built) -> None:
    """Data and product lie under akkg/data; no tests, no caches, no path of this machine."""
    with zipfile.ZipFile(built.wheel) as archive:
        names = set(archive.namelist())
        content = b"".join(archive.read(name) for name in names)
    data = {name.split("/")[2] for name in names if name.startswith("akkg/data/")}
    assert {"ontology", "graph", "queries", "product"} == data
    wanted = (
        "ontology/prefixes.ttl",
        "graph/coverage.tsv",
        "product/akkg.ttl",
        "product/akkg.trig",
    )
    assert {f"akkg/data/{name}" for name in wanted} <= names
    assert "akkg/py.typed" in names
    licences = {name.rsplit("/", 1)[1] for name in names if "/licenses/" in name}
    assert {"LICENSE", "LICENSE-DATA"} == licences
    assert {"akkg", "dist-info"} == {name.split("/")[0].split(".")[-1] for name in names}
    assert not [name for name in names if "__pycache__" in name]
    assert str(ROOT).encode() not in content
