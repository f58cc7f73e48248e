"""Writes a rule as SPARQL updates, which the engine runs without a triple passing through Python.

A negation of several patterns becomes a MINUS: the engine then evaluates it once, not once for each
row that it may rule out.
"""

from __future__ import annotations

from collections.abc import Iterable

from akkg.building.rule_reach import negated
from akkg.building.rule_text import Pattern, RuleText
from akkg.sparql_text.tokens import tokenize

__all__ = ["body", "insertion"]


def body(text: RuleText) -> str:
    """Give the inside of a rule's WHERE in the form that the engine runs fastest.

    The two forms of a negation say the same where it has nothing but patterns and a variable of the
    rule's premises, which is always bound (SPARQL 1.1 Query Language, section 8.3.3).

    Args:
        text: The rule.
    """
    bound = {term for pattern in text.patterns for term in pattern if term.startswith("?")}
    return "\n".join([text.positive, *(_negation(inside, bound) for inside in text.negations)])


def insertion(
    text: RuleText,
    where: str,
    conclusion: Pattern,
    into: str | None,
    *,
    denied: Iterable[str | None],
    merged: bool,
) -> str:
    """Write the update that adds what a rule derives and is not there.

    Args:
        text: The rule.
        where: The inside of its WHERE, with what narrows it.
        conclusion: The triple of its template to add.
        into: The IRI of the graph to add to; None for the default graph alone.
        denied: The graphs in which the triple may not be; None is the default graph.
        merged: Whether to add to the default graph too.
    """
    triple = " ".join(conclusion)
    named = f"GRAPH <{into}> {{ {triple} }}" if into else ""
    absent = "\n".join(
        f"FILTER NOT EXISTS {{ GRAPH <{graph}> {{ {triple} }} }}"
        if graph
        else f"FILTER NOT EXISTS {{ {triple} }}"
        for graph in denied
    )
    added = f"{triple} . {named}" if merged else named
    return f"{text.prologue}INSERT {{ {added} }} WHERE {{ {where}\n{absent}\n}}"


def _negation(inside: str, bound: set[str]) -> str:
    patterns = negated(inside)
    shared = bound.intersection(term for pattern in patterns for term in pattern)
    plain = not any(token.is_word("FILTER", "BIND") for token in tokenize(inside))
    word = "MINUS" if len(patterns) > 1 and shared and plain else "FILTER NOT EXISTS"
    return f"{word} {{ {inside}\n}}"
