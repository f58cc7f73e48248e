"""Draws: what operations have in common where they choose."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

T = TypeVar("T")

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shuffled(items: Iterable[T], rng: Random) -> list[T]:
    """Give things in the order of a draw."""
    found = list(items)
    rng.shuffle(found)
    return found


def misspelt(iri: str, rng: Random) -> str:
    """Misspell the last name of an IRI: a letter lost, doubled, changed, or two changed about."""
    start = max(iri.rfind("/"), iri.rfind("#")) + 1
    at = rng.randrange(start, len(iri))
    if iri[at].isdigit():
        return f"{iri[:at]}{(int(iri[at]) + rng.randint(1, 9)) % 10}{iri[at + 1 :]}"
    forms = [
        iri[:at] + iri[at + 1 :],
        iri[: at + 1] + iri[at:],
        iri[:at] + rng.choice(_LETTERS) + iri[at + 1 :],
        iri[:at] + iri[at + 1 : at + 2] + iri[at] + iri[at + 2 :],
    ]
    return rng.choice(forms)
