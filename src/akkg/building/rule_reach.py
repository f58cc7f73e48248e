"""What a rule reads and what it writes, as far as its text tells.

A pattern is known by its IRIs alone. A variable stands for anything, and so does a literal: engines
write one value in more than one way. What is said here is therefore never too little.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from akkg.building.rule_text import Pattern, RuleText, read_rule_text
from akkg.sparql_text.tokens import tokenize

__all__ = ["Outline", "Reach", "meet", "outline", "reach"]

Outline: TypeAlias = "tuple[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None]"
"""The IRIs of a triple pattern; None where anything may stand."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PATH = Path("a negation")


@dataclass(frozen=True, slots=True)
class Reach:
    """What a rule reads and writes.

    Attributes:
        premises: The outline of each of its triple patterns, in their order.
        negations: The outlines of the patterns of each of its negations.
        conclusions: The outline of each triple of its template.
    """

    premises: tuple[Outline, ...]
    negations: tuple[tuple[Outline, ...], ...]
    conclusions: tuple[Outline, ...]

    @property
    def reads(self) -> tuple[Outline, ...]:
        """What its result depends on."""
        return (*self.premises, *(each for group in self.negations for each in group))


def reach(text: RuleText) -> Reach:
    """Tell what a rule reads and writes.

    Args:
        text: The rule.

    Example:
        >>> rule = "PREFIX e: <e:> CONSTRUCT { ?x a e:B } WHERE { ?x a e:A . ?x ?y 5 }"
        >>> found = reach(read_rule_text(rule, Path("x.rq")))
        >>> [outline[2] and outline[2].value for outline in found.reads]
        ['e:A', None]
        >>> [outline[2] and outline[2].value for outline in found.conclusions]
        ['e:B']
    """
    names = _names(text.prologue)

    def outlines(patterns: tuple[Pattern, ...]) -> tuple[Outline, ...]:
        return tuple(outline(pattern, names) for pattern in patterns)

    return Reach(
        premises=outlines(text.patterns),
        negations=tuple(outlines(negated(inside)) for inside in text.negations),
        conclusions=outlines(text.template),
    )


def negated(inside: str) -> tuple[Pattern, ...]:
    """Read the triple patterns of a negation.

    Args:
        inside: What stands in its braces.

    Example:
        >>> negated(" ?a <p:p> ?b . FILTER(?b != ?c) ")
        (('?a', '<p:p>', '?b'),)
    """
    whole = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . {inside}\n}}"
    return read_rule_text(whole, _PATH).patterns[1:]


def outline(pattern: Pattern, names: dict[str, str]) -> Outline:
    """Keep the IRIs of a pattern.

    Args:
        pattern: A triple pattern as it is written.
        names: The namespace of each prefix, by the prefix with its colon.
    """
    subject, predicate, object_ = (_iri(term, names) for term in pattern)
    return subject, predicate, object_


def meet(one: Outline, other: Outline) -> bool:
    """Say whether one triple may match both.

    Example:
        >>> a, b = ox.NamedNode("p:a"), ox.NamedNode("p:b")
        >>> meet((None, a, b), (None, a, None)), meet((None, a, b), (None, a, a))
        (True, False)
    """
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def _names(prologue: str) -> dict[str, str]:
    tokens = [token.text for token in tokenize(prologue)]
    return {name: iri[1:-1] for name, iri in zip(tokens[1::3], tokens[2::3], strict=True)}


def _iri(term: str, names: dict[str, str]) -> ox.NamedNode | None:
    if term == "a":
        return ox.NamedNode(_TYPE)
    prefix, colon, local = term.partition(":")
    if term.startswith("<"):
        iri = term[1:-1]
    elif term[0] not in "?\"'" and colon and f"{prefix}:" in names:
        iri = names[f"{prefix}:"] + local
    else:
        return None
    try:
        return ox.NamedNode(iri)
    except ValueError:  # escapes; a relative IRI, which the engine refuses when the rule runs
        return None
