"""The guide to pictures: what it shows is what the commands print."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from akkg.cli import main
from akkg.networks.families import FAMILIES
from akkg.pictures.drawing import ENDINGS, FORMATS, KINDS

GUIDE = Path(__file__).parents[2] / "docs" / "pictures.md"
TEXT = GUIDE.read_text("utf-8")
CONSOLE = re.compile(r"```console\n\$ akkg (.+)\n((?:.*\n)*?)```")


@pytest.mark.parametrize(("command", "output"), CONSOLE.findall(TEXT))
def test_a_command_prints_what_the_guide_shows(
    command: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing comes on standard output, what comes on standard error."""
    main(shlex.split(command))
    found = capsys.readouterr()
    assert output == (found.out or found.err)


def test_all_examples_are_found() -> None:
    """None goes unchecked."""
    assert 2 == len(CONSOLE.findall(TEXT)) == TEXT.count("$ akkg ")


def test_the_python_of_the_guide_gives_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And writes the file that it names."""
    monkeypatch.chdir(tmp_path)
    source = "\n".join(re.findall(r"```python\n((?:.*\n)*?)```", TEXT))
    test = doctest.DocTestParser().get_doctest(source, {}, GUIDE.name, str(GUIDE), 0)
    assert (0, 5) == tuple(doctest.DocTestRunner().run(test))[:2]
    assert (tmp_path / "akcf.gexf").is_file()


def test_the_guide_tells_of_all_pictures_formats_and_families() -> None:
    """With the endings of files."""
    rows = re.findall(r"^\| `([\w-]+)` \|(?: (`\..*?) \|)?", TEXT, re.MULTILINE)
    assert set(KINDS) | set(FORMATS) <= {name for name, _ in rows}
    endings = {ending for _, said in rows for ending in re.findall(r"`(\.\w+)`", said)}
    assert set(ENDINGS) == endings
    assert {f"`{key}`" for key in FAMILIES if key != "event"} <= set(re.findall(r"`\w+`", TEXT))
