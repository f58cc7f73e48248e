"""Ill-formed: rows of the table of outside links that are none, or link to what they must not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pyoxigraph as ox

from akkg.validation.finding import Term
from akkg.validation.view import ROW
from tests.mutants.claims import MAPPINGS, Claims, graph_of, term
from tests.mutants.draw import misspelt, shuffled
from tests.mutants.mutant import Change, Kind, Operation, change

_ENDS = ("owl:annotatedSource", "owl:annotatedProperty", "owl:annotatedTarget")
_CELLS = (*_ENDS, "sssom:mapping_justification", "sssom:mapping_source")
_NEW = ox.NamedNode(f"{ROW}999")
# Found in public data, and wrong: the thing, the number, and what it is the number of.
_WRONG_NUMBERS = (
    ("ak:asean", "wd:Q781"),  # Antigua and Barbuda
    ("ak:asean-plus-three", "wd:Q483654"),  # Sunni Islam
    ("ak:asean-regional-forum", "wd:Q481014"),  # a German local court
    ("ak:east-asia-summit", "wd:Q618666"),  # a glacier
)


def incomplete(claims: Claims, rng: Random) -> Iterator[Change]:
    """A row has an empty cell; without one of its ends it links nothing."""
    for row, name in shuffled(((row, name) for row in _rows(claims) for name in _CELLS), rng):
        links = _links(claims, row) if name in _ENDS else []
        yield change([*claims.of(row, name), *links])


def awry(claims: Claims, rng: Random) -> Iterator[Change]:
    """A row is of a thing that is not there, links by identity, or links to a page."""
    for row in shuffled(_rows(claims), rng):
        subject, property_, target = (claims.values(row, name)[0] for name in _ENDS)
        new = [
            (subject, ox.NamedNode(misspelt(subject.value, rng))),
            (property_, claims.term("owl:sameAs")),
        ]
        if claims.short(target).startswith("wd:"):
            name = target.value.rpartition("/")[2]
            new.append((target, ox.NamedNode(f"https://www.wikidata.org/wiki/{name}")))
        old, other = rng.choice([(a, b) for a, b in new if b not in claims.about])
        yield _rewritten(claims, row, {old: other})


def wrong_number(claims: Claims, rng: Random) -> Iterator[Change]:
    """A thing is linked to a number that is known to be that of something else, in the row that it
    has or in one like those of others."""
    numbered = [row for row in _rows(claims) if _number(claims, row)]
    for thing, number in shuffled(_WRONG_NUMBERS, rng):
        subject, wrong = claims.term(thing), claims.term(number)
        own = [row for row in numbered if subject in claims.values(row, _ENDS[0])]
        row = own[0] if own else numbered[0]
        [there] = claims.values(row, _ENDS[0])
        swap: dict[Term, ox.NamedNode] = {_number(claims, row)[0]: wrong, there: subject}
        if own:
            yield _rewritten(claims, row, swap)
        else:
            yield change(added=_rewritten(claims, row, {**swap, row: _NEW}).added)


def _rows(claims: Claims) -> list[Term]:
    return [row for row in claims.about if row.value.startswith(ROW)]


def _links(claims: Claims, row: Term) -> list[ox.Quad]:
    """The link that a row states."""
    subject, property_, target = (claims.values(row, name)[0] for name in _ENDS)
    found = claims.of(subject, claims.short(property_))
    return [q for q in found if graph_of(q) == MAPPINGS and term(q.object) == target]


def _number(claims: Claims, row: Term) -> list[Term]:
    """The item of Wikidata to which a row links."""
    targets = claims.values(row, _ENDS[2])
    return [target for target in targets if claims.short(target).startswith("wd:")]


def _rewritten(claims: Claims, row: Term, swap: dict[Term, ox.NamedNode]) -> Change:
    """Write other terms into a row, and into the link that it states."""
    quads = [*claims.about[row], *_links(claims, row)]
    return change(quads, (_swapped(quad, swap) for quad in quads))


def _swapped(quad: ox.Quad, swap: dict[Term, ox.NamedNode]) -> ox.Quad:
    subject = swap.get(term(quad.subject), quad.subject)
    property_ = swap.get(quad.predicate, quad.predicate)
    return ox.Quad(subject, property_, swap.get(term(quad.object), quad.object), quad.graph_name)


OPERATIONS = tuple(
    Operation(name, Kind.ILL_FORMED, says, changes)
    for name, says, changes in (
        ("mapping-incomplete", "a row of the table of outside links has an empty cell", incomplete),
        ("mapping-awry", "a row has no such thing, links by identity, or to a page", awry),
        ("wrong-number", "an outside number is known to be that of something else", wrong_number),
    )
)
