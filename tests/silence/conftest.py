"""Loads the graph once for all silences."""

from __future__ import annotations

import pytest

import akkg


@pytest.fixture(scope="session")
def dataset() -> akkg.Dataset:
    """The whole graph, with its named graphs."""
    return akkg.load()
