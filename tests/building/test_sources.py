"""Reading the sources, each statement into its named graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.building.sources import read_sources
from akkg.errors import DataError
from akkg.location import data_root
from akkg.prefixes import BASE
from tests.conftest import MINI


def add(path: Path, text: str) -> None:
    """Write more into a file."""
    with path.open("a", encoding="utf-8") as stream:
        stream.write(text)


def test_every_file_has_its_named_graph() -> None:
    """Files of one folder share a graph; TriG files name their own."""
    sources = read_sources(MINI)
    names = Counter(
        sources.prefixes.shorten(quad.graph_name.value)
        for quad in sources.quads()
        if isinstance(quad.graph_name, ox.NamedNode)
    )
    assert {
        "editorial:c-succeeds-b": 3,
        "graph:authority": 4,
        "graph:mappings": 1,
        "graph:ontology": 27,
        "graph:provenance": 8,
        "overview:p1": 8,
        "overview:p2": 7,
    } == dict(names)


def test_alignments_have_a_graph_of_their_own(tree: Path) -> None:
    """They lie beside the ontology and are no part of it."""
    (tree / "ontology" / "alignments.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    [quad] = (quad for quad in read_sources(tree).quads() if str(quad.subject) == "<urn:a>")
    assert f"<{BASE}graph/alignments>" == str(quad.graph_name)


def test_the_sources_of_the_project_can_be_read() -> None:
    """All passages are there, and no statement stands outside a graph."""
    quads = list(read_sources(data_root()).quads())
    graphs = {str(quad.graph_name) for quad in quads}
    assert {f"<{BASE}graph/overview-2025/p{number}>" for number in (1, 18, 35)} <= graphs
    assert "DEFAULT" not in graphs
    assert len(quads) > 3000


def test_a_file_in_the_wrong_place_is_refused(tree: Path) -> None:
    """Its statements would have no graph."""
    (tree / "graph" / "notes.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    with pytest.raises(
        DataError, match=r"no named graph belongs to this file \(.*notes\.ttl\): move it"
    ):
        read_sources(tree)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ak:plan-b\tskos:exactMatch\twd:Q2", "a row of 3 cells under 4 columns"),
        ("ak:plan-b\tskos:exactMatch\twdt:Q2\tx", r"prefix wdt: .* is not in the table .*mean wd"),
        ("ak:plan-b\tskos:exactMatch\tQ2\tx", "Q2 is no CURIE"),
        ("ak:plan-b\tskos:exactMatch\thttp://e.org/a b\tx", "http://e.org/a b is no IRI"),
    ],
)
def test_a_malformed_mapping_is_refused_with_its_line(row: str, message: str, tree: Path) -> None:
    """Comments before the table count as lines."""
    add(tree / "graph" / "mappings.sssom.tsv", f"{row}\n")
    with pytest.raises(DataError, match=message) as caught:
        read_sources(tree)
    assert "mappings.sssom.tsv:5)" in str(caught.value)


def test_a_table_of_mappings_needs_its_columns(tree: Path) -> None:
    """The missing column is named."""
    (tree / "graph" / "mappings.sssom.tsv").write_text("subject_id\tobject_id\n")
    with pytest.raises(DataError, match=r"the column predicate_id is missing \(.*:1\)"):
        read_sources(tree)


def test_a_row_of_mappings_is_one_triple(tree: Path) -> None:
    """Full IRIs, other columns in any order and empty lines are fine."""
    (tree / "graph" / "mappings.sssom.tsv").write_text(
        "comment\tobject_id\tmapping_justification\tpredicate_id\tsubject_id\n"
        "\thttp://e.org/x\tsemapv:ManualMappingCuration\tskos:closeMatch\tak:plan-a\n\n"
    )
    [quad] = (quad for quad in read_sources(tree).quads() if "mappings" in str(quad.graph_name))
    assert "<http://www.w3.org/2004/02/skos/core#closeMatch> <http://e.org/x>" in str(quad)
