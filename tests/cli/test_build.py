"""`akkg build`."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.cli import main
from tests.conftest import MINI


def test_the_folder_is_printed_and_the_numbers_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Data on standard output, all else beside it."""
    assert 0 == main(["build", "--root", str(MINI), "--output", str(tmp_path / "product")])
    assert (
        f"{tmp_path}/product\n",
        "akkg: 73 triples (56 asserted, 17 derived)\n",
    ) == capsys.readouterr()
    assert (tmp_path / "product" / "akkg.ttl").is_file()


def test_without_a_folder_it_is_the_cache(
    own_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The digest is the name."""
    assert 0 == main(["build", "--root", str(MINI)])
    folder = Path(capsys.readouterr().out.strip())
    assert own_cache / "products" == folder.parent
    assert 64 == len(folder.name)


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It reads, checks and derives."""
    assert 0 == main(["build", "--root", str(MINI), "--check"])
    assert ("", "akkg: 73 triples (56 asserted, 17 derived)\n") == capsys.readouterr()


def test_check_holds_a_product_to_its_sources(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 where there is none or it is of other sources or another base, 0 where it is right."""
    product = ["--root", str(tree), "--output", str(tmp_path / "product")]
    assert 1 == main(["build", "--check", *product])
    assert [] == [path for path in tmp_path.iterdir() if path != tree]
    assert 0 == main(["build", *product])
    assert 0 == main(["build", "--check", *product])
    assert 1 == main(["build", "--check", *product, "--base", "http://localhost/"])
    path = tree / "graph" / "authority" / "things.ttl"
    path.write_text(path.read_text().replace("Plan C", "Plan See"))
    capsys.readouterr()
    assert 1 == main(["build", "--check", *product])
    out, error = capsys.readouterr()
    assert f"{tmp_path}/product\n" == out
    assert "is no product of these sources; build it again" in error


def test_a_mistake_is_told_with_file_and_line(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With status 2, for --check too."""
    path = tree / "graph" / "overview-2025" / "1-section.trig"
    path.write_text(path.read_text().replace("akkg:hasEvent", "akkg:hasEvnt", 1))
    for options in ([], ["--check"]):
        assert 2 == main(["build", "--root", str(tree), *options])
        assert (
            f"akkg: akkg:hasEvnt is no known term ({path}:10): did you mean akkg:hasEvent"
            in capsys.readouterr().err
        )


def test_the_base_reaches_the_files(tmp_path: Path) -> None:
    """Every IRI of ours begins with it."""
    out = tmp_path / "product"
    assert 0 == main(
        ["build", "--root", str(MINI), "--output", str(out), "--base", "http://localhost/"]
    )
    assert "@prefix ak: <http://localhost/id/> ." in (out / "akkg.ttl").read_text()
