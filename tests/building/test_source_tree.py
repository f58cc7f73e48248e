"""Which files make a product, and whether they have changed."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep, time_ns

import pytest

from akkg.building.source_tree import digest, source_files, stamp
from akkg.errors import DataError


def settle(tree: Path, seconds: float = 3600) -> None:
    """Make all files of a tree look as if they had been written some time ago."""
    then = time_ns() - int(seconds * 1e9)
    for path in tree.rglob("*"):
        os.utime(path, ns=(then, then))
    sleep(0.06)  # the change of times is a change of its own


def test_all_that_makes_the_product_is_listed_and_nothing_else(tree: Path) -> None:
    """Rules count; shapes, coverage, hidden and unfinished files do not."""
    for other in (
        "ontology/shapes/x.ttl",
        "graph/coverage.tsv",
        "graph/.x.trig",
        "ontology/x.ttl~",
    ):
        (tree / other).parent.mkdir(exist_ok=True)
        (tree / other).touch()
    assert (
        "graph/authority/things.ttl",
        "graph/editorial.trig",
        "graph/mappings.sssom.tsv",
        "graph/overview-2025/1-section.trig",
        "graph/sources.ttl",
        "ontology/akkg.ttl",
        "ontology/prefixes.ttl",
        "ontology/reused.ttl",
        "ontology/rules/10-kind.rq",
        "ontology/rules/20-succession-chain.rq",
        "ontology/rules/20-succession.rq",
        "ontology/rules/30-meeting-date.rq",
        "ontology/rules/40-event-labels.rq",
    ) == source_files(tree)


@pytest.mark.parametrize("below", [".", "graph", "graph/authority"])
@pytest.mark.parametrize("written", ["{}", "./{}", "{}/", "{}//", "{}/."])
def test_a_root_may_be_written_in_any_way(
    written: str, below: str, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative to the working folder, which may lie within it; names and bytes are the same."""
    names, total = source_files(tree), digest(tree)
    assert "graph/sources.ttl" in names
    monkeypatch.chdir(tree / below)
    up = {".": ".", "graph": "..", "graph/authority": "../.."}[below]
    root = Path(written.format(up))
    assert names == source_files(root)
    assert total == digest(root)
    assert names == source_files(Path(written.format(os.path.relpath(tree, Path.cwd()))))


def test_a_folder_without_sources_has_none(tmp_path: Path) -> None:
    """It is no error here; the missing prefix table is one later."""
    assert () == source_files(tmp_path)


def test_the_digest_knows_names_contents_and_salt(tree: Path) -> None:
    """It is the same for the same bytes elsewhere, and another for another name, byte or salt."""
    first = digest(tree)
    moved = tree.rename(tree.with_name("elsewhere"))
    assert first == digest(moved)
    assert first != digest(moved, "0.2.0")
    path = moved / "graph" / "editorial.trig"
    text = path.read_bytes()
    path.write_bytes(text.replace(b"# The", b"# the"))
    assert first != digest(moved)
    path.write_bytes(text)
    assert first == digest(moved)
    path.rename(path.with_name("readings.trig"))
    assert first != digest(moved)


def test_a_source_that_cannot_be_read_is_named(tree: Path) -> None:
    """A link that leads nowhere is no source."""
    (tree / "graph" / "x.trig").symlink_to("nowhere")
    with pytest.raises(DataError, match=r"cannot be read, no such file.*x\.trig"):
        digest(tree)


@pytest.mark.parametrize("change", ["touch", "content", "new", "gone", "renamed", "folder"])
def test_the_stamp_shows_any_change(change: str, tree: Path) -> None:
    """Also one that keeps size and time of change of a file."""
    settle(tree)
    before = stamp(tree)
    path = tree / "graph" / "editorial.trig"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    if change == "touch":
        path.touch()
    elif change == "content":
        path.write_bytes(path.read_bytes().replace(b"# The", b"# the"))
        os.utime(path, ns=times)
    elif change == "new":
        (tree / "graph" / "authority" / "x.ttl").touch()
    elif change == "gone":
        path.unlink()
    elif change == "renamed":
        path.rename(path.with_name("readings.trig"))
    else:
        (tree / "graph" / "overview-2025").rename(tree / "graph" / "overview")
    sleep(0.06)
    assert before
    assert before != stamp(tree)


def test_the_stamp_of_unchanged_sources_is_the_same(tree: Path) -> None:
    """A file that is no source does not count."""
    settle(tree)
    before = stamp(tree)
    (tree / "graph" / "coverage.tsv").touch()
    assert before == stamp(tree)
    assert len(source_files(tree)) == before.count("\n")


def test_what_has_just_changed_has_no_stamp_yet(tree: Path) -> None:
    """A second change in the same tick of the clock would not show."""
    settle(tree)
    (tree / "graph" / "editorial.trig").touch()
    assert "" == stamp(tree)
