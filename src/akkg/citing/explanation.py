"""Explains derived triples: by which rule, and from which claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from akkg.building.rules import DERIVED, Rule
from akkg.citing.premises import Way, find_ways
from akkg.engines.engine import Statement, Term
from akkg.errors import DataError

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Engine

__all__ = ["Claim", "Explanation", "explain", "explain_all"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A triple that a source file makes.

    Attributes:
        triple: Subject, property and object.
        graphs: The IRIs of the named graphs that hold it, sorted.
    """

    triple: Statement
    graphs: tuple[str, ...]

    def claims(self) -> Iterator[Claim]:
        """Give the claim itself, as what it rests on."""
        yield self


@dataclass(frozen=True, slots=True)
class Explanation:
    """A derived triple with its reasons.

    Attributes:
        triple: Subject, property and object.
        rule: The rule that derives it.
        premises: What the rule makes it from, each a claim or itself explained, in the order of
            the rule's patterns.
    """

    triple: Statement
    rule: Rule
    premises: tuple[Reason, ...]

    def claims(self) -> Iterator[Claim]:
        """Give the claims on which the triple rests in the end, each once."""
        below = (claim for premise in self.premises for claim in premise.claims())
        yield from dict.fromkeys(below)


Reason: TypeAlias = Claim | Explanation


def explain(
    dataset: Askable, subject: Term, predicate: Term, object: Term, rule: str | None = None
) -> Reason:
    """Say why a triple is in the dataset.

    Args:
        dataset: The dataset.
        subject: The triple's subject.
        predicate: Its property.
        object: Its object.
        rule: The name of the rule that derives it, where it is known already.

    Returns:
        A claim where a source file makes the triple, otherwise the rule with its premises. Where a
        triple follows in several ways, the shortest is given; among equally short ones that with
        the fewest derived premises, then the first by its text.

    Raises:
        DataError: Where the dataset does not hold the triple.

    Example:
        >>> import pyoxigraph as ox
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> thing = ox.NamedNode(kg.prefixes.expand("ak:akfta"))
        >>> kind = ox.NamedNode(kg.prefixes.expand("akkg:kind"))
        >>> [quad] = kg.store.quads_for_pattern(thing, kind, None, ox.DefaultGraph())
        >>> explain(kg, *quad.triple).rule.name
        'kind'
    """
    triple = (subject, predicate, object)
    return explain_all(dataset, [triple])[triple]


def explain_all(
    dataset: Askable,
    triples: Iterable[Statement],
    known: Mapping[Statement, tuple[str, ...]] | None = None,
) -> dict[Statement, Reason]:
    """Say why triples are in the dataset, with one query a rule and step for all.

    Args:
        dataset: The dataset.
        triples: The triples; each as subject, property and object.
        known: The named graphs of triples, where they have been looked up already.

    Returns:
        A reason for each triple, as `explain` gives it.

    Raises:
        DataError: Where the dataset does not hold one of the triples.
    """
    wanted = list(dict.fromkeys(triples))
    reasons: dict[Statement, Reason] = {}
    ways: dict[Statement, tuple[Rule, list[Way]]] = {}
    frontier = wanted
    while frontier:
        derived: dict[str, list[Statement]] = {}
        for triple, graphs in _graphs(dataset.engine, frontier, known or {}).items():
            if graphs[0].startswith(DERIVED):
                derived.setdefault(graphs[0].removeprefix(DERIVED), []).append(triple)
            else:
                reasons[triple] = Claim(triple, graphs)
        for name in sorted(derived):
            rule = dataset.rule(name)
            for triple, found in find_ways(dataset.engine, rule, derived[name]).items():
                ways[triple] = rule, found
        below = (premise for _, found in ways.values() for way in found for premise in way)
        frontier = [
            triple
            for triple in dict.fromkeys(below)
            if triple not in reasons and triple not in ways
        ]
    _resolve(ways, reasons)
    return {triple: reasons[triple] for triple in wanted}


def _graphs(
    engine: Engine, triples: Sequence[Statement], known: Mapping[Statement, tuple[str, ...]]
) -> dict[Statement, tuple[str, ...]]:
    """The named graphs of triples; a derived one stands in none but its rule's."""
    found = {**known, **engine.graphs_of(triple for triple in triples if triple not in known)}
    for triple in triples:
        if triple not in found:
            raise DataError(
                f"not in the dataset: {' '.join(map(str, triple))}", remedy="check its three terms"
            )
    return {triple: found[triple] for triple in triples}


def _resolve(
    ways: Mapping[Statement, tuple[Rule, list[Way]]], reasons: dict[Statement, Reason]
) -> None:
    """Build explanations from the claims upwards, shortest first; so none can rest on itself."""
    open_ = dict(ways)
    while open_:
        ready: dict[Statement, Reason] = {}
        for triple, (rule, found) in open_.items():
            grounded = [way for way in found if all(premise in reasons for premise in way)]
            if grounded:
                way = min(grounded, key=lambda way: _cost(way, ways))
                ready[triple] = Explanation(
                    triple, rule, tuple(reasons[premise] for premise in way)
                )
        if not ready:
            triple, (rule, _) = next(iter(open_.items()))
            raise DataError(
                f"rule {rule.name} does not give {' '.join(map(str, triple))} any more",
                str(rule.path),
                "build the product again with `akkg build`",
            )
        reasons.update(ready)
        open_ = {triple: value for triple, value in open_.items() if triple not in ready}


def _cost(way: Way, ways: Mapping[Statement, object]) -> tuple[int, str]:
    return sum(premise in ways for premise in way), " ".join(
        str(term) for premise in way for term in premise
    )
