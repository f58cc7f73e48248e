"""`akkg export`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.cli.export import FORMATS
from akkg.exporting import FORMATS as WRITTEN


def exported(*options: str) -> bytes:
    """What goes to standard output, and nothing to standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "akkg", "export", *options], capture_output=True, check=True
    )
    assert b"" == done.stderr
    return done.stdout


def test_the_formats_are_those_that_can_be_written() -> None:
    """None is missing, none is too many."""
    assert set(WRITTEN) == set(FORMATS)


def test_standard_output_is_turtle_unless_asked_otherwise() -> None:
    """The merged graph."""
    assert exported().startswith(b"@prefix ak: <https://w3id.org/akkg/id/> .\n")
    assert exported("--format", "turtle") == exported()
    assert isinstance(
        json.loads(exported("--format", "jsonld", "--graph", "overview:section-2")), list
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_ending_of_the_file_names_the_format(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is what standard output would be; its name and the number of statements are told."""
    path = tmp_path / f"x{FORMATS[name]}"
    assert 0 == main(["export", "-o", str(path), "--graph", "overview:p18"])
    assert exported("--format", name, "--graph", "overview:p18") == path.read_bytes()
    out, error = capsys.readouterr()
    assert "" == out
    assert error.endswith(f" statements written to {path}\n")


def test_a_format_that_is_named_wins_over_the_ending(tmp_path: Path) -> None:
    """And a name without an ending means Turtle."""
    for name, options in (("x.nt", ["--format", "turtle"]), ("x", [])):
        assert 0 == main(["export", "-o", str(tmp_path / name), *options])
        assert (tmp_path / name).read_bytes().startswith(b"@prefix")


def test_an_ending_that_says_no_format_is_a_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table holds no graph; the case of the letters does not count."""
    assert 2 == main(["export", "-o", str(tmp_path / "x.csv")])
    assert "akkg: no format is known by the ending .csv" in capsys.readouterr().err
    assert 0 == main(["export", "-o", str(tmp_path / "x.NT"), "--graph", "overview:p18"])
    assert (tmp_path / "x.NT").read_bytes().startswith(b"<https://")


def test_a_mistake_leaves_the_old_file(tmp_path: Path) -> None:
    """Nothing is written before all is known to be right."""
    path = tmp_path / "x.ttl"
    path.write_text("old")
    assert 2 == main(["export", "-o", str(path), "--graph", "overview:p180"])
    assert ("old", ["x.ttl"]) == (path.read_text(), [each.name for each in tmp_path.iterdir()])


def test_the_base_can_be_another() -> None:
    """For a fork or a test host."""
    text = exported("--base", "http://localhost:8000/")
    assert b"@prefix ak: <http://localhost:8000/id/> ." in text
    assert b"w3id.org/akkg" not in text


def test_a_store_is_exported_like_the_product(tmp_path: Path) -> None:
    """Its merged graph, its named graphs, and one of them; byte by byte the same."""
    store = tmp_path / "kg"
    assert 0 == main(["store", "load", "--store", str(store)])
    for options in (["--format", "turtle"], ["--format", "trig"], ["--graph", "overview:p18"]):
        assert exported(*options) == exported(*options, "--store", str(store))


def test_what_does_not_fit_into_memory_is_sorted_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are the same, whatever the format, and nothing is left beside the file."""
    store = tmp_path / "kg"
    assert 0 == main(["store", "load", "--store", str(store)])
    for name, ending in FORMATS.items():
        for graph in ("merged", *(["named"] if name in ("nq", "trig", "jsonld") else [])):
            path = tmp_path / f"a{ending}"
            export = ["export", "--store", str(store), "--graph", graph, "-o", str(path)]
            assert 0 == main(export)
            expected = path.read_bytes()
            with monkeypatch.context() as patch:
                patch.setattr("akkg.sorting._LOT", 3_000)
                assert 0 == main(export)
            assert expected == path.read_bytes()
            path.unlink()
    assert ["kg"] == [each.name for each in tmp_path.iterdir()]


def test_a_store_that_is_not_there_is_a_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With status 2, and nothing is written."""
    path = tmp_path / "a.ttl"
    assert 2 == main(["export", "--store", str(tmp_path / "kg"), "-o", str(path)])
    assert "akkg: no store is there" in capsys.readouterr().err
    assert [] == [*tmp_path.iterdir()]
