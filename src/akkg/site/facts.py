"""What a page tells of a thing, as values: facts in both directions, and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akkg.engines.engine import Statement
    from akkg.site.passages import Passage
    from akkg.site.register import Entry
    from akkg.site.values import Value
    from akkg.views.left_open import Open

__all__ = ["GROUPS", "About", "Fact", "Happening", "Told"]

GROUPS = ("names", "dates", "events", "parties", "places", "relations", "fields", "texts")
"""The groups of facts, in the order of pages."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement in which a thing takes part.

    Attributes:
        property: The CURIE of its property.
        words: The property, read out.
        value: What it says; where the thing is the object, the subject of the statement.
        basis: One of `BASES`: the weakest of all that it rests on; empty for what only the
            authority files or the ontology say.
        passages: The passages that it rests on, as printed.
        notes: The notes of the readings that it rests on.
        group: One of `GROUPS`.
        folded: Whether it only repeats what other facts say, for programs and not for readers.
        giver: Who says it, where no passage does: `editors`, `vocabulary`, a `rule` that starts
            from these, or nobody known (empty).
    """

    property: str
    words: str
    value: Value
    basis: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...]
    group: str
    folded: bool
    giver: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an event: a property in words, a value, and its basis."""

    words: str
    value: Value
    basis: str


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in the life of a thing.

    Attributes:
        value: The event.
        kind: The label of its class.
        dates: Its dates.
        begin: The first day that they allow; empty where it has none.
        told: What else is told of it.
        basis: The weakest basis of all of this.
        passages: The passages that tell of it.
        notes: The notes of the readings that do.
    """

    value: Value
    kind: str
    dates: tuple[Value, ...]
    begin: str
    told: tuple[Told, ...]
    basis: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a page tells of a thing.

    Attributes:
        entry: The thing.
        says: The facts of which it is the subject, sorted as they are read.
        said: The facts of which it is the object.
        events: What happened to it, in the order of dates.
        left_open: What the source leaves open of it.
        statements: All statements of the merged graph in which it takes part, in no order.
        labels: The labels of all that these name.
    """

    entry: Entry
    says: tuple[Fact, ...]
    said: tuple[Fact, ...]
    events: tuple[Happening, ...]
    left_open: Open
    statements: tuple[Statement, ...]
    labels: tuple[Statement, ...]

    @property
    def other_names(self) -> tuple[Value, ...]:
        """Its names beside its label, each once."""
        found = {
            fact.value.text: fact.value
            for fact in self.says
            if fact.group == "names" and not fact.value.iri and fact.value.text != self.entry.label
        }
        return tuple(found.values())
