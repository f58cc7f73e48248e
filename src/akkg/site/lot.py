"""Reads what is said of a lot of things at once: statements, what they rest on, and all labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.answers.term_text import written
from akkg.building.rules import DERIVED
from akkg.citing.cite import Ground, find_grounds
from akkg.engines.engine import Statement, Term, select
from akkg.lots import lots

if TYPE_CHECKING:
    from akkg.engines.engine import Engine
    from akkg.site.register import Register

__all__ = ["LABEL", "MENTIONS", "Lot", "read_lot"]

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
MENTIONS = ox.NamedNode("https://schema.org/mentions")

_SAYS = (
    "SELECT DISTINCT ?thing ?property ?value WHERE { VALUES ?thing { %s } ?thing ?property ?value }"
)
_SAID = (
    "SELECT DISTINCT ?other ?property ?thing WHERE { VALUES ?thing { %s } ?other ?property ?thing }"
)
_LABELS = "SELECT DISTINCT ?thing ?label WHERE { VALUES ?thing { %s } ?thing %s ?label }"
_GIVING = {
    "ontology": "vocabulary",
    "authority": "editors",
    "mappings": "editors",
    "alignments": "editors",
    "provenance": "editors",
}
_NOTHING = Ground("", frozenset())


@dataclass(frozen=True, slots=True)
class Lot:
    """What is said of some things, in no order.

    Attributes:
        says: The statements of which each is the subject; also those of the events that it has.
        said: The statements of which each is the object.
        grounds: What the statements rest on.
        rules: The name of the rule from which a statement follows, where no source states it.
        givers: Who says a statement that the editors or the ontology make.
        words: The words for all terms.
        labels: The statements of the labels of all that they name, by IRI.
    """

    says: Mapping[str, Sequence[Statement]]
    said: Mapping[str, Sequence[Statement]]
    grounds: Mapping[Statement, Ground]
    rules: Mapping[Statement, str]
    givers: Mapping[Statement, str]
    words: Mapping[Term, str]
    labels: Mapping[str, Sequence[Statement]]

    def ground(self, statement: Statement) -> Ground:
        """Give what a statement rests on: nothing where no named graph holds it."""
        return self.grounds.get(statement, _NOTHING)


def read_lot(register: Register, things: Sequence[str]) -> Lot:
    """Read what is said of things.

    Args:
        register: What pages know of all things.
        things: Their IRIs, some hundreds of them.

    Returns:
        All that the merged graph says of them in both directions.

    Raises:
        DataError: Where a derived statement no longer follows from its rule.
    """
    dataset = register.dataset
    engine = dataset.engine
    nodes = [ox.NamedNode(iri) for iri in things]
    says, said = _read(engine, _SAYS, nodes, 0), _read(engine, _SAID, nodes, 2)
    having = dataset.prefixes.expand("akkg:hasEvent")
    events = {
        value
        for some in says.values()
        for _, property_, value in some
        if property_.value == having and isinstance(value, ox.NamedNode) and value.value not in says
    }
    says |= _read(engine, _SAYS, sorted(events, key=str), 0)
    told = {one for some in (*says.values(), *said.values()) for one in some}
    held = engine.graphs_of(one for one in told if one[1] != MENTIONS)
    terms = {term for one in told for term in one}
    giving = {dataset.prefixes.expand(f"graph:{name}"): giver for name, giver in _GIVING.items()}
    return Lot(
        says=says,
        said=said,
        grounds=find_grounds(dataset, held),
        rules={
            one: graphs[0].removeprefix(DERIVED)
            for one, graphs in held.items()
            if graphs[0].startswith(DERIVED)
        },
        givers={
            one: giver
            for one, graphs in held.items()
            for graph, giver in giving.items()
            if graph in graphs
        },
        words=register.words(terms),
        labels=_labels(engine, terms),
    )


def _read(
    engine: Engine, query: str, nodes: Iterable[ox.NamedNode], place: int
) -> dict[str, list[Statement]]:
    """The statements that a query finds, by the term at a place of each."""
    found: dict[str, list[Statement]] = {}
    for lot in lots(nodes):
        for row in select(engine, query % " ".join(map(written, lot))):
            subject, property_, value = row
            if subject is not None and property_ is not None and value is not None:
                found.setdefault(row[place].value, []).append((subject, property_, value))  # type: ignore[union-attr]
    return found


def _labels(engine: Engine, terms: Iterable[Term]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for lot in lots(term for term in terms if isinstance(term, ox.NamedNode)):
        for thing, label in select(engine, _LABELS % (" ".join(map(written, lot)), LABEL)):
            if thing is not None and label is not None:
                found.setdefault(thing.value, []).append((thing, LABEL, label))
    return found
