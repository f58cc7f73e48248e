"""`akkg lineage`: what it prints, in which forms, and how it says no."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from akkg.cli import main

Captured = pytest.CaptureFixture[str]

AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"
FOCF = "ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF)"
TREE = f"""\
{AKCF}

before
├─ results from the merger of {FOCF}  [derived p35]
└─ results from the merger of {SCF}  [derived p35]
"""


pytestmark = pytest.mark.usefixtures("kg")


@pytest.mark.parametrize("name", [["AKCF"], ["ak:akcf"], ["asean-rok", "cooperation fund (akcf)"]])
def test_a_tree_is_drawn_of_a_thing_by_any_of_its_names(name: list[str], capsys: Captured) -> None:
    """Also in a pipe; several words need no quotes."""
    assert 0 == main(["lineage", *name])
    assert (TREE, "") == capsys.readouterr()


def test_notes_of_readings_stand_on_standard_error(capsys: Captured) -> None:
    """Each once."""
    assert 0 == main(["lineage", "AKTIG", "--direction", "before"])
    out, error = capsys.readouterr()
    assert out.endswith("[editorial p18]\n")
    [note] = error.splitlines()
    assert note.startswith("editorial: The paragraph tells of the framework agreement first")


def test_a_depth_that_cuts_something_off_says_so(capsys: Captured) -> None:
    """On standard error."""
    assert 0 == main(["lineage", "AKTIG", "--direction", "after", "--depth", "1"])
    out, error = capsys.readouterr()
    assert 5 == len(out.splitlines())
    assert "akkg: there are further steps, --depth 1 ends before\n" == error


def test_csv_has_a_row_a_step(capsys: Captured) -> None:
    """With what it rests on."""
    assert 0 == main(["lineage", "AKCF", "--format", "csv"])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert ["direction", "later", "relation", "earlier", "basis", "paragraphs"] == rows[0]
    assert ["before", AKCF, "results from the merger of", FOCF, "derived", "p35"] == rows[1]
    assert 3 == len(rows)


def test_json_has_iris_and_names(capsys: Captured, tmp_path: Path) -> None:
    """The name of the file tells the form."""
    file = tmp_path / "akcf.json"
    assert 0 == main(["lineage", "AKCF", "-o", str(file)])
    assert "" == capsys.readouterr().out
    found = json.loads(file.read_text())
    base = "https://w3id.org/akkg"
    assert {"iri": f"{base}/id/akcf", "name": AKCF} == found["thing"]
    assert (True, []) == (found["whole"], found["after"])
    assert {
        "later": {"iri": f"{base}/id/akcf", "name": AKCF},
        "relation": {
            "iri": f"{base}/ontology#resultsFromMergerOf",
            "name": "results from the merger of",
        },
        "earlier": {"iri": f"{base}/id/scf", "name": SCF},
        "basis": "derived",
        "paragraphs": ["p35"],
        "notes": [],
    } == found["before"][1]


def test_mermaid_is_a_flowchart(capsys: Captured) -> None:
    """A node a thing, an arrow a step."""
    assert 0 == main(["lineage", "AKCF", "--format", "mermaid"])
    step = '|"results from the merger of #91;derived p35#93;"|'
    assert (
        f"""\
flowchart RL
    n0["{AKCF}"]
    n1["{FOCF}"]
    n2["{SCF}"]
    style n0 stroke-width:3px
    n0 ==>{step} n1
    n0 ==>{step} n2
"""
        == capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("options", "way"), [([], "before or after"), (["--direction", "after"], "after")]
)
def test_a_thing_without_a_line_says_so(options: list[str], way: str, capsys: Captured) -> None:
    """It is no mistake to ask."""
    assert 0 == main(["lineage", "ak:tac", *options])
    out, error = capsys.readouterr()
    assert "Treaty of Amity and Cooperation in Southeast Asia (TAC)\n" == out
    assert f"akkg: the graph tells of nothing that came {way} it\n" == error


def test_colours_are_for_a_terminal_alone(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not even there where NO_COLOR is set."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["lineage", "AKCF"])
    assert capsys.readouterr().out.endswith(f"{SCF}  \x1b[34m[derived p35]\x1b[0m\n")
    monkeypatch.setenv("NO_COLOR", "1")
    main(["lineage", "AKCF"])
    assert TREE == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["xyzzyq"],
            "xyzzyq is not the name of a thing: say it as the document does, or give an IRI",
        ),
        (
            ["AKCF", "--direction", "afte"],
            "no direction is called afte: did you mean after?",
        ),
        (["AKCF", "--depth", "0"], "a depth of 0 shows nothing: give 1 or more"),
        (
            ["AKCF", "-o", "x.MD"],
            "no format is known by the ending .md (x.MD): say --format text, csv, json or mermaid",
        ),
    ],
)
def test_a_mistake_is_explained(arguments: list[str], words: str, capsys: Captured) -> None:
    """On standard error, with status 2."""
    assert 2 == main(["lineage", *arguments])
    assert ("", f"akkg: {words}\n") == capsys.readouterr()
