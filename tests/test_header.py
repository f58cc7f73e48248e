"""The YAML header of query and rule files."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.errors import DataError
from akkg.header import split_header

PATH = Path("x.rq")


def test_scalars_are_text_and_structure_is_kept() -> None:
    """Dates, numbers and NO stay as they are written."""
    text = "#+ title: 2009-06-15\n#+ country: NO\n#+ tests:\n#+   - {n: 5}\nASK {}\n"
    assert (
        {"title": "2009-06-15", "country": "NO", "tests": [{"n": "5"}]},
        "ASK {}\n",
    ) == split_header(text, PATH)


def test_other_comments_and_lines_stay_in_the_text() -> None:
    """Only lines that begin with the mark are the header's."""
    header, body = split_header("#+ a: b\n# c\nASK { #+ d\n}\n#+ e: f\n", PATH)
    assert {"a": "b", "e": "f"} == header
    assert "# c\nASK { #+ d\n}\n" == body


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK {}\n", r"the header is missing \(x.rq:1\)"),
        ("#+ just words\nASK {}\n", r"the header is missing \(x.rq:1\)"),
        ("# a comment\n#+ a: b\n#+ c: d: e\nASK {}\n", r"the header cannot be read, .* \(x.rq:3\)"),
        ("#+ a: [b\nASK {}\n", r"the header cannot be read, .* \(x.rq:\d\)"),
    ],
)
def test_a_wrong_header_is_refused_with_its_line(text: str, message: str) -> None:
    """The line is that of the file, not of the header."""
    with pytest.raises(DataError, match=message):
        split_header(text, PATH)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("#+ a: b\n#+ c: d\n#+ a: e\nASK {}\n", 3),
        ("#+ a:\n#+   - {b: c,\n#+      b: d}\nASK {}\n", 3),
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str, line: int) -> None:
    """PyYAML would keep the last one, and say nothing of the first."""
    with pytest.raises(DataError, match=rf"the key [ab] stands twice \(x.rq:{line}\)"):
        split_header(text, PATH)
