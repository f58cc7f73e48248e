"""Ill-formed: names that do not tell one thing from another."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from tests.mutants.claims import AUTHORITY, ONTOLOGY, Claims, graph_of, term
from tests.mutants.draw import shuffled
from tests.mutants.model import alike
from tests.mutants.mutant import Change, Kind, Operation, change, replaced

_ADDED = ("new {}", "{} (again)", "the {}", "{}, Inc.")


def second_handle(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has two handles in English."""
    for quad in shuffled(_handles(claims), rng):
        words = rng.choice(_ADDED).format(term(quad.object).value)
        second = ox.Literal(words, language="en")
        yield change(added=[ox.Quad(quad.subject, quad.predicate, second, quad.graph_name)])


def copied_handle(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has the handle of another thing of its class, or of its scheme, for its own."""
    for quad in shuffled(_handles(claims), rng):
        others = alike(claims, term(quad.subject))
        handles = [h for other in others for h in claims.values(other, "skos:prefLabel")]
        if handles:
            yield replaced([quad], rng.choice(handles))


def repeated_name(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing has its handle for a further name."""
    for quad in shuffled(_handles(claims), rng):
        also = claims.term("skos:altLabel")
        yield change(added=[ox.Quad(quad.subject, also, quad.object, quad.graph_name)])


def spaces(claims: Claims, rng: Random) -> Iterator[Change]:
    """A handle or a further name has spaces to spare."""
    for quad in shuffled(claims.having("skos:altLabel", "skos:prefLabel"), rng):
        if graph_of(quad) == AUTHORITY:
            words = term(quad.object).value
            forms = [f" {words}", f"{words} ", words.replace(" ", "  ", 1), f"{words}\n"]
            written = rng.choice([form for form in forms if form != words])
            yield replaced([quad], ox.Literal(written, language="en"))


def _handles(claims: Claims) -> Iterator[ox.Quad]:
    """The handles of things and concepts."""
    for quad in claims.having("skos:prefLabel"):
        concept = graph_of(quad) == ONTOLOGY and claims.is_a(term(quad.subject), "skos:Concept")
        if graph_of(quad) == AUTHORITY or concept:
            yield quad


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("second-handle", "a thing has two handles in English", second_handle),
        ("handle-taken", "a thing has the handle of another of its class", copied_handle),
        ("name-repeated", "a thing has its handle for a further name", repeated_name),
        ("spaces-to-spare", "a name has spaces to spare", spaces),
    )
)
