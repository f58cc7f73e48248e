"""Names that nobody has: of invented syllables, different for different numbers."""

from __future__ import annotations

from math import gcd

__all__ = ["CITY", "REGION", "STATE", "invented", "ordinal"]

_ONSETS = "bdfgklmnprstvz"
_VOWELS = "aeiou"
_ENDS = ("", "n", "r", "l", "s", "m")
_SYLLABLES = len(_ONSETS) * len(_VOWELS)
_SPACE = _SYLLABLES**3 * len(_ENDS)

STATE, CITY, REGION = range(3)
"""Whose name it is: the three never have one name."""


def invented(seed: int, kind: int, number: int) -> str:
    """Make a name up.

    Args:
        seed: The seed of the world.
        kind: `STATE`, `CITY` or `REGION`.
        number: Which of the kind: another number gives another name.

    Returns:
        A capital and small letters from a to z.

    Example:
        >>> len({invented(1, kind, number) for kind in range(3) for number in range(1000)})
        3000
    """
    whole, rest = divmod(3 * number + kind, _SPACE)
    step = 2 * (seed * 7919 % 99_991) + 1_299_709
    while gcd(step, _SPACE) != 1:
        step += 1
    code, end = divmod((rest * step + seed * 104_729) % _SPACE, len(_ENDS))
    parts = []
    for _ in range(3):
        code, syllable = divmod(code, _SYLLABLES)
        onset, vowel = divmod(syllable, len(_VOWELS))
        parts.append(_ONSETS[onset] + _VOWELS[vowel])
    while whole:  # more names than three syllables can give
        whole, syllable = divmod(whole - 1, _SYLLABLES)
        onset, vowel = divmod(syllable, len(_VOWELS))
        parts.append(_ONSETS[onset] + _VOWELS[vowel])
    return ("".join(parts) + _ENDS[end]).capitalize()


def ordinal(number: int) -> str:
    """Write a number as it stands before a meeting.

    Example:
        >>> [ordinal(number) for number in (1, 2, 11, 23)]
        ['1st', '2nd', '11th', '23rd']
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{('th', 'st', 'nd', 'rd', *['th'] * 6)[number % 10]}"
