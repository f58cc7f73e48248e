"""Every term, thing, passage and graph that the sources use is declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.building.rules import load_rules
from akkg.building.sources import read_sources
from akkg.building.terms import check_terms
from akkg.errors import DataError
from akkg.location import data_root

CLAIMS = "graph/overview-2025/1-section.trig"


def check(tree: Path) -> None:
    """Check a tree with its rules."""
    check_terms(read_sources(tree), load_rules(tree))


def change(path: Path, old: str, new: str) -> None:
    """Change the one place where a text stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_sources_of_the_project_are_sound() -> None:
    """Nothing in them is undeclared."""
    check(data_root())


def test_the_small_tree_is_sound(tree: Path) -> None:
    """What the next tests change is all right before."""
    check(tree)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            CLAIMS,
            "akkg:hasEvent",
            "akkg:hasEvnt",
            r"akkg:hasEvnt is no known term \(.*trig:10\): did you mean akkg:hasEvent",
        ),
        (
            CLAIMS,
            "a akkg:Plan",
            "a akkg:Paln",
            r"akkg:Paln is no known term \(.*trig:10\): did you mean akkg:Plan",
        ),
        (
            CLAIMS,
            "ak:plan-a .",
            "ak:plan-aa .",
            r"ak:plan-aa is no known thing \(.*trig:12\): did you mean ak:plan-a",
        ),
        (
            CLAIMS,
            "ak:plan-a-signature .",
            "ak:plan-a-sinature .",
            r"ak:plan-a-sinature is no known thing .*ak:plan-a-signature",
        ),
        (
            CLAIMS,
            "a akkg:Meeting",
            "akkg:date <https://w3id.org/akkg/id/q>",
            r"ak:q is no known thing \(.*trig:9\)",
        ),
        (
            CLAIMS,
            "overview:p2 {",
            "overview:p3 {",
            r"overview:p3 is no known graph \(.*trig:15\): did you mean overview:p\d",
        ),
        (
            CLAIMS,
            '"2002"',
            '"2002-02-30"',
            r'"2002-02-30" has not the form .*trig:17\): write a date that exists',
        ),
        (
            "graph/sources.ttl",
            "akkg:number 2",
            "akkg:number 02",
            r'"02" has not the form .*sources\.ttl:12\): write digits',
        ),
        (
            "graph/editorial.trig",
            "para:p2",
            "para:p22",
            r"para:p22 is no known passage .*trig:10\): did you mean para:p2",
        ),
        (
            "graph/editorial.trig",
            "a akkg:EditorialReading ; ",
            "",
            r"editorial:c-succeeds-b is no known graph",
        ),
        (
            "graph/mappings.sssom.tsv",
            "ak:plan-a",
            "ak:plan-z",
            r"ak:plan-z is no known thing \(.*tsv:4\)",
        ),
        (
            "ontology/rules/20-succession.rq",
            "{ ?later akkg:succeeds ",
            "{ ?later akkg:suceeds ",
            r"akkg:suceeds is no known term \(.*20-succession\.rq:6\)",
        ),
        (
            "ontology/akkg.ttl",
            "akkg:number a owl:DatatypeProperty .",
            "",
            r"akkg:number is no known term \(.*sources\.ttl:11\)",
        ),
        (
            "graph/authority/things.ttl",
            'ak:plan-c skos:prefLabel "Plan C"@en .',
            "",
            r"ak:plan-c is no known thing",
        ),
    ],
)
def test_what_is_undeclared_is_told_with_near_names(
    file: str, old: str, new: str, message: str, tree: Path
) -> None:
    """The line is the first where the name stands."""
    change(tree / file, old, new)
    if file.endswith(".rq"):
        change(tree / file, "#+   - ?later akkg:succeeds", "#+   - ?later akkg:suceeds")
    with pytest.raises(DataError, match=message):
        check(tree)


def test_a_rule_keeps_to_the_prefixes_of_the_table(tree: Path) -> None:
    """Another namespace under a known name, or a name of its own, is told with its line."""
    path = tree / "ontology" / "rules" / "20-succession.rq"
    change(path, "ontology#>", "ontology/>")
    with pytest.raises(
        DataError, match=r"prefix akkg: is not that of the table .*succession\.rq:4\)"
    ):
        check(tree)
    change(path, "PREFIX akkg: <https://w3id.org/akkg/ontology/>", "PREFIX x: <http://x/>")
    with pytest.raises(DataError, match=r"prefix x: is not that of the table"):
        check(tree)


def test_an_event_needs_a_class_with_a_stem_and_no_handle(tree: Path) -> None:
    """The stem of a class above will do; a class without any will not."""
    change(
        tree / CLAIMS, "ak:plan-a-signature a akkg:Signature", "ak:plan-a-signature a akkg:Visit"
    )
    check(tree)
    change(tree / CLAIMS, "ak:plan-a-signature a akkg:Visit", "ak:plan-a-signature a akkg:Plan")
    with pytest.raises(DataError, match="ak:plan-a-signature is no known thing"):
        check(tree)


def test_a_property_of_another_vocabulary_must_be_spoken_of(tree: Path) -> None:
    """A slip in a borrowed term is no new term: it is told with its line and the near one."""
    change(tree / "graph" / "sources.ttl", "prov:wasDerivedFrom", "prov:wasDerivedForm")
    slip = r"prov:wasDerivedForm is no known property \(.*:\d+\): did you mean prov:wasDerivedFrom"
    with pytest.raises(DataError, match=slip):
        check(tree)


def test_the_class_of_a_thing_must_be_our_own(tree: Path) -> None:
    """A class of another vocabulary in the claims would escape every question about kinds."""
    change(tree / CLAIMS, "@prefix", "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n@prefix")
    change(tree / CLAIMS, "a akkg:Plan", "a owl:Thing")
    with pytest.raises(DataError, match=r"owl:Thing is no known class \(.*1-section\.trig"):
        check(tree)


def test_a_file_of_claims_that_is_lost_is_missed(tree: Path) -> None:
    """A product without a section is no product: the declared graph is named with its line."""
    (tree / CLAIMS).unlink()
    with pytest.raises(DataError, match=r"the graph overview:\S+ has no claims \(.*sources\.ttl:"):
        check(tree)


def test_a_statement_outside_a_graph_is_refused(tree: Path) -> None:
    """In a TriG file there is no default graph."""
    with (tree / "graph" / "editorial.trig").open("a", encoding="utf-8") as file:
        file.write("\nak:plan-c akkg:succeeds ak:plan-b .\n")
    with pytest.raises(
        DataError, match=r"a statement outside a named graph \(.*editorial\.trig:11\)"
    ):
        check(tree)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("ak:plan-b\tskos:exactMatch\t\tx", "object_id"),
        ("ak:plan-b\tskos:exactMatch\twd:Q2\t", "mapping_justification"),
    ],
)
def test_a_mapping_has_all_that_it_needs(row: str, column: str, tree: Path) -> None:
    """An empty cell is named with its line."""
    with (tree / "graph" / "mappings.sssom.tsv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    with pytest.raises(DataError, match=rf"{column} is empty \(.*mappings\.sssom\.tsv:5\)"):
        check(tree)
