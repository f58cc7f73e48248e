"""What lies around a thing: each once, by which words, on what basis, and which way."""

from __future__ import annotations

from dataclasses import replace

from akkg.pictures.scene import Group, Line
from akkg.site.surroundings import Neighbour, neighbours, surroundings
from akkg.site.telling import read_facts
from tests.site.made import made

THINGS = "https://w3id.org/akkg/id/"


def around(name: str) -> list[Neighbour]:
    """The neighbours of a thing."""
    [about] = read_facts(made().register, [THINGS + name])
    return neighbours(made().register, about)


def test_two_things_are_joined_by_all_that_is_told_and_by_the_strongest_of_it() -> None:
    """The merger is stated, what follows from it is derived, and its inverse adds nothing."""
    told = {
        one.entry.path: (one.words, one.basis, one.outward)
        for one in around("akcf")
        if one.entry.family == "fund"
    }
    merged = (("merger: merges", "results from the merger of"), "stated", True)
    assert {"id/focf/": merged, "id/scf/": merged} == told
    [akcf] = [one for one in around("scf") if one.entry.path == "id/akcf/"]
    assert ("results from the merger of",) == akcf.words
    assert ("derived", False) == (akcf.basis, akcf.outward)


def test_an_arrow_leads_the_way_of_the_statement_and_is_drawn_after_its_basis() -> None:
    """From the thing or to it; dotted where nothing is known that it rests on."""
    [about] = read_facts(made().register, [f"{THINGS}scf"])
    near = [*around("scf"), replace(around("scf")[0], basis="", outward=False)]
    scene = surroundings(about, near, "title", "description")
    [links] = [one for one in scene.items if isinstance(one, Group) and one.role == "links"]
    middle = [one for one in scene.items if isinstance(one, Group) and one.role == "node"][-1].at
    assert {True, False} == {one.outward for one in near}
    for one, link in zip(near, links.items, strict=True):
        assert isinstance(link, Group) and isinstance(link.items[0], Line)
        line = link.items[0]
        ends = [abs(point[0] - middle[0]) for point in (line.points[0], line.points[-1])]
        assert (ends[0] < ends[1]) is one.outward, one.entry.path
        assert (one.basis or "hint") == line.basis
