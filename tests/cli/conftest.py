"""What the tests of commands share."""

from __future__ import annotations

import pytest

from akkg.dataset import Dataset, load


@pytest.fixture(scope="session")
def loaded() -> Dataset:
    """The graph, loaded once."""
    return load()


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, loaded: Dataset) -> Dataset:
    """What a command asks that loads the graph: the one that is loaded already."""
    monkeypatch.setattr("akkg.dataset.load", lambda **_: loaded)
    return loaded
