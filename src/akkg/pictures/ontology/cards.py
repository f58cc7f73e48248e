"""Says what stands on the card of each class, and which cards a picture of the ontology has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from akkg.pictures.ontology.data import Ontology
from akkg.pictures.ontology.links import ClassLink, links_of, sort_of_class

__all__ = ["Card", "Deck", "Row", "card_of", "overview"]

_COLUMNS: Mapping[str, int] = {
    "status": 0,
    "instrument": 0,
    "plan": 0,
    "fund": 0,
    "actor": 1,
    "place": 1,
    "concept": 1,
    "event": 2,
    "meeting": 2,
    "undertaking": 2,
    "document": 3,
}
"""The column of each family: what most properties lead to is in the middle."""

_ROWS, _ALL_ROWS = 7, 44
_COMMON = ("owl", "rdf", "rdfs", "skos")


@dataclass(frozen=True, slots=True)
class Row:
    """A property of a class.

    Attributes:
        property: Its IRI.
        word: Its label.
        count: How often the class has it.
        target: The key of the card of the class that it leads to most often.
        more: To how many further classes it leads.
        declared: Whether the shapes say that it leads there.
    """

    property: str
    word: str
    count: int
    target: str
    more: int
    declared: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a class.

    Attributes:
        key: What tells it from other cards: the IRI of the class, where it is its only one.
        iri: The class.
        family: A key of `akkg.networks.families.FAMILIES`.
        shape: A name of `akkg.pictures.shapes.SHAPES`.
        name: Its label.
        definition: What it is, in a phrase; empty where nothing says.
        count: How many things it has.
        column: In which column of the picture it is.
        above: The labels of the classes above it, where they are told.
        below: The labels of the classes below it.
        rows: Its properties that lead to other cards.
        words: The labels of its properties that have words, numbers or dates.
        open: Whether all of it is shown; else long lists are cut.
    """

    key: str
    iri: str
    family: str
    shape: str
    name: str
    definition: str
    count: int
    column: int
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    words: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of a picture.

    Attributes:
        cards: The cards, in the order of each column.
        rest: What joins their classes and is on no card: the name of a class, and its properties.
        links: All links of the picture.
        classes: The IRIs of all classes of the picture.
    """

    cards: tuple[Card, ...]
    rest: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[ClassLink, ...]
    classes: tuple[str, ...]


def overview(ontology: Ontology, tops: Collection[str]) -> Deck:
    """Make the cards of top classes.

    Args:
        ontology: The ontology.
        tops: The IRIs of the top classes to be shown.

    Returns:
        The cards, each with its properties that are used most. What only follows by rule, such as
        the inverse of a property, is in the graph and on no card.
    """
    whole = {*tops} == {*ontology.tops}
    links = links_of(ontology)
    told = [one for one in links if one.count and one.joined.property in ontology.stated]
    between = [one for one in told if {one.joined.source, one.joined.target} <= {*tops}]
    rows = _best(_rows(ontology, between))
    cards = [
        replace(
            card_of(ontology, one),
            below=_by_use(ontology, ontology.below(one)),
            rows=tuple(rows.get(one, ())),
            words=_words(ontology, (link for link in told if link.joined.source == one)),
        )
        for one in tops
    ]
    order = list(_COLUMNS)
    cards.sort(key=lambda one: (one.column, order.index(one.family), -len(one.rows), one.name))
    if not whole:
        below = {lower for one in tops for lower in ontology.below(one)}
        links = tuple(one for one in links if {one.joined.source, one.joined.target} <= {*tops})
        return Deck(tuple(cards), _rest(ontology, between, rows, cards), links, (*tops, *below))
    return Deck(tuple(cards), _rest(ontology, between, rows, cards), links, ontology.classes)


def card_of(ontology: Ontology, class_: str, *, key: str = "", column: int | None = None) -> Card:
    """Make a card with nothing but the name of a class.

    Args:
        ontology: The ontology.
        class_: The IRI of the class.
        key: What tells the card from others; the IRI where it is the only one of the class.
        column: Its column; that of its family by default.
    """
    family, shape = sort_of_class(ontology, class_)
    return Card(
        key=key or class_,
        iri=class_,
        family=family,
        shape=shape,
        name=ontology.words[class_],
        definition=ontology.definitions.get(class_, ""),
        count=ontology.counts.get(class_, 0),
        column=_COLUMNS.get(family, 3) if column is None else column,
    )


def _by_use(ontology: Ontology, classes: Iterable[str]) -> tuple[str, ...]:
    """The names of classes, those first that have most things."""
    counts, words = ontology.counts, ontology.words
    ordered = sorted(classes, key=lambda one: (-counts.get(one, 0), words[one], one))
    return tuple(words[one] for one in ordered)


def _words(ontology: Ontology, links: Iterable[ClassLink]) -> tuple[str, ...]:
    """The names of properties that lead to words, numbers or dates, without the common labels."""
    return tuple(
        dict.fromkeys(
            ontology.words[one.joined.property]
            for one in links
            if one.joined.target in ontology.datatypes
            and ontology.curies[one.joined.property].partition(":")[0] not in _COMMON
        )
    )


def _rows(ontology: Ontology, links: Iterable[ClassLink]) -> dict[str, list[Row]]:
    """A row for each property of a class, with the class that it leads to most often."""
    grouped: dict[tuple[str, str], list[ClassLink]] = {}
    for one in links:
        grouped.setdefault((one.joined.source, one.joined.property), []).append(one)
    found: dict[str, list[Row]] = {}
    for (source, property_), some in grouped.items():
        first, count = some[0], sum(one.count for one in some)
        row = Row(
            property_,
            ontology.words[property_],
            count,
            first.joined.target,
            len(some) - 1,
            first.declared,
        )
        found.setdefault(source, []).append(row)
    return found


def _best(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The rows that are used most, of each class and of all."""
    ranked = sorted(
        ((source, row) for source, some in rows.items() for row in some),
        key=lambda one: (-one[1].count, one[0], one[1].property),
    )
    found: dict[str, list[Row]] = {}
    left = _ALL_ROWS
    for source, row in ranked:
        some = found.setdefault(source, [])
        if left and len(some) < _ROWS:
            some.append(row)
            left -= 1
    return found


def _rest(
    ontology: Ontology,
    links: Iterable[ClassLink],
    rows: Mapping[str, Sequence[Row]],
    cards: Sequence[Card],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is drawn as no arrow: further properties, and further classes that one leads to."""
    drawn = {(source, row.property, row.target) for source, some in rows.items() for row in some}
    found: dict[str, dict[str, list[str]]] = {}
    for one in links:
        source, property_, target = one.joined.source, one.joined.property, one.joined.target
        if (source, property_, target) not in drawn:
            words = f"{ontology.words[target]} ({one.count})"
            found.setdefault(source, {}).setdefault(ontology.words[property_], []).append(words)
    return tuple(
        (card.name, tuple(f"{word}: {', '.join(some)}" for word, some in found[card.iri].items()))
        for card in cards
        if card.iri in found
    )
