"""The forms that literals must have, since engines rewrite or reject others."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["EDTF", "XSD", "fault"]

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_EDTF = re.compile(rf"({_DAY})(?:/({_DAY}|\.\.))?")
_INTEGER = r"0|-?[1-9]\d*"
_FORMS = {
    "anyURI": (r"[^\s<>\"{}|^`\\]*", "an IRI without spaces"),
    "boolean": ("true|false", "true or false"),
    "decimal": (
        r"-?(?:0|[1-9]\d*)\.(?:0|\d*[1-9])|0|-?[1-9]\d*",
        "digits with a point, and no zeros to spare",
    ),
    "duration": (
        r"P(?:[1-9]\d*[YD]|(?:[1-9]|1[01])M)",
        "such as P1Y or P6M; twelve months are P1Y",
    ),
    "gYear": (r"\d{4}", "four digits"),
    "gYearMonth": (r"\d{4}-(?:0[1-9]|1[0-2])", "such as 2009-06"),
    "integer": (_INTEGER, "digits without a sign or zeros to spare"),
    "nonNegativeInteger": (r"0|[1-9]\d*", "digits without a sign or zeros to spare"),
    "positiveInteger": (r"[1-9]\d*", "digits without a sign or zeros to spare"),
}


def fault(value: str, datatype: str) -> str | None:
    """Say what is wrong with the lexical form of a literal.

    Dates are EDTF of five forms only: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `A/B` and `A/..`. Other
    types are held to their canonical form, which an engine gives back as it was.

    Args:
        value: The lexical form.
        datatype: The IRI of the datatype.

    Returns:
        The right form in words, or None where all is well or the datatype is not one of ours.

    Standard:
        Extended Date/Time Format (ISO 8601-2), levels 0 and 1; XML Schema 1.1 part 2, section 3.

    Example:
        >>> fault("2004-11-30", EDTF) is None, fault("2004-13", EDTF)
        (True, 'a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/..')
    """
    if datatype == EDTF:
        return (
            None
            if _is_edtf(value)
            else "a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/.."
        )
    if datatype == f"{XSD}date":
        return None if len(value) == 10 and _exists(value) else "a date that exists, as YYYY-MM-DD"
    form, words = _FORMS.get(datatype.removeprefix(XSD), (".*", ""))
    return None if re.fullmatch(form, value, re.ASCII | re.DOTALL) else words


def _is_edtf(value: str) -> bool:
    match = _EDTF.fullmatch(value)
    if not match or not value.isascii() or not _exists(match[1]):
        return False
    end = match[2]
    return end in (None, "..") or (_exists(end) and match[1] <= end)


def _exists(value: str) -> bool:
    """Whether a day is in the calendar, or has its month or year there."""
    try:
        date(*map(int, f"{value}-01-01"[:10].split("-")))
    except ValueError:
        return False
    return value.isascii()
