"""Every fault gives the findings that it foretells, and no others, whatever engine looks.

The kinds of fault are put into a small world together, where none touches what another touches.
With AKKG_LONG=1 each kind is also made alone, in a world of one partnership.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest

from akkg.validation.finding import Report
from akkg.validation.holding import EngineChoice
from akkg.validation.validating import examine
from akkg.validation.view import view
from bench.faults import all_kinds, differences, faulty_world, inject, read_expected
from bench.faults.__main__ import main
from bench.faults.fault import Expected
from bench.faults.injecting import claims_of, spoil
from bench.faults.packing import Packed, pack
from bench.worlds import Partnership, commons, lines, partnership, region_of
from tests.optional import ROOT
from tests.validation.examples import required

SEED = 1
AMONG = 150
"""Partnerships to choose from; in so many there is something to spoil for every kind."""

SHACL = "http://www.w3.org/ns/shacl#"
NO_CONSTRAINT = {
    *("declare", "ignoredProperties", "inversePath", "message", "namespace", "path", "prefix"),
    *("prefixes", "qualifiedValueShape", "select", "severity", "targetClass", "targetNode"),
    *("targetObjectsOf", "targetSubjectsOf"),
}


@cache
def partnerships() -> tuple[Partnership, ...]:
    """The partnerships to choose from."""
    return tuple(partnership(SEED, index) for index in range(AMONG))


@cache
def packed() -> tuple[Packed, ...]:
    """All faults, in as few partnerships as can be."""
    return tuple(pack(partnerships(), all_kinds(), SEED))


@cache
def expected() -> tuple[Expected, ...]:
    """What must be found because of all faults."""
    return tuple(found for each in packed() for found in each.expected)


@cache
def report(engine: EngineChoice) -> Report:
    """What is found in the world of all faults."""
    return looked_at([each.partnership for each in packed()], engine)


def looked_at(some: Iterable[Partnership], engine: EngineChoice) -> Report:
    """What is found in some partnerships and in what they share, without the project's graph."""
    parts = list(some)
    regions = sorted({region_of(part.index) for part in parts})
    statements = [
        *commons(SEED, None),
        *(each for region in regions for each in commons(SEED, region)),
        *(each for part in parts for each in part.statements),
    ]
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "world.nq"
        draft.write_text(lines(statements), "utf-8")
        return examine(view(ROOT, [draft], alone=True), required(), engine)


def test_there_are_many_kinds() -> None:
    """Each has a name of its own and says in a sentence what it does."""
    kinds = all_kinds()
    assert 60 < len(kinds) == len({kind.name for kind in kinds})
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", kind.name) for kind in kinds)
    assert all(kind.says[0].isupper() and kind.says.endswith(".") for kind in kinds)


def test_every_kind_is_made() -> None:
    """No kind is left out of the world in which all are looked at."""
    made = [name for each in packed() for name in each.faults]
    assert sorted(kind.name for kind in all_kinds()) == sorted(made)


@pytest.mark.parametrize("engine", [EngineChoice.COMPILED, EngineChoice.PYSHACL])
def test_faults_give_what_they_foretell(engine: EngineChoice) -> None:
    """Neither less nor more, be it the engine of the product or the reference engine."""
    assert len(expected()) >= len(all_kinds())
    assert [] == differences(expected(), report(engine))


@pytest.mark.skipif("AKKG_LONG" not in os.environ, reason="minutes: set AKKG_LONG=1")
def test_a_fault_alone_gives_what_it_foretells() -> None:
    """In the first partnership that has something to spoil, by the reference engine."""
    told = {}
    for kind in all_kinds():
        made = ((one, spoil(claims_of(one), kind, SEED)) for one in partnerships())
        one, edit = next((one, edit) for one, edit in made if edit is not None)
        spoilt = replace(one, statements=edit.applied(one.statements))
        told[kind.name] = differences(edit.expected, looked_at([spoilt], EngineChoice.PYSHACL))
    assert {} == {name: lines for name, lines in told.items() if lines}


@pytest.mark.parametrize("field", sorted(Expected.__dataclass_fields__))
def test_a_finding_that_is_written_down_wrong_is_noticed(field: str) -> None:
    """Whichever part of it is wrong: one is missing then, and one is too many."""
    first, *others = expected()
    wrong = replace(first, **{field: "something else"})
    told = differences([wrong, *others], report(EngineChoice.COMPILED))
    assert ["not found", "not expected"] == [line.partition(":")[0] for line in told]


def test_a_finding_that_is_written_down_twice_is_noticed() -> None:
    """Findings are counted."""
    twice = [*expected(), expected()[0]]
    [told] = differences(twice, report(EngineChoice.COMPILED))
    assert told.startswith("not found: ")


def test_edits_change_what_is_there() -> None:
    """They take away what is stated, put there what is not, and foretell something."""
    edits = 0
    for one in partnerships()[:30]:
        claims, stated = claims_of(one), set(one.statements)
        for kind in all_kinds():
            if edit := spoil(claims, kind, SEED):
                edits += 1
                assert edit.removed <= stated, kind.name
                assert not edit.added & stated or kind.name == "number-in-claims", kind.name
                assert edit.expected, kind.name
    assert edits > 1000


