"""Chooses what a timeline shows, and the stretch of time that it shows it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.errors import ParameterError
from akkg.near import suggestion
from akkg.networks.backbone import neighbourhood
from akkg.networks.families import FAMILIES
from akkg.networks.network import network
from akkg.pictures.layout.dates_in_words import first_day, last_day
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.timeline.moment import Moment

if TYPE_CHECKING:
    from akkg.engines.engine import Askable
    from akkg.pictures.picture import Selection

__all__ = ["Chosen", "axis_of", "choose"]

_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a timeline shows.

    Attributes:
        dated: The moments that it shows.
        undated: Those that belong to it but have no date.
    """

    dated: tuple[Moment, ...]
    undated: tuple[Moment, ...]


def choose(dataset: Askable, found: Sequence[Moment], selection: Selection) -> Chosen:
    """Choose the moments of a selection.

    Args:
        dataset: Where the things around a thing are looked up.
        found: All moments.
        selection: What is wanted; its bounds are years, months or days.

    Raises:
        ParameterError: Where a kind or a thing is unknown, or a bound is no date.
    """
    kept = _of_kinds(_around(dataset, found, selection), found, selection.kinds)
    begin, end = _bounds(selection)
    dated = [one for one in kept if one.begin and one.begin <= (end or _NEVER)]
    shown = tuple(one for one in dated if begin <= (one.end or _NEVER))
    return Chosen(shown, tuple(one for one in kept if not one.begin))


def _around(dataset: Askable, found: Sequence[Moment], selection: Selection) -> Sequence[Moment]:
    """The moments of a thing and of what is near it."""
    if not selection.about:
        return found
    alone = [one for one in found if selection.about in (one.iri, one.owner)]
    if len(alone) == len(found):
        return found
    near = neighbourhood(network(dataset), selection.about, selection.hops)
    return [one for one in found if one.iri in near or one.owner in near or one in alone]


def _of_kinds(
    kept: Sequence[Moment], found: Sequence[Moment], kinds: Sequence[str]
) -> Sequence[Moment]:
    if not kinds:
        return kept
    known = {name for one in found for name in _names(one)} | set(FAMILIES)
    plain = {_plain(name) for name in known}
    for kind in kinds:
        if _plain(kind) not in plain:
            hint = suggestion(kind, known) or f"give some of {', '.join(FAMILIES)}"
            raise ParameterError(f"no kind of thing is called {kind}", remedy=hint)
    wanted = set(map(_plain, kinds))
    return [one for one in kept if wanted & set(map(_plain, _names(one)))]


def _names(moment: Moment) -> Iterator[str]:
    """What the kind of a moment, or of the thing to which it happened, may be called."""
    for family in (moment.family, moment.owner_family):
        yield from (family, FAMILIES[family].plural)
    yield from (moment.kind_label, moment.owner_kind_label)
    for curie in (*moment.classes, *moment.owner_classes):
        yield from (curie, curie.rpartition(":")[2])


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _bounds(selection: Selection) -> tuple[str, str]:
    begin = first_day(selection.begin) if selection.begin else ""
    end = last_day(selection.end) if selection.end else ""
    if begin and end and end < begin:
        remedy = "let the end come after the begin"
        raise ParameterError(f"{selection.end} is before {selection.begin}", remedy=remedy)
    return begin, end


def axis_of(
    dated: Sequence[Moment], selection: Selection, horizon: str, left: float, width: float
) -> Axis:
    """Give the axis on which moments are shown.

    Args:
        dated: The moments, one or more.
        selection: What is wanted: its bounds are those of the axis.
        horizon: The last day that the source reports; empty where none is known.
        left: Where the axis begins.
        width: How wide it is.

    Returns:
        Whole years from the first moment to the last and to the horizon, and one more where
        something has no stated end; or as it is wanted.
    """
    begin, end = _bounds(selection)
    years = [int(day[:4]) for one in dated for day in (one.begin, one.latest_begin, one.end) if day]
    first, last = min(years), max(years)
    if horizon:
        last = max(last, int(horizon[:4]))
    if any(not one.end for one in dated):
        last = min(last + 1, 9999)
    begin = begin or min(f"{first:04}-01-01", f"{end[:4] or '9999'}-01-01")
    end = end or max(f"{last:04}-12-31", f"{begin[:4]}-12-31")
    return Axis(begin, end, left, width)
