"""Binds arguments to the parameters of a saved query.

A value becomes an RDF term by the engine's own constructors, and the term is written in the place
of the parameter's `VALUES` block, found by tokens. Text is never pasted, so no argument can change
what the query asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.errors import DataError, ParameterError
from akkg.near import suggestion
from akkg.prefixes import BASE, PrefixTable
from akkg.queries.parameter_header import parameter_block
from akkg.queries.saved_query import Parameter, SavedQuery
from akkg.sparql_text.outline import Outline, outline

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

Argument = object
_SHOWN = 60  # letters of a wrong value in a message

Terms = Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]


def bind_query(query: SavedQuery, dataset: Askable, arguments: Mapping[str, Argument]) -> Outline:
    """Make the query that answers for these arguments in this dataset.

    Args:
        query: The saved query.
        dataset: Where names of things are looked up.
        arguments: As `argument_terms` takes them.

    Raises:
        ParameterError: For unknown parameters and for values that do not fit.
    """
    terms = argument_terms(query, dataset, arguments)
    return _rebased(outline(bound_text(query, terms)), dataset.prefixes)


def argument_terms(query: SavedQuery, dataset: Askable, arguments: Mapping[str, Argument]) -> Terms:
    """Check all arguments at once and make their RDF terms.

    Args:
        query: The saved query.
        dataset: Where names of things are looked up.
        arguments: A value for each parameter that is not left at its default: a text or a Python
            number, truth value or date, or a list of them where the parameter takes many. None
            leaves the default.

    Raises:
        ParameterError: For unknown parameters and for values that do not fit; all mistakes in one
            error.
    """
    problems: list[str] = []
    terms: dict[str, tuple[ox.NamedNode | ox.Literal, ...]] = {}
    for name, argument in arguments.items():
        values = _texts(argument)
        parameter = query.params.get(name)
        if parameter is None:
            problems.append(_unknown(name, query.params))
        elif len(values) > 1 and not parameter.many:
            problems.append(f"{name} takes one value, {len(values)} were given")
        elif values:
            made = [_term(parameter, dataset, value, problems) for value in values]
            terms[name] = tuple(term for term in made if term is not None)
    if problems:
        raise ParameterError("; ".join(problems), query.name)
    return terms


def _texts(argument: Argument) -> tuple[str, ...]:
    if argument is None:
        return ()
    if isinstance(argument, (list, tuple, set, frozenset)):
        return tuple(text for item in argument for text in _texts(item))
    if isinstance(argument, bool):
        return (str(argument).lower(),)
    if isinstance(argument, ox.NamedNode):
        return (argument.value,)
    return (str(argument),)


def _unknown(name: str, params: Mapping[str, Parameter]) -> str:
    known = f"it takes {', '.join(params)}" if params else "it takes none"
    return f"no parameter is called {name}, {suggestion(name, params) or known}"


def _term(
    parameter: Parameter, dataset: Askable, value: str, problems: list[str]
) -> ox.NamedNode | ox.Literal | None:
    from akkg.queries.parameter_values import Unfit, literal  # what no argument needs is not loaded
    from akkg.queries.things import find_thing

    try:
        if parameter.type == "iri":
            kind = _class(parameter, dataset.prefixes) if parameter.kind else ""
            return find_thing(dataset.engine, dataset.prefixes, value, kind)
        return literal(parameter, value)
    except Unfit as unfit:
        given = repr(value) if len(value) <= _SHOWN else f"{value[:_SHOWN]!r}…"
        problems.append(
            f"{parameter.name} is {parameter.type}, given {given}: must be {unfit.advice()}"
        )
        return None


def _class(parameter: Parameter, prefixes: PrefixTable) -> str:
    try:
        return prefixes.expand(parameter.kind)
    except DataError as error:
        remedy = "write a CURIE with a prefix of the project's table"
        raise DataError(
            f"{parameter.kind} is no class", f"parameter {parameter.name}", remedy
        ) from error


def bound_text(query: SavedQuery, terms: Terms) -> str:
    """Write the query with terms in place of its parameters' defaults.

    Args:
        query: The saved query.
        terms: The terms of each bound parameter; the others keep their defaults.

    Returns:
        The query's text, equal to the file's but for the insides of the blocks of the bound
        parameters.
    """
    text = query.text
    blocks = [
        (parameter_block(query.outline, name, query.path), bound) for name, bound in terms.items()
    ]
    for block, bound in sorted(blocks, key=lambda pair: pair[0].start, reverse=True):
        text = text[: block.start] + "{ " + " ".join(map(written, bound)) + " }" + text[block.end :]
    return text


def _rebased(found: Outline, prefixes: PrefixTable) -> Outline:
    """The query under the base of the dataset; its file is written under the project's own."""
    base = prefixes.expand("graph:").removesuffix("graph/")
    if base == BASE:
        return found
    text = found.text
    for token in reversed(found.tokens):
        if token.kind == "iri" and token.text.startswith(f"<{BASE}"):
            text = f"{text[: token.start]}<{base}{token.text[len(BASE) + 1 :]}{text[token.end :]}"
    return outline(text)
