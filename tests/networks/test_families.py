"""Families and shapes of things, by what stands above their classes."""

from __future__ import annotations

import pytest

from akkg.networks.families import FAMILIES, SORTS, sort_of
from akkg.networks.network import network

FAMILY_OF_KIND = """
akkg:Summit meeting circle
akkg:CommemorativeSummit meeting circle
akkg:MinisterialMeeting meeting diamond
akkg:SummitSeries meeting ring
akkg:AseanLedMechanism meeting ring
akkg:Signature event diamond
akkg:JointDeclaration instrument rounded
akkg:JointStatement instrument rounded
akkg:JointVisionStatement instrument rounded
akkg:FreeTradeAgreement instrument square
akkg:Protocol instrument square
akkg:MemorandumOfIntent instrument square
akkg:PlanOfAction plan tag
akkg:WorkPlan plan tag
akkg:Roadmap plan tag
akkg:Fund fund hexagon
akkg:Centre actor pentagon
akkg:Group actor pentagon
akkg:State actor star
akkg:FlagshipProject undertaking triangle
akkg:Support undertaking triangle
akkg:PartnershipStatus status stadium
akkg:DialogueRelation status stadium
akkg:Anniversary status stadium
akkg:Statistic document page
akkg:OpenList document page
akkg:Schedule document page
akkg:Place place pin
skos:Concept concept octagon
"""


@pytest.fixture(scope="module")
def looks() -> set[str]:
    """Kind, family and shape of each thing, with events."""
    nodes = network(events="nodes").nodes(data=True)
    return {f"{node['kind']} {node['family']} {node['shape']}" for _, node in nodes}


@pytest.mark.parametrize("line", FAMILY_OF_KIND.strip().splitlines())
def test_a_kind_has_its_family_and_shape_in_the_real_graph(line: str, looks: set[str]) -> None:
    """By its class alone or by one above it; and no thing of the kind has another."""
    kind = line.partition(" ")[0]
    assert {line} == {look for look in looks if look.startswith(f"{kind} ")}


def test_states_places_and_concepts_are_hubs() -> None:
    """And nothing else is: no way leads through them, and the backbone is without them."""
    nodes = network(events="nodes").nodes(data=True)
    assert {("actor", "star"), ("place", "pin"), ("concept", "octagon")} == {
        (node["family"], node["shape"]) for _, node in nodes if node["hub"]
    }


def test_an_unknown_class_is_an_entry_of_the_record() -> None:
    """It is shown, as a page."""
    found = sort_of(["foreign:Class"])
    assert ("document", "page") == (found.family, found.shape)


def test_every_sort_has_a_family() -> None:
    """And every family but that of all else has a sort."""
    assert {sort.family for sort in SORTS} | {"document"} == set(FAMILIES)
