"""What the document leaves open, the graph leaves open: no claim answers what it does not state."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from akkg import Dataset

HERE = Path(__file__).parent
SILENCES = {
    item["id"]: item for item in yaml.safe_load((HERE / "silence.yaml").read_text(encoding="utf-8"))
}
QUERIES = yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8"))
CONTROLLED = [name for name, query in QUERIES.items() if query["control"] != "none"]


def holds(dataset: Dataset, body: str) -> bool:
    """Whether a pattern finds anything in the graph."""
    answer = dataset.store.query(f"ASK {{ {body} }}", prefixes=dict(dataset.prefixes.items()))
    assert isinstance(answer, ox.QueryBoolean), "ASK answers yes or no"
    return bool(answer)


def test_every_silence_is_asked() -> None:
    """Each silence has its pattern, in the same order, and a control where it names one."""
    assert list(SILENCES) == list(QUERIES)
    assert [name for name, item in SILENCES.items() if item["control"] != "none"] == CONTROLLED


@pytest.mark.parametrize("name", QUERIES)
def test_nothing_answers_the_question(dataset: Dataset, name: str) -> None:
    """The thing asked is not stated."""
    assert not holds(dataset, QUERIES[name]["ask"]), SILENCES[name]["why"]


@pytest.mark.parametrize("name", CONTROLLED)
def test_the_same_pattern_finds_the_control(dataset: Dataset, name: str) -> None:
    """The pattern is one by which the graph states such facts, so the silence could be broken."""
    assert holds(dataset, QUERIES[name]["control"]), SILENCES[name]["control"]["answer"]
