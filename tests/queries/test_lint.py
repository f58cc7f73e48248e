"""The lint: each rule has an example that breaks it and one that keeps it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from akkg.location import data_root
from akkg.prefixes import PrefixTable
from akkg.queries.catalogue import query_paths
from akkg.queries.lint.fault import Fault
from akkg.queries.lint.linting import RULES, lint_file
from akkg.queries.lint.vocabulary import Vocabulary, read_vocabulary
from tests.sample import DATA

FOLDER = DATA / "lint"
PLACES = {
    "choice-by-union": (26, 3),
    "date-arithmetic": (21, 8),
    "date-range": (24, 10),
    "default-misfit": (17, 10),
    "evidence-prefix": (5, 1),
    "failing-bind": (22, 35),
    "foreign-decorator": (3, 1),
    "foreign-prefix": (10, 8),
    "group-concat": (12, 15),
    "header": (3, 1),
    "integer-division": (12, 29),
    "keyword-case": (17, 10),
    "misspelt-evidence": (6, 1),
    "open-path": (14, 3),
    "optional-in-values": (16, 22),
    "optional-parameter-in-filter": (21, 18),
    "optional-parameter-without-pattern": (17, 10),
    "order-by-tagged": (18, 10),
    "order-missing": (12, 1),
    "order-not-total": (23, 1),
    "parameter-before-block": (20, 20),
    "parameter-class": (8, 1),
    "parameter-in-group": (23, 23),
    "parameter-in-minus": (22, 21),
    "parameter-in-subselect": (24, 22),
    "parameter-in-union": (21, 20),
    "select-star": (14, 12),
    "syntax": (15, 22),
    "test-empty": (8, 1),
    "test-parameter": (8, 1),
    "test-rows": (6, 1),
    "test-unchecked": (7, 1),
    "unconnected-evidence": (6, 1),
    "unsorted-prefix": (10, 8),
    "unused-parameter": (17, 10),
    "unused-prefix": (11, 8),
    "waiver": (12, 1),
}
"""Where each example breaks its rule, line and column, as counted by hand."""


@cache
def known() -> tuple[PrefixTable, Vocabulary]:
    return PrefixTable.load(data_root()), read_vocabulary(data_root())


def lint(path: Path) -> tuple[Fault, ...]:
    return lint_file(path, *known())


def test_each_rule_has_its_examples() -> None:
    """A rule without a failing and a passing example is not known to work."""
    assert {*RULES, "header", "syntax", "waiver"} == set(PLACES)
    assert sorted(f"{rule}.{kind}.rq" for rule in PLACES for kind in ("fail", "pass")) == sorted(
        path.name for path in FOLDER.iterdir()
    )


@pytest.mark.parametrize("rule", PLACES)
def test_an_example_breaks_its_rule_and_no_other(rule: str) -> None:
    """The one finding bears the rule's name and the place, and says what to do."""
    faults = lint(FOLDER / f"{rule}.fail.rq")
    assert [(rule, *PLACES[rule])] == [(one.rule, one.line, one.column) for one in faults]
    assert faults[0].what and faults[0].remedy


@pytest.mark.parametrize("rule", PLACES)
def test_an_example_that_keeps_the_rule_keeps_all(rule: str) -> None:
    """The mended query has no finding at all."""
    assert () == lint(FOLDER / f"{rule}.pass.rq")


@pytest.mark.parametrize("path", query_paths().values(), ids=query_paths())
def test_the_saved_queries_keep_all_rules(path: Path) -> None:
    """The catalogue has no finding."""
    assert [] == [str(fault) for fault in lint(path)]


@pytest.mark.parametrize(
    ("waiver", "what"),
    [
        ("# lint: order-missing:", "no reason is given to be let off order-missing"),
        ("# lint: order-mising: x", "no rule is called order-mising"),
        ("# lint: header: x", "no rule is called header"),
    ],
)
def test_a_waiver_names_a_rule_and_a_reason(waiver: str, what: str, tmp_path: Path) -> None:
    """Else it waives nothing, and is a finding itself."""
    text = (FOLDER / "order-missing.fail.rq").read_text("utf-8")
    path = tmp_path / "waived.rq"
    path.write_text(f"{text}{waiver}\n", "utf-8")
    last = text.count("\n") + 1
    assert [("order-missing", 12), ("waiver", last)] == [(one.rule, one.line) for one in lint(path)]
    assert what == lint(path)[-1].what


@pytest.mark.parametrize(
    ("curie", "what", "remedy"),
    [
        ("akkg:Sumit", "is none of the ontology", "did you mean Summit?"),
        ("akkg:Xyz", "is none of the ontology", "see ontology/akkg.ttl"),
        ("nope:Fund", "has no known prefix", "take one of ontology/prefixes.ttl"),
        ("Fund", "has no known prefix", "take one of ontology/prefixes.ttl"),
    ],
)
def test_the_class_of_a_parameter_is_looked_up(
    curie: str, what: str, remedy: str, tmp_path: Path
) -> None:
    """Both its prefix and its name are those of the project, and letter case counts."""
    text = (FOLDER / "parameter-class.pass.rq").read_text("utf-8")
    path = tmp_path / "own.rq"
    path.write_text(text.replace("class: akkg:Summit", f"class: {curie}"), "utf-8")
    (found,) = lint(path)
    assert ("parameter-class", 4) == (found.rule, found.line)
    assert f"{curie}, the class of parameter part, {what}" == found.what
    assert found.remedy.startswith(remedy)


def test_the_parse_and_the_text_have_the_same_groups(tmp_path: Path) -> None:
    """A finding in the last of many groups stands at its own brace, whatever came before it."""
    text = (FOLDER / "parameter-in-minus.fail.rq").read_text("utf-8")
    crowd = (
        "  VALUES (?a ?b) { (1 2) }\n  { ?thing akkg:kind ?k } UNION { { ?thing a ?k } }\n"
        "  OPTIONAL { ?thing ?p '} {' FILTER(EXISTS { ?thing a ?b }) }\n"
        "  GRAPH ?g { ?thing a ?a FILTER NOT EXISTS { {} } }\n  MINUS {"
    )
    path = tmp_path / "crowded.rq"
    path.write_text(text.replace("  MINUS {", crowd), "utf-8")
    (found,) = [fault for fault in lint(path) if fault.rule == "parameter-in-minus"]
    line, column = PLACES["parameter-in-minus"]
    assert (line + crowd.count("\n"), column) == (found.line, found.column)
