"""What the page on the library promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import akkg

PAGE = (Path(__file__).parents[2] / "docs" / "library.md").read_text("utf-8")


def test_the_page_tells_of_every_public_name() -> None:
    """No name of the package is missing, and none is made up."""
    told = set(re.findall(r"`(?:akkg\.)?(\w+)[`(.]", PAGE))
    public = set(akkg.__all__) - {"__version__"}
    assert set() == public - told
    called = set(re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE))
    assert set() == called - public


def test_its_example_prints_what_stands_below_it() -> None:
    """The block of Python, run as it stands, prints the block of text that follows it."""
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    command = [sys.executable, "-c", found[1]]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert found[2] == done.stdout
