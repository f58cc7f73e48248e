"""Ill-formed: what must be there is taken away, from all graphs in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import pyoxigraph as ox

from akkg.validation.finding import Term
from tests.mutants.claims import AUTHORITY, ONTOLOGY, Claims, graph_of
from tests.mutants.definitions import needed
from tests.mutants.draw import shuffled
from tests.mutants.model import is_act
from tests.mutants.mutant import Change, Kind, Operation, change

_PAIRS = (("akkg:growthPercent", "akkg:comparedWith"), ("akkg:flowFrom", "akkg:flowTo"))
_PASSAGE = ("akkg:number", "akkg:sha256", "dcterms:isPartOf", "rdf:type", "skos:prefLabel")
_READING = ("prov:wasDerivedFrom", "rdf:type", "skos:editorialNote")
_CONCEPT = ("rdf:type", "skos:inScheme", "skos:prefLabel")
_TERM = ("dcterms:source", "rdf:type", "rdfs:label", "skos:definition", "skos:example")


def handle(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing loses its handle."""
    return _without(claims, claims.things(), ("skos:prefLabel",), rng, AUTHORITY)


def thing_class(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing loses its class."""
    things = [thing for thing in claims.things() if not claims.is_a(thing, "skos:Concept")]
    return _without(claims, [t for t in things if _is_of(claims, t)], ("rdf:type",), rng)


def act_link(claims: Claims, rng: Random) -> Iterator[Change]:
    """An act is no longer an event of anything."""
    for act in shuffled((t for t in claims.things("akkg:Event") if is_act(claims, t)), rng):
        links = [q for q in claims.leading[act] if claims.short(q.predicate) == "akkg:hasEvent"]
        yield change(links)


def value(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing loses all values of a property without which it is none of its class."""
    sites = [
        (thing, name)
        for class_, names in needed().items()
        for thing in claims.things(class_)
        for name in names
    ]
    sites += [(t, "schema:superEvent") for t in claims.things() if claims.of(t, "akkg:ordinal")]
    for thing, name in shuffled(dict.fromkeys(sites), rng):
        if found := claims.of(thing, name):
            yield change(found)


def time(claims: Claims, rng: Random) -> Iterator[Change]:
    """A schedule loses all that says when; words such as "regularly" would still say something."""
    schedules = [
        t for t in claims.things("akkg:Schedule") if not claims.of(t, "akkg:characterisedAs")
    ]
    for schedule in shuffled(schedules, rng):
        found = [claims.of(schedule, n) for n in ("akkg:date", "schema:repeatFrequency")]
        yield change(quad for each in found for quad in each)


def day_of_figures(claims: Claims, rng: Random) -> Iterator[Change]:
    """A statistic loses the release that says as of which day it is."""
    for statistic in shuffled(claims.things("akkg:Statistic"), rng):
        reports = claims.of(statistic, "akkg:reportedIn")
        found = [q for q in reports if _releases(claims, q)]
        if found and len(found) < len(reports):  # where none remains, it is `no-value`
            yield change(found)


def merged_fund(claims: Claims, rng: Random) -> Iterator[Change]:
    """A merger keeps one fund that is merged: nothing is merged any more."""
    for merger in shuffled(claims.things("akkg:Merger"), rng):
        funds = shuffled(claims.of(merger, "org:originalOrganization"), rng)
        for kept in funds:
            yield change(quad for quad in funds if quad.object != kept.object)


def partner(claims: Claims, rng: Random) -> Iterator[Change]:
    """One of two values that belong together is taken away."""
    sites = [(thing, one) for pair in _PAIRS for one in pair for thing in claims.things()]
    for thing, name in shuffled(sites, rng):
        if found := claims.of(thing, name):
            yield change(found)


def graph_source(claims: Claims, rng: Random) -> Iterator[Change]:
    """A graph of claims is no longer declared, or not what passage it is of."""
    graphs = [term for term in claims.about if claims.is_a(term, "akkg:ClaimsGraph")]
    return _without(claims, graphs, ("prov:wasDerivedFrom", "rdf:type"), rng)


def reading(claims: Claims, rng: Random) -> Iterator[Change]:
    """A reading loses its note, its passages or its class."""
    graphs = [term for term in claims.about if claims.is_a(term, "akkg:EditorialReading")]
    return _without(claims, graphs, _READING, rng)


def passage(claims: Claims, rng: Random) -> Iterator[Change]:
    """A passage loses its number, its digest, its place, its class or its name."""
    passages = [term for term in claims.about if claims.is_a(term, "akkg:Passage")]
    return _without(claims, passages, _PASSAGE, rng)


def concept(claims: Claims, rng: Random) -> Iterator[Change]:
    """A concept loses its scheme, its class or its name."""
    return _without(claims, claims.things("skos:Concept"), _CONCEPT, rng, ONTOLOGY)


def term(claims: Claims, rng: Random) -> Iterator[Change]:
    """A term of the ontology loses its class, label, definition, example or source."""
    terms = [term for term in claims.about if claims.of(term, "rdfs:isDefinedBy")]
    return _without(claims, terms, _TERM, rng, ONTOLOGY)


def _without(
    claims: Claims,
    things: Iterable[Term],
    names: Iterable[str],
    rng: Random,
    graph: str = "",
) -> Iterator[Change]:
    """Take all values of one property from one thing, in one graph or in all."""
    for thing, name in shuffled(((thing, name) for thing in things for name in names), rng):
        if found := [q for q in claims.of(thing, name) if graph in ("", graph_of(q))]:
            yield change(found)


def _is_of(claims: Claims, thing: Term) -> bool:
    """Whether a thing is of a class of ours, as claims or the authority say."""
    return any(name.startswith("akkg:") for name in claims.classes(thing))


def _releases(claims: Claims, quad: ox.Quad) -> bool:
    return isinstance(quad.object, ox.NamedNode) and claims.is_a(quad.object, "akkg:DataRelease")


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("no-handle", "a thing loses its handle", handle),
        ("no-class", "a thing loses its class", thing_class),
        ("act-of-nothing", "an act is an event of nothing", act_link),
        ("no-value", "a thing loses what its class cannot do without", value),
        ("no-time", "a schedule loses all that says when", time),
        ("no-day-of-figures", "a statistic loses the release that dates it", day_of_figures),
        ("merger-of-one", "a merger merges one fund only", merged_fund),
        ("half-a-pair", "one of two values that belong together goes", partner),
        (
            "graph-without-source",
            "a graph of claims is not declared, or has no passage",
            graph_source,
        ),
        ("reading-incomplete", "a reading loses note, passages or class", reading),
        ("passage-incomplete", "a passage loses number, digest, place, class or name", passage),
        ("concept-incomplete", "a concept loses scheme, class or name", concept),
        ("term-incomplete", "a term loses class, label, definition, example or source", term),
    )
)
