"""Declarations: a query that leaves prefixes to the project runs anywhere once they are added."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from akkg.sparql_text.declaring import with_prefixes
from akkg.sparql_text.outline import outline

TABLE = {"a": "http://a/", "b": "http://b/", "c": "http://c/"}


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("ASK { b:x a:y ?z }", ["a", "b"]),
        ("PREFIX a: <http://other/> ASK { b:x a:y ?z }", ["b"]),
        ("ASK { ?x ?y 'a:b' } # c:d", []),
        ("ASK { ?x ?y 1 ; <c:d> _:a }", []),
    ],
)
def test_used_prefixes_are_declared(text: str, added: list[str]) -> None:
    """Those alone that the query uses and does not declare, and the engine needs no others."""
    found = with_prefixes(outline(text), TABLE)
    assert "".join(f"PREFIX {name}: <{TABLE[name]}>\n" for name in added) + text == found
    ox.Store().query(found)


def test_a_prefix_that_nobody_knows_is_left() -> None:
    """It is for the engine to say what is wrong."""
    assert "ASK { z:x ?y ?z }" == with_prefixes(outline("ASK { z:x ?y ?z }"), TABLE)
