"""The shapes keep their promises: every class has a closed one, and each says what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

import pyoxigraph as ox
import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st

from akkg.building.literals import EDTF, fault
from akkg.prefixes import PrefixTable
from akkg.shacl.asking import ask_store
from akkg.shacl.shapes_graph import ShapesGraph
from akkg.shacl.validating import Compiled
from akkg.shacl.vocabulary import RDFS, SUBCLASS, TYPE, Term, sh
from akkg.validation.requirements import requirements
from tests.optional import ROOT

TABLE = PrefixTable.load(ROOT)
SHAPE = TABLE.expand("shape:")
META = {"labelStem", "takesPillar", "expects"}


@cache
def shapes() -> ShapesGraph:
    """Both graphs of shapes together."""
    return ShapesGraph(
        triple for each in requirements(ROOT).shapes for triple in each.graph.triples
    )


@cache
def ontology() -> ShapesGraph:
    """The terms."""
    files = sorted((ROOT / "ontology").glob("*.ttl"))
    parsed = (ox.parse(path=path, format=ox.RdfFormat.TURTLE) for path in files)
    return ShapesGraph(quad.triple for quads in parsed for quad in quads)


def named(curie: str) -> ox.NamedNode:
    """The thing that a CURIE names."""
    return ox.NamedNode(TABLE.expand(curie))


def own(kind: str) -> set[str]:
    """The terms of the ontology of a kind of OWL, by local name."""
    found = ontology().subjects(TYPE, named(f"owl:{kind}"))
    return {
        str(term.value).partition("#")[2]
        for term in found
        if str(term.value).startswith(TABLE.expand("akkg:"))
    }


def closed() -> list[Term]:
    """The shapes that are closed."""
    return shapes().subjects(sh("closed"), ox.Literal(True))


def above(term: Term) -> Iterator[Term]:
    """A class and those above it."""
    yield term
    for higher in ontology().objects(term, SUBCLASS):
        yield from above(higher)


def test_every_class_has_a_closed_shape() -> None:
    """Of its own, or that of a class above it."""
    targets = {
        target for shape in closed() for target in shapes().objects(shape, sh("targetClass"))
    }
    assert len(targets) > 20
    open_ = {name for name in own("Class") if targets.isdisjoint(above(named(f"akkg:{name}")))}
    # Nothing may be only an event: shape:exact-kind. Its kinds are acts, meetings, thematic years.
    assert {"Event"} == open_


def test_every_property_that_a_source_may_state_is_permitted_somewhere() -> None:
    """Those that only rules derive are permitted nowhere."""
    paths = {
        str(path.value).partition("#")[2]
        for shape in closed()
        for part in shapes().objects(shape, sh("property"))
        for path in shapes().objects(part, sh("path"))
    }
    derived = {
        *("dayNumber", "elevates", "eventOf", "kind", "monthNumber", "resultsFromMergerOf"),
        *("succeedsTransitively", "supports", "yearNumber"),
    }
    terms = own("ObjectProperty") | own("DatatypeProperty")
    assert len(terms) > 80
    assert derived == terms - paths - META


def test_every_shape_has_a_name_a_label_and_a_message() -> None:
    """In English; those within brackets are parts of one that has."""
    kinds = (sh("NodeShape"), sh("PropertyShape"), sh("SPARQLConstraint"))
    found = {shape for kind in kinds for shape in shapes().subjects(TYPE, ox.NamedNode(kind))}
    assert len(found) > 300
    for shape in found:
        assert isinstance(shape, ox.NamedNode) and shape.value.startswith(SHAPE)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", shape.value.removeprefix(SHAPE))
        [label] = shapes().objects(shape, f"{RDFS}label")
        messages = shapes().objects(shape, sh("message"))
        assert isinstance(label, ox.Literal) and label.language == "en"
        assert len(messages) <= 1
        for message in messages:
            assert isinstance(message, ox.Literal) and message.language == "en"
            assert message.value.endswith("."), (shape, message)
        for advice in shapes().objects(shape, f"{RDFS}comment"):
            assert not str(advice.value).endswith("."), (shape, advice)


def test_every_term_that_a_shape_names_is_declared() -> None:
    """A misspelt class or property in a shape would make it silent."""
    known = {str(subject.value) for subject, _, _ in ontology().triples}
    spaces = (TABLE.expand("akkg:"), TABLE.expand("ak:"))
    used = {
        term.value
        for triple in shapes().triples
        for term in triple
        if isinstance(term, ox.NamedNode) and term.value.startswith(spaces)
    }
    assert len(used) > 150
    assert set() == used - known
    for _, query in shapes().pairs(sh("select")):
        for curie in re.findall(r"(?<![\w:<])(akkg:\w+|ak:[\w-]+)", str(query.value)):
            assert TABLE.expand(curie) in known, curie


# The shapes of dates, held against two other judges: our own, and a validator from elsewhere.


@cache
def date_shapes() -> Compiled:
    """What a date must be, for all that has one."""
    asserted = requirements(ROOT).asserted
    assert asserted is not None
    wanted = [named(f"shape:{name}") for name in ("date", "date-in-calendar", "date-in-order")]
    target = ox.NamedNode(sh("targetSubjectsOf"))
    added = [ox.Triple(shape, target, named("akkg:date")) for shape in wanted]
    kept = asserted.only([]).graph.triples
    return Compiled(ShapesGraph([*kept, *added]))


def permitted(dates: Iterable[str]) -> list[bool]:
    """Whether the shapes let dates pass, each by itself."""
    kind, store = ox.NamedNode(EDTF), ox.Store()
    things = [(ox.NamedNode(f"urn:thing:{at}"), date) for at, date in enumerate(dates)]
    for thing, date in things:
        store.add(ox.Quad(thing, named("akkg:date"), ox.Literal(date, datatype=kind)))
    outcomes = list(date_shapes().outcomes(ask_store(store)))
    assert ["", "", ""] == [outcome.reason for outcome in outcomes]
    bad = {result.focus for outcome in outcomes for result in outcome.results}
    return [thing not in bad for thing, _ in things]


@pytest.mark.parametrize(
    "year", ["0000", "1896", "1900", "1989", "2000", "2004", "2023", "2100", "2400"]
)
def test_the_shapes_know_the_calendar(year: str) -> None:
    """Every day and month of a year that exists passes, and none that does not."""
    months = (f"{year}-{month:02}" for month in range(14))
    days = (f"{year}-{month:02}-{day:02}" for month, day in product(range(14), range(33)))
    dates = [year, *months, *days]
    assert [fault(date, EDTF) is None for date in dates] == permitted(dates)


DAYS = st.from_regex(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?", fullmatch=True)


@given(DAYS, DAYS)
def test_the_shapes_know_an_interval(begin: str, end: str) -> None:
    """It begins and ends in the calendar, and in this order; it may be left open."""
    dates = [f"{begin}/{end}", f"{begin}/..", f"../{end}"]
    assert [fault(date, EDTF) is None for date in dates] == permitted(dates)


@given(st.text(alphabet="0123456789-/.?~XTZ ", max_size=12))
def test_what_the_shapes_permit_is_sound_for_others(date: str) -> None:
    """No other form passes; what passes is EDTF to a validator from elsewhere."""
    [passes] = permitted([date])
    assert (fault(date, EDTF) is None) == passes
    assert not passes or is_valid(date)
