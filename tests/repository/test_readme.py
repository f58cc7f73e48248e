"""What the README promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_example_in_python_prints_what_stands_below_it() -> None:
    """The block of Python, run as it stands, prints the block of text that follows it."""
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)
    assert found is not None
    example, expected = found.groups()
    command = [sys.executable, "-c", example]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert expected == printed


def test_the_commands_are_targets_of_the_makefile() -> None:
    """Each `make X` of the README can be made."""
    promised = set(re.findall(r"\bmake ([a-z]+)", README))
    assert {"demo", "test"} <= promised
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert promised <= targets
