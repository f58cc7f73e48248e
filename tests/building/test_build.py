"""Building the product."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare

from akkg import exchange
from akkg.atomic import atomic_directory
from akkg.building import build as module
from akkg.building.build import build, compose
from akkg.building.product import read_product
from akkg.errors import DataError, OutputError, ParameterError
from akkg.prefixes import BASE
from tests.conftest import MINI
from tests.optional import need

FILES = {"akkg.nq", "akkg.trig", "akkg.ttl", "manifest.json"}


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def quads(path: Path) -> set[str]:
    """The statements of a file, in N-Quads."""
    return {str(quad) for quad in ox.parse(path=path)}


def test_a_product_holds_what_it_says(tmp_path: Path) -> None:
    """The merged graph has each triple once; the manifest has counts and digests."""
    product = build(MINI, tmp_path / "product")
    graphs = compose(MINI)
    files = contents(product.folder)
    assert FILES == set(files)
    assert {str(quad) for quad in graphs.merged} == quads(product.folder / "akkg.ttl")
    assert {str(quad) for quad in graphs.named} == quads(product.folder / "akkg.trig")
    both = {str(quad) for quad in [*graphs.named, *graphs.merged]}
    assert both == quads(product.folder / "akkg.nq")
    assert {"asserted": 56, "derived": 17, "merged": 73} == product.counts
    manifest = json.loads(files["manifest.json"])
    assert (product.digest, product.counts) == (manifest["digest"], manifest["counts"])
    for name, digest in manifest["files"].items():
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_a_triple_that_two_graphs_state_is_merged_into_one(tmp_path: Path) -> None:
    """It stands once in the merged graph, and in both of its own."""
    folder = build(MINI, tmp_path / "product").folder
    triple = f"<{BASE}id/plan-b> <{BASE}ontology#succeeds> <{BASE}id/plan-a>"
    lines = (folder / "akkg.nq").read_text().splitlines()
    graph = f"{BASE}graph/overview-2025"
    assert [f"{triple} .", f"{triple} <{graph}/p1> .", f"{triple} <{graph}/p2> ."] == sorted(
        line for line in lines if line.startswith(triple)
    )


def test_no_rule_derives_what_is_there(tmp_path: Path) -> None:
    """No triple stands both in a source's graph and in a rule's, or in two rules'."""
    graphs = compose(MINI)
    derived = [(quad.subject, quad.predicate, quad.object) for quad in graphs.derived]
    asserted = {(quad.subject, quad.predicate, quad.object) for quad in graphs.asserted}
    assert len(derived) == len(set(derived)) == 17
    assert asserted.isdisjoint(derived)


def test_the_bytes_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    """Two processes with other seeds write the same files."""
    found = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "akkg", "build", "--root", str(MINI), "--output", str(out)]
        subprocess.run(
            command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True
        )
        found.append(contents(out))
    assert found[0] == found[1]
    assert FILES == set(found[0])


def test_a_tree_elsewhere_gives_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    """Neither paths nor times are in the product."""
    assert contents(build(MINI, tmp_path / "a").folder) == contents(
        build(tree, tmp_path / "b").folder
    )


def test_other_readers_find_the_same_statements(tmp_path: Path) -> None:
    """rdflib reads both files into what the engine wrote."""
    folder = build(MINI, tmp_path / "product").folder
    plain = rdflib.Graph().parse(folder / "akkg.ttl")
    graphs = rdflib.Dataset()
    graphs.parse(folder / "akkg.trig")
    again = rdflib.Graph().parse(data=plain.serialize(format="nt"), format="nt")
    assert 73 == len(plain)
    assert rdflib.compare.isomorphic(plain, again)
    assert {quad.rsplit(" ", 1)[1] for quad in quads(folder / "akkg.trig")} == {
        f"<{graph.identifier}>" for graph in graphs.graphs() if len(graph)
    }


@pytest.mark.parametrize(
    ("syntax", "name", "count"), [("turtle", "akkg.ttl", 73), ("trig", "akkg.trig", 75)]
)
def test_raptor_reads_the_product(syntax: str, name: str, count: int, tmp_path: Path) -> None:
    """It refuses the keyword GRAPH, and there is none."""
    rapper = need("rapper")
    path = build(MINI, tmp_path / "product").folder / name
    done = subprocess.run(
        [rapper, "-i", syntax, "-c", str(path)], capture_output=True, text=True, check=True
    )
    assert f"returned {count} triples" in done.stderr


