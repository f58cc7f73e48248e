"""Completion: the words that may follow, and the scripts in the shells themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from akkg.cli import COMMANDS, main
from akkg.cli.completion.words import answer, candidates
from akkg.dataset import load
from akkg.queries.catalogue import load_query, query_paths
from tests.optional import need
from tests.shells.talking import Shell, search_path, shell
from tests.test_cold_start import HEAVY, modules

RUN = ["query", "run"]
BREAKS = " \t\n\"'><=;|&(:"


@pytest.fixture(autouse=True, scope="module")
def _built() -> None:
    """Completion asks the built product, and builds none."""
    load()


def words(*given: str) -> list[str]:
    return [word for word, _ in candidates(given)]


def bash(line: str) -> list[str]:
    return answer(["bash", line, BREAKS])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["que"], ["query"]),
        (["query", "sh"], ["show"]),
        ([*RUN, "instruments-in-f"], ["instruments-in-force"]),
        (["query", "lint", "succession", "lag-"], ["lag-to-effect"]),
        ([*RUN, "instruments-in-force", "--d"], ["--day"]),
        ([*RUN, "instruments-in-force", "--cite", "--ci"], []),
        ([*RUN, "time-between", "--unit", ""], ["day", "month", "year"]),
        ([*RUN, "time-between", "--unit=m"], ["--unit=month"]),
        ([*RUN, "time-between", "--unit", "day", "--firstT"], ["--firstThing"]),
        ([*RUN, "time-between", "--firstThing", "ak:akft"], ["ak:akfta", "ak:akfta-taking-effect"]),
        ([*RUN, "at-a-place", "--place", "Seo"], ["Seoul"]),
        ([*RUN, "at-a-place", "--place", "Instru"], []),
        ([*RUN, "instruments-in-force", "--day", "2009-06-0"], ["2009-06-02"]),
        ([*RUN, "instruments-in-force", "--format", "nd"], ["ndjson"]),
        (["query", "list", "--topic", "pl"], ["places", "plans"]),
        (["query", "list", "--tag", "as"], ["as-of"]),
        (["lineage", "AKC"], ["AKC", "AKCF"]),
        (["completion", "z"], ["zsh"]),
        ([*RUN, "succession", "--profile", "succ"], []),
        (["nonsense", "x"], []),
        ([*RUN, "no-such-query", "--d"], []),
        ([*RUN, "instruments-in-force", "--output", ""], [":files:"]),
        (["query", "new", "a-b", "--from", ""], [":files:"]),
    ],
)
def test_what_may_follow_comes_from_parsers_headers_and_graph(
    given: list[str], expected: list[str]
) -> None:
    """Commands, names, options and values; of a class where the parameter has one."""
    assert expected == words(*given)


def test_all_commands_and_all_queries_are_offered() -> None:
    """With what is said of them; the words for scripts are no shell, and not offered."""
    assert sorted(COMMANDS.items()) == sorted(candidates([""]))
    assert list(query_paths()) == words(*RUN, "")
    assert [("succession", load_query("succession").title)] == candidates([*RUN, "succ"])
    assert ["bash", "zsh", "fish"] == words("completion", "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("akkg query run at-a-place --place ak:seo", ["seoul"]),
        ("akkg query run at-a-place --place=ak:seo", ["seoul"]),
        ("akkg query run time-between --unit=d", ["day"]),
        ("akkg query run at-a-place --place Kuala", ["Kuala\\ Lumpur"]),
        ("akkg query run at-a-place --place Kuala\\ L", ["Kuala\\ Lumpur"]),
        ('akkg query run at-a-place --place "Kuala L', ["Kuala Lumpur"]),
        ("akkg query run at-a-place --place 'Kuala L", ["Kuala Lumpur"]),
        ("cd / && NO_COLOR=1 .venv/bin/akkg query sh", ["show"]),
        ("akkg export -o ", [":files:"]),
    ],
)
def test_words_are_written_as_bash_puts_them_in(line: str, expected: list[str]) -> None:
    """Behind its last word break, with spaces escaped outside quotes."""
    assert expected == bash(line)


def test_words_are_written_as_zsh_and_fish_take_them() -> None:
    """Colons and tabs part a word from what is said of it."""
    given = [*RUN, "at-a-place", "--place", "ak:seo"]
    assert ["ak\\:seoul:Seoul"] == answer(["zsh", *given])
    assert ["ak:seoul\tSeoul"] == answer(["fish", *given])
    assert ["Kuala Lumpur\tak:kuala-lumpur"] == answer(["fish", *given[:-1], '"Kuala L'])


def test_nothing_heavy_is_loaded_for_a_key_press() -> None:
    """Names need no engine and no YAML; values of things need the engine."""
    out, loaded = modules("completion", "words", "fish", *RUN, "instruments-in-f")
    assert out.startswith("instruments-in-force\t")
    assert not {"pyoxigraph", "yaml", *HEAVY} & loaded
    out, loaded = modules("completion", "words", "fish", *RUN, "at-a-place", "--place", "ak:seo")
    assert "ak:seoul\tSeoul\n" == out
    assert not HEAVY & loaded


def test_where_nothing_is_built_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key press builds no graph; what the header says is offered all the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [] == words(*RUN, "at-a-place", "--place", "ak:seo")
    assert ["month"] == words(*RUN, "time-between", "--unit", "m")
    assert [] == list(tmp_path.iterdir())


def test_a_script_is_printed_for_each_shell(capsys: pytest.CaptureFixture[str]) -> None:
    """And for no other; a second word is one too many."""
    for name in ("bash", "zsh", "fish"):
        assert 0 == main(["completion", name])
        assert "completion words" in capsys.readouterr().out
    assert 2 == main(["completion", "tcsh"])
    assert 2 == main(["completion", "bash", "x"])


def typed(talk: Shell, text: str, expected: str) -> str:
    """What stands in the line after a text and the tab key."""
    talk.say(f"{text}\t")
    shown = talk.hear(expected)
    talk.say("\x15")  # empty the line
    return shown


LINES = [
    ("akkg query run instruments-in-f", "akkg query run instruments-in-force "),
    ("akkg query run at-a-place --place ak:seo", "--place ak:seoul "),
    ("akkg query run at-a-place --place Kuala", "--place Kuala\\ Lumpur "),
    ("akkg query run time-between --unit m", "--unit month "),
]


@pytest.fixture
def home(tmp_path: Path, own_cache: Path) -> dict[str, str]:
    """A home without settings, with the tests' cache."""
    (tmp_path / "answer.txt").touch()
    return {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(own_cache.parent)}


