"""What a graph of claims says, as sentences whose things can be links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.site.lot import MENTIONS
from akkg.site.values import Value, value_of
from akkg.views.sentences import before

if TYPE_CHECKING:
    from akkg.engines.engine import Statement
    from akkg.site.register import Register

__all__ = ["Block", "Claims", "read_claims"]

_SAYS = "SELECT DISTINCT ?subject ?property ?value { GRAPH %s { ?subject ?property ?value } }"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Block:
    """The sentences about one subject.

    Attributes:
        subject: What they are about.
        sentences: What they say of it: the words of a property, and a value.
    """

    subject: Value
    sentences: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a graph of claims says.

    Attributes:
        blocks: The sentences by their subjects.
        mentions: What the passage names.
        statements: All statements of the graph, sorted.
        subjects: The IRIs of the subjects.
    """

    blocks: tuple[Block, ...]
    mentions: tuple[Value, ...]
    statements: tuple[Statement, ...]
    subjects: tuple[str, ...]

    @property
    def total(self) -> int:
        """The number of sentences."""
        return sum(len(block.sentences) for block in self.blocks)


def read_claims(register: Register, graph: str) -> Claims:
    """Read a graph of claims.

    Args:
        register: What pages know of all things.
        graph: The IRI of the graph of a passage, or of an editorial reading.

    Returns:
        The claims; what a reading says of itself is no claim.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.edition import make_edition
        >>> from akkg.site.register import make_register
        >>> register = make_register(make_edition(load()))
        >>> found = read_claims(register, "https://w3id.org/akkg/graph/overview-2025/p35")
        >>> [words for words, value in found.blocks[1].sentences if value.text == "fund"]
        ['is a']
    """
    name = ox.NamedNode(graph)
    statements = sorted(_statements(register, name), key=_text)
    claims = [one for one in statements if one[1] != MENTIONS and one[0] != name]
    words = register.words(term for one in statements for term in one)
    blocks: dict[object, list[Statement]] = {}
    for one in claims:
        blocks.setdefault(one[0], []).append(one)

    def value(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Value:
        return value_of(register, term, words[term])

    def sentence(one: Statement) -> tuple[bool, str, Value]:
        verb, said = words[one[1]], value(one[2])
        return one[1] != _TYPE, before(verb, said.text), said

    def read(some: list[Statement]) -> tuple[tuple[str, Value], ...]:
        told = sorted(map(sentence, some), key=lambda one: (one[0], one[1], one[2].text))
        return tuple((verb, said) for _, verb, said in told)

    ordered = sorted(
        blocks.values(), key=lambda some: (words[some[0][0]].casefold(), _text(some[0]))
    )
    named = {one[2] for one in statements if one[1] == MENTIONS}
    return Claims(
        blocks=tuple(Block(value(some[0][0]), read(some)) for some in ordered),
        mentions=tuple(sorted(map(value, named), key=lambda one: (one.text.casefold(), one.iri))),
        statements=tuple(statements),
        subjects=tuple(
            some[0][0].value for some in ordered if not isinstance(some[0][0], ox.Literal)
        ),
    )


def _statements(register: Register, graph: ox.NamedNode) -> Iterator[Statement]:
    for subject, property_, value in select(register.dataset.engine, _SAYS % graph):
        if subject is not None and property_ is not None and value is not None:
            yield subject, property_, value


def _text(statement: Statement) -> list[str]:
    return [str(term) for term in statement]
