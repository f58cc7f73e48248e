"""A query is sent with its dataset in the place where the grammar wants it, and nothing else."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.engines.request_text import Graphs, names_graph, request_text, row_limit
from akkg.sparql_text.outline import outline

GRAPHS = Graphs(["urn:d"], ["urn:n", "urn:m"])
FROM = "FROM <urn:d>\nFROM NAMED <urn:n>\nFROM NAMED <urn:m>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a { ?a ?b 1 }", "SELECT ?a %\n{ ?a ?b 1 }"),
        ("SELECT * WHERE { ?a ?b 1 } LIMIT 3", "SELECT * %\nWHERE { ?a ?b 1 } LIMIT 3"),
        ("select?a where{?a ?b 1}", "select?a %\nwhere{?a ?b 1}"),
        (
            "SELECT (COUNT(?a) AS ?n) { { SELECT ?a WHERE { ?a ?b 1 } } } GROUP BY ?b",
            "SELECT (COUNT(?a) AS ?n) %\n{ { SELECT ?a WHERE { ?a ?b 1 } } } GROUP BY ?b",
        ),
        (
            "SELECT (EXISTS { ?a ?b 2 } AS ?e) WHERE { ?a ?b 1 }",
            "SELECT (EXISTS { ?a ?b 2 } AS ?e) %\nWHERE { ?a ?b 1 }",
        ),
        ("ASK { ?a ?b 'FROM {' }", "ASK %\n{ ?a ?b 'FROM {' }"),
        ("ASK WHERE { ?a ?b 1 }", "ASK %\nWHERE { ?a ?b 1 }"),
        ("CONSTRUCT WHERE { ?a ?b 1 }", "CONSTRUCT %\nWHERE { ?a ?b 1 }"),
        (
            "CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b 1 }",
            "CONSTRUCT { ?a ?b 1 } %\nWHERE { ?a ?b 1 }",
        ),
        ("CONSTRUCT { ?a ?b 1 } { ?a ?b 1 }", "CONSTRUCT { ?a ?b 1 } %\n{ ?a ?b 1 }"),
        ("DESCRIBE <urn:x>", "DESCRIBE <urn:x> %\n"),
        ("DESCRIBE <urn:x> LIMIT 1", "DESCRIBE <urn:x> %\nLIMIT 1"),
        ("DESCRIBE ?a WHERE { ?a ?b 1 }", "DESCRIBE ?a %\nWHERE { ?a ?b 1 }"),
        ("PREFIX a: <urn:a> ASK { ?a a:b 1 }", "PREFIX a: <urn:a> ASK %\n{ ?a a:b 1 }"),
    ],
)
def test_place(text: str, expected: str) -> None:
    """Behind the projection or the template, before the main group or what stands for it."""
    sent = request_text(outline(text), GRAPHS)
    assert expected.replace("%", FROM) == sent
    ox.Store().query(sent)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a FROM <urn:x> { ?a ?b 1 }",
        "SELECT ?a FROM NAMED <urn:x> WHERE { GRAPH ?g { ?a ?b 1 } }",
        "DESCRIBE <urn:y> FROM <urn:x>",
    ],
)
def test_own_dataset(text: str) -> None:
    """A query that names its dataset is sent as it is."""
    assert text == request_text(outline(text), GRAPHS)


def test_no_dataset() -> None:
    """Where the dataset of the service is meant, nothing is named."""
    assert "ASK { ?a ?b 1 }" == request_text(outline("ASK { ?a ?b 1 }"), None)


def test_comments() -> None:
    """Comments stay here; what only looks like one is sent."""
    text = "#+ title: A\n# b\nSELECT ?a # c {\nWHERE { # d\n  ?a <urn:x#y> '#' . } # e"
    expected = "SELECT ?a\nWHERE {\n?a <urn:x#y> '#' . }"
    assert expected == request_text(outline(text), None)
    assert expected.replace("\nWHERE", f" {FROM}\nWHERE") == request_text(outline(text), GRAPHS)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ASK { GRAPH ?g { ?a ?b 1 } }", True),
        ("ASK { { graph <urn:g> { ?a ?b 1 } } }", True),
        ("ASK { ?graph ?b 'GRAPH' } # GRAPH", False),
    ],
)
def test_names_graph(text: str, named: bool) -> None:
    """Named graphs are sent along only where a query looks into them."""
    assert named is names_graph(outline(text))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("SELECT ?a { ?a ?b 1 } LIMIT 7", 7),
        ("SELECT ?a { ?a ?b 1 } OFFSET 3 limit 0", 0),
        ("SELECT ?a { { SELECT ?a { ?a ?b 1 } LIMIT 7 } }", None),
        ("SELECT ?a { ?a ?b 'LIMIT 7' }", None),
    ],
)
def test_row_limit(text: str, limit: int | None) -> None:
    """The limit of the query itself, and not that of a part of it."""
    assert limit == row_limit(outline(text))
