"""What docs/answers.md shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from akkg.answers.render_formats import ENDINGS, FORMATS, GRAPH_FORMATS
from akkg.cli import main
from tests.optional import ROOT

PAGE = ROOT / "docs" / "answers.md"
TEXT = PAGE.read_text("utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()
]


def test_the_examples_in_python_give_what_they_show() -> None:
    """All of them, one after the other, in one session."""
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (True, 0) == (found.attempted > 10, found.failed)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_answer(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each ends well and prints something."""
    name, *arguments = shlex.split(command)
    assert ("akkg", 0) == (name, main(arguments))
    assert capsys.readouterr().out


def test_every_format_and_ending_is_told() -> None:
    """And no other."""
    table = TEXT.split("## Formats")[1].split("What is not held")[0]
    cells = [line.split("|") for line in table.splitlines() if line.startswith("| ")][2:]
    assert {*FORMATS, *GRAPH_FORMATS} == {
        word for cell in cells for word in re.findall(r"`(\w+)`", cell[2])
    }
    assert {*ENDINGS} == {word for cell in cells for word in re.findall(r"\.\w+", cell[3])}


def test_the_file_of_parameters_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example names parameters and values of a query that there is."""
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    file = tmp_path / "arguments.yaml"
    file.write_text(found[1], encoding="utf-8")
    assert 0 == main(["query", "run", "instruments-in-force", "--param-file", str(file)])
    assert capsys.readouterr().out.count("\n") > 1
