"""The header's JSON Schema says what the reader says, and each mistake is named with its line."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from akkg.errors import DataError
from akkg.header import split_header
from akkg.location import data_root
from akkg.queries.catalogue import query_paths
from akkg.queries.parameter_header import PARAMETER_KEYS, RESERVED
from akkg.queries.query_header import KEYS, REQUIRED, read_query
from akkg.queries.query_tests_header import KEYS as TEST_KEYS
from akkg.queries.saved_query import SCHEMA, STATUSES, TYPES
from tests.sample import DATA

EXAMPLES = {
    folder: sorted((DATA / "headers" / folder).glob("*.rq"))
    for folder in ("valid", "invalid", "beyond")
}


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((data_root() / "queries/header.schema.json").read_bytes())
    Draft202012Validator.check_schema(found)
    return found


def complaints(path: Path) -> list[str]:
    """What the JSON Schema finds wrong in the header of a file."""
    values, _ = split_header(path.read_text("utf-8"), path)
    return [error.message for error in Draft202012Validator(schema()).iter_errors(values)]


def stem(path: Path) -> str:
    return path.stem


def expected(path: Path) -> tuple[int, str]:
    """The line and the beginning of the message that the first line of an example names."""
    match = re.match(r"# line (\d+): (.*)", path.read_text("utf-8"))
    assert match is not None, f"{path} does not say what is expected"
    return int(match[1]), match[2]


@pytest.mark.parametrize("path", EXAMPLES["valid"], ids=stem)
def test_reader_and_schema_take_what_is_right(path: Path) -> None:
    """A right header is read, and the schema has no complaint."""
    assert path.stem == read_query(path).name
    assert [] == complaints(path)


@pytest.mark.parametrize("path", EXAMPLES["invalid"] + EXAMPLES["beyond"], ids=stem)
def test_the_reader_names_a_mistake_with_its_line(path: Path) -> None:
    """What is wrong, in which file, on which line, also deep inside; 0 where the query lacks it."""
    line, what = expected(path)
    with pytest.raises(DataError) as caught:
        read_query(path)
    assert what == caught.value.what[: len(what)]
    assert (f"{path}:{line}" if line else str(path)) == caught.value.where


@pytest.mark.parametrize("path", EXAMPLES["invalid"], ids=stem)
def test_the_schema_refuses_what_the_reader_refuses(path: Path) -> None:
    """Where the header alone shows the mistake, both find it."""
    assert complaints(path)


@pytest.mark.parametrize(
    "path", [path for path in EXAMPLES["beyond"] if path.stem != "a-key-twice"], ids=stem
)
def test_what_the_schema_cannot_say_is_left_to_the_reader(path: Path) -> None:
    """Were the schema to find one of these, the example would stand in the wrong folder."""
    assert [] == complaints(path)


def test_the_schema_names_the_keys_of_the_reader() -> None:
    """A key, a type or a reserved name that one of them learns must be taught to the other."""
    properties, parts = schema()["properties"], schema()["$defs"]
    parameters = properties["params"]["anyOf"][1]["propertyNames"]
    assert (set(KEYS), list(REQUIRED)) == (set(properties), schema()["required"])
    assert set(PARAMETER_KEYS) == set(parts["parameter"]["properties"])
    assert set(TEST_KEYS) == set(parts["test"]["properties"])
    assert list(TYPES) == parts["parameter"]["properties"]["type"]["enum"]
    assert {*STATUSES, ""} == set(properties["status"]["enum"])
    assert sorted(RESERVED) == sorted(parameters["not"]["enum"])
    assert schema()["$id"].endswith(f"/{SCHEMA}")


def test_the_schema_takes_the_catalogue() -> None:
    """All saved queries of the project are right by it."""
    paths = query_paths()
    assert paths
    assert {} == {name: found for name, path in paths.items() if (found := complaints(path))}
