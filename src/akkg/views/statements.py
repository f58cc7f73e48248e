"""Finds the statements that a reader means by the names of subject, property and object."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import natural
from akkg.engines.engine import Statement, Term, select
from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.queries.parameter_values import Unfit
from akkg.queries.things import find_thing
from akkg.views.naming import find_named, find_passage
from akkg.views.sentences import Names, names, sentence

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["Search", "find_statements"]

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SAYS = "SELECT DISTINCT ?property ?object WHERE { %s ?property ?object }"
_NAMED_IN = """
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?passage WHERE { ?passage schema:mentions %s }
"""
_TYPED = re.compile(r'".*"(?:\^\^.+|@[A-Za-z].*)', re.DOTALL)
_SHOWN = 12  # what is near is a hint, not the answer


@dataclass(frozen=True, slots=True)
class Search:
    """What the graph holds of what was asked.

    Attributes:
        statements: The statements that it holds, sorted; none where it does not say so.
        asked: Where it does not say so: what was asked, as a sentence.
        near: Where it does not say so: what else it says of the subject by the property, as
            sentences; or by which properties it speaks of it.
        other_way: Where it does not say so, and says it the other way round: that, as a sentence.
        named_in: Where it does not say so: the passages that name the subject.
    """

    statements: tuple[Statement, ...]
    asked: str
    near: tuple[str, ...] = ()
    other_way: str = ""
    named_in: tuple[str, ...] = ()


def find_statements(
    dataset: Askable, subject: str, predicate: str, object: str | None = None
) -> Search:
    """Find statements by names.

    Args:
        dataset: The dataset.
        subject: An IRI, CURIE, acronym or label of a thing; or a passage such as `p18`.
        predicate: An IRI, a CURIE, the last part of one, or the words of a property.
        object: A thing as above, or the text of a literal, whatever its type; None for all objects.

    Raises:
        ParameterError: Where a name means nothing or more than one thing.

    Example:
        >>> from akkg.dataset import load
        >>> find_statements(load(), "AKCF", "succeeds", "AKEC").near
        ... # doctest: +NORMALIZE_WHITESPACE
        ('ASEAN-ROK Cooperation Fund (AKCF) succeeds
          ASEAN-ROK Future-Oriented Cooperation Project Fund (FOCF).',
         'ASEAN-ROK Cooperation Fund (AKCF) succeeds ASEAN-ROK Special Cooperation Fund (SCF).')
    """
    thing = _subject(dataset, subject)
    says = [
        (property_, value)
        for property_, value in select(dataset.engine, _SAYS % thing)
        if property_ is not None and value is not None
    ]
    words = names(dataset, [thing, *(term for pair in says for term in pair)])
    property_ = _property(dataset, predicate, dict.fromkeys(p for p, _ in says), words)
    words = {**words, **names(dataset, [property_])}
    values = [value for p, value in says if p == property_]
    meant = values if object is None else _meant(dataset, object, values, words)
    words = {**words, **names(dataset, meant)}
    found = [(thing, property_, value) for value in values if value in meant]
    if found:
        return Search(tuple(sorted(found, key=lambda one: words[one[2]])), "")
    other = "anything" if object is None else words[meant[0]] if meant else object
    return Search(
        statements=(),
        asked=f"{words[thing]} {words[property_]} {other}.",
        near=_near(thing, property_, says, words),
        other_way=next(_other_way(dataset, thing, property_, meant, words), ""),
        named_in=_named_in(dataset, thing),
    )


def _subject(dataset: Askable, name: str) -> ox.NamedNode:
    """A thing; a passage by its short name stands for itself, not for its graph."""
    text = " ".join(name.split())
    graph = None if ":" in text else find_passage(dataset, text)
    if graph is None:
        return find_named(dataset, text)
    return ox.NamedNode(dataset.prefixes.expand("para:") + graph.value.rpartition("/")[2])


def _property(dataset: Askable, name: str, own: Collection[Term], words: Names) -> Term:
    """The property that is meant: one that the subject has, else any."""
    known = {spelling: p for p in own for spelling in _spellings(dataset, p, words)}
    text = " ".join(name.split())
    meant = _TYPE if text in ("a", "is a", "is an") else known.get(_bare(text))
    if meant is not None:
        return meant
    try:
        return find_thing(dataset.engine, dataset.prefixes, text)
    except Unfit as unfit:
        unknown = unfit.allowed == "the name of a thing"
        hint = suggestion(_bare(text), known) or _candidates(unfit.near)
        raise ParameterError(
            f"{name} is not {'the name of a property' if unknown else unfit.allowed}",
            remedy=hint or f"the thing has {', '.join(sorted(words[p] for p in own))}",
        ) from unfit


def _candidates(close: Sequence[str]) -> str:
    return f"did you mean {' or '.join(close)}?" if close else ""


def _spellings(dataset: Askable, term: Term, words: Names) -> set[str]:
    """The ways to write a term, in lower case."""
    if isinstance(term, ox.Literal):
        return {term.value.casefold()}
    curie = dataset.prefixes.shorten(term.value)
    local = curie.partition(":")[2] if curie != term.value else ""
    return {text.casefold() for text in (term.value, curie, local, words[term]) if text}


def _bare(text: str) -> str:
    """A name without the marks around it, in lower case."""
    for first, last in ("<>", '""', "\u201c\u201d"):
        if len(text) > 1 and text.startswith(first) and text.endswith(last):
            return text[1:-1].casefold()
    return text.casefold()


def _meant(dataset: Askable, name: str, values: Sequence[Term], words: Names) -> Sequence[Term]:
    """The objects that are meant: by their spelling, else by another name of a thing."""
    text = " ".join(name.split())
    literal = _literal(dataset, text)
    if literal is not None:
        return [literal]
    spelt = [value for value in values if _bare(text) in _spellings(dataset, value, words)]
    if spelt:
        return [value for value in spelt if value.value == text] or spelt
    if any(isinstance(value, ox.NamedNode) for value in values):
        return [find_named(dataset, text)]
    try:
        return [find_thing(dataset.engine, dataset.prefixes, text)]
    except Unfit:
        return []  # it may be a text, and no thing


def _literal(dataset: Askable, text: str) -> ox.Literal | None:
    """A literal that is written with its type or language, as in Turtle."""
    if not _TYPED.fullmatch(text):
        return None
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in dataset.prefixes.items())
    try:
        [quad] = ox.parse(f"{head}<urn:s> <urn:p> {text} .", format=ox.RdfFormat.TURTLE)
    except (SyntaxError, ValueError):
        remedy = 'write it as in Turtle, such as "2010-10"^^edtf:EDTF, or its text alone'
        raise ParameterError(f"{text} is no literal", remedy=remedy) from None
    return quad.object if isinstance(quad.object, ox.Literal) else None


def _other_way(
    dataset: Askable, thing: ox.NamedNode, property_: Term, meant: Sequence[Term], words: Names
) -> Iterator[str]:
    """What holds the other way round."""
    for term in meant:
        if isinstance(term, ox.NamedNode) and dataset.engine.query(
            f"ASK {{ {term} {property_} {thing} }}"
        ):
            yield sentence(words, term, property_, thing)


def _near(
    thing: ox.NamedNode, property_: Term, says: Sequence[tuple[Term, Term]], words: Names
) -> tuple[str, ...]:
    """What is said of the subject by the same property, else all properties by which it is."""
    same = sorted(sentence(words, thing, p, value) for p, value in says if p == property_)
    return tuple(same[:_SHOWN]) or tuple(sorted({words[p] for p, _ in says}))


def _named_in(dataset: Askable, thing: ox.NamedNode) -> tuple[str, ...]:
    found = select(dataset.engine, _NAMED_IN % thing)
    return natural(passage.value.rpartition("/")[2] for (passage,) in found if passage is not None)
