"""Checks tell what files say from what rules say, and each fault once, whatever the graphs are."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.engines.embedded import Embedded
from akkg.validation.checks import Hit, load_checks, run_checks
from akkg.validation.view import view
from tests.optional import ROOT
from tests.validation.examples import TABLE

CHECKS = {check.name: check for check in load_checks(ROOT)}
EXAMPLES = ROOT / "tests" / "data" / "checks"


@pytest.mark.parametrize("name", CHECKS)
def test_graphs_of_rules_change_nothing(name: str) -> None:
    """What follows by rule is no statement of a file, whether it stands in graphs or not."""
    seen = view(ROOT, [EXAMPLES / f"{name}.fail.trig"], alone=not CHECKS[name].whole)
    found = [
        list(run_checks(each.engine, [CHECKS[name]], TABLE, whole=True))
        for each in (seen.dataset, seen.explained)
    ]
    assert found[0] == found[1] != []


def hits(name: str, trig: str) -> list[Hit]:
    """What a check finds in statements, with their triples merged and prefixes of the table."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in TABLE.items())
    store = ox.Store()
    for quad in ox.parse(head + trig, format=ox.RdfFormat.TRIG):
        store.extend([quad, ox.Quad(*quad.triple)])
    return list(run_checks(Embedded(store), [CHECKS[name]], TABLE, whole=True))


BOTH = {
    "dangling-graph": "overview:p77",
    "dangling-passage": "para:p77",
    "dangling-thing": "ak:nobody",
}


@pytest.mark.parametrize(("name", "what"), BOTH.items())
def test_what_is_described_is_at_fault_and_not_what_leads_to_it(name: str, what: str) -> None:
    """A name of which something is said, though not what it is, is one finding: its own."""
    found = hits(name, f"overview:p1 {{ {what} akkg:number 1 . ak:user akkg:follows {what} . }}")
    expected = TABLE.expand(what)
    assert [expected] == [h.finding.focus.value for h in found if expected in str(h)]


def test_hidden_characters_of_coverage_are_left_out() -> None:
    """They are told of by the line of the table."""
    text = 'graph:coverage { para:p1 skos:editorialNote "a\u200bb" . }'
    assert [] == hits("hidden-character", text)


def test_a_passage_that_no_graph_speaks_of_is_in_none() -> None:
    """Only the merged graph of a store may know it."""
    store = ox.Store()
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for name, of in (("para:p1", "akkg:Passage"), ("overview:p1", "akkg:ClaimsGraph")):
        store.add(ox.Quad(ox.NamedNode(TABLE.expand(name)), kind, ox.NamedNode(TABLE.expand(of))))
    check = CHECKS["passage-in-another-graph"]
    assert [] == list(run_checks(Embedded(store), [check], TABLE, whole=True))


DERIVED = {
    "hidden-character": 'derived:labels { ak:a rdfs:label "a\u200b"@en . }',
    "unknown-property": "derived:labels { ak:a schema:nothing ak:b . }",
    "unknown-class": "derived:types { ak:a a schema:Nothing . }",
    "metadata-outside-provenance": "derived:types { para:p1 a akkg:Passage . }",
    "unsourced-graph": "derived:types { ak:a a akkg:Meeting . }",
    "unknown-term": "derived:types { ak:a akkg:nothing ak:b . }",
}


@pytest.mark.parametrize(("name", "trig"), DERIVED.items(), ids=DERIVED)
def test_what_only_a_rule_says_is_nobodys_fault(name: str, trig: str) -> None:
    """What it rests on is looked at, where that stands."""
    derived = "@prefix derived: <https://w3id.org/akkg/graph/derived/> .\n"
    assert [] == hits(name, derived + trig)
    assert [] != hits(name, "@prefix derived: <https://w3id.org/akkg/graph/> .\n" + trig)


def test_a_thing_of_which_only_rules_say_something_is_named_by_what_leads_to_it() -> None:
    """Since no file says anything of it."""
    derived = "@prefix derived: <https://w3id.org/akkg/graph/derived/> .\n"
    trig = (
        "overview:p1 { ak:user akkg:follows ak:nobody . } derived:x { ak:nobody akkg:number 1 . }"
    )
    found = hits("dangling-thing", derived + trig)
    nobody = TABLE.expand("ak:nobody")
    named = [h for h in found if str(h.finding.value) == f"<{nobody}>"]
    assert [TABLE.expand("ak:user")] == [h.finding.focus.value for h in named]


CUBE = """
overview:p1 {
    ak:set qb:structure ak:s . ak:s qb:component ak:c1 , ak:c2 , ak:c3 .
    ak:c1 qb:dimension ak:d1 . ak:c2 qb:dimension ak:d2 . ak:c3 qb:dimension ak:d3 .
    ak:o1 a qb:Observation ; qb:dataSet ak:set ; ak:d1 1 ; ak:d3 3 %s .
    ak:o2 a qb:Observation ; qb:dataSet ak:set ; ak:d1 1 ; ak:d3 3 %s .
}
"""


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [("; ak:d2 2", "; ak:d2 2", 1), ("; ak:d2 2", "; ak:d2 4", 0), ("", "", 0)],
    ids=["all alike", "between the first and the last", "one is lacking"],
)
def test_observations_are_alike_in_all_dimensions(one: str, two: str, count: int) -> None:
    """Two of which the same is known in each dimension are one too many."""
    assert count == len(hits("cube-duplicate-observation", CUBE % (one, two)))
