"""What a narrowed query gives, together with old rows, is what the whole query gives anew."""

from __future__ import annotations

import os
import random
from collections import Counter

import pyoxigraph as ox
import pytest

from akkg.shacl.narrowing import narrowing
from akkg.shacl.query_parts import Unread, read_parts
from akkg.sparql_text.patterns import any_matches
from akkg.sparql_text.triple_pattern import Reads
from akkg.validation.checks import load_checks
from tests.optional import ROOT
from tests.shacl.drawn_queries import edited, graph, query

QUERIES = int(os.environ.get("AKKG_QUERIES", "1500"))
Rows = Counter[tuple[str, ...]]

ALONE = {
    "one pattern": "SELECT ?v WHERE { ?v ?p ?o }",
    "a graph by its name": "SELECT ?v WHERE { GRAPH ?v { ?a ?p ?o OPTIONAL { ?o <e:p> ?b } } }",
    "what is left out": "SELECT ?v WHERE { ?v ?p ?o MINUS { ?v a ?c } }",
    "what may be there": "SELECT ?v WHERE { ?v ?p ?o OPTIONAL { ?x <e:p>|<e:q> ?v } }",
    "a condition": "SELECT ?v WHERE { FILTER NOT EXISTS { ?v a ?c } ?v ?p ?o }",
    "a group of its own": "SELECT ?v WHERE { { SELECT ?v WHERE { ?v ?p ?o } GROUP BY ?v } }",
}
"""Each pattern of these has the variable."""

BESIDE = {
    "BIND": "SELECT ?v WHERE { ?v <e:p> ?o BIND(EXISTS { ?o <e:q> ?x } AS ?is) }",
    "a filter": "SELECT ?v WHERE { ?v <e:p> ?o FILTER(?o = ?v || EXISTS { ?o <e:q> ?x }) }",
    "the second way of a path": "SELECT ?v WHERE { ?v <e:p> ?o . ?o <e:p>|<e:q> ?x }",
    "a pattern without it": "SELECT ?v WHERE { ?v ?p ?o . ?o <e:q> ?x }",
    "a subquery that hides it": "SELECT ?v WHERE { ?v ?p ?o { SELECT ?o WHERE { ?v <e:q> ?o } } }",
    "another grouping": (
        "SELECT ?v WHERE { ?v ?p ?o { SELECT (COUNT(?v) AS ?n) WHERE { ?v <e:q> ?x } } }"
    ),
    "a graph in a graph": "SELECT ?v WHERE { GRAPH ?v { ?a ?b ?c GRAPH <e:g> { ?x <e:q> ?y } } }",
}
"""A change of what has the property e:q may concern all rows of these."""

NEVER = {
    "a union that binds it on one side alone": (
        "SELECT ?v WHERE { { ?v <e:p> ?x } UNION { ?x <e:p> ?y } OPTIONAL { ?x ?q ?v } }"
    ),
    "a subquery that hides it, before OPTIONAL": (
        "SELECT ?v WHERE { { SELECT ?x WHERE { ?v <e:q> ?x } } OPTIONAL { ?x ?q ?v } }"
    ),
    "a cut from somewhere on": "SELECT ?v WHERE { ?v ?p ?o } ORDER BY ?v OFFSET 1",
    "values behind the group": "SELECT ?v WHERE { ?v ?p ?o } VALUES ?o { <e:a> }",
    "values that may be unbound": "SELECT ?v WHERE { VALUES ?v { <e:a> UNDEF } ?x ?p ?o }",
    "BIND of EXISTS before it is bound": (
        "SELECT ?v WHERE { ?x <e:p> ?y BIND(EXISTS { ?x <e:q> ?v } AS ?is) ?v <e:p> ?z }"
    ),
    "another grouping of all": ("SELECT ?v WHERE { ?x <e:p> ?v } GROUP BY (STR(?x) AS ?v)"),
    "an escaped letter in an IRI": "SELECT ?v WHERE { ?v <e:p> ?o . ?o <e:\\u0071> ?x }",
    "OPTIONAL before it is bound": "SELECT ?v WHERE { ?x <e:p> ?y OPTIONAL { ?y ?q ?v } ?v ?p ?z }",
    "MINUS before it is bound": "SELECT ?v WHERE { ?x <e:p> ?y MINUS { ?y ?q ?v } ?v ?p ?z }",
    "EXISTS where it is not bound": (
        "SELECT ?v WHERE { ?v ?p ?o { ?x <e:p> ?y FILTER NOT EXISTS { ?y ?q ?v } } }"
    ),
    "one that may stay unbound": "SELECT ?v WHERE { ?x ?p ?y OPTIONAL { ?y <e:q> ?v } }",
    "a cut": "SELECT ?v WHERE { ?v ?p ?o } ORDER BY ?v LIMIT 3",
    "a cut inside": "SELECT ?v WHERE { { SELECT ?v WHERE { ?v ?p ?o } LIMIT 3 } }",
    "a longer path": "SELECT ?v WHERE { ?v <e:p>/<e:q> ?o }",
    "a condition on groups": (
        "SELECT ?v WHERE { ?v ?p ?o } GROUP BY ?v HAVING (EXISTS { ?x <e:q> ?y })"
    ),
    "a value that is computed": "SELECT (STR(?x) AS ?v) WHERE { ?x ?p ?o }",
    "no names": "SELECT * WHERE { ?v ?p ?o }",
    "a question": "ASK { ?v ?p ?o }",
}
"""These cannot be narrowed, or are not looked into."""


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE)
def test_a_query_is_narrowed_where_each_pattern_has_the_variable(text: str) -> None:
    """By a block of values in each group that has such a pattern; nothing else is read."""
    found = narrowing(text)
    assert found is not None
    assert ("v", frozenset()) == (found.variable, found.others)
    assert found.to(["<e:x>"]).count("VALUES ?v { <e:x> }") == len(found.places) > 0
    ox.Store().query(found.to(["<e:x>", '"y"@en']))


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE)
def test_what_is_read_without_the_variable_is_told(text: str) -> None:
    """So that it is seen when a change matches it; what an expression asks for counts as well."""
    found = narrowing(text)
    assert found is not None
    assert "e:q" in {each.predicate for each in found.others} <= {"e:p", "e:q"}


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_a_query_is_not_narrowed_where_rows_rest_on_more_than_they_name(text: str) -> None:
    """It is asked anew as a whole."""
    assert narrowing(text) is None


