"""The guide to the views: what it shows is what the commands print."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.dataset import Dataset, load

GUIDE = Path(__file__).parents[2] / "docs" / "views.md"
_CONSOLE = re.compile(r"```console\n\$ akkg (.+)\n((?:.*\n)*?)```")
_PYTHON = re.compile(r"```python\n((?:.*\n)*?)```")


def examples() -> list[tuple[str, str]]:
    """The commands that the guide shows, with their output."""
    return _CONSOLE.findall(GUIDE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def loaded() -> Dataset:
    """The graph, loaded once."""
    return load()


def test_the_guide_has_examples_of_each_command() -> None:
    """All that stand in it are found, so that none goes unchecked."""
    commands = [command.split()[0] for command, _ in examples()]
    assert ["asof"] * 3 + ["lineage"] * 3 + ["why"] * 3 == commands
    assert len(commands) == GUIDE.read_text(encoding="utf-8").count("$ akkg ")


@pytest.mark.parametrize(("command", "output"), examples())
def test_a_command_prints_what_the_guide_shows(
    command: str,
    output: str,
    loaded: Dataset,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On a terminal; where nothing comes on standard output, what comes on standard error."""
    monkeypatch.setattr("akkg.dataset.load", lambda **_: loaded)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    main(shlex.split(command))
    found = capsys.readouterr()
    assert output == (found.out or found.err)


def test_the_python_of_the_guide_gives_what_it_shows() -> None:
    """One session for the whole guide."""
    source = "\n".join(_PYTHON.findall(GUIDE.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(source, {}, "views.md", str(GUIDE), 0)
    assert 6 == len(test.examples)
    assert (0, 6) == tuple(doctest.DocTestRunner().run(test))[:2]
