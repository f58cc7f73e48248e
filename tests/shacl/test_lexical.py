"""The lexical forms of datatypes are those of XSD 1.1, by hand-made forms of each."""

from __future__ import annotations

import re

import pytest

from akkg.shacl.lexical import lexical_form
from akkg.shacl.vocabulary import XSD

VALID = {
    "boolean": "true false 1 0",
    "integer": "0 -1 +5 007",
    "decimal": "1 1.5 -1.5 +.5 1. 0.0",
    "double": "1 1.5 1e3 1.5E-3 INF -INF +INF NaN .5e1",
    "float": "1 1e3 INF NaN",
    "date": "2020-01-31 2020-02-29 2000-02-29 0000-02-29 -0004-02-29 12000-02-29 0400-02-29 "
    "2020-04-30Z 2020-12-01+14:00 2020-12-01-13:59 0001-01-01 12345-01-01 2024-02-29 0804-02-29",
    "dateTime": "2020-01-01T00:00:00 2020-01-01T23:59:59.123Z 2020-01-01T24:00:00 "
    "2020-01-01T24:00:00.00+01:00",
    "dateTimeStamp": "2020-01-01T00:00:00Z 2020-01-01T00:00:00-05:00",
    "time": "00:00:00 23:59:59.9 24:00:00 12:00:00Z",
    "gYear": "2020 -0001 0000 12020 2020Z",
    "gYearMonth": "2020-12 2020-01+01:00",
    "gMonth": "--01 --12Z",
    "gDay": "---01 ---31",
    "gMonthDay": "--02-29 --12-31 --04-30",
    "duration": "P1Y P1M P1D PT1H PT1M PT1S PT0.5S P1Y2M3DT4H5M6.7S -P1D P1YT1S P1Y3D",
    "yearMonthDuration": "P1Y P1Y2M P2M -P1Y",
    "dayTimeDuration": "P1D P1DT1H PT1M PT1S -PT1S",
    "hexBinary": "00 0aFF",
}
INVALID = {
    "boolean": "True yes 2 01",
    "integer": "1.0 1e0 - abc 1_000 \u0661",
    "decimal": "1e0 . - 1,5 INF",
    "double": "1e e1 inf nan -NaN 1e1.5 Infinity",
    "float": "1f --1",
    "date": "2019-02-29 1900-02-29 2100-02-29 2020-02-30 2020-04-31 2020-13-01 2020-00-01 "
    "2020-01-00 2020-1-1 20-01-01 02020-01-01 02004-02-29 2020-01-01T00:00:00 2020-01-01+15:00 "
    "+2020-01-01 2020/01/01 2020-01-01+14:01",
    "dateTime": "2020-01-01 2020-01-01T24:00:01 2020-01-01T00:00 2020-01-01T25:00:00 "
    "2020-01-01T00:60:00 2020-01-01T00:00:60 2020-02-30T00:00:00 2020-01-01t00:00:00",
    "dateTimeStamp": "2020-01-01T00:00:00",
    "time": "24:00:01 1:00:00 12:00 12:00:00.",
    "gYear": "20 02020 2020-01 +2020",
    "gYearMonth": "2020-13 2020-1 2020",
    "gMonth": "--13 --1 01",
    "gDay": "---32 ---00 --01",
    "gMonthDay": "--02-30 --04-31 --13-01",
    "duration": "P 1Y P1 PT P1YT P1S PT1Y P-1Y P1.5Y P1M1Y P1W",
    "yearMonthDuration": "P1D P1Y1D P",
    "dayTimeDuration": "P1Y P1M PT",
    "hexBinary": "0 0g",
}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    """Give the datatype and the text of each form."""
    return [(kind, text) for kind, texts in table.items() for text in texts.split()]


@pytest.mark.parametrize(("kind", "text"), cases(VALID))
def test_valid_form(kind: str, text: str) -> None:
    """A lexical form of the datatype is known as one."""
    assert re.search(lexical_form(XSD + kind) or "never", text), f"{text} is an xsd:{kind}"


@pytest.mark.parametrize(
    ("kind", "text"), [*cases(INVALID), ("integer", ""), ("date", " 2020-01-01")]
)
def test_invalid_form(kind: str, text: str) -> None:
    """What is no lexical form of the datatype is known as none."""
    assert not re.search(lexical_form(XSD + kind) or "", text), f"{text} is no xsd:{kind}"


@pytest.mark.parametrize("name", [f"{XSD}string", "http://e.org/mine", f"{XSD}mine"])
def test_no_form(name: str) -> None:
    """Of a datatype that takes any text, or that is not known, there is no form."""
    assert lexical_form(name) is None
