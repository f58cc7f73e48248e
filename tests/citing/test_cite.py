"""Citations: each row shows the paragraphs and the basis of exactly the claims that it rests on."""

from __future__ import annotations

import pytest

from akkg.answers.table import Citation
from akkg.errors import DataError
from akkg.queries.saved_query import SavedQuery
from akkg.runner import run_query
from tests.sample import sample, saved

KG = sample()
EVENTS = "?instrument akkg:hasEvent ?event . ?event a akkg:TakingEffect"


def cited(query: SavedQuery, **arguments: object) -> dict[str, tuple[str, str]]:
    """Basis and paragraphs by the first column."""
    table = run_query(query, KG, arguments, cite=True)
    assert table.citations is not None
    return {
        KG.prefixes.shorten(str(row[0])[1:-1]): (citation.basis, " ".join(citation.paragraphs))
        for row, citation in zip(table.rows, table.citations, strict=True)
    }


def test_a_claim_of_two_paragraphs_cites_both() -> None:
    """Paragraph 4 also states that the agreement has the event; a footnote dates the other one."""
    query = saved(
        f"SELECT ?instrument ?date {{ {EVENTS} ; akkg:date ?date }}",
        "evidence: ['?instrument akkg:hasEvent ?event', '?event akkg:date ?date']",
    )
    assert {
        "ak:akfta": ("stated", "p4 p18"),
        "ak:investment-agreement": ("stated", "p18 footnote-2"),
        "ak:protocol": ("stated", "p18"),
    } == cited(query)


def test_only_what_the_query_let_through_is_cited() -> None:
    """The footnote dates an event that the filter rules out, so no row rests on it."""
    late = "FILTER(?date > '2009-12-31')"
    body = f"SELECT ?kind {{ ?instrument a ?kind . {EVENTS} ; akkg:date ?date . {late} }}"
    evidence = "evidence: ['?event akkg:date ?date']"
    assert {"akkg:Agreement": ("stated", "p18"), "akkg:Protocol": ("stated", "p18")} == cited(
        saved(body, evidence)
    )
    without = body.replace(late, "")
    assert ("stated", "p18 footnote-2") == cited(saved(without, evidence))["akkg:Agreement"]


def test_a_derived_triple_cites_the_claims_below_it() -> None:
    """A chain of a stated step and an editor's reading is editorial, on both their paragraphs."""
    query = saved(
        "SELECT ?later ?earlier { ?later akkg:succeedsTransitively ?earlier } "
        "ORDER BY ?later ?earlier",
        "evidence: ['?later akkg:succeedsTransitively ?earlier']",
    )
    table = run_query(query, KG, {}, cite=True)
    note = ("The periods follow each other.",)
    assert (
        Citation("editorial", ("p4", "p11"), note),
        Citation("editorial", ("p4", "p11"), note),
        Citation("derived", ("p4",)),
    ) == table.citations


def test_authority_and_ontology_cite_nothing_and_weaken_nothing() -> None:
    """A label from a handle is derived without a paragraph; the ontology has no basis."""
    label = saved(
        "SELECT ?thing ?name { ?thing rdfs:label ?name FILTER(STRSTARTS(?name, 'Inv')) }",
        "evidence: ['?thing rdfs:label ?name']",
    )
    assert {"ak:investment-agreement": ("derived", "")} == cited(label)
    classes = saved(
        "SELECT ?c { ?c rdfs:subClassOf akkg:Instrument FILTER(?c = akkg:Protocol) }",
        "evidence: ['?c rdfs:subClassOf akkg:Instrument']",
    )
    assert {"akkg:Protocol": ("", "")} == cited(classes)


def test_a_row_of_an_aggregate_rests_on_all_that_it_counts() -> None:
    """The group's members are cited, those of other groups are not."""
    query = saved(
        "SELECT ?kind (COUNT(?instrument) AS ?n) "
        f"{{ ?instrument a ?kind . {EVENTS} ; akkg:date ?date }} GROUP BY ?kind ORDER BY ?kind",
        "evidence: ['?event akkg:date ?date']",
    )
    assert {
        "akkg:Agreement": ("stated", "p18 footnote-2"),
        "akkg:Protocol": ("stated", "p18"),
    } == cited(query)


