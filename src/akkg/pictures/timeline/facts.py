"""What a timeline needs to know of a graph, in a few queries however large it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.engines.engine import select
from akkg.networks.things import Thing, find_things, own_filter
from akkg.views.sentences import names

if TYPE_CHECKING:
    from akkg.engines.engine import Askable, Statement

__all__ = ["Facts", "find_facts"]

_PROPERTIES = (
    "akkg:acronym",
    "akkg:beganWith",
    "akkg:country",
    "akkg:coversPeriod",
    "akkg:endedWith",
    "akkg:forParty",
    "akkg:hasEvent",
    "akkg:hasSchedule",
    "akkg:level",
    "akkg:place",
    "sem:hasEarliestBeginTimeStamp",
    "sem:hasEarliestEndTimeStamp",
    "sem:hasLatestBeginTimeStamp",
    "sem:hasLatestEndTimeStamp",
    "skos:broader",
)
_FACTS = "SELECT DISTINCT ?thing ?property ?value WHERE { VALUES ?property { %s } %s %s }"
_ACCEDED = """
PREFIX akkg: <%s>
SELECT DISTINCT ?thing ?actor WHERE { ?thing a akkg:Accession ; akkg:by ?actor }
"""
_OWNERS = ("akkg:hasEvent", "akkg:coversPeriod", "akkg:hasSchedule")
_Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a graph says of things in time.

    Attributes:
        things: All things by IRI.
        kinds: The labels of classes, by their IRI.
        values: By the CURIE of a property, and the IRI of a thing, its values, sorted.
        owners: By the IRI of an event, a period or a schedule, the things that have it, each as
            the CURIE of the property and the thing, sorted.
        expand: Gives the IRI of a property.
    """

    things: Mapping[str, Thing]
    kinds: Mapping[str, str]
    values: Mapping[str, _Values]
    owners: Mapping[str, list[tuple[str, str]]]
    expand: Mapping[str, ox.NamedNode]

    def of(self, thing: str, property: str) -> list[str]:
        """Give the values of a property of a thing, sorted."""
        return self.values[property].get(thing, [])

    def labels(self, thing: str, property: str) -> list[str]:
        """Give the labels of the things to which a property leads, sorted."""
        return sorted(map(self.label, self.of(thing, property)))

    def label(self, thing: str) -> str:
        """Give the label of a thing; empty where it is no thing of the project."""
        return self.things[thing].label if thing in self.things else ""

    def statement(self, thing: str, property: str, value: str) -> Statement:
        """Write a statement that a thing makes of another."""
        return ox.NamedNode(thing), self.expand[property], ox.NamedNode(value)


def find_facts(dataset: Askable) -> Facts:
    """Read what a graph says of things in time.

    Args:
        dataset: What is asked.

    Raises:
        BackendError: Where the engine gives no whole answer.
    """
    expand = {curie: ox.NamedNode(dataset.prefixes.expand(curie)) for curie in _PROPERTIES}
    things = find_things(dataset)
    values = _values(dataset, expand)
    values["akkg:by"] = _acceded(dataset)
    owners: dict[str, list[tuple[str, str]]] = {}
    for property in _OWNERS:
        for owner, had in values[property].items():
            for thing in had:
                owners.setdefault(thing, []).append((property, owner))
    kinds = names(dataset, sorted({thing.kind for thing in things.values()}, key=str))
    words = {term.value: label for term, label in kinds.items()}
    return Facts(things, words, values, {one: sorted(some) for one, some in owners.items()}, expand)


def _values(dataset: Askable, expand: Mapping[str, ox.NamedNode]) -> dict[str, _Values]:
    found: dict[str, _Values] = {curie: {} for curie in expand}
    curies = {node.value: curie for curie, node in expand.items()}
    pattern = "?thing ?property ?value ."
    query = _FACTS % (" ".join(map(str, expand.values())), pattern, own_filter(dataset, "thing"))
    for thing, property, value in select(dataset.engine, query):
        if thing is None or property is None or value is None:
            continue
        curie = curies[property.value]
        if not curie.endswith("TimeStamp") or _is_day(value.value):
            found[curie].setdefault(thing.value, []).append(value.value)
    return {curie: _sorted(some) for curie, some in found.items()}


def _is_day(text: str) -> bool:
    """Whether a bound is a day of the calendar, and not what somebody else has written there."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _acceded(dataset: Askable) -> _Values:
    found: _Values = {}
    for thing, actor in select(dataset.engine, _ACCEDED % dataset.prefixes.expand("akkg:")):
        if thing is not None and actor is not None:
            found.setdefault(thing.value, []).append(actor.value)
    return _sorted(found)


def _sorted(values: _Values) -> _Values:
    return {thing: sorted(some) for thing, some in values.items()}