def test_nothing_is_done_where_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sources are not read again."""
    first = build(MINI, tmp_path / "product")
    monkeypatch.setattr(module, "compose", None)
    assert first == build(MINI, tmp_path / "product")


@pytest.mark.parametrize("damage", ["missing", "cut", "manifest"])
def test_a_damaged_product_is_built_again(damage: str, tmp_path: Path) -> None:
    """The digests of the manifest tell."""
    product = build(MINI, tmp_path / "product")
    before = contents(product.folder)
    path = product.folder / ("manifest.json" if damage == "manifest" else "akkg.nq")
    path.unlink() if damage == "missing" else path.write_bytes(path.read_bytes()[:-9])
    assert read_product(product.folder, check=True) is None
    assert product == build(MINI, tmp_path / "product")
    assert before == contents(product.folder)


def test_a_changed_source_gives_another_product(tree: Path, tmp_path: Path) -> None:
    """Its digest is another, and the old folder is replaced."""
    first = build(tree, tmp_path / "product")
    path = tree / "graph" / "authority" / "things.ttl"
    path.write_text(path.read_text().replace("Plan C", "Plan See"))
    second = build(tree, tmp_path / "product")
    assert first.digest != second.digest
    assert "Plan See" in (tmp_path / "product" / "akkg.ttl").read_text()


def test_a_mistake_in_a_source_leaves_the_old_product(tree: Path, tmp_path: Path) -> None:
    """The error names the file."""
    build(tree, tmp_path / "product")
    before = contents(tmp_path / "product")
    (tree / "graph" / "editorial.trig").write_text("broken")
    with pytest.raises(DataError, match=r"editorial\.trig:1"):
        build(tree, tmp_path / "product")
    assert before == contents(tmp_path / "product")


@pytest.mark.parametrize("step", ["write", "fsync", "rename"])
def test_a_full_disk_leaves_the_old_product(
    step: str, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step fails, the old one is whole, nothing is left over, and it is explained."""
    out = tmp_path / "out" / "product"
    build(tree, out)
    before = contents(out)
    path = tree / "graph" / "authority" / "things.ttl"
    path.write_text(path.read_text().replace("Plan C", "Plan See"))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    targets = {"write": (module, "write_rdf"), "fsync": (os, "fsync"), "rename": (Path, "rename")}
    with monkeypatch.context() as patch:
        patch.setattr(*targets[step], full)
        patch.setattr(exchange, "exchange", lambda *_: False)
        with pytest.raises(OutputError, match="cannot be written, no space left on device"):
            build(tree, out)
    assert before == contents(out)
    assert ["product"] == [path.name for path in out.parent.iterdir()]
    assert build(tree, out) == read_product(out, check=True)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_killed_build_leaves_the_old_product(after: int, tree: Path, tmp_path: Path) -> None:
    """kill -9 after any file: the old product is whole, and the next build puts all right."""
    out = tmp_path / "product"
    build(tree, out)
    before = contents(out)
    path = tree / "graph" / "authority" / "things.ttl"
    path.write_text(path.read_text().replace("Plan C", "Plan See"))
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from akkg.building import build\n"
        "write, left = build.write_rdf, [int(sys.argv[3])]\n"
        "def killed(*given):\n"
        "    write(*given)\n"
        "    left[0] -= 1\n"
        "    if left[0] < 0:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "build.write_rdf = killed\n"
        "build.build(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    command = [sys.executable, "-c", script, str(tree), str(out), str(after)]
    assert -signal.SIGKILL == subprocess.run(command, check=False).returncode
    assert before == contents(out)
    build(tree, out)
    assert "Plan See" in (out / "akkg.ttl").read_text()


def test_two_builds_at_once_both_end_well(tree: Path, tmp_path: Path) -> None:
    """Whoever comes second finds, or replaces, the same product."""
    out = tmp_path / "out" / "product"
    command = [sys.executable, "-m", "akkg", "build", "--root", str(tree), "--output", str(out)]
    running = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    assert [0, 0, 0] == [process.wait() for process in running]
    assert read_product(out, check=True) is not None
    assert ["product"] == [path.name for path in out.parent.iterdir()]


@pytest.mark.parametrize("other", ["notes.txt", "folder"])
def test_a_folder_with_other_files_is_not_replaced(other: str, tmp_path: Path) -> None:
    """Nobody loses a file to a wrong --output."""
    (tmp_path / other).mkdir() if other == "folder" else (tmp_path / other).touch()
    with pytest.raises(
        DataError, match=rf"the folder holds {other}, which is no part of a product"
    ):
        build(MINI, tmp_path)
    assert [other] == [path.name for path in tmp_path.iterdir()]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """The error says so."""
    (tmp_path / "product").touch()
    with pytest.raises(OutputError, match="cannot be written, not a directory"):
        build(MINI, tmp_path / "product")


def test_another_base_moves_every_iri_of_ours(tmp_path: Path) -> None:
    """Terms, things, graphs and prefixes; and it is another product than that of the usual base."""
    usual = build(MINI, tmp_path / "usual")
    moved = build(MINI, tmp_path / "moved", base="http://localhost:8000/")
    assert usual.digest != moved.digest
    assert usual.counts == moved.counts
    for name, content in contents(moved.folder).items():
        assert BASE.encode() not in content
        assert b"http://localhost:8000/" in content, name
    back = {
        line.replace("http://localhost:8000/", BASE) for line in quads(moved.folder / "akkg.nq")
    }
    assert quads(usual.folder / "akkg.nq") == back


@pytest.mark.parametrize("base", ["localhost", "http://localhost", "ftp://x/", "http://a b/", ""])
def test_a_base_is_an_http_iri_that_ends_in_a_slash(base: str, tmp_path: Path) -> None:
    """Anything else is refused before a file is written."""
    with pytest.raises(ParameterError, match=r"is no (base|IRI)"):
        build(MINI, tmp_path / "product", base=base)
    assert [] == list(tmp_path.iterdir())


def test_progress_is_told(tmp_path: Path) -> None:
    """Step by step, and not at all where nothing is done."""
    told: list[str] = []
    build(MINI, tmp_path / "product", progress=told.append)
    assert ["reading the sources", "deriving what follows", "writing the product"] == told
    build(MINI, tmp_path / "product", progress=told.append)
    assert 3 == len(told)


def test_the_folder_of_a_product_may_be_empty_at_first(tmp_path: Path) -> None:
    """As a folder made for it is."""
    with atomic_directory(tmp_path / "made"):
        pass
    assert FILES == set(contents(build(MINI, tmp_path / "made").folder))
