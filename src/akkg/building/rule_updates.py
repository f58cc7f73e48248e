"""Writes a rule as SPARQL updates, which the engine runs without a triple passing through Python.

There are two forms. Where few triples are looked for, the engine's own is best: it starts with one
pattern and looks up the others row by row. Where many are, each pattern stands in a SELECT of its
own: the engine then reads each of them once and joins them by hash, which costs a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akkg.building.rule_reach import Outline, Reach, negated
from akkg.building.rule_text import Pattern, RuleText
from akkg.sparql_text.tokens import tokenize

__all__ = ["Front", "body", "hashed", "insertion", "meetings", "narrowed"]


@dataclass(frozen=True, slots=True)
class Front:
    """A premise that is looked for among new triples alone.

    Attributes:
        at: Its place among the premises.
        graph: The IRI of the graph of the new triples, all of which are in the default graph too.
    """

    at: int
    graph: str


def body(text: RuleText) -> str:
    """Give the inside of a rule's WHERE in the form for few matches.

    A negation of several patterns becomes a MINUS: the engine then evaluates it once, not for each
    row that it may rule out. The two say the same where it has nothing but patterns and a variable
    of the rule's premises, which is always bound (SPARQL 1.1 Query Language, section 8.3.3).

    Args:
        text: The rule.
    """
    return "\n".join([text.positive, *(_negation(text, inside) for inside in text.negations)])


def narrowed(text: RuleText, where: str, front: Front) -> str:
    """Join what `body` gives with new triples.

    Args:
        text: The rule.
        where: Its body.
        front: The premise that is narrowed.
    """
    return f"{_found(text.patterns[front.at], front.graph)} {where}"


def hashed(text: RuleText, reach: Reach, front: Front | None = None) -> str | None:
    """Give the inside of a rule's WHERE in the form for many matches.

    Args:
        text: The rule.
        reach: What it reads and writes.
        front: The premise that is narrowed, if any.

    Returns:
        Nothing where a premise may match the whole graph, or needs what the rule computes.
    """
    rest = _rest(text)
    if rest is None or not all(map(_is_short, reach.premises)):
        return None
    order = _connected(text.patterns, front.at if front else 0)
    premises = [
        _alone(_found(text.patterns[at], front.graph if front and front.at == at else None))
        for at in order
    ]
    denied = zip(text.negations, reach.negations, strict=True)
    negations = (
        _negation(text, inside, hashed=front is None and all(map(_is_short, outlines)))
        for inside, outlines in denied
    )
    return "\n".join([*premises, rest, *negations])


def meetings(text: RuleText, reach: Reach, front: Front) -> tuple[str, ...]:
    """Write the queries that each ask whether new triples meet another premise at all.

    Where one of them answers no, a rule gives nothing for these triples.

    Args:
        text: The rule.
        reach: What it reads and writes.
        front: The premise that is narrowed.
    """
    own = text.patterns[front.at]
    narrowed = _alone(_found(own, front.graph))
    return tuple(
        f"{text.prologue}ASK {{ {narrowed} {_alone(_found(pattern, None))} }}"
        for at, (pattern, outline) in enumerate(zip(text.patterns, reach.premises, strict=True))
        if at != front.at and _is_short(outline) and _variables(own) & _variables(pattern)
    )


def insertion(
    text: RuleText,
    where: str,
    conclusion: Pattern,
    into: str | None,
    *,
    denied: Iterable[str | None],
    merged: bool,
    many: bool,
) -> str:
    """Write the update that adds what a rule derives and is not there.

    Args:
        text: The rule.
        where: The inside of its WHERE, with what narrows it.
        conclusion: The triple of its template to add.
        into: The IRI of the graph to add to; None for the default graph alone.
        denied: The graphs in which the triple may not be; None is the default graph.
        merged: Whether to add to the default graph too.
        many: Whether the triples that are there are better read once than looked up.
    """
    triple = " ".join(conclusion)
    variables = list(dict.fromkeys(term for term in conclusion if term.startswith("?")))
    word = "MINUS" if many and variables and conclusion[1] not in variables else _ABSENT
    absent = "\n".join(f"{word} {{ {_found(conclusion, graph)} }}" for graph in denied)
    whole = f"{where}\n{absent}\n"
    if many and variables:  # the engine writes out each variable of each row, so give it no others
        whole = f"SELECT {' '.join(variables)} WHERE {{ {whole} }}"
    named = _found(conclusion, into) if into else ""
    added = f"{triple} . {named}" if merged else named
    return f"{text.prologue}INSERT {{ {added} }} WHERE {{ {whole} }}"


_ABSENT = "FILTER NOT EXISTS"


def _found(pattern: Pattern, graph: str | None) -> str:
    triple = " ".join(pattern)
    return f"GRAPH <{graph}> {{ {triple} }}" if graph else triple


def _alone(found: str) -> str:
    return f"{{ SELECT * WHERE {{ {found} }} }}"


def _is_short(outline: Outline) -> bool:
    """Whether a pattern has a property, so that reading all it matches is not reading it all."""
    return outline[1] is not None


def _rest(text: RuleText) -> str | None:
    """What a rule computes and filters, or None where a premise stands after that."""
    tokens = tokenize(text.positive)
    start = next((token.start for token in tokens if token.is_word("FILTER", "BIND")), None)
    before = text.positive if start is None else text.positive[:start]
    if negated(before) != text.patterns or not all(map(_variables, text.patterns)):
        return None
    return "" if start is None else text.positive[start:]


def _variables(pattern: Pattern) -> set[str]:
    return {term for term in pattern if term.startswith("?")}


def _connected(patterns: Sequence[Pattern], first: int) -> list[int]:
    """Order patterns so that each has a variable of those before it, where that can be."""
    order, left = [first], [at for at in range(len(patterns)) if at != first]
    known = _variables(patterns[first])
    while left:
        at = next((at for at in left if known & _variables(patterns[at])), left[0])
        left.remove(at)
        order.append(at)
        known |= _variables(patterns[at])
    return order


def _negation(text: RuleText, inside: str, *, hashed: bool = False) -> str:
    patterns = negated(inside)
    bound = set[str]().union(*map(_variables, text.patterns))
    shared = any(bound & _variables(pattern) for pattern in patterns)
    plain = not any(token.is_word("FILTER", "BIND") for token in tokenize(inside))
    if not shared or not plain:
        return f"{_ABSENT} {{ {inside}\n}}"
    if hashed and all(map(_variables, patterns)):
        order = _connected(patterns, 0)
        return f"MINUS {{ {' '.join(_alone(_found(patterns[at], None)) for at in order)} }}"
    return f"{'MINUS' if len(patterns) > 1 else _ABSENT} {{ {inside}\n}}"
