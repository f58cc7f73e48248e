"""What partnerships share: blocs with their states, places, mechanisms and meetings, by region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bench.worlds.dice import Dice
from bench.worlds.names import CITY, REGION, STATE, invented, ordinal
from bench.worlds.terms import ID, Statement, term, words

__all__ = ["FIELDS", "Gathering", "Region", "Site", "commons", "region", "region_of"]

FIELDS = (
    "trade-investment",
    "education",
    "culture",
    "health",
    "connectivity",
    "environment-climate",
    "transport",
    "people-to-people-exchanges",
    "cyber-security",
    "disaster-management",
    "innovation",
    "forest",
    "ict",
    "smart-cities",
    "governance",
    "science-technology",
    "human-resource-development",
    "maritime-security",
    "transnational-crime",
    "youth-exchanges",
    "counter-terrorism",
    "infrastructure",
    "human-rights",
    "peace-reconciliation",
    "humanitarian-assistance",
    "smart-mobility",
    "drug-matters",
    "clean-air",
    "solid-waste-management",
    "narrowing-development-gap",
    "military-medicine",
    "peacekeeping-operations",
    "culture-sports",
    "environmental-impact-assessment",
    "humanitarian-mine-action",
    "humanitarian-assistance-disaster-relief",
    "political-security",
)
"""The slugs of fields of cooperation, those of which most is told first."""

_SIZE = 32  # partnerships that share a region
_WORLD_STATES, _STATES, _PLACES, _GATHERINGS = 24, 8, 12, 8
_MECHANISMS = (
    "Regional Forum",
    "Plus Dialogue",
    "Defence Dialogue Plus",
    "Maritime Forum",
    "Council",
)
_FIRST = 10**6  # numbers of names: partners come before all others
_LANE = 1


@dataclass(frozen=True, slots=True)
class Site:
    """A city: its term, and that of its state."""

    place: str
    state: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting of the ministers of a bloc, of which several documents tell."""

    meeting: str
    ordinal: int
    year: int
    day: str
    site: Site


@dataclass(frozen=True, slots=True)
class Region:
    """What the partnerships of one bloc share.

    Attributes:
        name: The short name of the bloc.
        bloc: Its term; all that follows are terms as well, unless said otherwise.
        members: The group of its member states.
        leaders: The leaders.
        states: The states, its own and some of the world.
        sites: Cities, its own first.
        mechanisms: Mechanisms that the bloc leads.
        treaty: A treaty to which partners accede.
        series: The series of meetings of its ministers.
        gatherings: Some of these, in order.
        statistics: The statistics of the bloc.
        shared: All terms that passages mention.
    """

    name: str
    bloc: str
    members: str
    leaders: str
    states: tuple[str, ...]
    sites: tuple[Site, ...]
    mechanisms: tuple[str, ...]
    treaty: str
    series: str
    gatherings: tuple[Gathering, ...]
    statistics: str
    shared: frozenset[str]


def region_of(index: int) -> int:
    """Say to which region a partnership belongs.

    Example:
        >>> region_of(0), region_of(100)
        (0, 3)
    """
    return index // _SIZE


@lru_cache(maxsize=4)
def region(seed: int, number: int) -> Region:
    """Give what the partnerships of a region share.

    Args:
        seed: The seed of the world.
        number: Which region, from 0.
    """
    return _drawn(seed, number)[0]


def commons(seed: int, number: int | None) -> tuple[Statement, ...]:
    """Give what the authority says of shared things: names and classes.

    Args:
        seed: The seed of the world.
        number: A region, or None for what all regions share.
    """
    return _world(seed)[1] if number is None else _drawn(seed, number)[1]


@lru_cache(maxsize=2)
def _world(seed: int) -> tuple[tuple[Site, ...], tuple[Statement, ...]]:
    """The sites of the world, and what the authority says of them."""
    said: list[Statement] = []
    sites = []
    for number in range(_WORLD_STATES):
        state = _named(said, invented(seed, STATE, _FIRST + number), "State")
        sites.append(Site(_named(said, invented(seed, CITY, number), "Place"), state))
    return tuple(sites), tuple(said)


@lru_cache(maxsize=4)
def _drawn(seed: int, number: int) -> tuple[Region, tuple[Statement, ...]]:
    """A region, and what the authority says of its things."""
    dice, said = Dice(seed, _LANE, number), list[Statement]()
    name = invented(seed, REGION, number)
    own = _FIRST + _WORLD_STATES + number * _STATES
    states = [_named(said, invented(seed, STATE, own + place), "State") for place in range(_STATES)]
    cities = _WORLD_STATES + number * _PLACES
    sites = [
        Site(_named(said, invented(seed, CITY, cities + place), "Place"), dice.leaning(states))
        for place in range(_PLACES)
    ]
    slug = name.lower()
    bloc = _named(said, name, "Organization", other=f"Association of {name} Nations")
    mechanisms = [
        _named(said, f"{name} {called}", "AseanLedMechanism", f"{slug}-mechanism-{place}")
        for place, called in enumerate(_MECHANISMS)
    ]
    series = _named(said, f"{name} Ministerial Meeting", "MinisterialSeries", f"{slug}-amm")
    gatherings = []
    first, year = dice.between(3, 20), dice.between(1976, 1984)
    for count in range(_GATHERINGS):
        title = f"{ordinal(first + 5 * count)} {name} Ministerial Meeting"
        meeting = _named(said, title, "MinisterialMeeting", f"{slug}-amm-{first + 5 * count}")
        told = year + 5 * count
        day = f"{told}-{dice.between(5, 9):02}-{dice.between(1, 28):02}"
        gatherings.append(Gathering(meeting, first + 5 * count, told, day, dice.pick(sites)))
    treaty = _named(said, f"Treaty of Amity in {name}", "Treaty", f"{slug}-treaty")
    members = _named(said, f"{name} Member States", "Group", f"{slug}-member-states")
    leaders = _named(said, f"Leaders of {name} and its partners", "Group", f"{slug}-leaders")
    statistics = _named(said, f"{name} Statistics", "StatisticalSource", f"{slug}-statistics")
    world = _world(seed)[0]
    return Region(
        name=name,
        bloc=bloc,
        members=members,
        leaders=leaders,
        states=(*states, *(site.state for site in world)),
        sites=(*sites, *world),
        mechanisms=tuple(mechanisms),
        treaty=treaty,
        series=series,
        gatherings=tuple(gatherings),
        statistics=statistics,
        shared=frozenset(
            {statement[0] for statement in (*said, *_world(seed)[1])}
            | {term(f"ak:field-{field}") for field in FIELDS}
        ),
    ), tuple(said)


def _named(
    said: list[Statement], handle: str, kind: str, slug: str = "", *, other: str = ""
) -> str:
    """Give a thing a handle and a class, since no passage gives it one."""
    name, authority = f"<{ID}{slug or handle.lower()}>", term("graph:authority")
    said.append((name, term("rdf:type"), term(f"akkg:{kind}"), authority))
    said.append((name, term("skos:prefLabel"), words(handle), authority))
    if other:
        said.append((name, term("skos:altLabel"), words(other), authority))
    return name
