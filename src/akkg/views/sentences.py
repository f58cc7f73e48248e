"""Claims read out as sentences, for a reader who knows no RDF and holds them against the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["passage_sentences", "phrase", "sentence", "word"]

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MENTIONS = ox.NamedNode("https://schema.org/mentions")
_VOWELS = tuple("aeiou")


def word(dataset: Dataset, term: ox.NamedNode | ox.Literal) -> str:
    """Return the words for a term: its label, else its CURIE; the text of a literal.

    Args:
        dataset: Where labels are looked up.
        term: An IRI or a literal.

    Example:
        >>> from akkg.dataset import load
        >>> word(load(), ox.NamedNode("https://w3id.org/akkg/id/rok"))
        'ROK'
    """
    if isinstance(term, ox.Literal):
        return f"\u201c{term.value}\u201d" if term.language else term.value
    labels = sorted(
        quad.object.value
        for quad in dataset.store.quads_for_pattern(term, _LABEL, None, ox.DefaultGraph())
        if isinstance(quad.object, ox.Literal)
    )
    return labels[0] if labels else dataset.prefixes.shorten(term.value)


def phrase(dataset: Dataset, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal) -> str:
    """Read a property and its object out.

    Args:
        dataset: Where labels are looked up.
        predicate: The property.
        object: Its object.

    Returns:
        Words that go on from the name of a subject.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> phrase(kg, _TYPE, ox.NamedNode(kg.prefixes.expand("akkg:Organization")))
        'is an organisation'
    """
    verb, named = word(dataset, predicate), word(dataset, object)
    if verb.endswith(" a") and named.casefold().startswith(_VOWELS):
        verb = f"{verb}n"
    return f"{verb} {named}"


def sentence(
    dataset: Dataset,
    subject: ox.NamedNode,
    predicate: ox.NamedNode,
    object: ox.NamedNode | ox.Literal,
) -> str:
    """Read a triple out.

    Args:
        dataset: Where labels are looked up.
        subject: The triple's subject.
        predicate: Its property.
        object: Its object.

    Returns:
        One sentence.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> term = lambda curie: ox.NamedNode(kg.prefixes.expand(curie))
        >>> sentence(kg, term("ak:akfta"), term("rdf:type"), term("akkg:FreeTradeAgreement"))
        'ASEAN-ROK Free Trade Agreement (AKFTA) is a free trade agreement.'
    """
    return f"{word(dataset, subject)} {phrase(dataset, predicate, object)}."


def passage_sentences(dataset: Dataset, graph: ox.NamedNode) -> tuple[tuple[str, ...], ...]:
    """Read a claims graph out.

    Args:
        dataset: The dataset.
        graph: The IRI of a passage's claims graph, or of an editorial reading.

    Returns:
        The sentences of each subject together: first its kinds, then the rest by their words. What
        a passage mentions comes last.
    """
    blocks: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in dataset.store.quads_for_pattern(None, None, None, graph):
        if isinstance(quad.subject, ox.NamedNode):
            blocks.setdefault(quad.subject, []).append(quad)
    ordered = sorted(
        blocks, key=lambda subject: (_mentions(blocks[subject]), word(dataset, subject))
    )
    return tuple(tuple(_read(dataset, blocks[subject])) for subject in ordered)


def _mentions(quads: Iterable[ox.Quad]) -> bool:
    return any(quad.predicate == _MENTIONS for quad in quads)


def _read(dataset: Dataset, quads: Iterable[ox.Quad]) -> list[str]:
    lines = []
    for quad in quads:
        subject, predicate, object_ = quad.subject, quad.predicate, quad.object
        assert isinstance(subject, ox.NamedNode), "the graph holds no blank nodes"
        assert isinstance(object_, ox.NamedNode | ox.Literal), "the graph holds no blank nodes"
        lines.append((predicate != _TYPE, sentence(dataset, subject, predicate, object_)))
    return [text for _, text in sorted(lines)]