def test_an_aggregate_without_groups_has_one_row_on_all() -> None:
    """The greatest date rests on the date found alone, where evidence names the aggregate."""
    body = f"SELECT (MAX(?date) AS ?last) {{ {EVENTS} ; akkg:date ?date }}"
    both = run_query(saved(body, "evidence: ['?event akkg:date ?date']"), KG, {}, cite=True)
    last = run_query(saved(body, "evidence: ['?event akkg:date ?last']"), KG, {}, cite=True)
    assert (("p18", "footnote-2"), ("p18",)) == (both.paragraphs, last.paragraphs)


def test_patterns_of_unbound_variables_are_left_out() -> None:
    """A plan without a successor rests on its class alone; the others on their step too."""
    query = saved(
        "SELECT ?plan ?earlier "
        "{ ?plan a akkg:PlanOfAction OPTIONAL { ?plan akkg:succeeds ?earlier } }",
        "evidence: ['?plan a akkg:PlanOfAction', '?plan akkg:succeeds ?earlier']",
    )
    assert {
        "ak:poa-2011": ("stated", "p4"),
        "ak:poa-2016": ("editorial", "p4 p11"),
        "ak:poa-2021": ("stated", "p4"),
    } == cited(query)


def test_evidence_may_speak_of_what_the_query_only_negates() -> None:
    """Variables that no solution has are joined with the row; the rest of its evidence stays."""
    body = (
        "SELECT ?plan { ?plan a akkg:PlanOfAction "
        "FILTER NOT EXISTS { ?plan akkg:succeeds ?x } } ORDER BY ?plan"
    )
    query = saved(body, "evidence: ['?plan a akkg:PlanOfAction', '?other akkg:succeeds ?plan']")
    assert {"ak:poa-2011": ("editorial", "p4 p11")} == cited(query)
    nothing = saved(body, "evidence: ['?plan a akkg:PlanOfAction', '?plan akkg:date ?date']")
    assert {"ak:poa-2011": ("stated", "p4")} == cited(nothing)


@pytest.mark.parametrize("limit", ["LIMIT 1", "LIMIT 1 OFFSET 0", ""])
def test_rows_beyond_a_limit_are_not_cited(limit: str) -> None:
    """The first row by name is the free trade agreement; the footnote is of another."""
    query = saved(
        f"SELECT ?instrument {{ {EVENTS} ; akkg:date ?date }} ORDER BY ?instrument {limit}",
        "evidence: ['?event akkg:date ?date']",
        *([] if limit else ["limit: 1"]),
    )
    assert {"ak:akfta": ("stated", "p18")} == cited(query)


def test_a_parameter_in_evidence_is_its_argument() -> None:
    """The pattern with the parameter stands for the triple of the value given."""
    query = saved(
        "SELECT ?thing { VALUES $kind { akkg:Agreement } ?thing a $kind } ORDER BY ?thing",
        "evidence: ['?thing a $kind']",
        "params: {kind: {type: iri, class: owl:Class}}",
    )
    assert {"ak:protocol": ("stated", "p18")} == cited(query, kind="Protocol")


def test_an_empty_answer_has_no_citations() -> None:
    """No row, so nothing to rest on; the tuple is empty, not missing."""
    query = saved("SELECT ?thing { ?thing a akkg:Nothing }", "evidence: ['?thing a akkg:Nothing']")
    assert () == run_query(query, KG, {}, cite=True).citations
    assert run_query(query, KG, {}).citations is None


def test_constants_of_evidence_may_use_the_prefixes_of_the_project() -> None:
    """The query need not declare what only its header uses; an unknown prefix is named."""
    body = "SELECT ?graph { ?graph <http://www.w3.org/ns/prov#wasDerivedFrom> ?p } ORDER BY ?graph"
    table = run_query(
        saved(body, "evidence: ['editorial:plans prov:wasDerivedFrom para:p4']"),
        KG,
        {},
        cite=True,
    )
    assert ("p4", "p11") == table.paragraphs
    with pytest.raises(DataError, match="evidence: prv:x is no term"):
        run_query(saved(body, "evidence: ['?graph prv:x ?p']"), KG, {}, cite=True)
