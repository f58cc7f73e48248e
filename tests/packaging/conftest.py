"""Builds the package once, and installs it in every way into environments of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Put into each environment after installation: from then on nothing gets out.
NO_NETWORK = """\
import socket

def refuse(*args, **options):
    raise OSError("no network here")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


@dataclass(frozen=True)
class Built:
    """The two files that one would publish."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class Installed:
    """An environment that holds the package, far from the checkout.

    Attributes:
        bin: The folder of its programs.
        home: An empty home, which is also the working directory.
    """

    bin: Path
    home: Path

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of its programs with no network, no settings and no checkout in sight."""
        nowhere = "http://127.0.0.1:9"
        env = {
            "PATH": os.pathsep.join([str(self.bin), "/usr/bin", "/bin"]),
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "LC_ALL": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), nowhere),
        }
        program, *arguments = command
        return subprocess.run(
            [self.bin / program, *arguments],
            env=env,
            cwd=self.home,
            check=check,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build wheel and sdist, each straight from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "build", "--wheel", "--sdist", "--outdir", str(out), str(ROOT)])
    [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


Install = Callable[..., Installed]


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Install:
    """Return a function that installs what pip is given into a new environment."""

    def install_it(*requirement: str, python: str = sys.executable) -> Installed:
        folder = tmp_path_factory.mktemp("installed")
        venv, home = folder / "venv", folder / "home"
        home.mkdir()
        _run([python, "-m", "venv", str(venv)])
        bin_ = venv / "bin"
        _run([str(bin_ / "python"), "-m", "pip", "install", "--quiet", *requirement])
        [library] = (venv / "lib").glob("python3.*")
        (library / "site-packages" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
        return Installed(bin_, home)

    return install_it


def _run(command: list[str]) -> None:
    """Run a command; where it fails, show what it said."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd="/")
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
