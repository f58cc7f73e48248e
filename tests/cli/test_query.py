"""`akkg query`: what it prints, what it takes, and how it says no."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from akkg.cli import main
from tests.sample import DATA, sample

NAME = "instruments-taking-effect"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands ask the sample, and find its queries."""
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: DATA)
    monkeypatch.setattr("akkg.dataset.load", sample)


def test_list_names_each_query_with_its_question(capsys: Captured) -> None:
    """The list is a table like any answer."""
    row = f'{NAME},instruments,"Which instruments had taken effect by a given day, and since when?"'
    assert 0 == main(["query", "list"])
    assert f"name,topic,question\n{row}\n" == capsys.readouterr().out


def test_show_gives_question_parameters_and_text(capsys: Captured) -> None:
    """The text is that of the file."""
    assert 0 == main(["query", "show", NAME])
    out = capsys.readouterr().out
    assert out.startswith("Instruments that took effect by a day\nWhich instruments")
    assert (
        "  --kind: Kind of instrument (iri, of class owl:Class, may be given more than once)" in out
    )
    assert out.endswith((DATA / "queries" / "instruments" / f"{NAME}.rq").read_text("utf-8"))


def test_run_takes_parameters_from_the_header_and_cites(capsys: Captured) -> None:
    """In a pipe the answer is CSV on standard output, and nothing else is."""
    assert 0 == main(["query", "run", NAME, "--cite", "--day", "2009-12-31"])
    assert (
        "instrument,instrumentLabel,since,basis,paragraphs\n"
        "https://w3id.org/akkg/id/investment-agreement,Investment Agreement,2009-09-01,"
        "stated,p18 footnote-2\n",
        "",
    ) == capsys.readouterr()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--cite", "--format", "ndjson", NAME, "--kind", "protocol", "--kind", "akkg:PlanOfAction"],
        [NAME, "--kind=protocol", "--cite", "--format=ndjson"],
    ],
)
def test_options_may_stand_before_and_behind_the_name(
    arguments: list[str], capsys: Captured
) -> None:
    """A parameter that takes many values is given more than once."""
    assert 0 == main(["query", "run", *arguments])
    assert "p18" == json.loads(capsys.readouterr().out)["paragraphs"]


def test_a_file_is_written_in_the_format_of_its_name(tmp_path: Path, capsys: Captured) -> None:
    """The file has all, standard output nothing; `--format` wins over the name."""
    assert 0 == main(["query", "run", NAME, "-o", str(tmp_path / "a.md")])
    assert (tmp_path / "a.md").read_text("utf-8").startswith("| Instrument | Since |")
    assert 0 == main(["query", "run", NAME, "-o", str(tmp_path / "a.md"), "--format", "csv"])
    assert (tmp_path / "a.md").read_text("utf-8").startswith("instrument,instrumentLabel,since\n")
    assert "" == capsys.readouterr().out


def test_help_of_a_query_shows_its_parameters(capsys: Captured) -> None:
    """The header's words come before the options."""
    with pytest.raises(SystemExit) as ended:
        main(["query", "run", NAME, "--help"])
    out = capsys.readouterr().out
    assert 0 == ended.value.code
    assert "Which instruments had taken effect by a given day" in out
    assert "--day DATE" in out
    assert "Day (date, from 1989-01-01)" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "instruments-taking-efect"], f"did you mean {NAME}?"),
        (["show", "instruments-taking-efect"], f"did you mean {NAME}?"),
        (["run", NAME, "--dy", "2009-12-31"], "no option --dy: did you mean --day?"),
        (["run", NAME, "--form", "csv"], "no option --form: did you mean --format?"),
        (["run", "--lim", "1", NAME], "no saved query is called 1"),
        (["run", NAME, "2009-12-31"], "one word too many: 2009-12-31: see akkg query run --help"),
        (["run", NAME, "--day", "31.12.2009"], "day is date, given '31.12.2009'"),
        (["run", NAME, "--day", "1980-01-01"], "a value from 1989-01-01"),
        (["run", NAME, "--kind", "Protocl"], "(near: Protocol"),
        (["run", NAME, "--format", "xlsx"], "--format"),
        (["run"], "NAME"),
        (["rnu", NAME], "rnu"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_status_2(
    arguments: list[str], message: str, capsys: Captured
) -> None:
    """Standard output stays empty; the line names what may have been meant."""
    assert 2 == main(["query", *arguments])
    out, err = capsys.readouterr()
    assert ("", 1) == (out, err.count("\n"))
    assert err.startswith("akkg: ")
    assert message in err


def test_tests_of_queries_pass_or_say_what_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Status 1 brings the rows and paragraphs that differ, and names a query without tests."""
    assert 0 == main(["query", "test"])
    assert ("", "akkg: 3 tests passed, 0 failed\n") == capsys.readouterr()
    folder = tmp_path / "queries" / "instruments"
    folder.mkdir(parents=True)
    text = (DATA / "queries" / "instruments" / f"{NAME}.rq").read_text("utf-8")
    wrong = text.replace('AKFTA, "2010-01-01"', 'AKFTA, "2010"').replace("[4, 18, foot", "[4, foot")
    wrong = wrong.replace("#+   - ?event a ", "#+   - ?event a akkg:Signature\n#+   - ?event a ")
    (folder / "wrong.rq").write_text(wrong, "utf-8")
    untested = "".join(
        line for line in text.splitlines(True) if "tests:" not in line and "#+   " not in line[:5]
    )
    (folder / "untested.rq").write_text(
        untested.replace(
            "#+ params:\n", "#+ params: {day: {type: date}, kind: {type: iri}}\n"
        ).replace("#+ evidence:\n", "#+ evidence: ['?instrument akkg:hasEvent ?event']\n"),
        "utf-8",
    )
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: tmp_path)
    assert 1 == main(["query", "test"])
    out, err = capsys.readouterr()
    assert "akkg: 2 tests passed, 3 failed\n" == err
    assert (
        "untested\n"
        "  has no test\n"
        "wrong\n"
        "  no test has a row that rests on ?event a akkg:Signature\n"
        "wrong test 1 --day 2012-01-01\n"
        "  - ak:akfta | AKFTA | 2010\n"
        "  + ak:akfta | AKFTA | 2010-01-01\n"
        "  cites p4 p18 footnote-2, expected p4 footnote-2\n"
    ) == out


def test_notes_of_readings_and_cut_rows_are_told_beside_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """They go to standard error, so that the data stay clean."""
    folder = tmp_path / "queries" / "plans"
    folder.mkdir(parents=True)
    (folder / "steps.rq").write_text(
        "#+ title: A\n#+ question: B\n#+ limit: 1\n#+ evidence: ['?a akkg:succeeds ?b']\n"
        "PREFIX akkg: <https://w3id.org/akkg/ontology#>\n"
        "SELECT ?a ?b { ?a akkg:succeeds ?b } ORDER BY ?a",
        "utf-8",
    )
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: tmp_path)
    assert 0 == main(["query", "run", "steps", "--cite"])
    assert (
        "a,b,basis,paragraphs\nhttps://w3id.org/akkg/id/poa-2016,"
        "https://w3id.org/akkg/id/poa-2011,editorial,p4 p11\n",
        "editorial: The periods follow each other.\nakkg: only the first 1 rows are shown\n",
    ) == capsys.readouterr()
