"""Which saved queries can be asked about a thing, so that each gives an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.engines.engine import select
from akkg.queries.bind import bind_query
from akkg.queries.parameter_header import parameter_block
from akkg.site.citations import are_cited

if TYPE_CHECKING:
    from akkg.dataset import Dataset
    from akkg.queries.saved_query import Parameter, SavedQuery
    from akkg.site.register import Register

__all__ = ["Askings", "Question"]

_MOST = 50_000_000
"""Things by quads: a question may look at each quad for each thing. Beyond, none is asked."""


class Question(NamedTuple):
    """A saved query with a thing as its argument.

    Attributes:
        title: The title of the query.
        question: Its question.
        path: The path of its page, with the thing as argument.
    """

    title: str
    question: str
    path: str


class _Taking(NamedTuple):
    """A parameter that takes things: of a query, of a class or of any, and the things it takes."""

    kind: str
    name: str
    query: SavedQuery
    things: Collection[str]


class Askings:
    """The saved queries by the things that they can be asked about."""

    def __init__(self, queries: Iterable[SavedQuery], register: Register) -> None:
        self._addresses = register.addresses
        found = [
            _Taking(one.kind, one.name, query, _answered(query, one, register))
            for query in queries
            for one in query.params.values()
            if _takes_things(query, one)
        ]
        self._taking = sorted(found, key=lambda one: (one.kind == "", one.query.title))

    def about(self, iri: str) -> tuple[Question, ...]:
        """Find what can be asked about a thing.

        Args:
            iri: The thing.

        Returns:
            The questions, first those whose parameter is of its class; each query once. Each has
            an answer; in a graph too large to try that, each fits the class of the thing.

        Example:
            >>> from akkg.dataset import load
            >>> from akkg.queries.catalogue import load_queries
            >>> from akkg.site.edition import make_edition
            >>> from akkg.site.register import make_register
            >>> kg = load()
            >>> askings = Askings(load_queries(kg.root), make_register(make_edition(kg)))
            >>> askings.about("https://w3id.org/akkg/id/akcf")[0].path
            'query/merged-funds/#into=ak%3Aakcf'
        """
        given = quote(self._addresses.prefixes.shorten(iri), safe="")
        found: dict[str, Question] = {}
        for _, name, query, things in self._taking:
            if iri in things:
                path = f"{self._addresses.query(query.name)}#{name}={given}"
                found.setdefault(query.name, Question(query.title, query.question, path))
        return tuple(found.values())


def _takes_things(query: SavedQuery, parameter: Parameter) -> bool:
    """Whether a thing makes sense as an argument, with all other parameters at their defaults."""
    if parameter.type != "iri" or parameter.name == "property" or parameter.kind == "owl:Class":
        return False
    others = (one for one in query.params.values() if one.name != parameter.name)
    return bool(parameter.kind) or not any(_needs_a_thing(query, one) for one in others)


def _needs_a_thing(query: SavedQuery, parameter: Parameter) -> bool:
    """Whether the default is one thing among many: a class that is a default is a wide one."""
    if parameter.type != "iri" or parameter.kind == "owl:Class":
        return False
    block = parameter_block(query.outline, parameter.name, query.path)
    return "UNDEF" not in query.text[block.start : block.end].upper()


def _answered(query: SavedQuery, parameter: Parameter, register: Register) -> Collection[str]:
    """The things about which a query says something."""
    entries = register.entries
    dataset, kind = register.dataset, parameter.kind
    things = {iri: one for iri, one in entries.items() if not kind or kind in one.classes}
    if not things or not are_cited(dataset) or len(entries) * len(dataset.store) > _MOST:
        return things
    asked = _for_all(query, parameter, dataset, things)
    return {thing.value for (thing,) in select(dataset.engine, asked) if thing is not None}


def _for_all(
    query: SavedQuery, parameter: Parameter, dataset: Dataset, things: Iterable[str]
) -> str:
    """The query for many things at once, which gives those for which its group has a solution."""
    found = bind_query(query, dataset, {})
    block = parameter_block(found, parameter.name, query.path)
    assert found.body is not None, "a saved query is a SELECT"
    start, end = found.body
    values = " ".join(written(ox.NamedNode(thing)) for thing in things)
    group = f"{found.text[start : block.start]}{{ {values} }}{found.text[block.end : end]}"
    return f"{found.prologue}SELECT DISTINCT ?{parameter.name} WHERE {{{group}}}"
