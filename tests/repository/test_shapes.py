"""The shapes keep their promises: every class has a closed one, and each says what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
import rdflib
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st
from rdflib.term import Node

from akkg.building.literals import EDTF, fault
from akkg.prefixes import PrefixTable
from akkg.validation.requirements import requirements
from akkg.validation.shapes import SH
from tests.optional import ROOT

TABLE = PrefixTable.load(ROOT)
SHAPE = TABLE.expand("shape:")
META = {"labelStem", "takesPillar", "expects"}


@cache
def shapes() -> rdflib.Graph:
    """Both graphs of shapes together."""
    whole = rdflib.Graph()
    for each in requirements(ROOT).shapes:
        whole += each.graph
    return whole


@cache
def ontology() -> rdflib.Graph:
    """The terms."""
    graph = rdflib.Graph()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        graph.parse(path)
    return graph


def sh(name: str) -> rdflib.URIRef:
    """A term of SHACL."""
    return rdflib.URIRef(SH + name)


def own(kind: str) -> set[str]:
    """The terms of the ontology of a kind of OWL, by local name."""
    found = ontology().subjects(rdflib.RDF.type, rdflib.OWL[kind])
    return {
        str(term).partition("#")[2] for term in found if str(term).startswith(TABLE.expand("akkg:"))
    }


def closed() -> Iterator[Node]:
    """The shapes that are closed."""
    return shapes().subjects(sh("closed"), rdflib.Literal(True))


def test_every_class_has_a_closed_shape() -> None:
    """Of its own, or that of a class above it."""
    targets = {
        target for shape in closed() for target in shapes().objects(shape, sh("targetClass"))
    }
    assert len(targets) > 20
    open_ = {
        name
        for name in own("Class")
        if targets.isdisjoint(
            ontology().transitive_objects(
                rdflib.URIRef(TABLE.expand(f"akkg:{name}")), rdflib.RDFS.subClassOf
            )
        )
    }
    # Nothing may be only an event: shape:exact-kind. Its kinds are acts, meetings, thematic years.
    assert {"Event"} == open_


def test_every_property_that_a_source_may_state_is_permitted_somewhere() -> None:
    """Those that only rules derive are permitted nowhere."""
    paths = {
        str(path).partition("#")[2]
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
    named = {shape for kind in kinds for shape in shapes().subjects(rdflib.RDF.type, kind)}
    assert len(named) > 300
    for shape in named:
        assert str(shape).startswith(SHAPE)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(shape).removeprefix(SHAPE))
        [label] = shapes().objects(shape, rdflib.RDFS.label)
        messages = list(shapes().objects(shape, sh("message")))
        assert isinstance(label, rdflib.Literal) and label.language == "en"
        assert len(messages) <= 1
        for message in messages:
            assert isinstance(message, rdflib.Literal) and message.language == "en"
            assert str(message).endswith("."), (shape, message)
        for advice in shapes().objects(shape, rdflib.RDFS.comment):
            assert not str(advice).endswith("."), (shape, advice)


def test_every_term_that_a_shape_names_is_declared() -> None:
    """A misspelt class or property in a shape would make it silent."""
    known = {str(subject) for subject in ontology().subjects()}
    spaces = (TABLE.expand("akkg:"), TABLE.expand("ak:"))
    used = {
        str(term)
        for triple in shapes()
        for term in triple
        if isinstance(term, rdflib.URIRef) and str(term).startswith(spaces)
    }
    assert len(used) > 150
    assert set() == used - known
    for query in shapes().objects(None, sh("select")):
        for curie in re.findall(r"(?<![\w:<])(akkg:\w+|ak:[\w-]+)", str(query)):
            assert TABLE.expand(curie) in known, curie


# The patterns of dates, held against two other judges: our own, and a validator from elsewhere.


@cache
def patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What a date must match, and what it must not."""
    graph = shapes()
    [must] = graph.objects(rdflib.URIRef(f"{SHAPE}date"), sh("pattern"))
    must_not = [
        str(pattern)
        for name in ("date-in-calendar", "date-in-order")
        for part in graph.objects(rdflib.URIRef(SHAPE + name), sh("not"))
        for pattern in graph.objects(part, sh("pattern"))
    ]
    assert len(must_not) >= 3
    return re.compile(str(must)), tuple(map(re.compile, must_not))


def permitted(date: str) -> bool:
    """Whether the shapes let a date pass."""
    must, must_not = patterns()
    return bool(must.search(date)) and not any(pattern.search(date) for pattern in must_not)


@pytest.mark.parametrize(
    "year", ["0000", "1896", "1900", "1989", "2000", "2004", "2023", "2100", "2400"]
)
def test_the_shapes_know_the_calendar(year: str) -> None:
    """Every day and month of a year that exists passes, and none that does not."""
    months = (f"{year}-{month:02}" for month in range(14))
    days = (f"{year}-{month:02}-{day:02}" for month, day in product(range(14), range(33)))
    dates = [year, *months, *days]
    assert [fault(date, EDTF) is None for date in dates] == [permitted(date) for date in dates]


DAYS = st.from_regex(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?", fullmatch=True)


@given(DAYS, DAYS)
def test_the_shapes_know_an_interval(begin: str, end: str) -> None:
    """It begins and ends in the calendar, and in this order; it may be left open."""
    for date in (f"{begin}/{end}", f"{begin}/..", f"../{end}"):
        assert (fault(date, EDTF) is None) == permitted(date), date


@given(st.text(alphabet="0123456789-/.?~XTZ ", max_size=12))
def test_what_the_shapes_permit_is_sound_for_others(date: str) -> None:
    """No other form passes; what passes is EDTF to a validator from elsewhere."""
    assert (fault(date, EDTF) is None) == permitted(date)
    assert not permitted(date) or is_valid(date)
