"""Names of things: IRI, CURIE, slug, acronym and label lead to one thing, or to advice."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

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
