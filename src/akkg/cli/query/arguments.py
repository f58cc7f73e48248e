"""The parameters of a saved query as options of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from akkg.cli.parser import Parser

if TYPE_CHECKING:
    from akkg.queries.saved_query import Parameter, SavedQuery

DESTINATION = "argument_"
"""The beginning of the destinations of parameters' options, so that they meet no other's."""


class QueryParser(Parser):
    """A parser that declares its options when it is used.

    Attributes:
        module: The module whose `declare` adds its options; empty where they are declared already.
        learns: Whether the first argument names a saved query, whose parameters become options.
    """

    module = ""
    learns = False

    def parse_known_args(  # type: ignore[override]  # argparse has two forms, one is enough
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the arguments, those of the query among them."""
        given = list(args or ())
        if self.module:
            import_module(self.module).declare(self)
            self.module = ""
        name = self._first_name(given) if self.learns else None
        if name is not None:
            add_parameters(self, name)
        return super().parse_known_args(given, namespace)

    def _first_name(self, given: Sequence[str]) -> str | None:
        """The first word that is neither an option nor the value of one of the parser's own."""
        value = False
        for word in given:
            if not word.startswith("-") and not value:
                return word
            action = self._option_string_actions.get(word)
            value = action is not None and action.nargs is None
        return None


def add_parameters(parser: argparse.ArgumentParser, name: str) -> None:
    """Add an option for each parameter of a saved query.

    Args:
        parser: The parser of `akkg query run`.
        name: The query's name.

    Raises:
        QueryError: Where no saved query has this name.
        DataError: Where its file or header is wrong.
    """
    from akkg.queries.catalogue import load_query

    query = load_query(name)
    parser.description = "\n".join(
        part for part in (query.title, query.question, query.description) if part
    )
    group = parser.add_argument_group("parameters of this query")
    for parameter in query.params.values():
        _add(group, parameter)
    parser.set_defaults(query=query)


def _add(group: argparse._ArgumentGroup, parameter: Parameter) -> None:
    options: dict[str, Any] = {"action": "append"} if parameter.many else {}
    group.add_argument(
        f"--{parameter.name}",
        dest=DESTINATION + parameter.name,
        metavar=parameter.type.upper(),
        help=hint(parameter).replace("%", "%%"),
        **options,
    )


def hint(parameter: Parameter) -> str:
    """Say in a line what a parameter takes.

    Example:
        >>> from akkg.queries.saved_query import Parameter
        >>> hint(Parameter("day", "date", label="Day", minimum="1989-01-01"))
        'Day (date, from 1989-01-01)'
    """
    limits = [
        parameter.type,
        f"of class {parameter.kind}" if parameter.kind else "",
        f"one of {', '.join(parameter.values)}" if parameter.values else "",
        f"from {parameter.minimum}" if parameter.minimum else "",
        f"to {parameter.maximum}" if parameter.maximum else "",
        "may be given more than once" if parameter.many else "",
    ]
    text = f"{parameter.label} ({', '.join(filter(None, limits))})"
    return f"{text}: {parameter.description}" if parameter.description else text


def argument_values(query: SavedQuery, args: argparse.Namespace) -> dict[str, object]:
    """Collect the arguments given for a query's parameters; None where one is not given."""
    return {name: getattr(args, DESTINATION + name) for name in query.params}
