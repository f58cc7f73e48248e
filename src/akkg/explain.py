"""Explains derived triples: by which rule, and from which claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import DataError
from akkg.rules import DERIVED, Pattern, Rule, load_rules

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["Claim", "Explanation", "explain"]

Term = ox.NamedNode | ox.Literal
Statement = tuple[ox.NamedNode, ox.NamedNode, Term]
_NEGATION = re.compile(r"FILTER NOT EXISTS \{[^{}]*\}")
_A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Claim:
    """A triple that some source file makes.

    Attributes:
        triple: The triple.
        graphs: The IRIs of the named graphs that hold it, sorted.
    """

    triple: Statement
    graphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A derived triple with its reasons.

    Attributes:
        triple: The triple.
        rule: The rule that derives it.
        premises: What the rule makes it from, each a claim or itself explained.
    """

    triple: Statement
    rule: Rule
    premises: tuple[Claim | Explanation, ...]

    def claims(self) -> Iterator[Claim]:
        """Give the claims on which the triple rests in the end."""
        for premise in self.premises:
            if isinstance(premise, Claim):
                yield premise
            else:
                yield from premise.claims()


def explain(
    dataset: Dataset, subject: ox.NamedNode, predicate: ox.NamedNode, object: Term, rule_stem: str | None = None
) -> Claim | Explanation:
    """Say why a triple is in the dataset.

    Where several sets of premises give one triple, the one is taken that rests on the fewest derived
    triples, and of these the first by its text.

    Args:
        dataset: The dataset.
        subject: The triple's subject.
        predicate: Its property.
        object: Its object.
        rule_stem: The rule, where it is known already.

    Returns:
        A claim where a source file makes the triple, otherwise rule and premises.

    Raises:
        DataError: Where the dataset does not hold the triple.
    """
    rules = {rule.name: rule for rule in load_rules(dataset.root)}
    return _Explainer(dataset.store, rules).explain((subject, predicate, object))


@dataclass(frozen=True, slots=True)
class _Explainer:
    store: ox.Store
    rules: Mapping[str, Rule]

    def explain(self, triple: Statement) -> Claim | Explanation:
        graphs = self.graphs(triple)
        if not graphs:
            raise DataError(f"not in the dataset: {' '.join(map(str, triple))}", None, "check the three terms")
        derived = graphs[0].startswith(DERIVED)
        if not derived:
            return Claim(triple, graphs)
        rule = self.rules[graphs[0].removeprefix(DERIVED)]
        premises = min(self.premises(rule, triple), key=self.cost)
        return Explanation(triple, rule, tuple(self.explain(premise) for premise in premises))

    def graphs(self, triple: Statement) -> tuple[str, ...]:
        found = [quad.graph_name for quad in self.store.quads_for_pattern(*triple, None)]
        return tuple(sorted(name.value for name in found if isinstance(name, ox.NamedNode)))

    def cost(self, premises: tuple[Statement, ...]) -> tuple[int, str]:
        derived = sum(self.graphs(premise)[0].startswith(DERIVED) for premise in premises)
        return derived, " ".join(map(str, premises))

    def premises(self, rule: Rule, triple: Statement) -> Iterator[tuple[Statement, ...]]:
        """Give the sets of premises from which the rule derives the triple."""
        bound, computed = {}, {}
        named = {term for pattern in rule.evidence for term in pattern}
        for term, value in zip(rule.template, triple, strict=True):
            if term.startswith("?"):
                (bound if term in named else computed)[term] = value
        values = f"VALUES ({' '.join(bound)}) {{ ({' '.join(map(str, bound.values()))}) }}" if bound else ""
        filters = " ".join(f"FILTER(SAMETERM({name}, {value}))" for name, value in computed.items())
        where = _NEGATION.sub("", rule.where)  # what it ruled out may have been derived since, by this very rule
        text = f"{rule.prologue}SELECT * WHERE {{ {values} {where} {filters} }}"
        constants = self.constants(rule)
        for solution in self.store.query(text):  # type: ignore[union-attr]
            def term(part: str, row: ox.QuerySolution = solution) -> Term:  # type: ignore[assignment]
                return row[part[1:]] if part.startswith("?") else constants[part]  # type: ignore[return-value]

            yield tuple((term(s), term(p), term(o)) for s, p, o in rule.evidence)  # type: ignore[misc]

    def constants(self, rule: Rule) -> dict[str, Term]:
        """Read the terms of the evidence that are no variables."""
        written = {term for pattern in rule.evidence for term in pattern if not term.startswith("?")}
        return {text: _A if text == "a" else _term(rule.prologue, text) for text in written}


def _term(prologue: str, text: str) -> Term:
    quad = next(ox.parse(f"{prologue}<urn:s> <urn:p> {text} .", format=ox.RdfFormat.TURTLE))
    assert isinstance(quad.object, ox.NamedNode | ox.Literal), "a premise is made of IRIs and literals"
    return quad.object
