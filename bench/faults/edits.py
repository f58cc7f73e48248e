"""Edits that many kinds of fault have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeAlias, TypeVar

from bench.faults.claims import Claims, Statement
from bench.faults.fault import Edit, Expected, Spoil, edit, expect
from bench.faults.terms import iri

__all__ = [
    "Choice",
    "adds",
    "adds_twice",
    "alone",
    "foreign",
    "lacks",
    "of_roles",
    "pick",
    "replaced",
    "replaces",
    "uncounted",
]

T = TypeVar("T")
Choice: TypeAlias = Callable[[Claims], Sequence[str]]
"""Says which things of a partnership can be spoilt."""


def pick(dice: Random, things: Iterable[T]) -> T | None:
    """Choose one of some things, or None of none."""
    several = list(things)
    return dice.choice(several) if several else None


def of_roles(*names: str) -> Choice:
    """The things of some roles."""
    return lambda claims: claims.role(*names)


def uncounted(*roles: str) -> Choice:
    """Things of some roles of which no list counts anything, so that no count goes wrong."""

    def choice(claims: Claims) -> list[str]:
        lists = {each: claims.owners(each, "akkg:enumerationOf") for each in claims.role(*roles)}
        return [
            each
            for each, its in lists.items()
            if not any(claims.given(one, "akkg:statedCount") for one in its)
        ]

    return choice


def alone(choice: Choice) -> Choice:
    """Of some things, those to which nothing leads but mentions."""
    return lambda claims: [thing for thing in choice(claims) if not claims.uses(thing)]


def replaced(statements: Iterable[Statement], value: str) -> list[Statement]:
    """Put another value into statements."""
    return [(thing, name, value, graph) for thing, name, _, graph in statements]


def adds(choice: Choice, name: str, value: str, component: str, shape: str) -> Spoil:
    """State one thing more, at whose value a property shape finds fault.

    Args:
        choice: Which things can be spoilt.
        name: The property.
        value: The value, as a term.
        component: The component of the finding.
        shape: The shape of the finding.
    """

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, choice(claims))
        if thing is None:
            return None
        return edit(
            (), claims.say(thing, name, value), expect(thing, name, value, component, shape)
        )

    return spoil


def replaces(choice: Choice, name: str, value: str, component: str, shape: str) -> Spoil:
    """Put another value into all statements of a property, at which a shape finds fault."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, (each for each in choice(claims) if claims.given(each, name)))
        if thing is None:
            return None
        old = claims.given(thing, name)
        new = [*replaced(old, value), *claims.mention(claims.home(thing), value)]
        return edit(old, new, expect(thing, name, value, component, shape))

    return spoil


def adds_twice(choice: Choice, name: str, value: str, shape: str) -> Spoil:
    """Give a second value to what has one value of a property, and may have no more."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        ones = (each for each in choice(claims) if len(claims.values(each, name)) == 1)
        thing = pick(dice, (each for each in ones if claims.values(each, name) != [value]))
        if thing is None:
            return None
        graph = claims.given(thing, name)[0][3]
        added = [(thing, iri(name), value, graph)]
        return edit((), added, expect(thing, name, "", "MaxCount", shape))

    return spoil


def lacks(choice: Choice, name: str, shape: str, *more: Callable[[str], Expected]) -> Spoil:
    """Take away all values of a property, at which a property shape finds fault.

    Args:
        choice: Which things can be spoilt.
        name: The property.
        shape: The shape of the finding.
        more: What else must be found of the thing.
    """

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, (each for each in choice(claims) if claims.given(each, name)))
        if thing is None:
            return None
        found = expect(thing, name, "", "MinCount", shape)
        return edit(claims.given(thing, name), (), found, *(make(thing) for make in more))

    return spoil


def foreign(choice: Choice, shape: str, name: str = "akkg:printedForm") -> Spoil:
    """State what a thing of this kind may not have, at which its closed shape finds fault."""

    def spoil(claims: Claims, dice: Random) -> Edit | None:
        thing = pick(dice, choice(claims))
        if thing is None:
            return None
        value = f'"what belongs elsewhere, {claims.slug}"'
        return edit((), claims.say(thing, name, value), expect(thing, name, value, "Closed", shape))

    return spoil
