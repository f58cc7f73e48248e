"""Names of things: IRI, CURIE, slug, acronym and label lead to one thing, or to advice."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pyoxigraph as ox
import pytest

from akkg.dataset import Dataset
from akkg.engines.embedded import Embedded
from akkg.prefixes import PrefixTable
from akkg.queries.parameter_values import Unfit
from akkg.queries.things import find_thing
from tests.sample import sample

KG = sample()
INSTRUMENT = KG.prefixes.expand("akkg:Instrument")
AKFTA = KG.prefixes.expand("ak:akfta")


@pytest.mark.parametrize(
    "name",
    [
        "ak:akfta",
        AKFTA,
        f"<{AKFTA}>",
        " akfta ",
        "AKFTA",
        "Akfta",
        "free trade area",
        "Free  Trade Area",
    ],
)
def test_a_thing_is_found_by_any_of_its_names(name: str) -> None:
    """Case and white space do not count in names of words."""
    assert AKFTA == find_thing(KG.engine, KG.prefixes, name, INSTRUMENT).value
    assert AKFTA == find_thing(KG.engine, KG.prefixes, name).value


@pytest.mark.parametrize(
    ("name", "kind", "allowed", "close"),
    [
        ("AKFTTA", INSTRUMENT, "the name of a thing of the class akkg:Instrument", "AKFTA"),
        ("ak:akfta-effect", INSTRUMENT, "a thing of the class akkg:Instrument", "ak:akfta"),
        ("ak:akfto", "", "a thing that the dataset speaks of", "ak:akfta"),
        ("https://example.org/x y", "", "a valid IRI", None),
        ("<x>", "", "a valid IRI", None),
        ("", INSTRUMENT, "the name of a thing of the class akkg:Instrument", None),
    ],
)
def test_what_is_no_such_thing_brings_advice(
    name: str, kind: str, allowed: str, close: str | None
) -> None:
    """The class is named, and the nearest names in the form that was used."""
    with pytest.raises(Unfit) as caught:
        find_thing(KG.engine, KG.prefixes, name, kind)
    assert allowed == caught.value.allowed
    assert close is None or close in caught.value.near


def label(kg: Dataset, slug: str, property_: str, text: str, language: str) -> None:
    """Give a thing of the sample one more name."""
    thing, named = (kg.prefixes.expand(curie) for curie in (f"ak:{slug}", property_))
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    kg.store.add(ox.Quad(ox.NamedNode(thing), ox.NamedNode(named), literal))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_korean_names_are_found_however_their_letters_are_put_together(
    form: Literal["NFC", "NFD"],
) -> None:
    """Some systems take a syllable apart into its letters; Unicode says that both are one."""
    kg = sample()
    label(kg, "akfta", "skos:altLabel", "한-아세안 FTA", "ko")
    typed = normalize(form, "한-아세안  fta")
    assert (form == "NFD") == (len(typed) > 11)
    assert AKFTA == find_thing(kg.engine, kg.prefixes, typed, INSTRUMENT).value


def test_letter_case_decides_between_two_acronyms() -> None:
    """A name in its own case wins; in another case it may mean both, and both are offered."""
    kg = sample()
    label(kg, "poa-2011", "akkg:acronym", "PoA", "")
    label(kg, "poa-2016", "akkg:acronym", "POA", "")
    expected = kg.prefixes.expand("ak:poa-2016")
    assert expected == find_thing(kg.engine, kg.prefixes, "POA", INSTRUMENT).value
    with pytest.raises(Unfit) as caught:
        find_thing(kg.engine, kg.prefixes, "poa", INSTRUMENT)
    assert "one thing alone (near: ak:poa-2011, ak:poa-2016)" == caught.value.advice()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("AKFTA", "ak:akfta is akkg:Agreement"),
        ("free trade area", "ak:akfta is akkg:Agreement"),
        ("akfta-effect", ""),
        ("ak:akfta", "ak:akfta is akkg:Agreement"),
        ("ak:nowhere", ""),
    ],
)
def test_a_thing_of_another_class_is_told_as_what_it_is(name: str, found: str) -> None:
    """A plan was asked for: the message says which thing the name means, and what that is."""
    plan = KG.prefixes.expand("akkg:PlanOfAction")
    with pytest.raises(Unfit) as caught:
        find_thing(KG.engine, KG.prefixes, name, plan)
    assert found == caught.value.found


def test_a_name_of_two_things_is_not_guessed() -> None:
    """Both are offered by their CURIEs."""
    kg = sample()
    label = ox.NamedNode(kg.prefixes.expand("skos:altLabel"))
    for slug in ("poa-2011", "poa-2016"):
        thing = ox.NamedNode(kg.prefixes.expand(f"ak:{slug}"))
        kg.store.add(ox.Quad(thing, label, ox.Literal("POA", language="en")))
    with pytest.raises(Unfit) as caught:
        find_thing(kg.engine, kg.prefixes, "poa", INSTRUMENT)
    assert ("one thing alone", ("ak:poa-2011", "ak:poa-2016")) == (
        caught.value.allowed,
        caught.value.near,
    )


def test_a_thing_to_which_others_lead_is_one_of_which_the_dataset_speaks() -> None:
    """Nothing need be said of it."""
    one, leads, other = (ox.NamedNode(f"http://e.org/{name}") for name in ("a", "leads", "b"))
    store = ox.Store()
    store.add(ox.Quad(one, leads, other))
    assert other == find_thing(Embedded(store), PrefixTable({"akkg": "urn:x:"}), other.value)
