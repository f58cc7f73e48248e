"""What follows from the claims."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.building.build import compose
from akkg.building.rules import DERIVED, Rule, derive, load_rule, load_rules
from akkg.errors import DataError
from akkg.location import data_root
from akkg.prefixes import BASE
from tests.conftest import MINI
from tests.rdflib_rules import derive_with_rdflib, evidence_of

EX = "http://e.org/"


def written(folder: Path, **rules: str) -> tuple[Rule, ...]:
    """Write rules as `template => patterns FILTER …`; in their names `_` is a hyphen."""
    for name, text in rules.items():
        head, body = text.split("=>")
        patterns = body.partition("FILTER")[0].split(" . ")
        lines = "".join(f"#+   - {part.strip()}\n" for part in patterns if part.strip())
        path = folder / "ontology" / "rules" / f"{name[1:].replace('_', '-')}.rq"
        path.parent.mkdir(parents=True, exist_ok=True)
        query = f"PREFIX e: <{EX}>\nCONSTRUCT {{ {head} }} WHERE {{ {body} }}"
        path.write_text(f"#+ title: x\n#+ evidence:\n{lines}{query}")
    return load_rules(folder)


def facts(*triples: str) -> ox.Store:
    """A store of triples of local names."""
    store = ox.Store()
    for triple in triples:
        subject, predicate, object_ = (ox.NamedNode(EX + name) for name in triple.split())
        store.add(ox.Quad(subject, predicate, object_))
    return store


def derived(store: ox.Store, rules: Iterable[Rule]) -> list[str]:
    """What rules derive, as rule and local names, sorted."""
    lines = (str(quad).replace(">", "").replace("<", "").split() for quad in derive(store, rules))
    return sorted(
        f"{graph.removeprefix(DERIVED)}: {' '.join(part.removeprefix(EX) for part in triple)}"
        for *triple, graph in lines
    )


def test_rules_of_a_stratum_run_together_to_a_fixpoint(tmp_path: Path) -> None:
    """Two rules feed each other until nothing is new."""
    rules = written(
        tmp_path,
        _10_step="?a e:above ?b => ?a e:next ?b . ",
        _10_chain="?a e:above ?c => ?a e:above ?b . ?b e:next ?c",
    )
    found = derived(facts("a next b", "b next c", "c next d"), rules)
    assert [
        "chain: a above c",
        "chain: a above d",
        "chain: b above d",
        "step: a above b",
        "step: b above c",
        "step: c above d",
    ] == found


def test_a_negation_sees_what_an_earlier_stratum_completed(tmp_path: Path) -> None:
    """The default comes only where the earlier rule gives nothing."""
    rules = written(
        tmp_path,
        _10_own="?a e:date ?d => ?a e:own ?d",
        _20_inherited="?a e:date ?d => ?a e:at ?m . ?m e:own ?d FILTER NOT EXISTS { ?a e:date ?o }",
    )
    found = derived(facts("a own x", "a at m", "b at m", "m own y"), rules)
    assert ["inherited: b date y", "own: a date x", "own: m date y"] == found


def test_a_rule_that_denies_its_own_conclusion_runs_once_for_all(tmp_path: Path) -> None:
    """An event at two meetings gets both dates, and hands both on to what was done at itself."""
    rules = written(
        tmp_path,
        _10_date="?a e:date ?d => ?a e:at ?m . ?m e:date ?d FILTER NOT EXISTS { ?a e:date ?o }",
    )
    store = facts("a at m", "a at n", "m date x", "n date y", "b at a")
    assert [f"date: {event} date {day}" for event in "ab" for day in "xy"] == derived(store, rules)


def test_a_triple_belongs_to_the_first_rule_by_file_name(tmp_path: Path) -> None:
    """And one that is there already to none."""
    rules = written(
        tmp_path,
        _10_b="?a e:q ?b => ?a e:p ?b",
        _10_a="?a e:q ?b => ?a e:r ?b",
        _11_c="?a e:q ?b => ?b e:s ?a",
    )
    found = derived(facts("x p y", "x r y", "y s x", "u p v", "w p w", "w q w"), rules)
    assert ["a: x q y", "b: u q v"] == found


def test_the_small_tree_gives_what_it_should() -> None:
    """Chain, inherited date and label, each in the graph of its rule."""
    graphs = compose(MINI)
    names: dict[str, int] = {}
    for quad in graphs.derived:
        name = graphs.prefixes.shorten(quad.graph_name.value)  # type: ignore[union-attr]
        names[name] = names.get(name, 0) + 1
    assert {
        "derived:event-labels": 2,
        "derived:kind": 11,
        "derived:meeting-date": 1,
        "derived:succession": 2,
        "derived:succession-chain": 1,
    } == names


def test_the_order_of_the_facts_does_not_count() -> None:
    """The same triples in the same graphs, however the store was filled."""
    expected = set(compose(MINI).derived)
    rules = load_rules(MINI)
    for seed in range(5):
        quads = list(compose(MINI).asserted)
        random.Random(seed).shuffle(quads)
        store = ox.Store()
        for quad in quads:
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
        assert expected == set(derive(store, rules))
    assert len(expected) == 17


@pytest.mark.parametrize("root", [MINI, data_root()], ids=["small", "project"])
def test_rdflib_derives_the_same(root: Path) -> None:
    """An engine with nothing in common gives the same triples in the same graphs."""
    graphs = compose(root)
    expected = {str(quad) for quad in graphs.derived}
    assert expected
    assert expected == derive_with_rdflib(graphs.asserted, load_rules(root))


@pytest.mark.parametrize("rule", load_rules(data_root()), ids=lambda rule: rule.name)
def test_evidence_is_the_premises(rule: Rule) -> None:
    """Another parser of SPARQL finds the triple patterns that the header names, and no path."""
    assert evidence_of(rule) == set(rule.text.patterns)


def test_a_rule_has_a_graph_and_a_title() -> None:
    """Both come from its file."""
    rule = load_rule(MINI, "succession")
    assert f"{BASE}graph/derived/succession" == rule.graph
    assert "A succession is one in any number of steps" == rule.title
    assert 20 == rule.stratum


@pytest.mark.parametrize(
    ("name", "header", "message"),
    [
        (
            "10-x",
            "#+ title: x\n#+ evidence:\n#+   - ?a e:p ?b\n#+   - ?b e:p ?c\n",
            r"`\?b e:p \?c` is no premise of the rule",
        ),
        (
            "10-x",
            "#+ title: x\n#+ evidence:\n#+   - ?a e:q ?b\n",
            r"`\?a e:p \?b` is not among the evidence|no premise",
        ),
        ("10-x", "#+ title: x\n", "header needs title and evidence"),
        ("10-x", "#+ evidence:\n#+   - ?a e:p ?b\n", "header needs title and evidence"),
        (
            "10-x",
            "#+ title: x\n#+ evidnce: [?a e:p ?b]\n",
            "unknown key evidnce .*: did you mean evidence",
        ),
        ("10-x", "", "the header is missing"),
        ("x", "#+ title: x\n#+ evidence:\n#+   - ?a e:p ?b\n", "two digits and words with hyphens"),
        (
            "10-X_y",
            "#+ title: x\n#+ evidence:\n#+   - ?a e:p ?b\n",
            "two digits and words with hyphens",
        ),
        (
            "40-kind",
            "#+ title: x\n#+ evidence:\n#+   - ?a e:p ?b\n",
            r"two rules are called kind .*40-kind.*: rename",
        ),
    ],
)
def test_a_rule_file_that_is_not_right_is_refused(
    name: str, header: str, message: str, tree: Path
) -> None:
    """Name and header are held to their form."""
    text = f"{header}PREFIX e: <{EX}>\nCONSTRUCT {{ ?a e:q ?b }} WHERE {{ ?a e:p ?b }}"
    (tree / "ontology" / "rules" / f"{name}.rq").write_text(text)
    with pytest.raises(DataError, match=message):
        load_rules(tree)


def test_a_rule_that_the_engine_refuses_is_named(tmp_path: Path) -> None:
    """An unknown function is no error of reading."""
    rules = written(tmp_path, _10_x="?a e:q ?b => ?a e:p ?b FILTER(NOSUCH(?a))")
    with pytest.raises(DataError, match=r"the rule cannot be run, .*10-x\.rq\): mend its query"):
        derive(facts("a p b"), rules)


def test_an_unknown_rule_is_refused() -> None:
    """A product may be older than the rules."""
    with pytest.raises(DataError, match="no rule is called nothing"):
        load_rule(MINI, "nothing")
