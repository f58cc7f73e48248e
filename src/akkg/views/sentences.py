"""Claims read out as sentences, for a reader who knows no RDF and holds them against the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from unicodedata import category

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import Statement, Term, select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = [
    "BASIS_COLOURS",
    "Names",
    "before",
    "names",
    "one_line",
    "passage_sentences",
    "phrase",
    "rests_on",
    "sentence",
]

Names = Mapping[Term, str]
"""The words for terms."""

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MENTIONS = ox.NamedNode("https://schema.org/mentions")
_VOWELS = tuple("aeiou")
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?term ?label WHERE { VALUES ?term { %s } ?term rdfs:label ?label }
"""
_CLAIMS = (
    "SELECT DISTINCT ?subject ?property ?object WHERE { GRAPH %s { ?subject ?property ?object } }"
)


def names(dataset: Askable, terms: Iterable[Term]) -> dict[Term, str]:
    """Find the words for terms: the label of a thing, else its CURIE; the text of a literal.

    Args:
        dataset: Where labels are looked up, those of many terms at once.
        terms: IRIs and literals.

    Returns:
        The words for each term, on one line; a text with a language stands in quotes.

    Example:
        >>> from akkg.dataset import load
        >>> rok = ox.NamedNode("https://w3id.org/akkg/id/rok")
        >>> names(load(), [rok, ox.Literal("2010-10")]).values()
        dict_values(['ROK', '2010-10'])
    """
    asked = list(dict.fromkeys(terms))
    labels: dict[Term, set[str]] = {}
    for lot in lots(term for term in asked if isinstance(term, ox.NamedNode)):
        text = _LABELS % " ".join(map(written, lot))
        for term, label in select(dataset.engine, text):
            if term is not None and isinstance(label, ox.Literal):
                labels.setdefault(term, set()).add(label.value)
    return {term: one_line(min(labels.get(term) or {_plain(dataset, term)})) for term in asked}


def one_line(text: str) -> str:
    """Put a text on one line, without characters that a terminal would obey.

    Args:
        text: What a graph says, whoever wrote it.

    Example:
        >>> one_line("two\\n words\\x1b[31m")
        'two words[31m'
    """
    parts = ("".join(one for one in part if category(one)[0] != "C") for part in text.split())
    return " ".join(filter(None, parts))


def _plain(dataset: Askable, term: Term) -> str:
    if isinstance(term, ox.Literal):
        return f"\u201c{term.value}\u201d" if term.language else term.value
    return dataset.prefixes.shorten(term.value)


def phrase(words: Names, predicate: Term, object: Term) -> str:
    """Read a property and its object out.

    Args:
        words: The words for both.
        predicate: The property.
        object: Its object.

    Returns:
        Words that go on from the name of a subject.

    Example:
        >>> kind = ox.NamedNode("https://w3id.org/akkg/ontology#Organization")
        >>> phrase({_TYPE: "is a", kind: "organisation"}, _TYPE, kind)
        'is an organisation'
    """
    verb, named = words[predicate], words[object]
    return f"{before(verb, named)} {named}"


def before(verb: str, named: str) -> str:
    """Give the words of a property as they stand before those of its object.

    Example:
        >>> before("is a", "organisation"), before("is a", "fund")
        ('is an', 'is a')
    """
    return f"{verb}n" if verb.endswith(" a") and named.casefold().startswith(_VOWELS) else verb


def sentence(words: Names, subject: Term, predicate: Term, object: Term) -> str:
    """Read a triple out.

    Args:
        words: The words for its terms.
        subject: The triple's subject.
        predicate: Its property.
        object: Its object.

    Returns:
        One sentence.

    Example:
        >>> from akkg.dataset import load
        >>> kg = load()
        >>> triple = [ox.NamedNode(kg.prefixes.expand(curie)) for curie in
        ...           ("ak:akfta", "rdf:type", "akkg:FreeTradeAgreement")]
        >>> sentence(names(kg, triple), *triple)
        'ASEAN-ROK Free Trade Agreement (AKFTA) is a free trade agreement.'
    """
    return f"{words[subject]} {phrase(words, predicate, object)}."


BASIS_COLOURS = {"stated": "green", "derived": "blue", "editorial": "yellow", "": "dim"}
"""The colour of each basis on a terminal."""


def rests_on(basis: str, passages: Iterable[str]) -> str:
    """Say in short what a statement rests on: its passages, behind the basis unless that is plain.

    Args:
        basis: One of `akkg.answers.table.BASES`.
        passages: Names of passages, such as `p18`.

    Returns:
        A few words; empty for what rests on no claim.

    Example:
        >>> rests_on("stated", ["p4", "p18"]), rests_on("derived", ["p35"]), rests_on("", [])
        ('p4 p18', 'derived p35', '')
    """
    return " ".join(filter(None, ("" if basis == "stated" else basis, *passages)))


def passage_sentences(dataset: Askable, graph: ox.NamedNode) -> tuple[tuple[str, ...], ...]:
    """Read a claims graph out.

    Args:
        dataset: The dataset.
        graph: The IRI of a passage's claims graph, or of an editorial reading.

    Returns:
        The sentences of each subject together: first its kinds, then the rest by their words. What
        a passage mentions comes last.
    """
    blocks: dict[Term, list[Statement]] = {}
    for subject, predicate, object_ in select(dataset.engine, _CLAIMS % graph):
        assert subject is not None and predicate is not None and object_ is not None
        blocks.setdefault(subject, []).append((subject, predicate, object_))
    words = names(dataset, (term for block in blocks.values() for one in block for term in one))
    ordered = sorted(blocks, key=lambda subject: (_mentions(blocks[subject]), words[subject]))
    return tuple(tuple(_read(words, blocks[subject])) for subject in ordered)


def _mentions(triples: Iterable[Statement]) -> bool:
    return any(predicate == _MENTIONS for _, predicate, _ in triples)


def _read(words: Names, triples: Iterable[Statement]) -> list[str]:
    lines = [(triple[1] != _TYPE, sentence(words, *triple)) for triple in triples]
    return [text for _, text in sorted(lines)]
