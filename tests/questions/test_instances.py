"""Each sample question is an instance of a saved query, which gives exactly its rows and
paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from akkg.answers.render import plain_rows
from akkg.answers.table import natural
from akkg.dataset import Dataset, load
from akkg.runner import run

HERE = Path(__file__).parent
INSTANCES: dict[str, dict[str, Any]] = {
    entry["id"]: entry
    for path in sorted(HERE.glob("instances-*.yaml"))
    for entry in yaml.safe_load(path.read_text("utf-8"))
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def test_every_sample_question_is_an_instance() -> None:
    """All thirty are put by saved queries, and no other is."""
    sample = yaml.safe_load((HERE / "sample.yaml").read_text("utf-8"))
    assert {entry["id"] for entry in sample} == set(INSTANCES)
    assert {entry["id"]: entry["paras"] for entry in sample} == {
        name: entry["paras"] for name, entry in INSTANCES.items()
    }


@pytest.mark.parametrize("name", sorted(INSTANCES))
def test_a_saved_query_answers_the_question(name: str, dataset: Dataset) -> None:
    """Its rows, in order, and under citation the paragraphs of all its runs are the question's."""
    runs = INSTANCES[name]["runs"]
    answers = [run(one["query"], dataset, cite=True, **one["params"]) for one in runs]
    assert [[tuple(map(str, row)) for row in one["rows"]] for one in runs] == [
        list(plain_rows(answer, dataset.prefixes)) for answer in answers
    ]
    cited = natural(paragraph for answer in answers for paragraph in answer.paragraphs)
    assert tuple(f"p{number}" for number in INSTANCES[name]["paras"]) == cited
    assert all(one["rows"] for one in runs), "an empty answer proves nothing"
