"""What a form offers for a thing: names that mean one thing each, and no more than can be read."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from akkg.queries.saved_query import Parameter
from akkg.site.parameter_options import Options
from tests.site.made import made

FUND = Parameter("fund", "iri", kind="akkg:Fund")
SCF = "ASEAN-ROK Special Cooperation Fund (SCF)"


def test_a_name_of_several_is_no_name() -> None:
    """Each is offered by its CURIE."""
    dataset, expand = made().edition.dataset, made().edition.dataset.prefixes.expand
    store = ox.Store()
    store.extend(dataset.store)
    focf = ox.NamedNode(expand("ak:focf"))
    for name in ("rdfs:label", "skos:prefLabel"):
        label = ox.NamedNode(expand(name))
        for quad in list(store.quads_for_pattern(focf, label, None, None)):
            store.remove(quad)
            store.add(ox.Quad(focf, label, ox.Literal(SCF, language="en"), quad.graph_name))
    assert (SCF, "ak:scf") in Options(dataset).of(FUND)
    found = Options(replace(dataset, store=store)).of(FUND)
    assert {("ak:focf", "ak:focf"), ("ak:scf", "ak:scf")} < set(found)
    assert SCF not in dict(found)


def test_of_too_many_things_none_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name must be typed, then; as many as the limit are still a choice."""
    dataset = made().edition.dataset
    count = len(Options(dataset).of(FUND))
    monkeypatch.setattr("akkg.site.parameter_options.MOST", count)
    assert count == len(Options(dataset).of(FUND)) > 0
    monkeypatch.setattr("akkg.site.parameter_options.MOST", count - 1)
    assert [] == Options(dataset).of(FUND)
