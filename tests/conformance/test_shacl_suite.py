"""The W3C test suite of SHACL holds the two paths that validation takes.

The first is the default: data loaded by the engine, shapes loaded and held to the shapes of shapes,
the compiled engine with pySHACL for the shapes that it leaves, findings, the report in Turtle. The
second is the same with pySHACL for all shapes, over a copy of the data in rdflib.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from akkg.validation.holding import EngineChoice
from akkg.validation.shapes import SH
from tests.conformance.shacl_suite import Case, Comparison, Outcome, Suite
from tests.optional import ROOT, SHARED, need

FOLDER = SHARED / "w3c" / "data-shapes-test-suite" / "tests"
PAGE = ROOT / "docs" / "conformance.md"
COUNTS: Final = {"core": 98, "sparql": 22}
ENGINES: Final = (EngineChoice.COMPILED, EngineChoice.PYSHACL)
LEFT: Final = {
    "core/property/datatype-ill-formed": "the engine may keep byte as integer",
}
"""The tests with a shape that the compiled engine leaves to pySHACL, and its reason."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A test of the suite that goes another way.

    Attributes:
        outcome: The way.
        sign: A part of what is told of it.
        fault: Whose fault it is.
        reason: Why.
    """

    outcome: Outcome
    sign: str
    fault: str
    reason: str


BOTH: Final = {
    "core/path/path-strange-002": Deviation(
        Outcome.REFUSED,
        "a shape is ill-formed: ex:s1: sh:xone",
        "the suite's",
        "The path is a list and an inverse path in one, hence ill-formed. The shapes of shapes "
        "refuse it, as SHACL (section 3.4.2) asks for. W3C has since deleted the test for that "
        "reason (w3c/data-shapes, issue 124 and pull request 448).",
    ),
    "sparql/pre-binding/shapesGraph-001": Deviation(
        Outcome.REFUSED,
        "it asks for $currentShape, which is not supported",
        "none; it is an option",
        "An engine may do without `$shapesGraph` and `$currentShape` (SHACL, section 5.3.1), and "
        "pySHACL does. SHACL 1.2 has dropped them (w3c/data-shapes, issue 426).",
    ),
}
DEVIATIONS: Final = {
    EngineChoice.COMPILED: BOTH,
    EngineChoice.PYSHACL: BOTH
    | {
        "core/property/uniqueLang-002": Deviation(
            Outcome.OTHER_RESULTS,
            "too much ('<http://example.org/shacl-test/i>'",
            "pySHACL's",
            '`sh:uniqueLang "1"^^xsd:boolean` shall do nothing, since the standard names only '
            "`true` (w3c/data-shapes, issue 98). pySHACL goes by the value of the literal, which "
            "is the same.",
        ),
        "sparql/node/prefixes-001": Deviation(
            Outcome.REFUSED,
            "unknown namespace prefix : ex",
            "pySHACL's",
            "pySHACL reads the `sh:declare` of what `sh:prefixes` names, and does not go on along "
            "`owl:imports` (SHACL, section 5.2.1).",
        ),
    },
}


@cache
def suite() -> tuple[Suite, dict[str, Case]]:
    """The suite, and its cases by name; none where no copy lies beside the project."""
    read = Suite(FOLDER)
    cases = read.cases() if FOLDER.is_dir() else ()
    return read, {case.name: case for case in cases}


@cache
def compared(name: str, engine: EngineChoice) -> Comparison:
    """What came of a case with an engine."""
    read, cases = suite()
    return read.compare(cases[name], engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", sorted(suite()[1]) or ["all of the suite"])
def test_a_case_goes_as_the_suite_says_or_as_the_table_says(
    name: str, engine: EngineChoice
) -> None:
    """The results are the same, each as often, or differ in the way that the table gives."""
    need("w3c")
    found = compared(name, engine)
    deviation = DEVIATIONS[engine].get(name)
    assert (deviation.outcome if deviation else Outcome.SAME) is found.outcome, found.told
    assert deviation is None or deviation.sign in found.told
    if suite()[1][name].expected is None:  # it is not refused for another reason
        assert found.told.startswith("the query of ex:")


@pytest.mark.parametrize("name", sorted(suite()[1]) or ["all of the suite"])
def test_a_shape_is_left_to_pyshacl_only_where_the_table_says_so(name: str) -> None:
    """So that what passes by default passes by the compiled engine's own work."""
    need("w3c")
    reasons = (LEFT[name],) if name in LEFT else ()
    assert reasons == compared(name, EngineChoice.COMPILED).left


def test_the_suite_is_whole() -> None:
    """So many tests are in the manifests, and none of the table is of another suite."""
    need("w3c")
    cases = suite()[1]
    assert COUNTS == Counter(name.partition("/")[0] for name in cases)
    assert 7 == sum(case.expected is None for case in cases.values())
    assert 234 == sum(sum(case.expected.rows.values()) for case in cases.values() if case.expected)
    assert set(LEFT) <= set(cases)
    assert all(set(table) <= set(cases) for table in DEVIATIONS.values())


def names_of(name: str) -> str:
    """The engines with which a case deviates."""
    engines = [str(engine) for engine in ENGINES if name in DEVIATIONS[engine]]
    return "both" if len(engines) == len(ENGINES) else engines[0]


def table() -> Iterator[str]:
    """The rows of the page's table of deviations."""
    for name, deviation in DEVIATIONS[EngineChoice.PYSHACL].items():
        cells = (f"`{name}`", names_of(name), deviation.outcome, deviation.fault, deviation.reason)
        yield f"| {' | '.join(cells)} |"


def counts() -> Iterator[str]:
    """The rows of the page's table of counts."""
    for engine in ENGINES:
        for part, number in COUNTS.items():
            less = sum(name.startswith(part) for name in DEVIATIONS[engine])
            yield f"| {engine} | {part} | {number} | {number - less} | {less} |"


