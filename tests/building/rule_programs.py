"""Rules run the plain way, and random programs of rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import strategies as st

from akkg.building.rule import Rule
from akkg.building.rule_text import read_rule_text

EX = "http://e.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_NODES = "abcde"
_PREDICATES = "pqrs"
_CLASSES = "ABC"


def merged(triples: Iterable[ox.Triple]) -> ox.Store:
    """A store of triples in the default graph."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return store


def rule(name: str, stratum: int, head: str, body: str) -> Rule:
    """A rule without a file; in its text `e:` is the namespace of all local names."""
    path = Path(f"{stratum}-{name}.rq")
    query = f"PREFIX e: <{EX}>\nCONSTRUCT {{ {head} }} WHERE {{ {body} }}"
    return Rule(name, stratum, path, query, read_rule_text(query, path))


def node(name: str) -> ox.NamedNode:
    """The IRI of a local name; `a` as a predicate is written `type`."""
    return ox.NamedNode(TYPE if name == "type" else EX + name)


def triple(text: str) -> ox.Triple:
    """A triple of three local names."""
    return ox.Triple(*map(node, text.split()))


_VARIABLES = ("?x", "?y", "?z")

links = st.tuples(st.sampled_from(_NODES), st.sampled_from(_PREDICATES), st.sampled_from(_NODES))
types = st.tuples(st.sampled_from(_NODES), st.just("type"), st.sampled_from(_CLASSES))
schemas = st.tuples(
    st.sampled_from(_PREDICATES), st.just("below"), st.sampled_from(_PREDICATES)
) | st.tuples(st.sampled_from(_CLASSES), st.just("below"), st.sampled_from(_CLASSES))
facts = st.frozensets((links | types | schemas).map(" ".join).map(triple), max_size=14)
"""Some triples over few names."""


@st.composite
def _patterns(draw: st.DrawFn, *, negated: bool = False) -> tuple[str, str, str]:
    subject = draw(st.sampled_from(_VARIABLES))
    object_ = draw(st.sampled_from(_VARIABLES))
    kind = draw(st.integers(0, 9))
    if kind < 5:
        return subject, f"e:{draw(st.sampled_from(_PREDICATES))}", object_
    if kind < 7:
        return subject, "a", f"e:{draw(st.sampled_from(_CLASSES))}"
    if kind == 7:
        return subject, "a", object_
    if kind == 8 or negated:
        return subject, "e:below", object_
    return subject, draw(st.sampled_from(_VARIABLES)), object_


@st.composite
def _rules(draw: st.DrawFn, number: int) -> Rule:
    premises = draw(st.lists(_patterns(), min_size=1, max_size=3))
    bound = sorted({term for each in premises for term in each if term[0] == "?"})
    extra = ""
    if draw(st.integers(0, 4)) == 0:
        extra += f"BIND(STR({draw(st.sampled_from(bound))}) AS ?made) "
        bound.append("?made")
    for _ in range(draw(st.integers(0, 2))):
        denied = draw(st.lists(_patterns(negated=True), min_size=1, max_size=2))
        filtered = "FILTER(?x != ?y)" if draw(st.integers(0, 4)) == 0 else ""
        extra += f"FILTER NOT EXISTS {{ {_written(denied)} {filtered} }} "
    heads = []
    for _ in range(draw(st.sampled_from([1, 1, 1, 2]))):
        pattern = draw(_patterns())
        chosen = (draw(st.sampled_from(bound)) if term[0] == "?" else term for term in pattern)
        heads.append(tuple(chosen))
    stratum = draw(st.sampled_from([10, 20, 30]))
    return rule(f"r{number}", stratum, _written(heads), f"{_written(premises)} {extra}")


def _written(patterns: Iterable[Iterable[str]]) -> str:
    return " . ".join(" ".join(pattern) for pattern in patterns) + " ."


@st.composite
def programs(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Some rules over few names, by stratum and name."""
    found = [draw(_rules(number)) for number in range(draw(st.integers(1, 5)))]
    return tuple(sorted(found, key=lambda each: (each.stratum, each.name)))
