"""Finds what a misspelt name may have meant."""

from __future__ import annotations

from collections.abc import Iterable

_NEAR = 0.6  # the least likeness, of 1


def near(word: str, candidates: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Find the candidates that look most like a word; letter case does not count.

    Of names that differ in it alone one is given; but a CURIE names another thing in another case.

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
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=word.casefold(), autojunk=False)
    found: list[tuple[float, str]] = []
    for candidate in set(candidates):
        matcher.set_seq1(candidate.casefold())
        # The quick bounds first: they rule most candidates out.
        if matcher.real_quick_ratio() >= _NEAR <= matcher.quick_ratio():
            found.append((-matcher.ratio(), candidate))
    close: dict[str, str] = {}
    for score, candidate in sorted(found):
        if score <= -_NEAR:
            close.setdefault(candidate if ":" in candidate else candidate.casefold(), candidate)
    return tuple(close.values())[:n]


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
