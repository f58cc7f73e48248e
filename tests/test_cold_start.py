"""A cold answer loads what it needs and nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import akkg

HEAVY = {
    "SPARQLWrapper",
    "asyncio",
    "difflib",
    "http.client",
    "networkx",
    "owlrl",
    "pandas",
    "polars",
    "pyld",
    "pyshacl",
    "rdflib",
    "rich",
    "typing_extensions",
    "unittest",
    "urllib.request",
}
PROBE = """
import json, sys
from akkg.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as ended:
    status = ended.code
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def modules(*arguments: str) -> tuple[str, set[str]]:
    """What a fresh process prints and has loaded after a command."""
    package = str(Path(akkg.__file__).parent.parent)
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": package},
    )
    status, loaded = json.loads(ended.stderr.splitlines()[-1])
    assert 0 == status
    return ended.stdout, set(loaded)


@pytest.mark.parametrize("cite", [[], ["--cite"]])
def test_an_answer_in_the_terminal_needs_the_engine_and_yaml_alone(cite: list[str]) -> None:
    """Of the dependencies pyoxigraph and PyYAML alone are loaded, nothing slow."""
    modules("query", "run", "succession")  # builds the product, where that must be
    out, loaded = modules("query", "run", "succession", *cite)
    assert out.count("\n") > 1
    assert {"pyoxigraph", "yaml"} <= loaded
    assert not HEAVY & loaded
    assert "akkg.building.build" not in loaded


def test_help_needs_no_engine() -> None:
    """Listing the commands loads neither engine nor YAML."""
    out, loaded = modules("--help")
    assert out.startswith("usage: akkg")
    assert not {"pyoxigraph", "yaml", *HEAVY} & loaded
