"""Exporting the graph."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import rdflib
import rdflib.compare

from akkg.building.build import build
from akkg.dataset import Dataset, load
from akkg.errors import ParameterError
from akkg.exporting import FORMATS, export
from akkg.interchange import to_rdflib
from akkg.prefixes import BASE
from tests.conftest import MINI
from tests.optional import need

RDFLIB = {
    "turtle": "turtle",
    "nt": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
    "trig": "trig",
    "nq": "nquads",
}
RAPPER = {"turtle": "turtle", "nt": "ntriples", "rdfxml": "rdfxml", "trig": "trig", "nq": "nquads"}
PLAIN = sorted(set(FORMATS) - {"trig", "nq"})


@pytest.fixture(scope="module")
def small() -> Dataset:
    """The dataset of the small tree."""
    return load(MINI)


@pytest.fixture(scope="module")
def project() -> Dataset:
    """The dataset of the project."""
    return load()


def exported(dataset: Dataset, form: str, graph: str | None = None, base: str = BASE) -> bytes:
    """What is written."""
    output = BytesIO()
    export(dataset, output, form, graph, base)
    return output.getvalue()


@pytest.mark.parametrize("form", PLAIN)
def test_rdflib_reads_the_merged_graph(form: str, project: Dataset) -> None:
    """Each format gives a graph that is isomorphic with the one that was written."""
    found = rdflib.Dataset(default_union=True)
    found.parse(data=exported(project, form), format=RDFLIB[form])
    expected = to_rdflib(project).default_graph
    assert len(expected) > 3000
    assert set(expected) == {(s, p, o) for s, p, o, _ in found.quads()}


@pytest.mark.parametrize("form", ["trig", "nq"])
def test_rdflib_reads_the_named_graphs(form: str, project: Dataset) -> None:
    """Every graph with its statements, and none outside."""
    found = rdflib.Dataset()
    found.parse(data=exported(project, form), format=RDFLIB[form])
    expected = to_rdflib(project)
    names = {graph.identifier for graph in expected.graphs() if len(graph)} - {
        expected.default_graph.identifier
    }
    assert names == {graph.identifier for graph in found.graphs() if len(graph)}
    assert len(names) > 50
    for name in names:
        assert set(expected.graph(name)) == set(found.graph(name))


@pytest.mark.parametrize("form", RAPPER)
def test_raptor_reads_every_format(form: str, project: Dataset, tmp_path: Path) -> None:
    """It counts as many statements as were written, without a warning."""
    rapper = need("rapper")
    path = tmp_path / "x"
    with path.open("wb") as output:
        count = export(project, output, form)
    done = subprocess.run(
        [rapper, "-i", RAPPER[form], "-c", str(path)], capture_output=True, text=True, check=False
    )
    assert count > 3000
    assert [
        f"rapper: Parsing URI file://{path} with parser {RAPPER[form]}",
        f"rapper: Parsing returned {count} triples",
    ] == done.stderr.splitlines()


@pytest.mark.parametrize(("form", "name"), [("turtle", "akkg.ttl"), ("trig", "akkg.trig")])
def test_an_export_is_the_file_of_the_product(
    form: str, name: str, small: Dataset, tmp_path: Path
) -> None:
    """There is one way of writing."""
    assert (build(MINI, tmp_path / "product").folder / name).read_bytes() == exported(small, form)


@pytest.mark.parametrize(
    ("form", "graph", "count"),
    [
        ("turtle", None, 73),
        ("trig", None, 75),
        ("nq", "merged", 73),
        ("jsonld", "named", 75),
        ("nt", "overview:p2", 7),
        ("trig", f"{BASE}graph/overview-2025/p2", 7),
        ("nq", "derived:kind", 11),
    ],
)
def test_the_graph_can_be_chosen(form: str, graph: str | None, count: int, small: Dataset) -> None:
    """Merged, named, or one by CURIE or IRI; the number of statements is told."""
    output = BytesIO()
    assert count == export(small, output, form, graph)
    found = rdflib.Dataset()
    found.parse(data=output.getvalue(), format=RDFLIB[form])
    assert count == sum(len(each) for each in found.graphs())


@pytest.mark.parametrize(
    ("form", "graph", "base", "message"),
    [
        ("turtel", None, BASE, r"no format is called turtel .*: did you mean turtle\?"),
        ("x", None, BASE, r"no format is called x .*: choose from jsonld, nq"),
        ("turtle", "named", BASE, r"turtle holds one graph only .*: choose trig"),
        (
            "turtle",
            "overview:p3",
            BASE,
            r"no graph is called overview:p3 .*: did you mean overview:p1",
        ),
        ("turtle", "zzz", BASE, r"no graph is called zzz .*: say merged"),
        ("turtle", "http://a b", BASE, r"no graph is called http://a b"),
        ("turtle", None, "localhost", "'localhost' is no IRI"),
    ],
)
def test_a_wrong_choice_is_explained(
    form: str, graph: str | None, base: str, message: str, small: Dataset
) -> None:
    """Nothing is written."""
    output = BytesIO()
    with pytest.raises(ParameterError, match=message):
        export(small, output, form, graph, base)
    assert b"" == output.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_the_base_can_be_another(form: str, small: Dataset) -> None:
    """In IRIs and prefixes; with the old base put back, it is the same graph."""
    moved = exported(small, form, base="http://localhost:8000/")
    assert BASE.encode() not in moved
    back, usual = rdflib.Dataset(), rdflib.Dataset()
    back.parse(data=moved.replace(b"http://localhost:8000/", BASE.encode()), format=RDFLIB[form])
    usual.parse(data=exported(small, form), format=RDFLIB[form])
    found, expected = ({tuple(quad) for quad in each.quads()} for each in (back, usual))
    assert len(expected) > 60
    if form != "jsonld":  # rdflib names the default graph of JSON-LD anew each time
        assert expected == found
    assert {quad[:3] for quad in expected} == {quad[:3] for quad in found}
