"""Finds the premises from which a rule derives given triples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.building.rule_text import Pattern
from akkg.building.rules import DERIVED, Rule
from akkg.engines.engine import Engine, Statement, Term, is_tagged, select
from akkg.lots import lots

__all__ = ["Statement", "Term", "Way", "find_ways"]

Way: TypeAlias = tuple[Statement, ...]
Terms: TypeAlias = Mapping[str, Term]

_VARIABLE = re.compile(r"\?\w+")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def find_ways(
    engine: Engine, rule: Rule, triples: Sequence[Statement]
) -> dict[Statement, list[Way]]:
    """Find all premises from which a rule derives each of some triples.

    The rule's patterns are joined with the triples, by the variables that its template shares with
    them. What the rule denies is looked up only where a triple has several solutions, and in the
    graphs that were complete when it ran: what it denied may have been derived since, by itself.

    Args:
        engine: What is asked; it holds each rule's triples in its named graph.
        rule: The rule.
        triples: Triples that the rule has derived.

    Returns:
        For each triple the sets of premises, each in the order of the rule's patterns.
    """
    text = rule.text
    constants = _constants(rule)
    solutions: dict[Statement, dict[Way, Terms]] = {triple: {} for triple in triples}
    parts = ((template, lot) for template in text.template for lot in lots(triples))
    for template, lot in parts:
        for solution in _solutions(engine, rule, template, lot):
            terms = {**constants, **solution}
            triple = _statement(template, terms)
            if triple in solutions:
                solutions[triple][
                    tuple(_statement(pattern, terms) for pattern in text.patterns)
                ] = terms
    return {
        triple: [
            way for way, terms in ways.items() if len(ways) == 1 or not _denied(engine, rule, terms)
        ]
        for triple, ways in solutions.items()
    }


def _solutions(
    engine: Engine, rule: Rule, template: Pattern, triples: Sequence[Statement]
) -> Iterator[Terms]:
    text = rule.text
    places = [
        place
        for place, term in enumerate(template)
        if term.startswith("?")
        and term not in text.computed
        and template.index(term) == place
        and not any(is_tagged(triple[place]) for triple in triples)
    ]
    names = " ".join(template[place] for place in places)
    rows = dict.fromkeys(" ".join(written(triple[place]) for place in places) for triple in triples)
    block = f"VALUES ({names}) {{ {' '.join(f'({row})' for row in rows)} }}" if places else ""
    found = select(engine, f"{text.prologue}SELECT * WHERE {{ {block}{text.positive} }}")
    variables = [f"?{name}" for name in found.names]
    for solution in found:
        # A computed variable may be unbound; then it makes no triple.
        terms = {
            name: term for name, term in zip(variables, solution, strict=True) if term is not None
        }
        if all(term in terms for term in template if term.startswith("?")):
            yield terms


def _denied(engine: Engine, rule: Rule, terms: Terms) -> bool:
    """Whether a solution is one that the rule denied, by what was known before its stratum."""
    for negation in rule.text.negations:
        names = dict.fromkeys(name for name in _VARIABLE.findall(negation) if name in terms)
        row = " ".join(written(terms[name]) for name in names)
        block = f"VALUES ({' '.join(names)}) {{ ({row}) }}" if names else ""
        question = f"{rule.text.prologue}ASK {{ {block} {negation} }}"
        # What all graphs together do not hold, the earlier ones do not: that is asked far faster.
        if engine.query(question) and engine.query(question, default_graph=_earlier(engine, rule)):
            return True
    return False


def _earlier(engine: Engine, rule: Rule) -> list[str]:
    """The graphs of the sources and of the rules of earlier strata."""
    strata = {
        path.stem.partition("-")[2]: int(path.stem[:2]) for path in rule.path.parent.glob("*.rq")
    }
    return [
        name
        for name in engine.named_graphs()
        if strata.get(name.removeprefix(DERIVED), -1) < rule.stratum
    ]


def _statement(pattern: Pattern, terms: Terms) -> Statement:
    subject, predicate, object_ = (terms[part] for part in pattern)
    return subject, predicate, object_


def _constants(rule: Rule) -> dict[str, Term]:
    """The terms of a rule's patterns that are no variables, by how they are written."""
    patterns = (*rule.text.template, *rule.text.patterns)
    written = {part for pattern in patterns for part in pattern if not part.startswith("?")} - {"a"}
    head = rule.text.prologue
    terms: dict[str, Term] = {"a": _TYPE}
    for text in written:
        [quad] = ox.parse(f"{head}<urn:s> <urn:p> {text} .", format=ox.RdfFormat.TURTLE)
        terms[text] = quad.object
    return terms
