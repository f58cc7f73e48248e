"""Lays lineage out: which lane lies where, and what has a place on the axis of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lineage.model import SECTIONS, Chain, Rail, Thing
from akkg.pictures.lineage.places import BESIDE, Label, across, in_turn
from akkg.pictures.lineage.routes import Spot
from akkg.pictures.lineage.rows import packed

__all__ = ["LEFT", "LINE", "TOP", "WIDTH", "Plan", "bar", "planned"]

WIDTH = 1180.0
"""How wide the picture is."""

LEFT, TOP = 22.0, 26.0
"""Where the axis begins, and the lanes under it."""

LINE = 14.0
"""From one line of a name to the next."""

_RIGHT = 190.0  # for the labels of the latest things
_HEAD, _BADGE = 28.0, 17.0
_COLUMNS, _COLUMN = 4, 285.0


@dataclass(slots=True)
class Plan:
    """Where all things lie, as far as they have been placed.

    Attributes:
        axis: The axis of time; None where nothing has a date.
        horizon: The last day of which the source reports; empty where unknown.
        x: Where things lie across.
        badges: The badges of things, by IRI.
        spots: Where things lie.
        labels: Their labels.
        heads: The headings, each under a height.
        height: Where the next lane begins.
        axis_end: Where the axis ends.
    """

    axis: Axis | None
    horizon: str
    x: Mapping[str, float]
    badges: Mapping[str, str]
    spots: dict[str, Spot] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    heads: list[tuple[float, str]] = field(default_factory=list)
    height: float = TOP
    axis_end: float = TOP


def planned(
    chains: Sequence[Chain],
    things: Mapping[str, Thing],
    joined: Collection[str],
    horizon: str,
    badges: Mapping[str, str],
) -> Plan:
    """Place all chains; then what stands alone; last, under the axis, what has no date at all.

    Args:
        chains: The chains, in order.
        things: Their things, by IRI.
        joined: The IRIs of the things of which a step is stated, drawn or not.
        horizon: The last day of which the source reports, as an ISO date; empty where unknown.
        badges: The badges of things, by IRI.
    """
    rails = [one for chain in chains for one in (*chain.steps, *chain.links)]
    axis = _axis(list(things.values()), horizon)
    plan = Plan(axis, horizon, across(things.values(), rails, axis) if axis else {}, badges)
    chains = [part for one in chains for part in _parted(one, plan.x)]
    timed = [one for one in chains if one.things[0].iri in plan.x]
    for section, some in groupby(timed, key=lambda one: one.section):
        lanes = [one for one in some if one.things[0].iri in joined]
        _section(plan, SECTIONS[section], _in_order(lanes, rails))
    alone = [one.things[0] for one in timed if one.things[0].iri not in joined]
    _section(plan, "No step stated", [Chain("", tuple(alone))] if alone else [])
    plan.axis_end = plan.height
    plan.height += 2 * LINE if axis else 0
    undated = [one for one in chains if one.things[0].iri not in plan.x]
    _undated(plan, undated, joined)
    return plan


def _parted(chain: Chain, x: Mapping[str, float]) -> Iterator[Chain]:
    """A chain, in two where what joins some of its things to the axis has been cut off."""
    iris = {one.iri for one in chain.things}
    for some in (iris & x.keys(), iris - x.keys()):
        if some:
            yield Chain(
                chain.section,
                tuple(one for one in chain.things if one.iri in some),
                tuple(one for one in chain.steps if one.later in some),
                tuple(one for one in chain.links if one.later in some),
            )


def _in_order(lanes: Sequence[Chain], rails: Sequence[Rail]) -> list[Chain]:
    """Chains as they come, but last those from which links lead on: so these cross fewer others."""
    own = {thing.iri: number for number, one in enumerate(lanes) for thing in one.things}
    on = {own[one.earlier] for one in rails if one.earlier in own and one.later not in own}
    return [lanes[at] for at in sorted(range(len(lanes)), key=lambda at: (at in on, at))]


def _section(plan: Plan, heading: str, lanes: Sequence[Chain]) -> None:
    if not lanes:
        return
    plan.heads.append((plan.height, heading))
    plan.height += _HEAD
    for one in lanes:
        _lane(plan, one)
    plan.height += 6


def _undated(plan: Plan, chains: Sequence[Chain], joined: Collection[str]) -> None:
    """Place what has no date, nor a neighbour that has one, side by side."""
    places: dict[str, float] = {}
    lanes = [one for one in chains if one.things[0].iri in joined]
    for one in lanes:
        turns = in_turn(one.things, (*one.steps, *one.links))
        apart = min(_COLUMN, (WIDTH - _RIGHT) / max(*turns.values(), 1))
        places |= {iri: turn * apart for iri, turn in turns.items()}
    alone = [one.things[0] for one in chains if one not in lanes]
    places |= {one.iri: _COLUMN * (at % _COLUMNS) for at, one in enumerate(alone)}
    plan.x = {**plan.x, **{iri: LEFT + x for iri, x in places.items()}}
    _section(plan, "No date stated", [*lanes, *([Chain("", tuple(alone))] if alone else [])])


def _axis(things: Collection[Thing], horizon: str) -> Axis | None:
    """The axis of time, of whole years."""
    days = [day for one in things if one.begin for day in one.begin[:2]]
    if not days:
        return None
    days += [day for one in things if one.lasts for day in one.lasts[:2] if day]
    last = max(*days, horizon)
    return Axis(f"{min(days)[:4]}-01-01", f"{last[:4]}-12-31", LEFT, WIDTH - _RIGHT - LEFT)


def _lane(plan: Plan, chain: Chain) -> None:
    """Put a lane under those that are there."""
    until = {one.iri: drawn[1] for one in chain.things if (drawn := bar(one, plan))}
    rows = packed(chain.things, chain.steps, chain.links, plan.x, WIDTH, until)
    plan.labels.update(rows.labels)
    words = Counter(iri for iri, _ in {(one.later, one.word) for one in chain.links})
    for row in rows.things:
        top = plan.height
        y = top + 10 + LINE * max(max(len(rows.labels[iri].lines), words[iri]) for iri in row)
        for iri in row:
            right = plan.x[iri] + BESIDE + rows.labels[iri].width
            plan.spots[iri] = Spot(plan.x[iri], y, top, y + 25, right)
        plan.height = y + 26 + (_BADGE if any(iri in plan.badges for iri in row) else 0)
    plan.height += 4


def bar(thing: Thing, plan: Plan) -> tuple[float, float] | None:
    """Say from where to where a status lasted, or a plan was to.

    Args:
        thing: The thing.
        plan: The axis.

    Returns:
        Both ends, that of the horizon where no end is stated; None where there is no beginning.
    """
    if thing.lasts is None or plan.axis is None:
        return None
    begin, end, _ = thing.lasts
    return plan.axis.at(begin), plan.axis.after(end or max(plan.horizon, begin))
