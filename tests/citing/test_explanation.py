"""Why a triple is in the dataset."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.building.rules import DERIVED, derive, load_rules
from akkg.citing.explanation import Claim, Explanation, Reason, explain, explain_all
from akkg.citing.premises import Statement
from akkg.dataset import Dataset, load
from akkg.errors import DataError
from akkg.prefixes import PrefixTable
from tests.conftest import MINI


@pytest.fixture(scope="module")
def small() -> Dataset:
    """The dataset of the small tree."""
    return load(MINI)


def named(dataset: Dataset, *curies: str) -> Statement:
    """A triple of CURIEs."""
    subject, predicate, object_ = (ox.NamedNode(dataset.prefixes.expand(curie)) for curie in curies)
    return subject, predicate, object_


def statement(quad: ox.Quad) -> Statement:
    """The triple of a quad; none of ours holds another triple."""
    subject, object_ = quad.subject, quad.object
    assert not isinstance(subject, ox.Triple)
    assert not isinstance(object_, ox.Triple)
    return subject, quad.predicate, object_


def shown(dataset: Dataset, reason: Reason) -> object:
    """A reason as nested text: a claim with its graphs, else the rule with its premises."""
    short = dataset.prefixes.shorten
    triple = " ".join(short(term.value).partition(":")[2] for term in reason.triple)
    if isinstance(reason, Claim):
        return triple, [short(graph) for graph in reason.graphs]
    return triple, reason.rule.name, [shown(dataset, premise) for premise in reason.premises]


def test_a_claim_is_its_own_reason(small: Dataset) -> None:
    """It names every graph that makes it."""
    reason = explain(small, *named(small, "ak:plan-b", "akkg:succeeds", "ak:plan-a"))
    assert ("plan-b succeeds plan-a", ["overview:p1", "overview:p2"]) == shown(small, reason)
    assert [reason] == list(reason.claims())


def test_a_chain_is_followed_to_its_claims(small: Dataset) -> None:
    """Rule by rule, with the reading among the claims at the end."""
    reason = explain(small, *named(small, "ak:plan-c", "akkg:succeedsTransitively", "ak:plan-a"))
    first = ("plan-c succeeds plan-b", ["editorial:c-succeeds-b"])
    second = ("plan-b succeeds plan-a", ["overview:p1", "overview:p2"])
    assert (
        "plan-c succeedsTransitively plan-a",
        "succession-chain",
        [
            ("plan-c succeedsTransitively plan-b", "succession", [first]),
            ("plan-b succeedsTransitively plan-a", "succession", [second]),
        ],
    ) == shown(small, reason)
    assert [first, second] == [shown(small, claim) for claim in reason.claims()]


def test_a_rule_that_denies_its_own_conclusion_can_be_explained(small: Dataset) -> None:
    """The date that it gave is there now; it was not when the rule ran."""
    [quad] = small.store.quads_for_pattern(None, None, None, ox.NamedNode(f"{DERIVED}meeting-date"))
    reason = explain(small, *statement(quad))
    assert isinstance(reason, Explanation)
    assert "meeting-date" == reason.rule.name
    assert [("overview:p1",), ("overview:p1",)] == [
        tuple(small.prefixes.shorten(graph) for graph in claim.graphs) for claim in reason.claims()
    ]


def test_a_computed_object_is_explained(small: Dataset) -> None:
    """A label is made by BIND, so it cannot be looked up before it is made again."""
    event = ox.NamedNode(small.prefixes.expand("ak:plan-a-signature"))
    label = ox.NamedNode(small.prefixes.expand("rdfs:label"))
    reason = explain(small, event, label, ox.Literal("signature of Plan A", language="en"))
    assert isinstance(reason, Explanation)
    assert 4 == len(reason.premises)
    assert isinstance(reason.premises[2], Explanation)  # the kind of the event follows too


@pytest.mark.parametrize("root", [MINI, None], ids=["small", "project"])
def test_every_derived_triple_has_an_explanation(root: Path | None) -> None:
    """Each rests on claims in the end, and its premises are what the rule's patterns say."""
    dataset = load(root)
    triples: list[Statement] = [
        statement(quad) for quad in dataset.store if str(quad.graph_name).startswith(f"<{DERIVED}")
    ]
    reasons = explain_all(dataset, triples)
    assert len(triples) == len(reasons) > 10
    for triple, reason in reasons.items():
        assert isinstance(reason, Explanation)
        assert triple == reason.triple
        assert list(reason.claims())
        assert len(reason.rule.text.patterns) == len(reason.premises)
        assert reason.rule.stratum >= max(
            (
                premise.rule.stratum
                for premise in reason.premises
                if isinstance(premise, Explanation)
            ),
            default=0,
        )


def test_one_by_one_and_all_at_once_are_the_same(small: Dataset) -> None:
    """The order of asking does not count."""
    triples: list[Statement] = [
        statement(quad)
        for quad in small.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    ]
    together = explain_all(small, triples)
    assert together == explain_all(small, reversed(triples))
    assert together == {triple: explain(small, *triple) for triple in triples}


def built(folder: Path, claims: str, **rules: str) -> Dataset:
    """A dataset from claims of one graph and the texts of rules below the prefix e:."""
    prologue = "PREFIX e: <http://e.org/>\n"
    (folder / "ontology" / "rules").mkdir(parents=True)
    for name, text in rules.items():
        path = folder / "ontology" / "rules" / f"{name[1:].replace('_', '-')}.rq"
        patterns = text.partition("WHERE {")[2].partition("FILTER")[0].rstrip("} ").split(" . ")
        evidence = "".join(f"#+   - {pattern.strip()}\n" for pattern in patterns)
        path.write_text(f"#+ title: x\n#+ evidence:\n{evidence}{prologue}{text}")
    store = ox.Store()
    for quad in ox.parse(f"{prologue}{claims}", format=ox.RdfFormat.TRIG):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    store.extend(derive(store, load_rules(folder)))
    return Dataset(store, PrefixTable({"e": "http://e.org/"}), folder)


