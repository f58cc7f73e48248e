"""Environments far from the checkout, in which the installed package runs with no network."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

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


class Install(Protocol):
    """Installs what pip is given into a new environment."""

    def __call__(self, *requirement: str, python: str = ...) -> Installed: ...


def run(*command: str) -> None:
    """Run a command; where it fails, show what it said."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=os.sep, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"


def install_into(folder: Path, python: str, *requirement: str) -> Installed:
    """Make an environment in a folder, install into it, and cut it off."""
    venv, home = folder / "venv", folder / "home"
    home.mkdir()
    run(python, "-m", "venv", str(venv))
    run(str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", *requirement)
    [library] = (venv / "lib").glob("python3.*")
    packages = library / "site-packages"
    (packages / "no_network.py").write_text(NO_NETWORK, encoding="utf-8")
    (packages / "no_network.pth").write_text("import no_network\n", encoding="utf-8")
    return Installed(venv / "bin", home)
