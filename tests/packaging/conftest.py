"""Builds the package once, and installs it in every way into environments of their own."""

from __future__ import annotations

import sys

import pytest

from tests.packaging.environments import ROOT, Built, Install, Installed, install_into, run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build wheel and sdist, each straight from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--sdist", "--outdir", str(out), str(ROOT))
    [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def install(tmp_path_factory: pytest.TempPathFactory) -> Install:
    """Return the function that installs into a new environment."""

    def install_it(*requirement: str, python: str = sys.executable) -> Installed:
        return install_into(tmp_path_factory.mktemp("installed"), python, *requirement)

    return install_it
