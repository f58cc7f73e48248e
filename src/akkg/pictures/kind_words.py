"""Names the kinds that a picture was asked for, as its title does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from akkg.networks.families import FAMILIES
from akkg.networks.kinds import Kind, plain

__all__ = ["kinds_in_words", "listed"]

_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def kinds_in_words(kinds: Iterable[str], named: Iterable[Kind]) -> str:
    """Write kinds as they are called, however they were typed.

    Args:
        kinds: Keys or plurals of families, CURIEs, names or labels of classes.
        named: The kinds of things that are at hand.

    Returns:
        The words, in the plural for a family; a class of which nothing is at hand goes by its name.
        Empty for no kinds.

    Example:
        >>> plan = Kind("plan", "plan of action", ("akkg:PlanOfAction", "akkg:Instrument"))
        >>> kinds_in_words(["FUNDS", "AKKG:planofaction", "akkg:Instrument"], [plan])
        'funds, plan of action and instrument'
        >>> kinds_in_words(["akkg:FreeTradeAgreement"], [])
        'free trade agreement'
    """
    labels: dict[str, str] = {}
    above: dict[str, str] = {}
    for kind in named:
        labels.update((curie, kind.label) for curie in [*kind.classes][:1])
        above.update((curie, _from_name(curie)) for curie in kind.classes)
    known: dict[str, str] = {}
    for curie, words in {**above, **labels}.items():
        known |= {plain(name): words for name in (curie, _local(curie), words)}
    for key, family in FAMILIES.items():
        known |= {plain(name): family.plural for name in (key, family.plural)}
    return listed([known.get(plain(one), _from_name(one)) for one in kinds])


def _from_name(curie: str) -> str:
    return _WORDS.sub(" ", _local(curie)).casefold()


def _local(curie: str) -> str:
    return curie.rpartition(":")[2]


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence.

    Example:
        >>> listed(["funds", "plans", "meetings"])
        'funds, plans and meetings'
    """
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last