def test_bash_completes(home: dict[str, str]) -> None:
    """In a terminal, with the tab key: names, CURIEs over their colon, labels, values, files."""
    with shell([need("bash"), "--norc", "-i"], home) as talk:
        talk.do("source <(akkg completion bash); cd")
        for line, expected in [*LINES, ("akkg export -o answ", "akkg export -o answer.txt ")]:
            assert expected in typed(talk, line, expected)
        expected = '--place "Kuala Lumpur"'
        assert expected in typed(talk, 'akkg query run at-a-place --place "Kuala L', expected)


def test_zsh_completes(home: dict[str, str]) -> None:
    """In a terminal, with the tab key, after compinit."""
    with shell([need("zsh"), "-f", "-i"], home) as talk:
        talk.do("autoload -Uz compinit; compinit -u -D; source <(akkg completion zsh); cd")
        for line, expected in [*LINES, ("akkg export -o answ", "akkg export -o answer.txt ")]:
            assert expected in typed(talk, line, expected)


def test_fish_completes(home: dict[str, str]) -> None:
    """By its own command for asking what the tab key would bring."""

    def ask(line: str) -> list[str]:
        script = f"akkg completion fish | source; cd; complete -C '{line}'"
        ended = subprocess.run(
            [need("fish"), "--no-config", "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PATH": search_path(), **home},
        )
        assert "" == ended.stderr
        return ended.stdout.splitlines()

    assert ["instruments-in-force"] == [
        line.partition("\t")[0] for line in ask("akkg query run instruments-in-f")
    ]
    assert ["ak:seoul\tSeoul"] == ask("akkg query run at-a-place --place ak:seo")
    assert ["Kuala Lumpur\tak:kuala-lumpur"] == ask("akkg query run at-a-place --place Kuala")
    assert ["month"] == ask("akkg query run time-between --unit m")
    assert ["answer.txt"] == ask("akkg export -o answ")
