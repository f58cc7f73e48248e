"""All that the graph knows of one thing: what it says in both directions, by which passages, and
what the source leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import natural
from akkg.building.rules import DERIVED
from akkg.citing.cite import cite_triples
from akkg.engines.engine import Statement, Term, select
from akkg.views.left_open import Open, OpenList, find_open
from akkg.views.sentences import Names, names, phrase

if TYPE_CHECKING:
    from akkg.answers.table import Citation
    from akkg.engines.engine import Askable, Engine

__all__ = ["Description", "Fact", "describe"]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MENTIONS = ox.NamedNode("https://schema.org/mentions")
_NAMES = ("rdfs:label", "skos:prefLabel", "akkg:kind")  # they stand at the head
_SAYS = "SELECT DISTINCT ?property ?object WHERE { %s ?property ?object }"
_SAID = "SELECT DISTINCT ?subject ?property WHERE { ?subject ?property %s }"


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
        not_stated: What one would ask of its kind and no passage states.
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


def describe(dataset: Askable, thing: ox.NamedNode, *, derived: bool = False) -> Description:
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
    says, said = _says(dataset.engine, thing), _said(dataset.engine, thing)
    words = names(dataset, [thing, *(term for triple in (*says, *said) for term in triple)])
    kinds = [object_ for _, property_, object_ in says if _is(dataset, property_, "akkg:kind")]
    outward = [triple for triple in says if not _is(dataset, triple[1], *_NAMES)]
    inward = [triple for triple in said if triple[1] != _MENTIONS]
    by_rule = _by_rule(dataset, {*outward, *inward})
    told = cite_triples(
        dataset, [one for one in (*outward, *inward) if derived or one not in by_rule]
    )
    left = find_open(dataset, [thing.value], partial(names, dataset)).get(thing.value, Open())
    return Description(
        iri=thing.value,
        name=words[thing],
        kind=min((words[kind] for kind in kinds), default=""),
        says=_sorted(
            _fact(phrase(words, *triple[1:]), told[triple], triple in by_rule)
            for triple in outward
            if triple in told
        ),
        said=_sorted(
            _fact(_inward(words, triple), told[triple], triple in by_rule)
            for triple in inward
            if triple in told
        ),
        mentioned=natural(_local(subject) for subject, p, _ in said if p == _MENTIONS),
        open_lists=tuple(sorted(map(_open_list, left.lists))),
        not_stated=left.not_stated,
        held_back=0 if derived else len(by_rule),
    )


def _says(engine: Engine, thing: ox.NamedNode) -> list[Statement]:
    found = select(engine, _SAYS % thing)
    return [(thing, property_, value) for property_, value in found if property_ and value]


def _said(engine: Engine, thing: ox.NamedNode) -> list[Statement]:
    found = select(engine, _SAID % thing)
    return [(subject, property_, thing) for subject, property_ in found if subject and property_]


def _is(dataset: Askable, term: Term, *curies: str) -> bool:
    return dataset.prefixes.shorten(term.value) in curies


def _by_rule(dataset: Askable, triples: Iterable[Statement]) -> set[Statement]:
    """Those triples that follow by rule; such a one stands in no graph but its rule's."""
    found = dataset.engine.graphs_of(triples)
    return {triple for triple, graphs in found.items() if graphs[0].startswith(DERIVED)}


def _fact(words: str, citation: Citation, by_rule: bool) -> Fact:
    return Fact(words, citation.basis, citation.paragraphs, by_rule)


def _inward(words: Names, triple: Statement) -> str:
    """The triple as it is read out from the other side."""
    subject, property_, _ = triple
    return f"{words[subject]} {'is one' if property_ == _TYPE else f'{words[property_]} it'}"


def _sorted(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: fact.words))


def _local(term: Term) -> str:
    return term.value.rpartition("/")[2]


def _open_list(one: OpenList) -> str:
    return f"{one.property or 'its list'} …: a list left open by {one.opened_by}"
