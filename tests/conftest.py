"""Settings of all tests: a cache of their own, and a loud list of what was not run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import optional
from tests.servers.oxigraph_serve import serve_oxigraph
from tests.servers.process import Server
from tests.servers.virtuoso import serve_virtuoso

# A test holds no time: machines that run it are noisy.
hypothesis.settings.register_profile("akkg", deadline=None)
hypothesis.settings.load_profile("akkg")

MINI = Path(__file__).parent / "data" / "mini"


def pytest_configure(config: pytest.Config) -> None:
    """Refuse wrong names in AKKG_REQUIRE before any test runs."""
    optional.required()


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the cache of the user out of the tests, and the tests out of it."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        yield cache / "akkg"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small source tree of its own for a test that changes one."""
    return Path(shutil.copytree(MINI, tmp_path / "tree"))


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An Oxigraph server that all tests share: leave no graph behind."""
    program = optional.need("oxigraph")
    with serve_oxigraph(program, tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Virtuoso server that all tests share: leave no graph behind."""
    program = optional.need("virtuoso")
    with serve_virtuoso(program, tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note every test that a shared fixture has skipped, not only the first."""
    if report.skipped and isinstance(report.longrepr, tuple):
        optional.note_skip(report.nodeid, report.longrepr[2])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name all that was not run for want of something."""
    if not optional.NOT_RUN:
        return
    terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
    for name, tests in sorted(optional.NOT_RUN.items()):
        terminalreporter.line(f"{len(tests)} for want of {name} ({optional.FINDERS[name][0]}):")
        for test in sorted(set(tests)):
            terminalreporter.line(f"  {test}")