def shapes() -> dict[str, set[str]]:
    """The shapes and their parts by the file that they are in, such as `built/order.ttl`."""
    folder = ROOT / "ontology" / "shapes"
    return {
        str(path.relative_to(folder)): {
            quad.subject.value
            for quad in ox.parse(path=path)
            if isinstance(quad.subject, ox.NamedNode)
        }
        for path in folder.glob("*/*.ttl")
    }


def test_all_files_of_shapes_are_tried() -> None:
    """Of each file there is a shape that some fault does not meet."""
    found = {each.shape for each in expected()}
    tried = {file for file, named in shapes().items() if named & found}
    assert set(shapes()) - {"built/prefixes.ttl"} == tried


def test_most_shapes_are_tried() -> None:
    """More than four fifths of those that can find anything."""
    named = {
        quad.subject.value
        for path in (ROOT / "ontology" / "shapes").glob("*/*.ttl")
        for quad in ox.parse(path=path)
        if str(quad.object) in {f"<{SHACL}NodeShape>", f"<{SHACL}PropertyShape>"}
    }
    tried = named & {each.shape for each in expected()}
    assert len(named) > 300
    assert len(tried) > 0.8 * len(named)


def test_all_constraint_components_are_tried() -> None:
    """That the shapes use, by themselves or inside of another one."""
    used = {
        quad.predicate.value.removeprefix(SHACL)
        for path in (ROOT / "ontology" / "shapes").glob("*/*.ttl")
        for quad in ox.parse(path=path)
        if quad.predicate.value.startswith(SHACL)
    } - NO_CONSTRAINT
    wanted = {"SPARQL" if name == "sparql" else name[0].upper() + name[1:] for name in used}
    found = {each.component.removeprefix(SHACL) for each in expected()}
    tried = {name.removesuffix("ConstraintComponent") for name in found}
    tried |= {name for kind in all_kinds() for name in kind.within}
    assert len(wanted) > 20
    assert set() == wanted - tried


def test_all_checks_of_drafts_are_tried() -> None:
    """All but those that make sense only over a whole graph."""
    names = {path.stem for path in (ROOT / "queries" / "checks").glob("*.rq")}
    tried = {each.shape.rpartition("/check/")[2] for each in expected() if "/check/" in each.shape}
    assert {"term-without-passage", "unused-term"} == names - tried


def test_a_world_has_the_same_faults_each_time() -> None:
    """By one seed; another one makes others, and a longer world begins in the same way."""
    parts = list(faulty_world(SEED, 30, rate=0.5))
    assert parts == list(faulty_world(SEED, 30, rate=0.5))
    assert parts == list(faulty_world(SEED, 40, rate=0.5))[: len(parts)]
    assert [part.fault for part in parts] != [part.fault for part in faulty_world(2, 30, rate=0.5)]


def test_the_rate_is_kept() -> None:
    """Of a hundred partnerships one has a fault, where no rate is asked for."""
    faults = [part.fault for part in inject(partnerships()[:100])]
    assert 1 == sum(map(bool, faults))
    assert 25 == sum(bool(part.fault) for part in inject(partnerships()[:100], rate=0.25))


def test_other_partnerships_are_left_alone() -> None:
    """They state what they would state in a world without faults."""
    for one, part in zip(partnerships()[:50], inject(partnerships()[:50], rate=0.5), strict=True):
        assert bool(part.fault) == (one.statements != part.statements) == bool(part.expected)


def test_each_kind_has_its_turn() -> None:
    """In a world that is big enough each is made once before one is made for the third time."""
    kinds = all_kinds()
    parts = inject((partnership(SEED, index) for index in range(len(kinds) + 80)), rate=1)
    made = [part.fault for part in parts]
    assert {kind.name for kind in kinds} == set(made)
    assert max(map(made.count, made)) <= 2


@pytest.mark.parametrize("rate", [-0.1, 1.1])
def test_a_rate_is_a_share(rate: float) -> None:
    """What is less than nothing or more than all is refused."""
    with pytest.raises(ValueError, match="from 0 to 1"):
        next(inject(partnerships(), rate=rate))


def test_the_command_writes_a_world_and_what_must_be_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it writes is found in what it writes."""
    world, findings = tmp_path / "world.nq", tmp_path / "world.jsonl"
    asked = ["--partnerships", "16", "--rate", "0.5", "--seed", "3"]
    assert 0 == main([*asked, "-o", str(world), "--expected", str(findings)])
    assert "8 faults" in capsys.readouterr().err
    wanted = list(read_expected(findings))
    assert len(wanted) >= 8
    found = examine(view(ROOT, [world], alone=True), required())
    assert [] == differences(wanted, found)


def test_the_command_lists_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each: its name, and what it does."""
    assert 0 == main(["--list"])
    told = capsys.readouterr().out.splitlines()
    assert [f"{kind.name}\t{kind.says}" for kind in all_kinds()] == told


def test_the_command_wants_to_know_where_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are needed, so that no world is without what must be found in it."""
    with pytest.raises(SystemExit) as stopped:
        main(["-o", "world.nq"])
    assert 2 == stopped.value.code
    assert "--expected" in capsys.readouterr().err
