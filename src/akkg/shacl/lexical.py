"""The lexical forms of datatypes, as regular expressions that every SPARQL engine understands."""

from __future__ import annotations

from akkg.shacl.vocabulary import XSD

__all__ = ["is_lost", "lexical_form"]

_SIGN = "[+-]?"
_DECIMAL = r"([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_ZONE = r"(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_YEAR = "-?([1-9][0-9]{3,}|0[0-9]{3})"
_FOURTH = "(0[048]|[2468][048]|[13579][26])"
"""Two digits that four divides."""
_LEAP = (
    f"-?(([1-9][0-9]+|[0-9])[0-9](0[48]|[2468][048]|[13579][26])|([1-9][0-9]*)?{_FOURTH}00)-02-29"
)
_DAY = (
    f"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|02-(0[1-9]|1[0-9]|2[0-8]))|{_LEAP})"
)
_TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
_YEARS = "([0-9]+Y)"
_MONTHS = "([0-9]+M)"
_DAYS = "([0-9]+D)"
_HOURS = (
    r"(T([0-9]+H([0-9]+M)?([0-9]+(\.[0-9]+)?S)?|[0-9]+M([0-9]+(\.[0-9]+)?S)?|[0-9]+(\.[0-9]+)?S))"
)

_FORMS = {
    "boolean": "true|false|1|0",
    "integer": f"{_SIGN}[0-9]+",
    "decimal": _SIGN + _DECIMAL,
    "double": f"{_SIGN}{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": f"{_SIGN}{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "date": _DAY + _ZONE,
    "dateTime": f"{_DAY}T{_TIME}{_ZONE}",
    "dateTimeStamp": f"{_DAY}T{_TIME}{_ZONE[:-1]}",
    "time": _TIME + _ZONE,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-(0[1-9]|1[0-2]){_ZONE}",
    "gMonth": f"--(0[1-9]|1[0-2]){_ZONE}",
    "gDay": f"---(0[1-9]|[12][0-9]|3[01]){_ZONE}",
    "gMonthDay": (
        f"--((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        f"|02-(0[1-9]|[12][0-9])){_ZONE}"
    ),
    "duration": (
        f"-?P({_YEARS}{_MONTHS}?{_DAYS}?{_HOURS}?|{_MONTHS}{_DAYS}?{_HOURS}?"
        f"|{_DAYS}{_HOURS}?|{_HOURS})"
    ),
    "yearMonthDuration": f"-?P({_YEARS}{_MONTHS}?|{_MONTHS})",
    "dayTimeDuration": f"-?P({_DAYS}{_HOURS}?|{_HOURS})",
    "hexBinary": "([0-9a-fA-F]{2})*",
    "base64Binary": "[A-Za-z0-9+/= ]*",
}
_INTEGERS = (
    "byte",
    "int",
    "long",
    "negativeInteger",
    "nonNegativeInteger",
    "nonPositiveInteger",
    "positiveInteger",
    "short",
    "unsignedByte",
    "unsignedInt",
    "unsignedLong",
    "unsignedShort",
)


def lexical_form(datatype: str) -> str | None:
    """Give the regular expression of the lexical forms of a datatype.

    Args:
        datatype: Its IRI.

    Returns:
        The expression, for the whole text; None where every text is a lexical form, or where the
        datatype is none of XSD.

    Standard:
        XSD 1.1 Datatypes, section 3.

    Example:
        >>> lexical_form(f"{XSD}boolean")
        '^(true|false|1|0)$'
        >>> lexical_form(f"{XSD}string") is None
        True
    """
    form = _FORMS.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None
    return None if form is None else f"^({form})$"


def is_lost(datatype: str) -> bool:
    """Say whether an engine may keep literals of a datatype as those of a wider one.

    Oxigraph keeps an `xsd:byte` as an `xsd:integer`: whether the data said so can then not be
    known.
    """
    return datatype.startswith(XSD) and datatype.removeprefix(XSD) in _INTEGERS
