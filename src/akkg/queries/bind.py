"""Binds arguments to the parameters of a saved query.

A value becomes an RDF term by the engine's own constructors, and the term is written in the place
of the parameter's `VALUES` block, found by tokens. Text is never pasted, so no argument can change
what the query asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from akkg.answers.term_text import written
from akkg.prefixes import BASE
from akkg.queries.parameter_header import parameter_block
from akkg.queries.saved_query import SavedQuery
from akkg.sparql_text.outline import Outline, outline

if TYPE_CHECKING:
    from akkg.engines.engine import Askable
    from akkg.queries.arguments import Argument, Terms, Values

__all__ = ["bind_query", "bound_text"]

_KEPT = 128  # queries with their terms
_SHORT = 2_000
"""Arguments of so many letters are remembered with their query."""


def bind_query(query: SavedQuery, dataset: Askable, arguments: Mapping[str, Argument]) -> Outline:
    """Make the query that answers for these arguments in this dataset.

    Args:
        query: The saved query.
        dataset: Where names of things are looked up.
        arguments: As `argument_terms` takes them.

    Raises:
        ParameterError: For unknown parameters and for values that do not fit.
    """
    terms: Terms = {}
    if arguments:  # what no argument needs is not loaded
        from akkg.queries.arguments import argument_terms

        terms = argument_terms(query, dataset, arguments)
    letters = sum(len(term.value) for bound in terms.values() for term in bound)
    bind = _remembered if letters <= _SHORT else _bound
    return bind(query.outline, query.path, tuple(terms.items()), dataset.prefixes.base)


def _bound(found: Outline, path: Path, terms: tuple[tuple[str, Values], ...], base: str) -> Outline:
    return _rebased(outline(_filled(found, path, terms)), base)


_remembered = lru_cache(_KEPT)(_bound)


def bound_text(query: SavedQuery, terms: Terms) -> str:
    """Write the query with terms in place of its parameters' defaults.

    Args:
        query: The saved query.
        terms: The terms of each bound parameter; the others keep their defaults.

    Returns:
        The query's text, equal to the file's but for the insides of the blocks of the bound
        parameters.
    """
    return _filled(query.outline, query.path, terms.items())


def _filled(found: Outline, path: Path, terms: Iterable[tuple[str, Values]]) -> str:
    text = found.text
    blocks = [(parameter_block(found, name, path), bound) for name, bound in terms]
    for block, bound in sorted(blocks, key=lambda pair: pair[0].start, reverse=True):
        text = text[: block.start] + "{ " + " ".join(map(written, bound)) + " }" + text[block.end :]
    return text


def _rebased(found: Outline, base: str) -> Outline:
    """The query under the base of the dataset; its file is written under the project's own."""
    if base == BASE:
        return found
    text = found.text
    for token in reversed(found.tokens):
        if token.kind == "iri" and token.text.startswith(f"<{BASE}"):
            text = f"{text[: token.start]}<{base}{token.text[len(BASE) + 1 :]}{text[token.end :]}"
    return outline(text)
