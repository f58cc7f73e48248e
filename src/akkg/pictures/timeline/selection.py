"""Chooses what a timeline shows, and the stretch of time that it shows it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.errors import ParameterError
from akkg.networks.backbone import neighbourhood
from akkg.networks.kinds import Kind, of_any_kind
from akkg.networks.network import network
from akkg.pictures.layout.dates_in_words import first_day, last_day
from akkg.pictures.layout.time_axis import Axis
from akkg.pictures.timeline.moment import Moment

if TYPE_CHECKING:
    from akkg.engines.engine import Askable
    from akkg.pictures.picture import Selection

__all__ = ["Chosen", "axis_of", "choose", "kinds_of"]

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
    matching = set(of_any_kind(kinds, {one: kinds_of(one) for one in found}))
    return [one for one in kept if one in matching]


def kinds_of(moment: Moment) -> tuple[Kind, Kind]:
    """Give the kind of a moment, and that of the thing to which it happened.

    Args:
        moment: The moment.
    """
    return (
        Kind(moment.family, moment.kind_label, moment.classes),
        Kind(moment.owner_family, moment.owner_kind_label, moment.owner_classes),
    )


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
