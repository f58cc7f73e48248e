"""The timeline: what happened when, and what lasted how long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from akkg.pictures.credits import find_credits
from akkg.pictures.kind_words import kinds_in_words
from akkg.pictures.picture import Picture, Selection
from akkg.pictures.timeline.data import find_citations, find_moments, with_citations
from akkg.pictures.timeline.graph import timeline_graph
from akkg.pictures.timeline.legend import legend
from akkg.pictures.timeline.scene import GUTTER, WIDTH, empty_scene, timeline_scene
from akkg.pictures.timeline.selection import Chosen, axis_of, choose, kinds_of
from akkg.views.sentences import names

if TYPE_CHECKING:
    from akkg.engines.engine import Askable
    from akkg.pictures.layout.time_axis import Axis
    from akkg.pictures.scene import Scene
    from akkg.pictures.timeline.moment import Moment

__all__ = ["picture", "timeline_of"]

_RIGHT = 14.0


def picture(dataset: Askable, selection: Selection) -> Picture:
    """Draw a timeline.

    Args:
        dataset: What is drawn.
        selection: What of it: a thing and what is near it, kinds of events or of the things to
            which they happened, and a stretch of time.

    Returns:
        A picture of lanes: the statuses of the partnership as bands, periods and schedules as bars,
        and each event as one mark. With more than 1,500 of them, numbers for each year.

    Raises:
        ParameterError: Where a kind or a bound of the selection is none.
        BackendError: Where the engine gives no whole answer.

    Example:
        >>> from akkg.dataset import load
        >>> from akkg.pictures.picture import Selection
        >>> found = picture(load(), Selection(kinds=("fund",)))
        >>> found.scene.title
        'Timeline, 1990 to 2025: funds'
    """
    found = find_moments(dataset)
    chosen = choose(dataset, found, selection)
    citations = find_citations(dataset, chosen.dated)
    chosen = Chosen(with_citations(chosen.dated, citations), chosen.undated)
    credits = find_credits(dataset)
    graph = timeline_graph(dataset, chosen.dated, citations)
    if not chosen.dated:
        scene = empty_scene(_title(dataset, selection, found, ""), chosen.undated)
        return Picture("timeline", scene, graph, (), credits)
    axis = _axis(chosen, selection, credits.horizon)
    latest = max(credits.horizon, *(one.end or one.latest_begin for one in chosen.dated))
    first, last = (int(day[:4]) for day in (axis.begin, min(latest, axis.end)))
    years = f", {first} to {last}" if first < last else f", {first}"
    scene = timeline_scene(chosen, axis, credits.horizon, _title(dataset, selection, found, years))
    words = legend(chosen.dated, axis, credits.horizon)
    return Picture("timeline", scene, graph, words, credits)


def timeline_of(dated: tuple[Moment, ...], horizon: str, title: str) -> Scene:
    """Draw some moments.

    Args:
        dated: Moments with a date; one at least.
        horizon: The last day that the source reports.
        title: What the scene shows.
    """
    chosen = Chosen(dated, ())
    return timeline_scene(chosen, _axis(chosen, Selection(), horizon), horizon, title)


def _axis(chosen: Chosen, selection: Selection, horizon: str) -> Axis:
    return axis_of(chosen.dated, selection, horizon, GUTTER, WIDTH - GUTTER - _RIGHT)


def _title(dataset: Askable, selection: Selection, found: Iterable[Moment], years: str) -> str:
    about = ""
    if selection.about:
        thing = ox.NamedNode(selection.about)
        about = f" of {names(dataset, [thing])[thing]} and what is near it"
    kinds = kinds_in_words(selection.kinds, (kind for one in found for kind in kinds_of(one)))
    return f"Timeline{about}{years}{': ' if kinds else ''}{kinds}"
