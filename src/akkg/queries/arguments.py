"""Checks the arguments of a saved query, and makes their RDF terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from akkg.errors import DataError, ParameterError
from akkg.near import suggestion
from akkg.prefixes import PrefixTable
from akkg.queries.parameter_values import Unfit, literal
from akkg.queries.saved_query import Parameter, SavedQuery
from akkg.queries.things import find_thing

if TYPE_CHECKING:
    from akkg.engines.engine import Askable

__all__ = ["Argument", "Terms", "Values", "argument_terms"]

Argument: TypeAlias = object
Values: TypeAlias = tuple[ox.NamedNode | ox.Literal, ...]
Terms: TypeAlias = Mapping[str, Values]

_SHOWN = 60  # letters of a wrong value in a message


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
    terms: dict[str, Values] = {}
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
    if type(argument) is str:  # not one of a class of its own, which says itself how it is written
        return (argument,)
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
