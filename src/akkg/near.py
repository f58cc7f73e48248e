"""Finds what a misspelt name may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def near(word: str, candidates: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Find the candidates that look most like a word; letter case does not count.

    Args:
        word: What was written.
        candidates: What could have been meant.
        n: How many to give at most.

    Returns:
        The nearest first; empty where nothing is near.

    Example:
        >>> near("Sumit", ["Meeting", "Summit", "SummitSeries"], n=1)
        ('Summit',)
    """
    from difflib import get_close_matches

    spellings: dict[str, list[str]] = {}
    for candidate in sorted(set(candidates)):
        spellings.setdefault(candidate.casefold(), []).append(candidate)
    close = get_close_matches(word.casefold(), list(spellings), n)
    return tuple(candidate for key in close for candidate in spellings[key])[:n]


def suggestion(word: str, candidates: Iterable[str]) -> str:
    """Ask whether a near name was meant.

    Args:
        word: What was written.
        candidates: What could have been meant.

    Returns:
        A question, or an empty text where nothing is near.

    Example:
        >>> suggestion("Sumit", ["Meeting", "Summit"]), suggestion("x", ["Meeting", "Summit"])
        ('did you mean Summit?', '')
    """
    close = near(word, candidates)
    return f"did you mean {' or '.join(close)}?" if close else ""
