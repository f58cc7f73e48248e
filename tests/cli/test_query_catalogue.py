"""`akkg query list, show, lint, new, docs, export`: the catalogue at the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.cli.query.arguments import QueryParser
from akkg.cli.query.run import declare
from akkg.location import data_root
from akkg.queries.lint.linting import RULES, lint_files
from akkg.queries.parameter_header import RESERVED
from akkg.queries.query_header import read_query
from tests.sample import DATA

NAME = "instruments-taking-effect"
FILE = DATA / "queries" / "instruments" / f"{NAME}.rq"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source tree of its own with two topics and three queries."""
    shutil.copytree(data_root() / "ontology", tmp_path / "ontology")
    for topic in ("instruments", "plans"):
        (tmp_path / "queries" / topic).mkdir(parents=True)
    text = FILE.read_text("utf-8")
    (tmp_path / "queries/instruments" / FILE.name).write_text(text, "utf-8")
    for status in ("draft", "deprecated"):
        changed = text.replace("#+ title:", f"#+ status: {status}\n#+ title:")
        changed = changed.replace("tags: [instruments", "tags: [plans")
        (tmp_path / "queries/plans" / f"{status}-plans.rq").write_text(changed, "utf-8")
    monkeypatch.setattr("akkg.queries.catalogue.data_root", lambda: tmp_path)
    monkeypatch.setattr("akkg.location.data_root", lambda: tmp_path)
    return tmp_path


def names(captured: Captured) -> list[str]:
    """The first column of a CSV answer, without its head."""
    return [line.partition(",")[0] for line in captured.readouterr().out.splitlines()[1:]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], [NAME, "draft-plans"]),
        (["--topic", "plans"], ["draft-plans"]),
        (["--tag", "instruments"], [NAME]),
        (["--status", "deprecated"], ["deprecated-plans"]),
        (["--status", "draft", "--topic", "instruments"], []),
        (["TAKEN", "effect"], [NAME, "draft-plans"]),
        (["taken", "instruments-"], [NAME]),
        (["nowhere"], []),
    ],
)
def test_list_narrows_by_topic_tag_status_and_words(
    arguments: list[str], expected: list[str], root: Path, capsys: Captured
) -> None:
    """All conditions must hold; a deprecated query is listed only when asked for."""
    assert 0 == main(["query", "list", *arguments])
    assert expected == names(capsys)


@pytest.mark.parametrize(
    ("option", "message"),
    [("--topic=plan", "did you mean plans?"), ("--tag=instrument", "did you mean instruments?")],
)
def test_a_topic_or_tag_that_none_has_brings_the_near_one(
    option: str, message: str, root: Path, capsys: Captured
) -> None:
    """An empty list would look like an answer."""
    assert 2 == main(["query", "list", option])
    out, err = capsys.readouterr()
    assert "" == out and message in err


def test_show_tells_all_that_the_header_says(root: Path, capsys: Captured) -> None:
    """Topic, status, tags, parameters, columns, evidence and tests stand before the text."""
    assert 0 == main(["query", "show", NAME])
    head = capsys.readouterr().out.partition("#+ ")[0].splitlines()
    assert [
        "Instruments that took effect by a day",
        "Which instruments had taken effect by a given day, and since when?",
    ] == head[:2]
    for line in (
        "instruments, stable; tags: instruments, dates",
        "  --day: Day (date, from 1989-01-01)",
        "  since: Since",
        "  ?event a akkg:TakingEffect",
    ):
        assert line in head
    assert 3 == sum(": " in line for line in head[head.index("tests:") + 1 :])


