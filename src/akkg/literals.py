"""The forms that literals must have, since engines rewrite or reject others."""

from __future__ import annotations

import datetime
import re

__all__ = ["EDTF", "fault"]

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_XSD = "http://www.w3.org/2001/XMLSchema#"

_EDTF = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(\d{4}(?:-\d\d(?:-\d\d)?)?|\.\.))?")
_CANONICAL = {
    f"{_XSD}integer": (re.compile(r"0|-?[1-9]\d*"), "digits without leading zeros"),
    f"{_XSD}decimal": (re.compile(r"0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?"), "digits with a point, no zeros at the ends"),
    f"{_XSD}boolean": (re.compile(r"true|false"), "true or false"),
    f"{_XSD}duration": (re.compile(r"P\d+[YMD]"), "such as P1Y"),
}


def fault(value: str, datatype: str) -> str | None:
    """Say what is wrong with the lexical form of a literal.

    Dates are EDTF literals (Extended Date/Time Format, level 0 and 1) of five forms only: ``YYYY``,
    ``YYYY-MM``, ``YYYY-MM-DD``, ``A/B`` and ``A/..``.

    Args:
        value: The lexical form.
        datatype: The IRI of the datatype.

    Returns:
        The right form in words, or None where all is well.

    Example:
        >>> fault("2004-11-30", EDTF) is None, fault("2004-13", EDTF)
        (True, 'a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/..')
    """
    if datatype == EDTF:
        return None if _edtf(value) else "a date that exists, as YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/.."
    if datatype == f"{_XSD}date":
        return None if len(value) == 10 and _day(value) else "a date that exists, as YYYY-MM-DD"
    pattern, form = _CANONICAL.get(datatype, (None, ""))
    return None if pattern is None or pattern.fullmatch(value) else form


def _edtf(value: str) -> bool:
    match = _EDTF.fullmatch(value)
    if not match or not _day(match[1]):
        return False
    end = match[2]
    return end is None or end == ".." or bool(_day(end) and match[1] <= end)


def _day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True
