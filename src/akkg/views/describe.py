"""All that the graph knows of one thing: what it says in both directions, by which passages, and
what the source leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import BASES, natural
from akkg.building.rules import DERIVED
from akkg.citing.explanation import Claim, Explanation, explain_all
from akkg.engines.engine import select
from akkg.views.sentences import phrase, word

if TYPE_CHECKING:
    from akkg.citing.explanation import Reason
    from akkg.dataset import Dataset

__all__ = ["Description", "Fact", "describe"]

Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FROM = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_MENTIONS = "https://schema.org/mentions"
_NAMES = ("rdfs:label", "skos:prefLabel", "akkg:kind")  # they stand at the head
_OPEN_LISTS = """
PREFIX akkg: <%s>
SELECT DISTINCT ?property ?words WHERE {
  ?list a akkg:OpenList ; akkg:enumerationOf %s ; akkg:openedBy ?words .
  OPTIONAL { ?list akkg:enumeratedProperty ?property }
}
"""
_NOT_STATED = """
PREFIX akkg: <%s>
SELECT DISTINCT ?property WHERE {
  %s a/akkg:expects ?property .
  FILTER NOT EXISTS {
    GRAPH ?graph { %s ?property ?value }
    FILTER NOT EXISTS { ?graph a akkg:EditorialReading }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in which the thing takes part.

    Attributes:
        words: The property and the other thing, read out.
        basis: One of `BASES`: the weakest of all that it rests on; empty for what only the
            authority files say.
        passages: The passages that it rests on, such as `p18`.
        by_rule: Whether it follows by rule.
    """

    words: str
    basis: str
    passages: tuple[str, ...]
    by_rule: bool


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph knows of a thing.

    Attributes:
        iri: The thing.
        name: Its label.
        kind: The label of its most specific class, or an empty string.
        says: Facts of which it is the subject.
        said: Facts of which it is the object.
        mentioned: The passages that name it.
        open_lists: Its lists that the source leaves open, with the words that open them.
        not_stated: What one would ask of its kind and no passage states, as the saved query
            `not-stated` has it: a reading does not count as said, what follows by rule does.
        held_back: The number of facts that follow by rule and were not asked for.
    """

    iri: str
    name: str
    kind: str
    says: tuple[Fact, ...]
    said: tuple[Fact, ...]
    mentioned: tuple[str, ...]
    open_lists: tuple[str, ...]
    not_stated: tuple[str, ...]
    held_back: int


def describe(dataset: Dataset, thing: ox.NamedNode, *, derived: bool = False) -> Description:
    """Collect what the graph knows of a thing.

    Args:
        dataset: The dataset.
        thing: Its IRI.
        derived: Whether to give facts that follow by rule, too.

    Returns:
        The description; empty of facts where the graph says nothing of the thing.

    Example:
        >>> from akkg.dataset import load
        >>> found = describe(load(), ox.NamedNode("https://w3id.org/akkg/id/scf"))
        >>> found.kind, found.mentioned
        ('fund', ('p35',))
    """
    says = _statements(dataset, thing, None)
    said = _statements(dataset, None, thing)
    kinds = [object_ for _, property_, object_ in says if _is(dataset, property_, "akkg:kind")]
    outward = [triple for triple in says if not _is(dataset, triple[1], *_NAMES)]
    inward = [triple for triple in said if triple[1].value != _MENTIONS]
    told = [triple for triple in (*outward, *inward) if derived or not _derived(dataset, triple)]
    facts = _facts(dataset, told)
    return Description(
        iri=thing.value,
        name=word(dataset, thing),
        kind=min((word(dataset, kind) for kind in kinds), default=""),
        says=_sorted(facts[triple] for triple in outward if triple in facts),
        said=_sorted(_inward(dataset, triple, facts) for triple in inward if triple in facts),
        mentioned=natural(_local(subject) for subject, p, _ in said if p.value == _MENTIONS),
        open_lists=_open_lists(dataset, thing),
        not_stated=_not_stated(dataset, thing),
        held_back=len({*outward, *inward}) - len(facts),
    )


def _statements(
    dataset: Dataset, subject: ox.NamedNode | None, object_: ox.NamedNode | None
) -> list[Statement]:
    found = dataset.store.quads_for_pattern(subject, None, object_, ox.DefaultGraph())
    return [
        (quad.subject, quad.predicate, quad.object)
        for quad in found
        if isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
    ]


def _is(dataset: Dataset, term: ox.NamedNode, *curies: str) -> bool:
    return dataset.prefixes.shorten(term.value) in curies


def _derived(dataset: Dataset, triple: Statement) -> bool:
    """Whether a triple follows by rule; such a one stands in no graph but its rule's."""
    graphs = dataset.store.quads_for_pattern(*triple, None)
    names = (quad.graph_name for quad in graphs)
    return any(isinstance(name, ox.NamedNode) and name.value.startswith(DERIVED) for name in names)


def _facts(dataset: Dataset, triples: Iterable[Statement]) -> dict[Statement, Fact]:
    """Say of all statements at once what each rests on."""
    asked = list(triples)
    reasons = explain_all(dataset, asked)
    return {triple: _fact(dataset, triple, reasons[triple]) for triple in asked}


def _fact(dataset: Dataset, triple: Statement, reason: Reason) -> Fact:
    by_rule = isinstance(reason, Explanation)
    supports = [_support(dataset, claim) for claim in reason.claims()]
    ranks = [BASES.index(basis) for basis, _ in supports]
    return Fact(
        words=phrase(dataset, *triple[1:]),
        basis=BASES[max([BASES.index("derived") if by_rule else 0, *ranks])],
        passages=natural(name for _, names in supports for name in names),
        by_rule=by_rule,
    )


def _support(dataset: Dataset, claim: Claim) -> tuple[str, list[str]]:
    """The basis of a claim and its passages; where a passage states it, a reading adds nothing."""
    reading = ox.NamedNode(dataset.prefixes.expand("akkg:EditorialReading"))
    found: dict[str, list[str]] = {"stated": [], "editorial": []}
    for graph in map(ox.NamedNode, claim.graphs):
        basis = "editorial" if ox.Quad(graph, _TYPE, reading) in dataset.store else "stated"
        found[basis] += [
            _local(passage) for _, p, passage in _statements(dataset, graph, None) if p == _FROM
        ]
    return next(((basis, names) for basis, names in found.items() if names), ("", []))


def _inward(dataset: Dataset, triple: Statement, facts: dict[Statement, Fact]) -> Fact:
    """The fact as it is read out from the other side."""
    subject, property_, _ = triple
    fact = facts[triple]
    verb = "is one" if property_ == _TYPE else f"{word(dataset, property_)} it"
    return Fact(f"{word(dataset, subject)} {verb}", fact.basis, fact.passages, fact.by_rule)


def _sorted(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.words))


def _local(term: ox.NamedNode | ox.Literal) -> str:
    return term.value.rpartition("/")[2]


def _open_lists(dataset: Dataset, thing: ox.NamedNode) -> tuple[str, ...]:
    found = set()
    for listed, words in select(
        dataset.engine, _OPEN_LISTS % (dataset.prefixes.expand("akkg:"), thing)
    ):
        what = word(dataset, listed) if isinstance(listed, ox.NamedNode) else "its list"
        assert isinstance(words, ox.Literal), "a list is opened by words"
        found.add(f"{what} …: a list left open by {word(dataset, words)}")
    return tuple(sorted(found))


def _not_stated(dataset: Dataset, thing: ox.NamedNode) -> tuple[str, ...]:
    query = _NOT_STATED % (dataset.prefixes.expand("akkg:"), thing, thing)
    found = (property_ for (property_,) in select(dataset.engine, query))
    return tuple(sorted(word(dataset, p) for p in found if isinstance(p, ox.NamedNode)))
