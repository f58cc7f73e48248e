"""`akkg asof`: what it prints, in which forms, and how it says no."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from akkg.cli import main
from akkg.dataset import Dataset

Captured = pytest.CaptureFixture[str]

FUNDS = """\
the partnership on 2018-12-31

funds
  surely      ASEAN-ROK Special Cooperation Fund (SCF), since 1990 (launch) until 2019 \
(merged into ASEAN-ROK Cooperation Fund (AKCF))  [p35]
  surely      ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF), since 1996 (launch) \
until 2019 (merged into ASEAN-ROK Cooperation Fund (AKCF))  [p35]
  surely      ASEAN-ROK Economic Cooperation (AKEC) Fund, since 2008 (establishment)  [p19]
  not stated  ASEAN-ROK Cooperation Fund (AKCF), since 2019 (merger)  [p35]
"""


pytestmark = pytest.mark.usefixtures("kg")


def test_the_text_has_sections_with_the_surest_first(capsys: Captured) -> None:
    """What is stated has its passages alone."""
    assert 0 == main(["asof", "2018-12-31", "--kind", "funds", "--format", "text"])
    assert (FUNDS, "") == capsys.readouterr()


def test_sections_come_in_one_order_whatever_was_asked_first(capsys: Captured) -> None:
    """Each says what is known of its things beside the dates."""
    main(["asof", "2024-01-01", "--kind", "bodies,acts,plans", "--format", "text"])
    out = capsys.readouterr().out
    titles = ["instruments signed, adopted or acceded to", "plans running", "bodies"]
    assert titles == [line for line in out.splitlines()[1:] if line and line[0] != " "]
    treaty = "Treaty of Amity and Cooperation in Southeast Asia (TAC)"
    assert f"\n  surely      {treaty}, accession, 2004  [p1]\n" in out
    plan = "Plan of Action for the period 2016-2020"
    assert f"\n  no          {plan}, adopted 2015, since 2016 until 2020  [p4]\n" in out
    assert "\n  not stated  ASEAN, organisation\n" in out


def test_readings_are_marked_and_their_notes_stand_on_standard_error(capsys: Captured) -> None:
    """So that a reader may judge them."""
    arguments = ["asof", "2025-01-01", "--kind", "status", "--only", "surely", "--format", "text"]
    assert 0 == main(arguments)
    out, error = capsys.readouterr()
    csp = "ASEAN-ROK Comprehensive Strategic Partnership (CSP), name of the partnership"
    assert f"\n  surely      {csp}, since 2024-10  [editorial title p11]\n" in out
    [note] = error.splitlines()
    assert note.startswith("editorial: The sides agreed to establish the partnership")


def test_in_a_pipe_it_is_csv(capsys: Captured) -> None:
    """With what each row rests on."""
    assert 0 == main(["asof", "2024-01-01", "--kind", "instruments", "--only", "surely"])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    columns = ["kind", "name", "certainty", "since", "until", "detail", "basis", "paragraphs"]
    assert columns == rows[0]
    protocol = "Third Protocol to Amend the AKTIG Agreement"
    assert 7 == len(rows)
    assert [
        "instruments",
        protocol,
        "surely",
        "2023-11-28",
        "",
        "for Viet Nam",
        "stated",
        "p18",
    ] == rows[-1]


def test_json_says_all_that_is_known(capsys: Captured, tmp_path: Path) -> None:
    """The name of the file tells the form."""
    file = tmp_path / "state.json"
    assert 0 == main(["asof", "2016-01-01", "--kind", "plans", "-o", str(file)])
    assert "" == capsys.readouterr().out
    found = json.loads(file.read_text())
    day, horizon = "2016-01-01", "2025-06-08"
    assert (day, horizon, False) == (found["day"], found["horizon"], found["beyondHorizon"])
    assert {
        "kind": "plans",
        "name": "Plan of Action for the period 2016-2020",
        "certainty": "surely",
        "since": "2016",
        "until": "2020",
        "more": {"adopted": "2015"},
        "basis": "stated",
        "paragraphs": ["p4"],
        "notes": [],
    } == found["standings"][0]


def test_markdown_is_a_table(capsys: Captured) -> None:
    """One row a thing."""
    main(["asof", "2018-12-31", "--kind", "funds", "--format", "markdown"])
    lines = capsys.readouterr().out.splitlines()
    assert "| kind | name | certainty | since | until | detail | basis | paragraphs |" == lines[0]
    assert 6 == len(lines)


def test_a_day_beyond_the_horizon_says_so(capsys: Captured) -> None:
    """On standard error, beside an answer that is only possible."""
    assert 0 == main(["asof", "2025-06-09", "--kind", "bodies", "--only", "possibly,surely"])
    out, error = capsys.readouterr()
    assert 6 == len(out.splitlines())
    assert ",surely," not in out
    assert (
        "akkg: the source reports nothing after 2025-06-08: "
        "what lasted then is only possible on 2025-06-09\n"
    ) == error


def test_an_empty_answer_says_so(
    capsys: Captured, loaded: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no mistake to ask."""
    assert 0 == main(["asof", "2018-12-31", "--kind", "funds", "--only", "no", "--format", "text"])
    out, error = capsys.readouterr()
    assert "the partnership on 2018-12-31\n" == out
    assert "akkg: nothing that was asked for has the answer no on 2018-12-31\n" == error
    monkeypatch.setattr("akkg.dataset.load", lambda **_: replace(loaded, store=ox.Store()))
    assert 0 == main(["asof", "2018-12-31", "--kind", "funds"])
    expected = "akkg: nothing that was asked for is found on 2018-12-31\n"
    assert expected == capsys.readouterr().err


def test_a_hyphen_stands_for_a_space_in_an_answer(capsys: Captured) -> None:
    """So that a shell needs no quotes."""
    main(["asof", "2018-12-31", "--kind", "funds", "--only", "not-stated"])
    assert 2 == len(capsys.readouterr().out.splitlines())


def test_colours_are_for_a_terminal_alone(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not even there where NO_COLOR is set."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["asof", "2018-12-31", "--kind", "funds"])
    coloured = capsys.readouterr().out
    assert "\n  \x1b[32msurely    \x1b[0m  ASEAN-ROK Special" in coloured
    assert coloured.endswith("since 2019 (merger)\x1b[34m  [p35]\x1b[0m\n")
    monkeypatch.setenv("NO_COLOR", "1")
    main(["asof", "2018-12-31", "--kind", "funds"])
    assert FUNDS == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2010"], "2010 is a year, not a day: give a day of it, such as 2010-01-01"),
        (["2010-10"], "2010-10 is a month, not a day: give a day of it, such as 2010-10-01"),
        (
            ["2010-02-30"],
            "2010-02-30 is no day that exists: give it as YYYY-MM-DD, such as 2010-10-31, or today",
        ),
        (
            ["2010-10-15", "--kind", "found"],
            "no kind of thing is called found: did you mean funds?",
        ),
        (
            ["2010-10-15", "--kind", "xyzzy"],
            "no kind of thing is called xyzzy: "
            "give some of status, instruments, acts, plans, funds, bodies",
        ),
        (
            ["2010-10-15", "--only", "sure"],
            "no answer is called sure: did you mean surely?",
        ),
        (
            ["2010-10-15", "--only", ","],
            "no answer is called nothing: give some of surely, possibly, no, not stated",
        ),
    ],
)
def test_a_mistake_is_explained(arguments: list[str], words: str, capsys: Captured) -> None:
    """On standard error, with status 2, and before anything is asked."""
    assert 2 == main(["asof", *arguments])
    assert ("", f"akkg: {words}\n") == capsys.readouterr()
