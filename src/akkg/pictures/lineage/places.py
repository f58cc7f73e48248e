"""Places things across a picture by time, and says what is written beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkg.pictures.layout.dates_in_words import in_words
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.lettering import text_width, wrapped
from akkg.pictures.lineage.model import Rail, Thing

__all__ = ["BESIDE", "SIZES", "WIDEST", "Label", "across", "fitting", "in_turn", "label_of"]

SIZES = {"name": 12.0, "date": 10.5, "word": 10.0}
"""The heights of the letters of names, of dates, and of the words of steps."""

BESIDE = 13.0
"""From the middle of a mark to its label."""

WIDEST = 235.0
"""How wide a name may be."""

_NARROWEST = 110.0
_APART = 46.0  # between a thing without a date and its neighbour, where it has but one
_BOLD = 1.12  # by how much bold letters are wider: the thing that a picture is about has them


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a mark.

    Attributes:
        lines: Its name, in a few lines.
        date: When it began, in words, and with what.
        width: How wide all of it is.
    """

    lines: tuple[str, ...]
    date: str
    width: float


def label_of(thing: Thing, room: float = WIDEST, lines: int = 3) -> Label:
    """Make the label of a thing.

    Args:
        thing: The thing.
        room: How wide it may be.
        lines: How many lines its name may have.

    Example:
        >>> label_of(Thing("i", "ASEAN-ROK Cooperation Fund (AKCF)"), 180).lines
        ('ASEAN-ROK Cooperation', 'Fund (AKCF)')
    """
    within = max(room / _BOLD, _NARROWEST)
    name = wrapped(thing.label or thing.iri, SIZES["name"], within, lines)
    dates = _dates(thing)
    date = next((one for one in dates if text_width(one, SIZES["date"]) <= room), dates[-1])
    wide = max(text_width(line, SIZES["name"]) for line in name) * _BOLD
    return Label(name, date, max(wide, text_width(date, SIZES["date"])))


def fitting(thing: Thing, room: float, lines: int = 3) -> Label | None:
    """Make the label of a thing where nothing of it has to be cut; None where that is not so.

    Args:
        thing: The thing.
        room: How wide it may be.
        lines: How many lines its name may have.
    """
    label = label_of(thing, min(room, WIDEST), lines)
    named = "".join(label.lines).replace(" ", "") == "".join(thing.label.split())
    whole = named and label.date == _dates(thing)[0]
    return label if whole and label.width <= room else None


def _dates(thing: Thing) -> tuple[str, ...]:
    """The line of a date: with what happened then, and without where that has no room."""
    begin = thing.begin
    if not begin:
        return ("no date stated",)
    date, rests = in_words(begin.date or begin.first), begin.basis.removeprefix("stated")
    return tuple(", ".join(filter(None, one)) for one in ((date, begin.word, rests), (date, rests)))


def across(things: Iterable[Thing], rails: Iterable[Rail], axis: Axis) -> dict[str, float]:
    """Say where things lie across a picture.

    Args:
        things: The things.
        rails: The steps between them.
        axis: The axis of time.

    Returns:
        By IRI the middle of the days on which a thing may have begun. One without a date lies
        between the nearest before it and after it that have one; where there is none it has no
        place.
    """
    known = list(things)
    found = {
        one.iri: (axis.at(one.begin.first) + axis.after(one.begin.last)) / 2
        for one in known
        if one.begin
    }
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for rail in rails:
        before.setdefault(rail.later, []).append(rail.earlier)
        after.setdefault(rail.earlier, []).append(rail.later)
    undated = [one.iri for one in known if not one.begin]
    while undated:  # where two branches meet, one may only be placed once the other is
        between = {
            iri: _between(_nearest(iri, found, before), _nearest(iri, found, after), axis)
            for iri in undated
        }
        placed = {iri: x for iri, x in between.items() if x is not None}
        if not placed:
            break
        found |= placed
        undated = [iri for iri in undated if iri not in placed]
    return found


def in_turn(things: Sequence[Thing], rails: Iterable[Rail]) -> dict[str, int]:
    """Number things of which none has a date: what is later has a higher number.

    Args:
        things: The things.
        rails: The steps between them.

    Returns:
        How many steps away from the first each is, by IRI.
    """
    own = {one.iri for one in things}
    after: dict[str, list[str]] = {}
    for rail in rails:
        if {rail.earlier, rail.later} <= own and rail.earlier != rail.later:
            after.setdefault(rail.earlier, []).append(rail.later)
    later = {iri for some in after.values() for iri in some}
    found: dict[str, int] = {}
    for one in sorted(things, key=lambda one: (one.iri in later, one.label, one.iri)):
        frontier, number = {one.iri} - found.keys(), 0
        while frontier:
            found |= dict.fromkeys(sorted(frontier), number)
            frontier = {iri for at in frontier for iri in after.get(at, ())} - found.keys()
            number += 1
    return found


_Near = tuple[int, Sequence[float]]
"""How many steps away the nearest are that have a place, and their places."""


def _between(low: _Near | None, high: _Near | None, axis: Axis) -> float | None:
    if low and high:
        share = low[0] / (low[0] + high[0])
        return max(low[1]) + (min(high[1]) - max(low[1])) * share
    if low:
        return min(max(low[1]) + low[0] * _APART, axis.right)
    if high:
        return max(min(high[1]) - high[0] * _APART, axis.left)
    return None


def _nearest(
    iri: str, found: Mapping[str, float], joined: Mapping[str, Sequence[str]]
) -> _Near | None:
    """Go from a thing in one direction, until there is a place; a circle ends it, too."""
    seen, frontier, steps = {iri}, {iri}, 0
    while frontier:
        steps += 1
        frontier = {other for one in frontier for other in joined.get(one, ())} - seen
        if places := [found[one] for one in frontier if one in found]:
            return steps, places
        seen |= frontier
    return None
