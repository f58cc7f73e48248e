"""Cuts lineage to what a selection asks for, and to what can be drawn."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from akkg.networks.backbone import of_kinds
from akkg.pictures.layout.dates_in_words import first_day, last_day
from akkg.pictures.lineage.model import Chain, Lines

if TYPE_CHECKING:
    from akkg.pictures.picture import Selection

__all__ = ["CHAINS", "THINGS", "chosen", "longest", "within"]

CHAINS, THINGS = 300, 1500
"""How many chains and things are drawn at most; the longest chains come first."""


def chosen(lines: Lines, selection: Selection) -> set[str]:
    """Find the things that a selection asks for.

    Args:
        lines: All that there is.
        selection: Kinds, and the days between which a thing has begun; one without a date goes with
            what it is joined to.

    Returns:
        Their IRIs.

    Raises:
        ParameterError: Where a kind is unknown, or a day is none.
    """
    kept = {one.iri for one in lines.things}
    if selection.kinds:
        kept &= {*of_kinds(lines.graph, selection.kinds), selection.about}
    if not (selection.begin or selection.end):
        return kept
    begin = first_day(selection.begin) if selection.begin else ""
    end = last_day(selection.end) if selection.end else ""
    dated = {one.iri: one.begin for one in lines.things if one.begin and one.iri in kept}
    inside = {
        iri for iri, one in dated.items() if one.last >= begin and (not end or one.first <= end)
    }
    joined = [{rail.earlier, rail.later} for rail in lines.rails]
    near = {iri for ends in joined if ends & inside for iri in ends}
    return inside | (near & kept - dated.keys()) | ({selection.about} & kept)


def within(chains: Sequence[Chain], chosen: Set[str]) -> list[Chain]:
    """Give chains without what is not chosen.

    Args:
        chains: The chains.
        chosen: The IRIs of the things that stay.
    """
    found = []
    for chain in chains:
        things = tuple(one for one in chain.things if one.iri in chosen)
        if things:
            steps = (one for one in chain.steps if {one.earlier, one.later} <= chosen)
            links = (one for one in chain.links if {one.earlier, one.later} <= chosen)
            found.append(Chain(chain.section, things, tuple(steps), tuple(links)))
    return found


def longest(chains: Sequence[Chain]) -> list[Chain]:
    """Give the longest chains, as many as can be drawn, in their order; of one too long its end.

    Args:
        chains: The chains.
    """
    kept: dict[int, Chain] = {}
    left = THINGS
    for at in sorted(range(len(chains)), key=lambda at: -len(chains[at].things))[:CHAINS]:
        if left:
            things = chains[at].things[-left:]
            left -= len(things)
            kept[at] = replace(chains[at], things=things)
    chosen = {thing.iri for chain in kept.values() for thing in chain.things}
    return within([kept[at] for at in sorted(kept)], chosen)
