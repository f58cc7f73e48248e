"""Turns the text of an argument into an RDF term of its parameter's type, or says why it cannot be
one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox

from akkg.near import near
from akkg.queries.saved_query import Parameter

XSD = "http://www.w3.org/2001/XMLSchema#"


class Unfit(Exception):
    """A value that does not fit; the message says what would, `near` what may have been meant, and
    `found` what the value is instead, where that is known."""

    def __init__(self, allowed: str, close: tuple[str, ...] = (), found: str = "") -> None:
        super().__init__(allowed)
        self.allowed = allowed
        self.near = close
        self.found = found

    def advice(self) -> str:
        """All of it in a line.

        Example:
            >>> Unfit("a fund", ("ak:akcf", "ak:akec"), "AKFTA is akkg:Agreement").advice()
            'a fund (AKFTA is akkg:Agreement; near: ak:akcf, ak:akec)'
        """
        close = f"near: {', '.join(self.near)}" if self.near else ""
        more = "; ".join(filter(None, (self.found, close)))
        return f"{self.allowed} ({more})" if more else self.allowed


def literal(parameter: Parameter, value: str) -> ox.Literal:
    """Make the literal for a value of a parameter that is no `iri`.

    Args:
        parameter: Its type, and the values, the least and the greatest one allowed.
        value: The argument as typed; white space around it does not count.

    Returns:
        A literal in canonical form: `date` an xsd:date, `year` and `integer` an xsd:integer,
        `decimal` an xsd:decimal, `boolean` an xsd:boolean, all others a plain string.

    Raises:
        Unfit: Where the value is not of the type, or not among the values allowed.

    Example:
        >>> str(literal(Parameter("day", "date"), "2024-02-29"))
        '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'
        >>> literal(Parameter("day", "date"), "2023-02-29")
        Traceback (most recent call last):
        akkg.queries.parameter_values.Unfit: a day that exists, as YYYY-MM-DD, such as 2024-01-31
    """
    if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Unfit("a text in Unicode, without a NUL character")
    text = value if parameter.type == "string" else value.strip()
    if parameter.values and text not in parameter.values:
        raise Unfit(f"one of {', '.join(parameter.values)}", near(text, parameter.values))
    made = _MAKERS[parameter.type](text)
    for bound, sign in ((parameter.minimum, 1), (parameter.maximum, -1)):
        if bound and _compare(parameter.type, made.value, bound) * sign < 0:
            raise Unfit(
                f"a value from {parameter.minimum or 'any'} to {parameter.maximum or 'any'}"
            )
    return made


def _compare(type_: str, value: str, bound: str) -> int:
    if type_ == "date":
        return (value > bound) - (value < bound)
    from decimal import Decimal

    return (Decimal(value) > Decimal(bound)) - (Decimal(value) < Decimal(bound))


def _typed(value: str, type_: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + type_))


def _integer(text: str) -> ox.Literal:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text, re.ASCII):
        raise Unfit("a whole number of at most 18 digits, such as 12")
    return _typed(str(int(text)), "integer")


def _decimal(text: str) -> ox.Literal:
    if not re.fullmatch(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})", text, re.ASCII):
        raise Unfit("a decimal number, such as 12.5")
    from decimal import Decimal

    plain = f"{Decimal(text):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return _typed("0" if plain in ("-0", "") else plain, "decimal")


def _boolean(text: str) -> ox.Literal:
    if text.lower() not in ("true", "false"):
        raise Unfit("true or false")
    return _typed(text.lower(), "boolean")


def _date(text: str) -> ox.Literal:
    from datetime import date

    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            raise ValueError
        return _typed(date.fromisoformat(text).isoformat(), "date")
    except ValueError:
        raise Unfit("a day that exists, as YYYY-MM-DD, such as 2024-01-31") from None


def _year(text: str) -> ox.Literal:
    if not re.fullmatch(r"[0-9]{4}", text, re.ASCII) or text == "0000":
        raise Unfit("a year of four digits, such as 2010")
    return _typed(str(int(text)), "integer")


def _language(text: str) -> ox.Literal:
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text, re.ASCII):
        raise Unfit("a language tag, such as en or ko")
    return ox.Literal(text.lower())


def _words(text: str) -> ox.Literal:
    if not text:
        raise Unfit("at least one word to look for")
    return ox.Literal(" ".join(text.split()))


_MAKERS: dict[str, Callable[[str], ox.Literal]] = {
    "string": ox.Literal,
    "text": _words,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "year": _year,
    "lang": _language,
}
