"""The cards around one class: what it is a kind of, what it has, and what leads to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from akkg.pictures.ontology.cards import Card, Deck, Row, card_of
from akkg.pictures.ontology.data import Joined, Ontology
from akkg.pictures.ontology.links import ClassLink

__all__ = ["around"]


def around(ontology: Ontology, class_: str) -> Deck:
    """Make the cards of a class with all its properties, and of the classes that these join to it.

    Args:
        ontology: The ontology.
        class_: The IRI of the class.

    Returns:
        The class in the middle; left of it what leads to it, right of it what it leads to. Uses are
        those of its own things. A property that the shapes allow it stands there unused, too.
    """
    own = {class_, *ontology.below(class_)}
    wide = own | ontology.with_above(class_)
    links = [*_leading_on(ontology, class_, own, wide), *_leading_here(ontology, class_, own)]
    links.sort(key=lambda one: (-one.count, ontology.words[one.joined.property], one.joined))
    out = [one for one in links if one.joined.source == class_]
    into = [one for one in links if one.joined.source != class_]
    cards = [
        *_sources(ontology, class_, into),
        _middle(ontology, class_, out),
        *_targets(ontology, class_, out),
    ]
    return Deck(tuple(cards), (), tuple(links), tuple(sorted(wide)))


def _leading_on(
    ontology: Ontology, class_: str, own: Iterable[str], wide: Iterable[str]
) -> list[ClassLink]:
    """The properties of a class: those in use but for its kind, and those that shapes allow it."""
    mine, all_ = {*own}, {*wide}
    counts: Counter[Joined] = Counter()
    for one, number in ontology.uses.items():
        if one.source in mine and ontology.curies.get(one.target) != "owl:Class":
            counts[Joined(class_, one.property, ontology.top_of(one.target))] += number
    declared = {
        Joined(class_, one.property, ontology.top_of(one.target))
        for one in ontology.declared
        if one.source in all_ and one.target
    }
    return [ClassLink(one, counts[one], one in declared) for one in {*counts, *declared}]


def _leading_here(ontology: Ontology, class_: str, own: Iterable[str]) -> list[ClassLink]:
    """The properties of other classes that lead to things of a class."""
    mine = {*own}
    counts: Counter[Joined] = Counter()
    for one, number in ontology.uses.items():
        source = ontology.top_of(one.source)
        if source == class_ or source not in ontology.tops:
            continue
        if one.target in mine and one.property in ontology.stated:
            counts[Joined(source, one.property, class_)] += number
    declared = {(ontology.top_of(one.source), one.property) for one in ontology.declared}
    return [
        ClassLink(one, number, (one.source, one.property) in declared)
        for one, number in counts.items()
    ]


def _row(ontology: Ontology, link: ClassLink, target: str) -> Row:
    word = ontology.words[link.joined.property]
    return Row(link.joined.property, word, link.count, target, 0, link.declared)


def _sources(ontology: Ontology, class_: str, links: Iterable[ClassLink]) -> list[Card]:
    rows: dict[str, list[Row]] = {}
    for one in links:
        rows.setdefault(one.joined.source, []).append(_row(ontology, one, class_))
    return [
        replace(card_of(ontology, source, key=f"{source} here", column=0), rows=tuple(some))
        for source, some in rows.items()
    ]


def _middle(ontology: Ontology, class_: str, links: Iterable[ClassLink]) -> Card:
    known = {*ontology.classes}
    some = list(links)
    rows = [
        _row(ontology, one, _key(class_, one.joined.target))
        for one in some
        if one.joined.target in known
    ]
    words = dict.fromkeys(
        ontology.words[one.joined.property]
        for one in some
        if one.joined.target in ontology.datatypes
    )
    above = sorted(
        ontology.with_above(class_) - {class_},
        key=lambda one: (one not in ontology.own, -len(ontology.with_above(one)), one),
    )
    below = sorted(ontology.words[one] for one in ontology.below(class_))
    return replace(
        card_of(ontology, class_, column=1),
        above=tuple(
            ontology.words[one] if one in ontology.own else ontology.curies[one] for one in above
        ),
        below=tuple(below),
        rows=tuple(rows),
        words=tuple(words),
        open=True,
    )


def _targets(ontology: Ontology, class_: str, links: Iterable[ClassLink]) -> list[Card]:
    known = {*ontology.classes}
    ends = dict.fromkeys(one.joined.target for one in links if one.joined.target in known)
    return [
        card_of(ontology, one, key=_key(class_, one), column=2) for one in ends if one != class_
    ]


def _key(class_: str, target: str) -> str:
    """The key of the card of what a class leads to."""
    return class_ if target == class_ else f"{target} there"
