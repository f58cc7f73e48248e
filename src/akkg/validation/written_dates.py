"""Finds the form that a date should have had, whatever a curator wrote for it."""

from __future__ import annotations

import re

from akkg.building.literals import EDTF, fault

__all__ = ["right_form"]

_DASHED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"\b[QqHh]\d\b")
_UNSURE = "?~%"
_OPEN = ("", "..", "open", "unknown", "present", "today")
_LONGEST = 40


def right_form(written: str) -> str | None:
    """Guess the date that was meant, in one of the five forms of EDTF that the graph uses.

    Args:
        written: What stands in place of a date.

    Returns:
        A date as `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `A/B` or `A/..`; None where nothing can be
        guessed, as for a day that no calendar has.

    Standard:
        Extended Date/Time Format (ISO 8601-2).

    Example:
        >>> right_form("13 December 2005"), right_form("Oct 2010"), right_form("2005-02-30")
        ('2005-12-13', '2010-10', None)
    """
    if len(written) > _LONGEST or _DASHED.fullmatch(written) or _QUARTER.search(written):
        return None  # of the first form but in no calendar, or of no form that can be told
    begin, slash, end = (part.strip() for part in written.partition("/"))
    if slash and end in _OPEN:
        guessed = _guess(begin)
        return f"{guessed}/.." if guessed else None
    if slash and (both := [_guess(begin), _guess(end)]) and all(both):
        whole = "/".join(filter(None, both))
        return whole if fault(whole, EDTF) is None else None
    guessed = _guess(written)
    return f"{guessed}.." if guessed and guessed.endswith("/") else guessed


def _guess(written: str) -> str | None:
    import edtf

    if fault(written, EDTF) is None:
        return written
    found: str = (edtf.text_to_edtf(written) or "").strip(_UNSURE)
    sound = fault(f"{found}.." if found.endswith("/") else found, EDTF) is None
    # A year of two digits could be any part of the date: no guess is better than a wrong one.
    return found if sound and set(_YEAR.findall(found)) <= set(_YEAR.findall(written)) else None
