"""Claims read out as sentences, so that a reader who knows no RDF can hold them against the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from akkg.dataset import Dataset

__all__ = ["passage_sentences", "sentence", "word"]

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MENTIONS = ox.NamedNode("https://schema.org/mentions")
_VOWELS = "aeiou"


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


def sentence(dataset: Dataset, subject: ox.NamedNode, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal) -> str:
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
    verb, named = word(dataset, predicate), word(dataset, object)
    if predicate == _TYPE and named[:1].casefold() in _VOWELS:
        verb = f"{verb}n"
    return f"{word(dataset, subject)} {verb} {named}."


def passage_sentences(dataset: Dataset, graph: ox.NamedNode) -> tuple[tuple[str, ...], ...]:
    """Read a claims graph out.

    Args:
        dataset: The dataset.
        graph: The IRI of a passage's claims graph, or of an editorial reading.

    Returns:
        The sentences of each subject together: first its kinds, then the rest by their words. What a passage
        mentions comes last.
    """
    blocks: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in dataset.store.quads_for_pattern(None, None, None, graph):
        if isinstance(quad.subject, ox.NamedNode):
            blocks.setdefault(quad.subject, []).append(quad)
    ordered = sorted(blocks, key=lambda subject: (_mentions(blocks[subject]), word(dataset, subject)))
    return tuple(tuple(_read(dataset, blocks[subject])) for subject in ordered)


def _mentions(quads: Iterable[ox.Quad]) -> bool:
    return any(quad.predicate == _MENTIONS for quad in quads)


def _read(dataset: Dataset, quads: Iterable[ox.Quad]) -> list[str]:
    lines = []
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
        lines.append((quad.predicate != _TYPE, sentence(dataset, quad.subject, quad.predicate, quad.object)))
    return [text for _, text in sorted(lines)]
