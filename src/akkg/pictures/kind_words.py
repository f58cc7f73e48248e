"""Names the kinds that a picture was asked for, as its title does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from akkg.networks.families import FAMILIES

__all__ = ["kinds_in_words", "listed"]


def kinds_in_words(kinds: Iterable[str], named: Iterable[tuple[str, str]]) -> str:
    """Write kinds as they are called, however they were typed.

    Args:
        kinds: Keys of families, CURIEs, names or labels of classes.
        named: The CURIE and the label of classes.

    Returns:
        The words, in the plural for a family; empty for no kinds.

    Example:
        >>> kinds_in_words(["fund", "AKKG:PlanOfAction"], [("akkg:PlanOfAction", "plan of action")])
        'funds and plan of action'
    """
    labels = {**dict(named), **{key: family.plural for key, family in FAMILIES.items()}}
    known = {kind.casefold(): words for kind, words in labels.items()}
    known |= {kind.rpartition(":")[2]: words for kind, words in known.items()}
    return listed([known.get(one.casefold(), one.rpartition(":")[2]) for one in kinds])


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence.

    Example:
        >>> listed(["funds", "plans", "meetings"])
        'funds, plans and meetings'
    """
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last
