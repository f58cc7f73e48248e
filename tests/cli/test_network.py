"""`akkg network`: figures and ways, in which forms, and how it says no."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.networks.meanings import MEANINGS

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("kg")

AKCF = "ASEAN-ROK Cooperation Fund (AKCF)"
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"


def figures(capsys: Captured, *options: str) -> dict[str, dict[str, str]]:
    """The figures as a pipe gets them: by figure and what it is of."""
    assert 0 == main(["network", "stats", *options])
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO(capsys.readouterr().out)):
        found.setdefault(row["figure"], {})[row["of"]] = row["value"]
    return found


def test_a_pipe_gets_csv_of_the_backbone(capsys: Captured) -> None:
    """Each figure has rows; shares have four digits."""
    found = figures(capsys)
    assert set(MEANINGS) == set(found)
    assert {"meetings", "instruments", "plans", "funds", "actors", "statuses and relations"} == set(
        found["families"]
    )
    assert "4" == found["families"]["funds"]
    assert "ASEAN" == next(iter(found["degree"]))
    assert 6 == len(found["density"][""])


def test_more_can_be_looked_at_or_less(capsys: Captured) -> None:
    """The whole, what lies around a thing, kinds, and a span of time."""
    whole = int(figures(capsys, "--all")["things"][""])
    backbone = int(figures(capsys)["things"][""])
    assert whole > 200 > backbone > 100
    assert "5" == figures(capsys, "--about", "AKCF")["things"][""]
    assert 5 < int(figures(capsys, "--about", "AKCF", "--hops", "2")["things"][""]) < whole
    assert {"funds": "4", "plans": "5"} == figures(capsys, "--kind", "fund", "--kind", "plan")[
        "families"
    ]
    years = ("--kind", "meeting", "--from", "2010", "--to", "2010-12")
    assert 0 < int(figures(capsys, *years)["things"][""]) < 10


def test_people_are_told_what_each_figure_means(capsys: Captured) -> None:
    """In words below its name, also what it does not mean."""
    assert 0 == main(["network", "stats", "--kind", "fund", "--format", "text"])
    out, error = capsys.readouterr()
    assert "" == error
    assert out.startswith("Funds\n\nthings: 4\n")
    text = " ".join(out.split())
    for meaning in MEANINGS.values():
        assert meaning.words in text
    assert "it is no measure of influence" in text
    assert f"\n      2  {AKCF}\n" in out


def test_the_number_of_things_named_is_chosen(capsys: Captured) -> None:
    """By --top."""
    found = figures(capsys, "--top", "3")
    assert 3 == len(found["degree"]) == len(found["pagerank"]) == len(found["joints"])


def test_json_has_figures_with_their_meaning(capsys: Captured, tmp_path: Path) -> None:
    """The name of the file tells the form."""
    file = tmp_path / "network.json"
    assert 0 == main(["network", "stats", "--kind", "fund", "-o", str(file)])
    assert "" == capsys.readouterr().out
    found = json.loads(file.read_text())
    assert "Funds" == found["network"]
    assert list(MEANINGS) == list(found["figures"])
    assert {
        "iri": "https://w3id.org/akkg/id/akcf",
        "label": AKCF,
        "value": 2,
    } == found["figures"]["degree"]["value"][0]
    assert {"funds": 4} == found["figures"]["families"]["value"]
    assert found["figures"]["degree"]["meaning"] == MEANINGS["degree"].words


def test_nothing_left_to_count_says_so(capsys: Captured) -> None:
    """The counts are there, and a word on standard error."""
    assert 0 == main(["network", "stats", "--kind", "fund", "--to", "1980"])
    out, error = capsys.readouterr()
    assert "akkg: nothing is left to be counted\n" == error
    assert "things,,,0" in out.splitlines()


WAY = f"""\
{SCF}
  merger into {AKCF} merges {SCF} (2019)  [p35]
{AKCF}
"""


def test_a_way_is_told_statement_by_statement(capsys: Captured) -> None:
    """With the paragraphs and the date of each."""
    assert 0 == main(["network", "path", "SCF", "AKCF", "--format", "text"])
    assert (WAY, "") == capsys.readouterr()


def test_a_pipe_gets_a_row_a_step(capsys: Captured) -> None:
    """With what it rests on."""
    assert 0 == main(["network", "path", "AKFTA", "AKTIG"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ["2010-01-01", "", ""] == [row["date"] for row in rows]
    assert ["stated", "editorial", "stated"] == [row["basis"] for row in rows]
    assert {"p18"} == {row["paragraphs"] for row in rows}
    assert rows[0]["to"] == rows[1]["from"]


def test_a_way_as_json(capsys: Captured) -> None:
    """With IRIs and names of both ends of each step."""
    assert 0 == main(["network", "path", "SCF", "AKCF", "--format", "json"])
    base = "https://w3id.org/akkg/id"
    assert {
        "found": True,
        "steps": [
            {
                "from": {"iri": f"{base}/scf", "name": SCF},
                "to": {"iri": f"{base}/akcf", "name": AKCF},
                "statement": f"merger into {AKCF} merges {SCF}",
                "forward": False,
                "date": "2019",
                "date_basis": "stated",
                "basis": "stated",
                "paragraphs": ["p35"],
            }
        ],
    } == json.loads(capsys.readouterr().out)


def test_where_no_way_leads_the_answer_is_no(capsys: Captured) -> None:
    """With status 1, and what would go further."""
    assert 1 == main(["network", "path", "Seoul", "ak:summit-25", "--format", "text"])
    out, error = capsys.readouterr()
    assert "" == out
    assert error.startswith("akkg: no way leads from the one to the other; --all also goes through")
    assert 0 == main(["network", "path", "Seoul", "ak:summit-25", "--all", "--format", "text"])
    assert 3 == capsys.readouterr().out.count("[")


def test_one_thing_is_no_way(capsys: Captured) -> None:
    """Nor is an event and the thing that has it."""
    assert 0 == main(["network", "path", "AKFTA", "ak:akfta-taking-effect", "--format", "text"])
    assert ("", "akkg: both are one thing in the network\n") == capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stats", "--about", "AKFTTA"], "AKFTTA is not the name of a thing: did you mean"),
        (["stats", "--kind", "fnud"], "no kind of thing here is called fnud: did you mean fund?"),
        (["stats", "--about", ""], "--about names no thing: name one, or leave it out"),
        (["stats", "--hops", "2"], "--hops is the way around a thing: say which with --about"),
        (["stats", "--about", "AKCF", "--hops", "0"], "0 steps lead nowhere (hops)"),
        (["stats", "--all", "--kind", "fund"], "--all is the whole network"),
        (["stats", "--top", "0"], "the top 0 are none (top): give 1 or more"),
        (["stats", "--from", "2010-13"], "2010-13 is no date that exists"),
        (["stats", "-o", "x.mmd"], "no format is known by the ending .mmd"),
        (["path", "AKFTA", "xyzzyq"], "xyzzyq is not the name of a thing"),
        (["pth"], "akkg network has no command pth: did you mean path?"),
    ],
)
def test_a_mistake_is_explained(arguments: list[str], words: str, capsys: Captured) -> None:
    """On standard error, with status 2."""
    assert 2 == main(["network", *arguments])
    out, error = capsys.readouterr()
    assert "" == out
    assert error.startswith(f"akkg: {words}")