def test_show_gives_json(root: Path, capsys: Captured) -> None:
    """The same as values, for programs."""
    assert 0 == main(["query", "show", NAME, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (NAME, "stable", FILE.read_text("utf-8")) == (
        found["name"],
        found["status"],
        found["query"],
    )
    assert ["day", "kind"] == [one["name"] for one in found["params"]]
    assert ["p4", "p18", "footnote-2"] == found["tests"][0]["paragraphs"]


def test_lint_names_file_line_column_and_rule(root: Path, capsys: Captured) -> None:
    """Status 1 brings a line a finding; a right file brings status 0 and nothing."""
    path = DATA / "lint" / "keyword-case.fail.rq"
    assert 1 == main(["query", "lint", str(path)])
    out, err = capsys.readouterr()
    assert "keyword-case.fail.rq:17:10: keyword-case: keyword str: write STR\n" in out
    assert "akkg: 1 queries, 1 findings\n" == err
    assert 0 == main(["query", "lint", str(path).replace("fail", "pass")])
    assert "" == capsys.readouterr().out


def test_lint_gives_json(root: Path, capsys: Captured) -> None:
    """Each finding is an object."""
    path = DATA / "lint" / "select-star.fail.rq"
    assert 1 == main(["query", "lint", "--format", "json", str(path)])
    (found,) = json.loads(capsys.readouterr().out)
    assert ("select-star", 14, 12) == (found["rule"], found["line"], found["column"])


def test_lint_names_its_rules(capsys: Captured) -> None:
    """Each with the reason for it."""
    assert 0 == main(["query", "lint", "--rules"])
    lines = capsys.readouterr().out.splitlines()
    rule = "order-missing: Without ORDER BY each engine has an order of its own; a count by itself"
    assert f"{rule} is one row." in lines
    assert sorted(RULES) == [line.partition(":")[0] for line in lines]
    assert all(line.endswith(".") for line in lines)


def test_lint_refuses_an_unknown_name(root: Path, capsys: Captured) -> None:
    """A misspelt name is no file that was forgotten."""
    assert 2 == main(["query", "lint", "draft-plan"])
    assert "did you mean draft-plans" in capsys.readouterr().err


def test_new_writes_a_draft_that_runs(root: Path, capsys: Captured) -> None:
    """It can be read, and the lint finds nothing but that its tests are missing."""
    assert 0 == main(["query", "new", "plans-of-a-field", "--topic", "plans"])
    path = root / "queries/plans/plans-of-a-field.rq"
    assert f"{path}\n" == capsys.readouterr().out
    assert ("draft", ["class"]) == (read_query(path).status, list(read_query(path).params))
    assert {"test-empty", "test-parameter", "test-rows"} == {
        fault.rule for fault in lint_files([path], data_root())
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft-plans", "--topic", "plans"], "the name draft-plans is taken"),
        ([NAME, "--topic", "plans"], f"the name {NAME} is taken"),
        (["Plans", "--topic", "plans"], "Plans is no name for a query"),
        (["2-plans", "--topic", "plans"], "2-plans is no name"),
        (["../x", "--topic", "plans"], "../x is no name"),
        (["a-b", "--topic", "plns"], "no topic is called plns: did you mean plans?"),
        (["a-b", "--topic", ".."], "no topic is called .."),
        (["a-b", "--topic", "plans", "--from", "nowhere.rq"], "nowhere.rq"),
    ],
)
def test_new_refuses_what_is_taken_or_no_name(
    arguments: list[str], message: str, root: Path, capsys: Captured
) -> None:
    """Nothing is written, and the line says why."""
    before = sorted(root.rglob("*.rq"))
    assert 2 == main(["query", "new", *arguments])
    assert message in capsys.readouterr().err
    assert before == sorted(root.rglob("*.rq"))


def test_new_writes_nothing_into_an_installed_package(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Its queries are those of its version."""
    monkeypatch.setattr("akkg.location.product_root", lambda: root)
    assert 2 == main(["query", "new", "plans-of-a-field", "--topic", "plans"])
    assert "work in a checkout" in capsys.readouterr().err
    assert not (root / "queries/plans/plans-of-a-field.rq").exists()


def test_no_parameter_can_be_called_as_an_option_is() -> None:
    """What `akkg query run` takes itself is reserved, so that no parameter hides behind it."""
    parser = QueryParser()
    declare(parser)
    options = {name for action in parser._actions for name in action.option_strings}
    plain = {name.removeprefix("--") for name in options if name.removeprefix("--").isalpha()}
    assert plain - {"o", "h"} <= {*RESERVED}


def test_new_begins_with_a_query_of_another_place(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    """A bare SELECT gets a header; grlc's decorators become one, and its variables parameters."""
    bare = tmp_path / "bare.rq"
    bare.write_text("SELECT ?a (1 AS ?b)\nWHERE { ?a ?p ?c }\nORDER BY ?a\n", "utf-8")
    assert 0 == main(["query", "new", "bare-one", "--topic", "plans", "--from", str(bare)])
    found = read_query(root / "queries/plans/bare-one.rq")
    assert ("Bare one", {"a": "a", "b": "b"}) == (found.title, found.columns)
    assert found.text.endswith(bare.read_text("utf-8"))
    foreign = tmp_path / "foreign.rq"
    foreign.write_text("#+ summary: Things\nSELECT ?a WHERE { ?a a ?__k_iri } ORDER BY ?a\n")
    assert 0 == main(["query", "new", "foreign-one", "--topic", "plans", "--from", str(foreign)])
    found = read_query(root / "queries/plans/foreign-one.rq")
    assert ("Things", "iri", ()) == (found.title, found.params["k"].type, found.notes)
    assert found.text.endswith("WHERE { VALUES $k { UNDEF } ?a a $k } ORDER BY ?a\n")


def test_docs_are_written_and_checked(root: Path, capsys: Captured) -> None:
    """The check is 1 until the file is written, and again when a header changes."""
    assert 1 == main(["query", "docs", "--check"])
    assert 0 == main(["query", "docs"])
    assert 0 == main(["query", "docs", "--check"])
    text = (root / "docs/reference/queries.md").read_text("utf-8")
    assert ["## Instruments", "## Plans"] == [
        line for line in text.splitlines() if line.startswith("## ")
    ]
    assert "| `--kind` | iri, of class owl:Class, one or more | any | Kind of instrument |" in text
    assert f"```\nakkg query run {NAME} --day 2012-01-01 --cite\n```" in text
    path = root / "queries/plans/draft-plans.rq"
    path.write_text(path.read_text("utf-8").replace("Kind of", "Sort of"), "utf-8")
    assert 1 == main(["query", "docs", "--check"])
    assert "is not current: run akkg query docs" in capsys.readouterr().err
    assert text == (root / "docs/reference/queries.md").read_text("utf-8")
    capsys.readouterr()
    assert 2 == main(["query", "docs", "-o", str(path / "below-a-file.md")])
    assert "akkg: cannot be written, file exists" in capsys.readouterr().err


def test_export_writes_a_file_each_and_tells_what_it_leaves_out(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    """On standard error, a line a query; which queries are meant must be said."""
    out = tmp_path / "grlc"
    assert 0 == main(["query", "export", "--grlc", "--all", "-o", str(out)])
    assert ["deprecated-plans.rq", "draft-plans.rq", f"{NAME}.rq"] == sorted(
        path.name for path in out.iterdir()
    )
    err = capsys.readouterr().err
    assert f"{NAME}: left out of parameter day its least value, of parameter kind several" in err
    assert "3 queries written to" in err
    for arguments in ([], ["--all", NAME]):
        assert 2 == main(["query", "export", "--grlc", "-o", str(out), *arguments])


def test_words_that_no_query_has_are_told(root: Path, capsys: Captured) -> None:
    """On standard error, with what may have been meant; the answer is an empty table."""
    assert 0 == main(["query", "list", "efect"])
    out, err = capsys.readouterr()
    assert "name,topic,question\n" == out
    assert "akkg: no query has the words 'efect': did you mean effect?\n" == err
    assert 0 == main(["query", "list", "zzzz", "\x1b[31m"])
    expected = "akkg: no query has the words 'zzzz' '\\x1b[31m': see `akkg query list`\n"
    assert expected == capsys.readouterr().err
