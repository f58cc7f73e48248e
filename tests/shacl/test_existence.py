"""EXISTS becomes a join where that is the same, and stays as it is elsewhere."""

# ruff: noqa: E501 - shapes and queries are easier to look through in one line

from __future__ import annotations

import pytest

from akkg.shacl.existence import exists_as_joins

SAME = {
    "a filter in the middle": (
        "SELECT ?this { ?this <p> ?x . FILTER NOT EXISTS { ?x <p>/<q> ?z } OPTIONAL { ?x <r> ?y } }",
        "SELECT ?this { ?this <p> ?x .  OPTIONAL { ?x <r> ?y }  MINUS { ?x <p>/<q> ?z } }",
    ),
    "in brackets": (
        "SELECT ?this { ?this <p> ?x FILTER (NOT EXISTS { ?x <p> ?y . ?y <q> 1 }) }",
        "SELECT ?this { ?this <p> ?x   MINUS { ?x <p> ?y . ?y <q> 1 } }",
    ),
    "not negated": (
        "SELECT ?this { ?this <p> ?x FILTER EXISTS { ?this <q> ?y . ?y <r> ?x } }",
        "SELECT ?this { ?this <p> ?x   { SELECT DISTINCT ?this ?x WHERE "
        "{ ?this <q> ?y . ?y <r> ?x } } }",
    ),
}
OTHER = {
    "one pattern is quick": "SELECT ?this { ?this <p> ?x FILTER NOT EXISTS { ?x <q> ?y } }",
    "a filter of what is outside": (
        "SELECT ?this { ?this <p> ?n FILTER NOT EXISTS { ?this <q> ?x . ?x <r> ?y FILTER(?y > ?n) } }"
    ),
    "nothing in common": "SELECT ?this { ?this <p> ?n FILTER NOT EXISTS { ?x <q> ?y . ?y <r> ?z } }",
    "perhaps not bound": (
        "SELECT ?this { ?this <p> ?n OPTIONAL { ?n <q> ?x } FILTER NOT EXISTS { ?x <q>/<r> ?z } }"
    ),
    "a part of an expression": (
        "SELECT ?this { ?this <p> ?x FILTER(?x = 1 || NOT EXISTS { ?x <q> ?y . ?y <r> ?z }) }"
    ),
    "in an OPTIONAL, of what is outside": (
        "SELECT ?this { ?this <p> ?x OPTIONAL { ?x <q> ?y FILTER NOT EXISTS { ?this <q>/<r> ?y } } }"
    ),
    "in another EXISTS": (
        "SELECT ?this { FILTER EXISTS { ?this <p> ?x FILTER NOT EXISTS { ?x <p>/<r> ?this } } }"
    ),
    "with a group": (
        "SELECT ?this { ?this <p> ?x FILTER NOT EXISTS { { ?x <q> ?y } UNION { ?x <r> ?y } } }"
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_join(name: str) -> None:
    """A filter by EXISTS goes, and a join with its pattern stands at the end of the group."""
    before, after = SAME[name]
    assert after.split() == exists_as_joins(before).split()


@pytest.mark.parametrize("name", OTHER)
def test_left_alone(name: str) -> None:
    """What is quick, or would mean something else as a join, stays as it is."""
    assert OTHER[name] == exists_as_joins(OTHER[name])
