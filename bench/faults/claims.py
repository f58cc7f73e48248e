"""What a partnership states, looked up by subject, property and value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from akkg.location import data_root
from bench.faults.terms import iri

__all__ = ["Claims", "Statement", "read_claims"]

Statement: TypeAlias = tuple[str, str, str, str]
"""Subject, property, value and graph as N-Triples terms; the graph is empty outside any graph."""

_THINGS = "<https://w3id.org/akkg/id/"
_SUCCESSION = (
    "akkg:succeeds",
    "akkg:followsInSeries",
    "akkg:elevates",
    "akkg:resultsFromMergerOf",
)


@dataclass(frozen=True, slots=True)
class Claims:
    """A partnership, indexed.

    Attributes:
        slug: What tells its things from those of others, for the names of what a fault adds.
        statements: All that is stated.
        roles: Its things by role, as N-Triples terms.
        by_subject: The statements by their subject.
        by_value: The statements by their value.
    """

    slug: str
    statements: tuple[Statement, ...]
    roles: Mapping[str, tuple[str, ...]]
    by_subject: Mapping[str, tuple[Statement, ...]]
    by_value: Mapping[str, tuple[Statement, ...]]

    def role(self, *names: str) -> tuple[str, ...]:
        """The things of some roles, each once."""
        return tuple(dict.fromkeys(thing for name in names for thing in self.roles.get(name, ())))

    def given(self, thing: str, *properties: str) -> list[Statement]:
        """What is stated of a thing: all, or by some properties."""
        names = {iri(name) for name in properties}
        found = self.by_subject.get(thing, ())
        return [each for each in found if not names or each[1] in names]

    def values(self, thing: str, *properties: str) -> list[str]:
        """The values of some properties of a thing, each once, in order."""
        return sorted({value for _, _, value, _ in self.given(thing, *properties)})

    def uses(self, value: str, *properties: str) -> list[Statement]:
        """The statements that lead to a value, but for mentions: all, or by some properties."""
        names = {iri(name) for name in properties}
        mention = iri("schema:mentions")
        found = (each for each in self.by_value.get(value, ()) if each[1] != mention)
        return [each for each in found if not names or each[1] in names]

    def owners(self, value: str, *properties: str) -> list[str]:
        """The things that lead to a value, each once, in order."""
        return sorted({thing for thing, _, _, _ in self.uses(value, *properties)})

    def a(self, thing: str, *classes: str) -> bool:
        """Whether a thing is stated to be of one of some classes, or of one below them."""
        wanted = {iri(name) for name in classes}
        return any(
            wanted.intersection((found, *_above(found))) for found in self.values(thing, "rdf:type")
        )

    def of_class(self, *classes: str) -> list[str]:
        """The own things of some classes, or of classes below them, in order."""
        own = (thing for thing in self.by_subject if thing.startswith(_THINGS))
        return sorted(thing for thing in own if self.a(thing, *classes))

    def home(self, thing: str) -> str:
        """The graph of claims that says what a thing is, or else one that speaks of it."""
        graphs = set(self.role("graphs"))
        kind = iri("rdf:type")
        told = [each for each in self.by_subject.get(thing, ()) if each[3] in graphs]
        told += [each for each in self.by_value.get(thing, ()) if each[3] in graphs]
        ranked = sorted(told, key=lambda each: (each[0] != thing, each[1] != kind, each[3]))
        return ranked[0][3] if ranked else self.role("graphs")[0]

    def passage(self, graph: str) -> str:
        """The passage from which a graph of claims is taken."""
        return self.values(graph, "prov:wasDerivedFrom")[0]

    def say(self, thing: str, property_: str, value: str, graph: str = "") -> list[Statement]:
        """Make a statement in a graph of claims, with the mentions that it calls for.

        Args:
            thing: What it is about.
            property_: The property, as a CURIE.
            value: The value.
            graph: The graph; the home of the thing, if none is given.
        """
        place = graph or self.home(thing)
        return [(thing, iri(property_), value, place), *self.mention(place, thing, value)]

    def mention(self, graph: str, *things: str) -> list[Statement]:
        """Have the passage of a graph of claims mention things that it does not mention yet."""
        passage = self.passage(graph)
        known = set(self.values(passage, "schema:mentions"))
        return [
            (passage, iri("schema:mentions"), thing, graph)
            for thing in dict.fromkeys(things)
            if thing.startswith(_THINGS) and thing not in known
        ]

    def dates(self, event: str) -> list[str]:
        """The dates of an event, as literals: its own, or else those of the meetings it is at."""
        own = self.values(event, "akkg:date")
        if own:
            return own
        meetings = self.values(event, "akkg:atMeeting")
        meetings += [by for by in self.values(event, "akkg:by") if self.a(by, "akkg:Meeting")]
        return sorted({date for each in meetings for date in self.values(each, "akkg:date")})

    def year(self, event: str) -> int | None:
        """The year of an event, where it has one date that begins and ends in one year."""
        dates = [date.split('"')[1] for date in self.dates(event)]
        years = {part[:4] for date in dates for part in date.split("/")}
        return int(years.pop()) if len(years) == 1 and ".." not in years else None

    def before(self, thing: str) -> set[str]:
        """What a thing succeeds by what is stated, in any number of steps."""
        found: set[str] = set()
        todo = [thing]
        while todo:
            todo = [each for each in self._succeeded(todo) if each not in found]
            found.update(todo)
        return found

    def _succeeded(self, things: Iterable[str]) -> Iterator[str]:
        for thing in things:
            yield from self.values(thing, *_SUCCESSION)
            for event in self.owners(thing, "org:resultingOrganization"):
                yield from self.values(event, "org:originalOrganization")
            for event in self.owners(thing, "akkg:toStatus"):
                yield from self.values(event, "akkg:fromStatus")


def read_claims(
    slug: str, statements: Iterable[Statement], roles: Mapping[str, Iterable[str]]
) -> Claims:
    """Index a partnership.

    Args:
        slug: What tells its things from those of others.
        statements: What it states.
        roles: The IRIs of its things, without brackets, by role.
    """
    told = tuple(statements)
    subjects: dict[str, list[Statement]] = {}
    values: dict[str, list[Statement]] = {}
    for each in told:
        subjects.setdefault(each[0], []).append(each)
        values.setdefault(each[2], []).append(each)
    return Claims(
        slug=slug,
        statements=told,
        roles={name: tuple(map(iri, things)) for name, things in roles.items()},
        by_subject={key: tuple(some) for key, some in subjects.items()},
        by_value={key: tuple(some) for key, some in values.items()},
    )


@cache
def _above(name: str) -> frozenset[str]:
    """The classes above one, by the ontology."""
    direct = _direct(data_root()).get(name, ())
    return frozenset(direct).union(*(_above(each) for each in direct))


@cache
def _direct(root: Path) -> dict[str, tuple[str, ...]]:
    import pyoxigraph as ox

    found: dict[str, tuple[str, ...]] = {}
    below = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    for quad in ox.parse(path=root / "ontology" / "akkg.ttl"):
        if quad.predicate == below:
            found[str(quad.subject)] = (*found.get(str(quad.subject), ()), str(quad.object))
    return found
