"""Binds arguments to the parameters of a saved query.

A value becomes an RDF term by the engine's own constructors, and the term is written in the place
of the parameter's `VALUES` block, found by tokens. Text is never pasted, so no argument can change
what the query asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.parameter_values import Unfit, literal
from akkg.query_header import parameter_block
from akkg.saved_query import Parameter, SavedQuery
from akkg.things import find_thing

if TYPE_CHECKING:
    from akkg.dataset import Dataset

_ESCAPES = re.compile(r"\\\\([uU])|\\u([0-9A-F]{4})|\\.")

Argument = object
Terms = Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]


def argument_terms(query: SavedQuery, dataset: Dataset, arguments: Mapping[str, Argument]) -> Terms:
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
    parameter: Parameter, dataset: Dataset, value: str, problems: list[str]
) -> ox.NamedNode | ox.Literal | None:
    try:
        if parameter.type == "iri":
            kind = dataset.prefixes.expand(parameter.kind) if parameter.kind else ""
            return find_thing(dataset.store, dataset.prefixes, value, kind)
        return literal(parameter, value)
    except Unfit as unfit:
        hint = f" (near: {', '.join(unfit.near)})" if unfit.near else ""
        problems.append(
            f"{parameter.name} is {parameter.type}, given {value!r}: must be {unfit.allowed}{hint}"
        )
        return None


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
        text = text[: block.start] + "{ " + _written(bound) + " }" + text[block.end :]
    return text


def _written(terms: Iterable[ox.NamedNode | ox.Literal]) -> str:
    return " ".join(_ESCAPES.sub(_apart, str(term)) for term in terms)


def _apart(match: re.Match[str]) -> str:
    """Write escapes so that each engine reads them alike.

    SPARQL 1.1 lets an engine replace `\\uXXXX` before it parses (section 19.2). Some then take the
    second of two backslashes with `u0022` for a quote that ends the string, and some take eight
    digits where four are meant. So a `u` behind a backslash is escaped itself, with eight digits.
    """
    letter, digits = match.groups()
    if letter:
        return f"\\\\\\U{ord(letter):08X}"
    return f"\\U0000{digits}" if digits else match[0]
