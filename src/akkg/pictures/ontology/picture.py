"""Draws the ontology: the classes of things, and the properties between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from akkg.errors import ParameterError
from akkg.networks.backbone import of_kinds
from akkg.pictures.credits import find_credits
from akkg.pictures.kind_words import listed
from akkg.pictures.legends import SHAPE_WORDS
from akkg.pictures.ontology.around import around
from akkg.pictures.ontology.cards import Card, Deck, overview
from akkg.pictures.ontology.data import Ontology, find_ontology
from akkg.pictures.ontology.links import graph_of, sort_of_class
from akkg.pictures.ontology.scene import drawn
from akkg.pictures.picture import Picture, Selection
from akkg.pictures.scene import Line, Mark, Scene, Text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from akkg.engines.engine import Askable
    from akkg.pictures.frame import Sample

__all__ = ["picture"]


def picture(dataset: Askable, selection: Selection) -> Picture:
    """Draw the ontology as it is used, or one class of it.

    Args:
        dataset: What to draw.
        selection: The class that it is about; or the families or classes that it shows, all by
            default. It takes no days.

    Raises:
        ParameterError: Where the selection is of days, of what is no class, or of an unknown kind.
        DataError: Where a file of shapes cannot be read.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> picture(load(), Selection("https://w3id.org/akkg/ontology#Fund")).scene.title
        'Ontology: fund'
    """
    if selection.begin or selection.end:
        remedy = "leave out the days, or draw a timeline"
        raise ParameterError("the ontology has no dates", remedy=remedy)
    if selection.hops > 1:
        remedy = "leave it out"
        raise ParameterError("the ontology has no steps around a class", "hops", remedy)
    if selection.about and selection.kinds:
        remedy = "leave out one of the two"
        raise ParameterError("a class is drawn with all that is around it", "kinds", remedy)
    ontology = find_ontology(dataset)
    if selection.about:
        deck = around(ontology, _class(ontology, selection.about, dataset))
        title = f"Ontology: {ontology.words[selection.about]}"
    else:
        tops = _tops(ontology, selection.kinds)
        deck = overview(ontology, tops)
        shown = listed([ontology.words[top] for top in tops]) if selection.kinds else ""
        title = f"Ontology: {shown or 'the classes of things, and the properties between them'}"
    width, height, items = drawn(deck)
    scene = Scene(width, height, title, _told(deck), items)
    graph = graph_of(ontology, deck.links, deck.classes)
    return Picture("ontology", scene, graph, _legend(deck), find_credits(dataset))


def _class(ontology: Ontology, iri: str, dataset: Askable) -> str:
    if iri in ontology.classes:
        return iri
    name = dataset.prefixes.shorten(iri)
    remedy = f"give one, such as {ontology.curies[ontology.tops[0]]}" if ontology.tops else None
    raise ParameterError(f"{name} is no class", "about", remedy)


def _tops(ontology: Ontology, kinds: Sequence[str]) -> tuple[str, ...]:
    """The top classes of some families, or of some classes."""
    if not kinds:
        return ontology.tops
    import networkx

    known: MultiDiGraph[str] = networkx.MultiDiGraph()
    for one in ontology.classes:
        if ontology.top_of(one) in ontology.tops:
            known.add_node(
                one,
                family=sort_of_class(ontology, one)[0],
                kind_label=ontology.words[one],
                classes=tuple(ontology.curies[upper] for upper in ontology.with_above(one)),
            )
    return tuple(sorted({ontology.top_of(one) for one in of_kinds(known, kinds)}))


def _told(deck: Deck) -> str:
    """What one sees, in words."""
    arrows = sum(len(card.rows) for card in deck.cards)
    return (
        f"{len(deck.cards)} classes as cards, each with its narrower classes, the number of its "
        f"things, and its properties; {arrows} arrows lead from properties to the classes of "
        "what they join."
    )


def _legend(deck: Deck) -> tuple[Sample, ...]:
    marks = {(card.shape, card.family) for card in deck.cards}
    order = list(SHAPE_WORDS)
    rows = [row for card in deck.cards for row in card.rows]
    ends = ((-10.0, 0.0), (10.0, 0.0))
    return (
        *(
            (Mark(0, 0, 7, shape, family), _name(shape, deck.cards))
            for shape, family in sorted(marks, key=lambda one: (order.index(one[0]), one[1]))
        ),
        *(
            (Line(ends, "ink", basis, arrow=True), words)
            for declared, basis, words in (
                (True, "stated", "as the shapes say"),
                (False, "derived", "as it is used"),
            )
            if any(row.declared is declared for row in rows)
        ),
        *(((Text(0, 4, "12", 10, "middle", "muted"), "how often"),) if rows else ()),
        *(
            ((Text(0, 4, "+2", 10, "middle", "muted"), "and to so many further classes"),)
            if any(row.more for row in rows)
            else ()
        ),
    )


def _name(shape: str, cards: Sequence[Card]) -> str:
    """What a shape stands for: the one class that has it, else what it means everywhere."""
    names = {card.name for card in cards if card.shape == shape}
    return names.pop() if len(names) == 1 else SHAPE_WORDS[shape]
