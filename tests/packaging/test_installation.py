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


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable"])
def installed(request: pytest.FixtureRequest, built: Built, install: Install) -> Installed:
    """The package, installed in each way."""
    if request.param == "editable":
        return install("--editable", str(ROOT))
    return install(str(built.wheel if request.param == "wheel" else built.sdist))


def _rows(installed: Installed, *options: str) -> list[dict[str, str]]:
    output = installed.run("akkg", "query", "run", "succession", "--format", "csv", *options)
    return list(csv.DictReader(io.StringIO(output.stdout)))


def _assert_answer(rows: list[dict[str, str]]) -> None:
    """The rows are there: among them the fund that two others were merged into."""
    [merger] = [row for row in rows if "Special Cooperation Fund" in row["earlier"]]
    assert "ASEAN-ROK Cooperation Fund" in merger["later"]
    assert merger["since"] == "2019"
    starts = {row["since"] for row in rows if row["kind"] == "plan of action"}
    assert {"2010-10", "2015"} <= starts


def test_each_installation_answers_without_network(installed: Installed) -> None:
    """The demo question has its rows."""
    _assert_answer(_rows(installed))


def test_each_installation_cites_paragraphs(installed: Installed) -> None:
    """The merger of the funds rests on paragraph 35."""
    rows = _rows(installed, "--cite")
    _assert_answer(rows)
    [merger] = [row for row in rows if "Special Cooperation Fund" in row["earlier"]]
    assert merger["paragraphs"] == "p35"


def test_each_installation_validates_without_network(installed: Installed) -> None:
    """Shapes and checks are there, and the graph conforms to them."""
    output = installed.run("akkg", "validate", "--strict").stdout
    assert output.startswith("conforms: ") and output.endswith(" checks\n")


def test_a_wheel_answers_from_what_it_brought(built: Built, install: Install) -> None:
    """No build on first use: nothing is written to the cache."""
    installed = install(str(built.wheel))
    _assert_answer(_rows(installed))
    assert [] == list((installed.home).rglob("*"))


@pytest.mark.parametrize("python", ["python3.12", "python3.13"])
def test_other_versions_of_python_answer(python: str, built: Built, install: Install) -> None:
    """The same wheel, the same rows."""
    _assert_answer(_rows(install(str(built.wheel), python=need(python))))


def test_the_sdist_holds_all_that_a_wheel_is_made_from(built: Built, tmp_path: Path) -> None:
    """Program and data of the checkout are in it, file by file."""
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
        "graph/sources.ttl",
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
