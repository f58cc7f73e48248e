"""`akkg validate` says what is wrong, where, and what to do; its exit status says whether."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from akkg.cli import main
from tests.optional import ROOT

WORLD = ROOT / "tests" / "data" / "shapes" / "world.trig"
PREFIXES = """@prefix ak: <https://w3id.org/akkg/id/> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix overview: <https://w3id.org/akkg/graph/overview-2025/> .
"""
WRONG = f"""{PREFIXES}
overview:p50 {{
    ak:world-agreement-signature
        akkg:by ak:world-citty ;
    .
}}
"""
ODD = f"""{PREFIXES}
overview:p50 {{
    ak:world-fund-b
        akkg:hasEvent ak:world-late-launch ;
    .

    ak:world-late-launch
        a akkg:Launch ;
        akkg:date "1990"^^edtf:EDTF ;
    .
}}
"""


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A draft with a thing that nobody knows, in the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.trig").write_text(WRONG)
    return "draft.trig"


def alone(*arguments: str) -> int:
    """Run the command on drafts in the small world."""
    return main(["validate", "--alone", str(WORLD), *arguments])


def test_the_graph_of_the_project_conforms_without_a_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The summary stands on the last line; nothing goes to standard error."""
    assert 0 == main(["validate", "--strict"])
    printed = capsys.readouterr()
    assert printed.out.startswith("conforms: 6,5") and printed.out.endswith(" checks\n")
    assert "" == printed.err


def test_a_wrong_draft_is_told_with_line_and_remedy(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is 1."""
    assert 1 == alone(wrong)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("draft.trig:8: violation: ")
    assert "    do: did you mean ak:world-city?" in "\n".join(lines)
    assert lines[-1].startswith(("1 violation", "2 violations", "3 violations"))


def test_a_draft_is_held_against_the_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An ordinal that a meeting of the project's graph has already is found."""
    draft = tmp_path / "draft.trig"
    draft.write_text(f"{PREFIXES} overview:p10 {{ ak:summit-24 akkg:ordinal 23 . }}")
    assert 1 == main(["validate", str(draft)])
    printed = capsys.readouterr().out
    assert f"{draft}:5: violation" in printed
    assert "ak:summit-24" in printed


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        ("json", '"version": 1'),
        ("turtle", "a sh:ValidationReport"),
        ("junit", "<testsuite"),
        ("sarif", '"version": "2.1.0"'),
        ("github", "::error file=draft.trig,line=8"),
        ("text", "draft.trig:8"),
    ],
)
def test_the_report_comes_in_each_form(
    form: str, mark: str, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard output, or in a file."""
    assert 1 == alone(wrong, "--format", form)
    printed = capsys.readouterr().out
    assert mark in printed
    assert 1 == alone(wrong, "--format", form, "--output", "report")
    assert printed == Path("report").read_text(encoding="utf-8")
    assert "" == capsys.readouterr().out


def test_json_says_all_that_text_says(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    """For a program, with the file and line of each finding."""
    assert 1 == alone(wrong, "--format", "json")
    document = json.loads(capsys.readouterr().out)
    assert document["conforms"] is False
    places = [place for finding in document["findings"] for place in finding["places"]]
    assert {"file": "draft.trig", "line": 8} in places


def test_a_warning_is_no_reason_to_fail_but_where_one_asks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The slug of the act does not begin with that of its fund."""
    draft = tmp_path / "draft.trig"
    draft.write_text(ODD)
    assert 0 == alone(str(draft))
    assert "1 warning" in capsys.readouterr().out.splitlines()[-1]
    assert 1 == alone(str(draft), "--strict")


def test_other_shapes_take_the_place_of_the_projects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are applied to what is built, in which superclasses are."""
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
<urn:s> a sh:NodeShape ; sh:targetClass akkg:Event ; sh:class akkg:Meeting ;
    sh:message "no meeting"@en .
"""
    )
    assert 1 == alone("--shapes", str(shapes))
    printed = capsys.readouterr().out
    assert "no meeting" in printed
    assert printed.endswith("1 shape, 0 checks\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--alone"], "--alone needs a file to look at"),
        (["no-such.trig"], "cannot be read, no such file or directory (no-such.trig)"),
        (["empty.trig"], "holds no statement (empty.trig)"),
        (["draft.txt"], "the ending of the name tells no format (draft.txt)"),
        (["--shapes", "none"], "cannot be read, no such file or directory (none)"),
        (["--shapes", "empty"], "no shapes (empty): name a Turtle file"),
        (["--shapes", "broken.ttl"], "the shapes cannot be read"),
        (["--root", "empty"], "cannot be read, no such file"),
        (["--format", "yaml"], "invalid choice: 'yaml'"),
        (["--engine", "jena"], "invalid choice: 'jena'"),
        (["--store", "empty"], "empty"),
        (["--store", "empty", "broken.ttl"], "a store is validated as it is"),
        (["--store", "empty", "--watch"], "only files can be watched"),
        (["--watch", "--engine", "both"], "only files can be watched"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit status is 2, and no report is given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.ttl").write_text("<urn:a> a")
    (tmp_path / "empty.trig").write_text("# nothing yet")
    assert 2 == main(["validate", *arguments])
    printed = capsys.readouterr()
    assert "" == printed.out
    assert message in printed.err
    assert 1 == printed.err.count("\n")


def test_two_engines_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where they agree nothing more is said; what one had to leave to the other is named."""
    shapes = tmp_path / "mine.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix akkg: <https://w3id.org/akkg/ontology#> .
<urn:s> a sh:NodeShape ; sh:targetClass akkg:Event ; sh:class akkg:Meeting .
<urn:t> a sh:NodeShape ; sh:targetClass akkg:Event ; sh:pattern "(x)\\\\1" .
"""
    )
    told = {}
    for engine in ("compiled", "pyshacl", "both"):
        assert 1 == alone("--shapes", str(shapes), "--engine", engine)
        printed = capsys.readouterr()
        told[engine] = printed.out.splitlines()[-1]
        left = "akkg: urn:t was left to pySHACL: the engine cannot read the regular expression"
        assert printed.err.startswith("" if engine == "pyshacl" else left)
        assert 1 >= printed.err.count("\n")
    assert 1 == len(set(told.values()))
    assert told["both"].startswith("19 violations")


def test_a_store_on_disk_is_validated_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The product conforms."""
    assert 0 == main(["store", "load", "--store", str(tmp_path / "store")])
    capsys.readouterr()
    assert 0 == main(["validate", "--strict", "--store", str(tmp_path / "store")])
    assert capsys.readouterr().out.startswith("conforms: 6,")


def test_a_watch_tells_of_each_change_until_it_is_ended(wrong: str, tmp_path: Path) -> None:
    """What is mended is gone from the next report; a file that cannot be read is told once."""
    command = [sys.executable, "-m", "akkg", "validate", "--watch", "--alone", str(WORLD), wrong]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        reports = iter(process.stdout.readline, "")
        assert any("2 violations" in line for line in reports)
        draft = tmp_path / wrong
        draft.write_text(WRONG.replace("world-citty", "world-body"))
        told = iter(process.stderr.readline, "")
        assert any("a file has changed; looked at again in" in line for line in told)
        assert any("conforms" in line for line in reports)
        draft.write_text("oops")
        assert any("draft.trig:1" in line for line in told)
        draft.write_text(WRONG)
        assert any("a file has changed" in line for line in told)
        assert any("2 violations" in line for line in reports)
        process.send_signal(signal.SIGTERM)
        assert -signal.SIGTERM == process.wait(timeout=20)
        assert "Traceback" not in "".join(told)
