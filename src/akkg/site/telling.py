"""Reads what pages tell of things: facts in both directions with what they rest on, and events.

Facts are read for a lot of things at once, and given thing by thing, so that any number of pages
can be written without holding them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.table import BASES
from akkg.lots import lots
from akkg.site.facts import GROUPS, About, Fact, Happening, Told
from akkg.site.lot import MENTIONS, Lot, read_lot
from akkg.site.passages import Passage, in_order
from akkg.site.values import Value, plain_words, value_of
from akkg.views.left_open import Open, find_open
from akkg.views.sentences import before

if TYPE_CHECKING:
    from akkg.engines.engine import Statement, Term
    from akkg.site.register import Register

__all__ = ["read_facts"]

_NAMES = (
    "rdf:type",
    "dcterms:title",
    "akkg:acronym",
    "skos:prefLabel",
    "skos:altLabel",
    "rdfs:label",
    "akkg:kind",
)
_FAMILIES = {
    "event": "events",
    "meeting": "events",
    "actor": "parties",
    "place": "places",
    "concept": "fields",
}
_DATED = ("akkg:date", "akkg:coversPeriod", "akkg:asOf")
_HAS_EVENT = "akkg:hasEvent"
_CHAIN = "akkg:succeedsTransitively"
_SUMMED_UP = "subproperties"  # the rule that says in wider words what is said already
_TECHNICAL = ("rdf:type", "qb:")  # properties whose values are terms of a vocabulary
_SIZE = 200


def read_facts(register: Register, things: Iterable[str]) -> Iterator[About]:
    """Read what pages tell of things, some at a time.

    Args:
        register: What pages know of all things.
        things: The IRIs of things that have pages.

    Yields:
        What is told of each, in their order.

    Raises:
        DataError: Where a derived statement no longer follows from its rule.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.site.edition import make_edition
        >>> from akkg.site.register import make_register
        >>> register = make_register(make_edition(load()))
        >>> [about] = read_facts(register, ["https://w3id.org/akkg/id/scf"])
        >>> [(fact.words, fact.value.text, fact.basis) for fact in about.says if fact.basis][:1]
        [('is a', 'fund', 'stated')]
    """
    for lot in lots(things, _SIZE):
        telling = _Telling(register, read_lot(register, lot))
        left_open = find_open(register.dataset, lot, register.words)
        for iri in lot:
            yield telling.about(iri, left_open.get(iri, Open()))


class _Telling:
    """Puts the statements of a lot into words."""

    def __init__(self, register: Register, lot: Lot) -> None:
        self.register, self.lot = register, lot
        self._short: dict[str, str] = {}
        self._values: dict[Term, Value] = {}
        self._cited: dict[frozenset[str], tuple[tuple[Passage, ...], tuple[str, ...]]] = {}

    def short(self, iri: str) -> str:
        """The CURIE of a property, of which there are few."""
        if iri not in self._short:
            self._short[iri] = self.register.dataset.prefixes.shorten(iri)
        return self._short[iri]

    def about(self, iri: str, left_open: Open) -> About:
        """All of one thing."""
        says, said = self.lot.says.get(iri, ()), self.lot.said.get(iri, ())
        inward = [one for one in said if one[1] != MENTIONS]
        joined = self._joined([*says, *inward])
        told = dict.fromkeys([*says, *said])
        named = dict.fromkeys(term.value for one in told for term in one)
        return About(
            entry=self.register.entries[iri],
            says=_sorted(self._fact(one, 2, joined) for one in says),
            said=_sorted(self._fact(one, 0, joined) for one in inward),
            events=self._events(says),
            left_open=left_open,
            statements=tuple(told),
            labels=tuple(
                label
                for term in named
                for label in self.lot.labels.get(term, ())
                if label not in told
            ),
        )

    def _joined(self, statements: Iterable[Statement]) -> set[frozenset[Term]]:
        """The pairs of things that something links which does not follow by rule."""
        rules = self.lot.rules
        return {frozenset((one[0], one[2])) for one in statements if one not in rules}

    def _fact(self, statement: Statement, place: int, joined: set[frozenset[Term]]) -> Fact:
        """A statement, with the term at a place as its value."""
        ground = self.lot.ground(statement)
        passages, notes = self._sources(ground.graphs)
        property_, rule = self.short(statement[1].value), self.lot.rules.get(statement, "")
        value = self._value(statement[1], statement[place])
        return Fact(
            property=property_,
            words=self._words(statement, place),
            value=value,
            # What no passage is known of states nothing that a reader could look up.
            basis=ground.basis if passages else "",
            passages=passages,
            notes=notes,
            group=_group(property_, value),
            folded=self._folded(property_, rule, statement, joined),
            giver="" if passages else self._giver(statement, rule),
        )

    def _giver(self, statement: Statement, rule: str) -> str:
        """Who says what no passage says."""
        return self.lot.givers.get(statement, "rule" if rule else "")

    def _words(self, statement: Statement, place: int) -> str:
        """The property; `is an` before a vowel."""
        words = self._plain(statement[1], statement[1])
        return before(words, self._plain(statement[1], statement[2])) if place == 2 else words

    def _folded(
        self, property_: str, rule: str, statement: Statement, joined: set[frozenset[Term]]
    ) -> bool:
        """Whether a statement is for programs: it follows and repeats, or the ontology sorts."""
        if rule:
            return self._repeats(property_, rule, statement, joined)
        sorts = property_ == "rdf:type" and self.lot.givers.get(statement) == "vocabulary"
        return sorts and not self.lot.ground(statement).graphs

    def _repeats(
        self, property_: str, rule: str, statement: Statement, joined: set[frozenset[Term]]
    ) -> bool:
        """Whether what follows by rule tells a reader nothing that is not told."""
        if property_ in _NAMES or property_ == _CHAIN or rule == _SUMMED_UP:
            return True
        if isinstance(statement[2], ox.Literal):
            return property_ not in _DATED
        return frozenset((statement[0], statement[2])) in joined

    def _sources(self, graphs: frozenset[str]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
        if graphs not in self._cited:
            self._cited[graphs] = self.register.cited(graphs)
        return self._cited[graphs]

    def _plain(self, property_: Term, term: Term) -> str:
        """The words for a term; a property, a class or a part of a table is never a CURIE."""
        words = self.lot.words[term]
        spoken = term == property_ or self.short(property_.value).startswith(_TECHNICAL)
        return plain_words(words) if spoken and isinstance(term, ox.NamedNode) else words

    def _value(self, property_: Term, term: Term) -> Value:
        words = self._plain(property_, term)
        found = self._values.get(term)
        if found is None or (found.iri and found.text != words):
            found = self._values[term] = value_of(self.register, term, words)
        return found

    def _events(self, says: Iterable[Statement]) -> tuple[Happening, ...]:
        """What happened: each event with its date, its place, its meeting, and who did it."""
        found = [
            self._event(one)
            for one in says
            if self.short(one[1].value) == _HAS_EVENT and one[2].value in self.register.entries
        ]
        return tuple(sorted(found, key=lambda one: (not one.begin, one.begin, one.value.text)))

    def _event(self, having: Statement) -> Happening:
        event = having[2].value
        says = self.lot.says.get(event, ())
        joined = self._joined(says)
        facts = [
            fact
            for one in says
            if one[2] != having[0]
            for fact in [self._fact(one, 2, joined)]
            if not fact.folded and fact.group != "names"
        ]
        own = [self._fact(having, 2, set()), *facts]
        entry = self.register.entries[event]
        return Happening(
            value=self._value(having[1], having[2]),
            kind=entry.kind,
            dates=tuple(fact.value for fact in facts if fact.property == "akkg:date"),
            begin=entry.begin,
            told=tuple(
                Told(fact.words, fact.value, fact.basis)
                for fact in _sorted(facts)
                if fact.property != "akkg:date"
            ),
            basis=max((fact.basis for fact in own), key=BASES.index),
            passages=in_order({p.iri: p for fact in own for p in fact.passages}.values()),
            notes=tuple(sorted({note for fact in own for note in fact.notes})),
        )


def _group(property_: str, value: Value) -> str:
    if property_ in _NAMES:
        return "names"
    if value.is_date or property_ in _DATED:
        return "dates"
    if not value.iri:
        return "texts"
    return _FAMILIES.get(value.family, "relations")


def _sorted(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts by their groups; names in the order of `_NAMES`, all else by its words."""

    def place(fact: Fact) -> tuple[int | str, ...]:
        name = _NAMES.index(fact.property) if fact.property in _NAMES else len(_NAMES)
        value = fact.value
        more = fact.property, value.iri, value.language, value.datatype
        return GROUPS.index(fact.group), name, fact.words, value.text, *more

    return tuple(sorted(facts, key=place))
