"""Every shape has an example that passes and one that fails as it says, and in no other way.

The examples are drafts that belong to a small world of their own (`tests/data/shapes/world.trig`).
A failing one lists in its head what is found, and marks the lines. All are looked at together,
since a thing occurs in one of them only; some, with AKKG_LONG=1 all, are also looked at alone.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from akkg.shacl.vocabulary import Term
from akkg.validation.finding import Finding, Report
from akkg.validation.shapes import SH
from akkg.validation.validating import examine
from akkg.validation.view import view
from tests.optional import ROOT
from tests.validation.examples import TABLE, expected, in_order, marked, named, required, told

FOLDER = ROOT / "tests" / "data" / "shapes"
WORLD = FOLDER / "world.trig"
FAILING = sorted(FOLDER.glob("*.fail.trig"))
PASSING = sorted(FOLDER.glob("*.pass.trig"))
NO_CONSTRAINT = {
    *("deactivated", "flags", "ignoredProperties", "message", "name", "path", "property"),
    *("severity", "targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf"),
    *("qualifiedMaxCount", "qualifiedMinCount"),
}


def found_in(*files: Path) -> Report:
    """What is found in some examples and the small world, without the project's graph."""
    return examine(view(ROOT, [WORLD, *files], alone=True), required())


@cache
def all_together() -> dict[str, list[Finding]]:
    """What is found in all failing examples, by the name of the file to mend first."""
    found = defaultdict(list)
    for finding in found_in(*FAILING).findings:
        name = Path(finding.places[0].file).name if finding.places else "nowhere"
        found[name].append(finding)
    return dict(found)


def sources() -> Iterator[str]:
    """The shapes that can be the source of a result: with a target, or the property of such."""
    for shapes in required().shapes:
        graph = shapes.graph
        seen: set[Term] = set()
        todo: set[Term] = {
            shape
            for name in graph.predicates()
            if name.startswith(f"{SH}target")
            for shape, _ in graph.pairs(name)
        }
        while todo:
            seen |= todo
            below = (graph.objects(shape, f"{SH}property") for shape in todo)
            todo = {each for some in below for each in some} - seen
        for shape in seen:
            used = graph.properties(shape)
            own = {name.removeprefix(SH) for name in used if name.startswith(SH)}
            if own - NO_CONSTRAINT:
                yield TABLE.shorten(str(shape.value)).removeprefix("shape:")


def test_every_shape_has_an_example_that_passes_and_one_that_fails() -> None:
    """And every example is one of a shape."""
    wanted = set(sources())
    assert len(wanted) > 200
    assert wanted == {path.name.partition(".")[0] for path in PASSING}
    assert wanted == {path.name.partition(".")[0] for path in FAILING}


def test_the_small_world_conforms() -> None:
    """What is found in an example is not the world's fault."""
    assert () == found_in(WORLD).findings


def test_in_the_examples_that_pass_nothing_is_found() -> None:
    """No violation, no warning, no remark."""
    assert [] == [
        (finding.message, *map(str, finding.places)) for finding in found_in(*PASSING).findings
    ]


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.name.partition(".")[0])
def test_in_an_example_that_fails_what_it_lists_is_found_and_nothing_else(path: Path) -> None:
    """Focus node, path, value, component, severity and shape."""
    found = all_together().get(path.name, [])
    own = path.name.partition(".")[0]
    assert in_order(expected(path, own)) == in_order([told(finding) for finding in found])
    assert found


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.name.partition(".")[0])
def test_the_lines_that_are_named_are_those_that_are_marked(path: Path) -> None:
    """Each line that is to be mended, and no other."""
    assert marked(path) == named(path, all_together().get(path.name, []))
    assert marked(path)


def test_nothing_is_found_elsewhere() -> None:
    """Neither in the small world nor in the ontology."""
    assert {path.name for path in FAILING} >= set(all_together())


def test_each_finding_has_a_message_in_words_and_a_remedy() -> None:
    """No message of the engine's own, which names constraints and not what is wrong."""
    for name, findings in all_together().items():
        for finding in findings:
            assert finding.message.endswith("."), (name, finding.message)
            assert finding.remedy, (name, finding.message)


ALL = [*FAILING, *PASSING]
SOME = ALL if os.environ.get("AKKG_LONG") else random.Random(2019).sample(ALL, 6)


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.name)
def test_an_example_alone_gives_what_it_gives_among_the_others(path: Path) -> None:
    """So that a finding is not owed to another example."""
    among = all_together().get(path.name, []) if path in FAILING else []
    assert in_order([told(each) for each in among]) == in_order(
        [told(each) for each in found_in(path).findings]
    )
