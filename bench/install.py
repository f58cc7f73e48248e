"""Installs the project and its competitors into the environment whose Python runs this.

    .venv-bench/bin/python bench/install.py

The competitors are the dependency group `peers` of pyproject.toml. Where they cannot be installed
together they are tried one by one, and those that cannot be installed are named: what is measured
says then that they are missing.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["install", "peers"]

_ROOT = Path(__file__).parent.parent


def peers(project: Path) -> tuple[str, ...]:
    """Read the requirements of the group `peers`.

    Args:
        project: The file pyproject.toml.
    """
    with project.open("rb") as stream:
        return tuple(tomllib.load(stream)["dependency-groups"]["peers"])


def install(requirements: Sequence[str], pip: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """Install all together, or else one by one.

    Args:
        requirements: What is to be installed.
        pip: Installs some requirements; says whether that went well.

    Returns:
        Those that could not be installed.
    """
    if pip(requirements):
        return ()
    return tuple(one for one in requirements if not pip([one]))


def _pip(arguments: Sequence[str]) -> bool:
    options = ("--disable-pip-version-check", "-q", "install")
    done = subprocess.run([sys.executable, "-m", "pip", *options, *arguments], check=False)
    return done.returncode == 0


def main() -> int:
    """Install; 1 only if the project itself cannot be."""
    if not _pip(["--editable", str(_ROOT)]):
        return 1
    for lacking in install(peers(_ROOT / "pyproject.toml"), _pip):
        print(f"not installed, and not measured: {lacking}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
