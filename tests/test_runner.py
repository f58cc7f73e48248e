"""Running: saved and free queries give tables; what cannot run is explained with its place."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.building.rebase import rebased
from akkg.dataset import Dataset
from akkg.errors import DataError, QueryError
from akkg.queries.catalogue import load_query
from akkg.runner import run, run_query, sparql
from tests.sample import DATA, sample, saved

KG = sample()
NAME = "instruments-taking-effect"


def test_a_saved_query_is_run_by_name_with_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows come in the query's order, titles from its header, citations on request."""
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: DATA)
    table = run(NAME, KG, cite=True, kind="protocol")
    assert ("instrument", "instrumentLabel", "since") == table.columns
    assert "Name" == table.titles["instrumentLabel"]
    assert [(KG.prefixes.expand("ak:protocol"), "Protocol", "2015-11-22")] == [
        tuple(cell.value for cell in row if cell is not None) for row in table.rows
    ]
    assert ("p18",) == table.paragraphs


def test_a_limit_of_the_header_cuts_rows_and_says_so() -> None:
    """The table is then not complete; a limit that is just reached cuts nothing."""
    body = "SELECT ?plan { ?plan a akkg:PlanOfAction } ORDER BY ?plan"
    cut = run_query(saved(body, "limit: 2"), KG, {})
    assert (2, False) == (len(cut.rows), cut.complete)
    whole = run_query(saved(body, "limit: 3"), KG, {})
    assert (3, True) == (len(whole.rows), whole.complete)


def test_each_form_gives_a_table() -> None:
    """ASK has one cell; CONSTRUCT and DESCRIBE have three columns; prefixes need no declaration."""
    assert ("answer",) == sparql("ASK { ak:akfta a akkg:Agreement }", KG).columns
    assert ((ox.Literal(True),),) == sparql("ASK { ak:akfta a akkg:Agreement }", KG).rows
    built = sparql("CONSTRUCT { ?x akkg:date ?d } WHERE { ?x akkg:date ?d } ", KG)
    assert (("subject", "predicate", "object"), 4) == (built.columns, len(built.rows))
    described = sparql("DESCRIBE ak:akfta-effect", KG)
    assert {KG.prefixes.expand("ak:akfta-effect")} == {
        row[0].value for row in described.rows if row[0]
    }


@pytest.mark.parametrize(
    ("text", "what", "where", "remedy"),
    [
        ("SELCT ?a { }", "SELCT is no keyword", "line 1, column 1", "did you mean SELECT?"),
        ("SELECT ?a\nWHER { ?a ?b 1 }", "WHER is no keyword", "line 2, column 1", "WHERE"),
        ("SELECT ?a { ?a ?b 1 FILTR(?a = 1) }", "FILTR is no", "line 1, column 21", "FILTER"),
        ("SELECT * { ?a akg:x 1 }", "prefix akg:", "line 1, column 15", "did you mean akkg:"),
        ("SELECT * {\n ?a ?b . }", "cannot be parsed", "line 2", "^"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?c ?b }", "cannot be parsed", "line 1", "unbound"),
        ("DELETE WHERE { ?a ?b ?c }", "DELETE is an update", "line 1, column 1", "sources"),
        ("SELECT * { SERVICE <http://a/> { } }", "SERVICE is refused", "line 1", "of your own"),
    ],
)
def test_what_cannot_run_is_explained(text: str, what: str, where: str, remedy: str) -> None:
    """What, where and what to do; where the engine gave up, a mark stands under the place."""
    with pytest.raises(QueryError) as caught:
        sparql(text, KG)
    assert what in caught.value.what
    assert where in str(caught.value.where)
    assert remedy in str(caught.value.remedy)


def test_a_mark_stands_under_the_word() -> None:
    """The line is shown as it was written."""
    with pytest.raises(QueryError) as caught:
        sparql("SELECT ?a\n\tWHER { ?a ?b 1 }", KG)
    assert str(caught.value).endswith("\n  \tWHER { ?a ?b 1 }\n  \t^")


def test_a_saved_query_must_declare_its_prefixes() -> None:
    """Its file shall run anywhere, so the project's table does not help it; the line is offered."""
    with pytest.raises(
        (QueryError, DataError), match=r"add PREFIX prov: <http://www\.w3\.org/ns/prov#>"
    ):
        run_query(saved("SELECT ?a { ?a prov:wasDerivedFrom ?b }"), KG, {})


def test_a_dataset_with_another_base_is_asked_by_its_own_names() -> None:
    """The files name the project's base; a fork's dataset answers them all the same."""
    base = "http://localhost:8000/"
    store = ox.Store()
    for quad in rebased(iter(KG.store), base):
        store.add(quad)
    fork = Dataset(store, KG.prefixes.rebased(base), KG.root)
    query = load_query(NAME, DATA)
    table = run_query(query, fork, {"kind": "Protocol"}, cite=True)
    assert (f"{base}id/protocol", ("p18",)) == (str(table.rows[0][0])[1:-1], table.paragraphs)
    assert run_query(query, fork, {"kind": f"{base}ontology#Protocol"}).rows == table.rows