def test_the_page_gives_the_same_counts_and_deviations() -> None:
    """`docs/conformance.md` says of the suite what these tests hold."""
    assert set(DEVIATIONS[EngineChoice.COMPILED]) <= set(DEVIATIONS[EngineChoice.PYSHACL])
    page = PAGE.read_text("utf-8")
    section = page.partition("## SHACL")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    assert list(counts()) == [row for row in rows if re.match(r"\| (compiled|pyshacl) ", row)]
    assert list(table()) == [row for row in rows if re.match(r"\| `(core|sparql)/", row)]
    for name, reason in LEFT.items():
        assert f"`{name}` ({reason})" in section


MINI = f"""
@prefix sh: <{SH}> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix sht: <http://www.w3.org/ns/shacl-test#> .
@prefix e: <http://e.org/> .
e:s a sh:NodeShape ; sh:targetSubjectsOf e:p ; sh:property [ sh:path e:p ; sh:nodeKind sh:IRI ] .
e:s sh:property [ sh:path ( e:q [ sh:inversePath e:r ] ) ; sh:minCount 1 ; sh:message "none"@en ] .
e:a e:p 4.0 .
_:b e:p e:a ; e:q e:o .
e:x e:r e:o .
<mini> a sht:Validate ; mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ] ; mf:result REPORT .
"""
"""A suite of one case: `e:a` has a value that is no IRI, and none on the path; the blank node is
in order."""
FIRST = (
    "sh:result [ sh:focusNode e:a ; sh:resultPath e:p ; sh:value 4.0 ; sh:sourceShape [ "
    "sh:path e:p ; sh:nodeKind sh:IRI ] ; sh:resultSeverity sh:Violation ; "
    "sh:sourceConstraintComponent sh:NodeKindConstraintComponent ]"
)
SECOND = (
    "sh:result [ sh:focusNode e:a ; sh:resultPath ( e:q [ sh:inversePath e:r ] ) ; "
    "sh:sourceShape [ sh:path ( e:q [ sh:inversePath e:r ] ) ; sh:minCount 1 ; "
    'sh:message "none"@en ] ; sh:resultSeverity sh:Violation ; sh:resultMessage "none"@en ; '
    "sh:sourceConstraintComponent sh:MinCountConstraintComponent ]"
)


def compare(folder: Path, report: str, engine: EngineChoice) -> tuple[Outcome, str]:
    """Run the suite of one case with an expected report."""
    (folder / "manifest.ttl").write_text(
        "<> <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#include> <mini.ttl> .",
        "utf-8",
    )
    (folder / "mini.ttl").write_text(MINI.replace("REPORT", report), "utf-8")
    mini = Suite(folder)
    (case,) = mini.cases()
    found = mini.compare(case, engine)
    assert () == found.left
    return found.outcome, found.told


@pytest.mark.parametrize("engine", ENGINES)
def test_the_comparison_finds_an_expected_report_the_same(
    tmp_path: Path, engine: EngineChoice
) -> None:
    """Labels of blank nodes do not count, nor the order of results."""
    report = f"[ sh:conforms false ; {SECOND} ; {FIRST} ]"
    assert (Outcome.SAME, "") == compare(tmp_path, report, engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("sh:conforms false", "sh:conforms true", "conforms is False"),
        ("sh:focusNode e:a ; sh:resultPath e:p", "sh:focusNode e:b ; sh:resultPath e:p", "missing"),
        ("sh:focusNode e:a ; sh:resultPath e:p", "sh:focusNode _:b ; sh:resultPath e:p", "missing"),
        ("sh:resultPath e:p", "sh:resultPath [ sh:inversePath e:p ]", "missing"),
        ("sh:value 4.0", "sh:value 4.1", "missing"),
        ("; sh:value 4.0", "", "missing"),
        ("sh:NodeKindC", "sh:ClassC", "missing"),
        ("sh:Violation", "sh:Warning", "missing"),
        ("sh:sourceShape [ sh:path e:p ;", "sh:sourceShape [", "missing"),
        ("e:r ] ) ; sh:sourceShape", "e:s ] ) ; sh:sourceShape", "missing"),
        ('sh:resultMessage "none"', 'sh:resultMessage "some"', "no message"),
        (FIRST, f"{FIRST} ; {FIRST}", "missing"),
        (f"; {FIRST}", "", "too much"),
    ],
)
def test_the_comparison_finds_each_difference(
    tmp_path: Path, before: str, after: str, told: str, engine: EngineChoice
) -> None:
    """Of each thing that is compared, a change in the expected report is told."""
    report = f"[ sh:conforms false ; {SECOND} ; {FIRST} ]"
    assert before in report
    outcome, wrong = compare(tmp_path, report.replace(before, after), engine)
    assert Outcome.OTHER_RESULTS is outcome
    assert told in wrong


def test_the_form_of_a_literal_counts_with_pyshacl_and_its_value_with_the_compiled_engine(
    tmp_path: Path,
) -> None:
    """The engine gives 4.0 back as 4, so no other comparison is to be had."""
    report = f"[ sh:conforms false ; {SECOND} ; {FIRST} ]".replace("value 4.0", "value 4.00")
    assert Outcome.SAME is compare(tmp_path, report, EngineChoice.COMPILED)[0]
    assert Outcome.OTHER_RESULTS is compare(tmp_path, report, EngineChoice.PYSHACL)[0]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_comparison_tells_when_a_failure_does_not_happen(
    tmp_path: Path, engine: EngineChoice
) -> None:
    """A case that has to fail, and gives results, is not the same."""
    assert (Outcome.NOT_REFUSED, "2 results") == compare(tmp_path, "sht:Failure", engine)