def test_which_graphs_there_are_is_read() -> None:
    """An empty pattern asks for the names of all graphs."""
    found = narrowing("SELECT ?v WHERE { ?v <e:p> ?o GRAPH ?g { } }")
    assert found is not None
    assert found.others == {Reads()}


def test_a_variable_of_the_same_name_inside_is_left_alone() -> None:
    """It is another one, and takes all its values."""
    found = narrowing("SELECT ?v WHERE { ?v ?p ?o { SELECT ?o WHERE { ?v <e:q> ?o } } }")
    assert found is not None
    assert found.to(["<e:x>"]).count("VALUES") == 1


def test_the_variable_is_taken_that_leaves_the_fewest_patterns() -> None:
    """So that most changes are followed up."""
    found = narrowing("SELECT ?a ?b WHERE { ?b a ?c . ?b <e:p> ?a }")
    assert found is not None
    assert ("b", frozenset()) == (found.variable, found.others)


def test_ends_stay_ends() -> None:
    """A subject is not taken for an object."""
    found = narrowing("SELECT ?v WHERE { ?v <e:p> ?o . <e:a> <e:q> <e:b> }")
    assert found is not None
    assert found.others == {Reads("e:a", "e:q", "e:b")}


def test_a_property_is_narrowed_by_as_well() -> None:
    """Where it is a variable."""
    found = narrowing("SELECT ?v WHERE { ?s ?v ?o }")
    assert found is not None
    assert ("v", frozenset()) == (found.variable, found.others)


def test_a_query_that_is_cut_off_is_not_read() -> None:
    """It is no query that an engine would take."""
    for text in ("SELECT ?v WHERE { ?v ?p", "SELECT ?v", "SELECT ?v WHERE { ?v ex:p ?o }"):
        with pytest.raises(Unread):
            read_parts(text)


def test_most_checks_are_narrowed() -> None:
    """Those that look at all statements are told apart by what they find."""
    found = {check.name: narrowing(check.query) for check in load_checks(ROOT)}
    assert 3 > sum(each is None for each in found.values())
    for name in ("dangling-thing", "hidden-character", "unknown-term", "unsourced-graph"):
        each = found[name]
        assert each is not None and not each.others


def test_drawn_queries_give_after_drawn_edits_what_they_give_anew() -> None:
    """The old rows of what is not touched, and those of the narrowed query of what is."""
    compared = otherwise = 0
    for seed in range(QUERIES):
        dice = random.Random(seed)
        text = query(dice)
        for _ in range(4):
            before = graph(dice)
            result = compare(text, before, edited(before, dice))
            compared += result is not None
            otherwise += bool(result)
    assert compared > QUERIES
    assert otherwise > QUERIES / 12


def compare(text: str, before: set[ox.Quad], after: set[ox.Quad]) -> bool | None:
    """Hold rows to each other; say whether they changed, or None where it cannot be narrowed."""
    found, changed = narrowing(text), before ^ after
    if found is None or not changed or any_matches(found.others, map(texts, changed)):
        return None
    terms = {str(term) for quad in changed for term in quad if term != ox.DefaultGraph()}
    names, old = rows(text, before)
    new, fresh = rows(text, after)[1], rows(found.to(sorted(terms)), after)[1]
    at = names.index(found.variable)
    kept = Counter({row: count for row, count in old.items() if row[at] not in terms})
    kept += Counter({row: count for row, count in fresh.items() if row[at] in terms})
    assert new == kept, text
    return old != new


def rows(text: str, quads: set[ox.Quad]) -> tuple[list[str], Rows]:
    """The names of columns, and how often each row comes."""
    store = ox.Store()
    store.extend(quads)
    solutions = store.query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return names, Counter(tuple(map(str, solution)) for solution in solutions)


def texts(quad: ox.Quad) -> tuple[str, str, str]:
    """The IRIs of a triple; of a literal its text, in quotes."""
    subject, predicate, value, _ = quad
    end = value.value if isinstance(value, ox.NamedNode) else str(value)
    return str(subject)[1:-1], predicate.value, end