def test_a_circle_of_premises_does_not_go_on_for_ever(tmp_path: Path) -> None:
    """Of what supports each other, that comes first which rests on a claim."""
    dataset = built(
        tmp_path,
        "e:g { e:a e:p e:b . e:b e:p e:a }",
        _10_there="CONSTRUCT { ?a e:q ?b } WHERE { ?a e:p ?b }",
        _10_on="CONSTRUCT { ?a e:q ?c } WHERE { ?a e:q ?b . ?b e:q ?c }",
    )
    reason = explain(dataset, *named(dataset, "e:a", "e:q", "e:a"))
    assert ["e:a e:p e:b", "e:b e:p e:a"] == [
        " ".join(dataset.prefixes.shorten(term.value) for term in claim.triple)
        for claim in reason.claims()
    ]


def test_of_several_ways_the_shortest_is_given(tmp_path: Path) -> None:
    """And of equally short ones the first by its text, in every run."""
    dataset = built(
        tmp_path,
        "e:g { e:a e:p e:m , e:n . e:m e:p e:z . e:n e:p e:z . e:l e:p e:z . e:a e:far e:l }",
        _10_far="CONSTRUCT { ?a e:p ?b } WHERE { ?a e:far ?b }",
        _20_two="CONSTRUCT { ?a e:two ?c } WHERE { ?a e:p ?b . ?b e:p ?c }",
    )
    reason = explain(dataset, *named(dataset, "e:a", "e:two", "e:z"))
    assert isinstance(reason, Explanation)
    assert [Claim, Claim] == [type(premise) for premise in reason.premises]
    assert "<http://e.org/m>" == str(reason.premises[0].triple[2])


def test_what_a_rule_denied_is_no_premise(tmp_path: Path) -> None:
    """Of two events that give one date, the one that the rule passed over is not named."""
    dataset = built(
        tmp_path,
        "e:g { e:i e:event e:a , e:b . e:a e:date e:d . e:b e:date e:d . e:a e:for e:party }",
        _10_start="CONSTRUCT { ?i e:start ?d } WHERE { ?i e:event ?e . ?e e:date ?d "
        "FILTER NOT EXISTS { ?e e:for ?p } }",
    )
    reason = explain(dataset, *named(dataset, "e:i", "e:start", "e:d"))
    assert isinstance(reason, Explanation)
    assert ["<http://e.org/b>"] * 2 == [
        str(reason.premises[0].triple[2]),
        str(reason.premises[1].triple[0]),
    ]


def test_a_triple_that_is_not_there_is_refused(small: Dataset) -> None:
    """There is nothing to explain."""
    with pytest.raises(
        DataError, match=r"not in the dataset: <.*plan-a> .*: check its three terms"
    ):
        explain(small, *named(small, "ak:plan-a", "akkg:succeeds", "ak:plan-b"))


def test_a_product_of_other_rules_is_told(tmp_path: Path) -> None:
    """A rule that has changed since does not give the triple any more."""
    dataset = built(
        tmp_path,
        "e:g { e:a e:p e:b }",
        _10_there="CONSTRUCT { ?a e:q ?b } WHERE { ?a e:p ?b }",
    )
    path = tmp_path / "ontology" / "rules" / "10-there.rq"
    path.write_text(path.read_text().replace("WHERE { ?a e:p", "WHERE { ?a e:r"))
    with pytest.raises(DataError, match=r"rule there does not give .*10-there\.rq\): build"):
        explain(dataset, *named(dataset, "e:a", "e:q", "e:b"))
    path.unlink()
    other = Dataset(dataset.store, dataset.prefixes, tmp_path)
    with pytest.raises(DataError, match="no rule is called there"):
        explain(other, *named(dataset, "e:a", "e:q", "e:b"))


def test_what_a_rule_has_made_itself_does_not_deny_its_premises(tmp_path: Path) -> None:
    """Of two meetings of one day either gives the event its date, which had none before."""
    dataset = built(
        tmp_path,
        "e:g { e:e e:at e:m , e:n . e:m e:date e:d . e:n e:date e:d }",
        _10_date="CONSTRUCT { ?e e:date ?d } WHERE { ?e e:at ?m . ?m e:date ?d "
        "FILTER NOT EXISTS { ?e e:date ?own } }",
    )
    reason = explain(dataset, *named(dataset, "e:e", "e:date", "e:d"))
    assert isinstance(reason, Explanation)
    assert "<http://e.org/m>" == str(reason.premises[0].triple[2])


def test_each_conclusion_of_a_rule_is_explained(tmp_path: Path) -> None:
    """A rule may have several."""
    dataset = built(
        tmp_path,
        "e:g { e:a e:p e:b }",
        _10_both="CONSTRUCT { ?a e:q ?b . ?b e:r ?a } WHERE { ?a e:p ?b }",
    )
    for triple in (("e:a", "e:q", "e:b"), ("e:b", "e:r", "e:a")):
        reason = explain(dataset, *named(dataset, *triple))
        assert isinstance(reason, Explanation)
        assert ["<http://e.org/a>"] == [str(each.triple[0]) for each in reason.premises]
