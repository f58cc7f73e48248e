"""What operations promise: a class that is fixed beforehand, and a change that is one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from akkg.building.literals import EDTF, fault
from akkg.location import data_root
from akkg.validation.view import view
from tests.mutants import graphs
from tests.mutants.claims import Claims, claimed, graph_of, index, term
from tests.mutants.dates import Bounds, bounds, orders, shifted, when
from tests.mutants.definitions import acts, needed, properties
from tests.mutants.model import is_act
from tests.mutants.mutant import Change, Kind, Mutant
from tests.mutants.operations import OPERATIONS, mutants

COUNT = 600
MOVING = {*(operation.name for operation in graphs.OPERATIONS), "other-passage"}


@pytest.fixture(scope="module")
def claims() -> Claims:
    """The claims of the project."""
    return index(view(data_root()))


@pytest.fixture(scope="module")
def drawn(claims: Claims) -> tuple[Mutant, ...]:
    """A draw of them."""
    return mutants(claims, COUNT, 1)


def test_a_draw_is_told_by_its_seed(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """The same seed gives the same mutants in the same order, another one gives others."""
    assert drawn == mutants(claims, COUNT, 1)
    assert len(drawn) == len({(m.change.removed, m.change.added) for m in drawn}) == COUNT
    assert COUNT / 2 > len(set(drawn) & set(mutants(claims, COUNT, 2)))


def test_a_longer_draw_begins_like_a_shorter_one(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """The number of mutants does not change which come first."""
    assert drawn[:100] == mutants(claims, 100, 1)


def test_a_draw_does_not_depend_on_how_the_process_hashes() -> None:
    """Two processes with other hashes of strings draw the same mutants."""
    assert digest("1") == digest("2")


def digest(hashes: str) -> str:
    """The digest of a draw in a process of its own."""
    code = (
        "from tests.mutants.test_operations import *\n"
        "c = index(view(data_root()))\n"
        "print(*(m.describe(c.prefixes) for m in mutants(c, 200, 3)), sep='\\n')"
    )
    here = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": str(here)},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    assert 200 == found.count(b"\n")
    return hashlib.sha256(found).hexdigest()


def test_every_operation_makes_mutants_of_its_class(drawn: tuple[Mutant, ...]) -> None:
    """None is left out of a draw, and none makes mutants of two classes."""
    assert {(o.name, o.kind) for o in OPERATIONS} == {(m.operation, m.kind) for m in drawn}
    assert len(OPERATIONS) == len({operation.name for operation in OPERATIONS})
    assert {Kind.ILL_FORMED, Kind.LIE} == {operation.kind for operation in OPERATIONS}


def test_a_mutant_differs_from_the_graph(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """It takes away what is there and adds what is not; the triples differ, unless it is their
    graphs that do."""
    there = set(claims.quads)
    triples = Counter(quad.triple for quad in claims.quads)
    for mutant in drawn:
        removed, added = mutant.change.removed, mutant.change.added
        assert removed or added
        assert removed <= there and not added & there
        if mutant.operation not in MOVING:
            gone = Counter(quad.triple for quad in removed)
            lost = [triple for triple, count in gone.items() if count == triples[triple]]
            new = [quad.triple for quad in added if quad.triple not in triples]
            assert lost or new, mutant.describe(claims.prefixes)


def test_what_is_taken_away_is_gone(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """A mutant that only takes away leaves no other graph that states the same, unless it empties
    a passage or the passage itself is the matter."""
    alone = ("passage-emptied", "mention-removed")
    for mutant in drawn:
        if not mutant.change.added and mutant.operation not in alone:
            copies = {c for quad in mutant.change.removed for c in claims.copies(quad)}
            assert copies == mutant.change.removed, mutant.describe(claims.prefixes)


def test_a_description_is_one_line(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """It names the operation, what was there and what is there now."""
    lines = [mutant.describe(claims.prefixes) for mutant in drawn]
    assert all(line.count("→") == 1 and "\n" not in line for line in lines)
    added = Change(
        frozenset(),
        frozenset({ox.Quad(claims.term("ak:a"), claims.term("akkg:date"), ox.Literal("1"))}),
    )
    assert 'x: nothing → ak:a akkg:date "1" [no graph]' == Mutant("x", Kind.LIE, added).describe(
        claims.prefixes
    )


def test_the_model_knows_every_property_of_the_claims(claims: Claims) -> None:
    """Nothing that is said is beyond what mutants are measured by."""
    said = {claims.short(q.predicate) for q in claims.quads if claimed(q)}
    assert said - {"rdf:type"} <= set(properties())


def test_the_graph_keeps_to_the_model(claims: Claims) -> None:
    """The measure of mutants is not stricter than the graph is."""
    for quad in claims.quads:
        name, thing = claims.short(quad.predicate), term(quad.subject)
        property_ = properties().get(name)
        if property_ is None or "/ontology" in graph_of(quad):
            continue
        assert not property_.owners or claims.is_a(thing, *property_.owners), quad
        if property_.values:
            assert claims.is_a(term(quad.object), *property_.values), quad
        assert bool(property_.literal) == isinstance(quad.object, ox.Literal), quad
        assert "one" not in property_.marks or len(claims.values(thing, name)) == 1, quad


def test_no_thing_lacks_what_the_model_asks_for(claims: Claims) -> None:
    """What an operation takes away as needed is there in every thing of the class."""
    for class_, names in needed().items():
        for thing in claims.things(class_):
            assert all(claims.values(thing, name) for name in names), (thing, names)
    for act in (t for t in claims.things() if is_act(claims, t)):
        [own] = claims.classes(act)
        [owner] = claims.owners(act, "akkg:hasEvent")
        assert claims.is_a(owner, *acts()[own]), act


def test_no_two_events_of_the_graph_are_out_of_order(claims: Claims) -> None:
    """What an operation reverses is in order before."""
    pairs = list(orders(claims))
    assert len(pairs) > 20
    for earlier, later in pairs:
        one, other = when(claims, earlier), when(claims, later)
        assert not (one and other and other.before(one)), (earlier, later)


def test_a_reversed_event_cannot_be_where_it_was_put(
    claims: Claims, drawn: tuple[Mutant, ...]
) -> None:
    """Some pair of events is out of order after it."""
    for mutant in of(drawn, "events-reversed"):
        [new] = {term(quad.object).value for quad in mutant.change.added}
        [event] = {term(quad.subject) for quad in mutant.change.added}
        pairs = [pair for pair in orders(claims) if event in pair]
        there = bounds(new)
        assert there and any(passed(claims, pair, event, there) for pair in pairs)


def passed(claims: Claims, pair: tuple[object, object], event: object, there: Bounds) -> bool:
    """Whether an event at a time is on the wrong side of the other one of a pair."""
    earlier, later = pair
    other = when(claims, later if event == earlier else earlier)  # type: ignore[arg-type]
    if other is None:
        return False
    return there.after(other) if event == earlier else there.before(other)


def test_a_lie_about_a_date_keeps_to_every_order(claims: Claims, drawn: tuple[Mutant, ...]) -> None:
    """No pair of events is out of order after it, and the date is as precise as before."""
    for mutant in of(drawn, "redated"):
        [old], [new] = (
            {term(quad.object).value for quad in quads}
            for quads in (mutant.change.removed, mutant.change.added)
        )
        [event] = {term(quad.subject) for quad in mutant.change.added}
        there = bounds(new)
        assert len(old) == len(new) and old != new and there
        assert not any(passed(claims, p, event, there) for p in orders(claims) if event in p)


def test_a_date_that_is_none_is_none(drawn: tuple[Mutant, ...]) -> None:
    """It is not in one of the five forms, or not in the calendar."""
    for mutant in of(drawn, "no-date", "interval-reversed"):
        [literal] = [term(quad.object) for quad in mutant.change.added]
        assert fault(literal.value, EDTF), literal


def of(drawn: tuple[Mutant, ...], *names: str) -> list[Mutant]:
    """The mutants of some operations; there are some."""
    found = [mutant for mutant in drawn if mutant.operation in names]
    assert found
    return found


def test_no_operation_asks_what_validates() -> None:
    """The class of a mutant is fixed without a look at shapes, checks or saved queries."""
    modules = {operation.changes.__module__ for operation in OPERATIONS}
    assert 10 == len(modules)
    for name in modules:
        text = Path(__file__).with_name(f"{name.rpartition('.')[2]}.py").read_text("utf-8")
        used = {line.split()[1] for line in text.splitlines() if line.startswith("from akkg.")}
        assert used <= {"akkg.prefixes", "akkg.validation.finding", "akkg.validation.view"}, name


def test_dates_move_as_precisely_as_they_are() -> None:
    """Years by years, months by months, days by days, and both ends of an interval."""
    moved = [shifted(text, 2) for text in ("1999", "1999-11", "1999-12-30", "2011/2015", "2013/..")]
    assert ["2001", "2000-01", "2000-01-01", "2013/2017", "2015/.."] == moved


def test_a_draw_ends_where_nothing_is_left(claims: Claims) -> None:
    """An operation gives what it can, and no more: the graph has one merger, of two funds."""
    [merger] = [operation for operation in OPERATIONS if operation.name == "merger-of-one"]
    assert 2 == len(list(merger.changes(claims, Random(1))))
