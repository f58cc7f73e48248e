"""Draws chains as rails over time: a lane each, under the headings of their sorts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akkg.pictures.layout.rails import rail
from akkg.pictures.lettering import text_width
from akkg.pictures.lineage.layout import LEFT, LINE, TOP, WIDTH, Plan, bar, planned
from akkg.pictures.lineage.model import Chain, Thing
from akkg.pictures.lineage.places import BESIDE, SIZES
from akkg.pictures.lineage.routes import MARK, routes
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Text

__all__ = ["Drawing", "drawn"]

_CLOSE = 18.0  # between two lines of the axis, where all are drawn
_THICK, _THIN = 3.0, 1.5
_SEEN = 6.0  # what an open date takes at least to be drawn


@dataclass(frozen=True, slots=True)
class Drawing:
    """What has been drawn.

    Attributes:
        width: Its width.
        height: Its height.
        items: What is in it.
    """

    width: float
    height: float
    items: tuple[Item, ...]


def drawn(
    chains: Sequence[Chain],
    joined: Collection[str],
    horizon: str,
    badges: Mapping[str, str],
    about: str = "",
) -> Drawing:
    """Draw chains.

    Args:
        chains: The chains, in order.
        joined: The IRIs of the things of which a step is stated, drawn or not.
        horizon: The last day of which the source reports, as an ISO date; empty where unknown.
        badges: The badges of things, by IRI.
        about: The IRI of the thing that the picture is about; empty where there is none.
    """
    things = {thing.iri: thing for chain in chains for thing in chain.things}
    plan = planned(chains, things, joined, horizon, badges)
    items: list[Item] = [*_frame(plan), *_headings(plan)]
    items += _bars(things.values(), plan)
    items += _rails(chains, things, plan)
    items += [_node(things[iri], plan, bold=iri == about) for iri in plan.spots]
    if not chains:
        items.append(Text(LEFT, TOP + 20, "There is nothing to show.", 13, paint="muted"))
        plan.height += 30
    return Drawing(WIDTH, plan.height + 6, tuple(items))


def _frame(plan: Plan) -> Iterator[Item]:
    """The axis, with a line for each year that it marks, and one for the end of the report."""
    if plan.axis is None:
        return
    items: list[Item] = []
    ticks = plan.axis.ticks()
    close = any(after.x - one.x < _CLOSE for one, after in pairwise(ticks))
    for tick in ticks:
        if close and not tick.label:
            continue
        items.append(Line(((tick.x, TOP), (tick.x, plan.axis_end)), "faint", width=0.75))
        if tick.label:
            for y in (TOP - 8, plan.axis_end + 14):
                items.append(Text(tick.x, y, tick.label, 11, "middle", "muted"))
    if plan.horizon and plan.axis.shows(plan.horizon):
        x = plan.axis.after(plan.horizon)
        items.append(Line(((x, TOP), (x, plan.axis_end)), "muted", "hint", 1))
    yield Group(tuple(items), role="axis")


def _headings(plan: Plan) -> Iterator[Group]:
    for y, words in plan.heads:
        line = Line(((0, y), (WIDTH, y)), "faint", width=1)
        text = Text(LEFT - MARK, y + 18, words, 13, bold=True, halo=True)
        yield Group((line, text), role="lane")


def _bars(things: Iterable[Thing], plan: Plan) -> Iterator[Box]:
    for thing in things:
        if thing.lasts and (ends := bar(thing, plan)):
            y = plan.spots[thing.iri].y - 5
            outline = "none" if thing.lasts.basis == "stated" else "dashed"
            wide = ends[1] - ends[0]
            yield Box(ends[0], y, wide, 10, thing.family, "tint", outline, radius=3)


def _rails(chains: Sequence[Chain], things: Mapping[str, Thing], plan: Plan) -> Iterator[Group]:
    steps = [one for chain in chains for one in chain.steps]
    links = [one for chain in chains for one in chain.links]
    said: dict[str, list[str]] = {}
    for number, (one, points) in enumerate(routes(steps, links, plan.spots)):
        step = number < len(steps)
        paint = things[one.later].family if step else "muted"
        line = rail(points, paint=paint, basis=one.basis or "hint", width=_THICK if step else _THIN)
        words = said.setdefault(f"{step} {one.later}", [])
        text = (
            []
            if one.word in words
            else [_word(things[one.later], one.word, plan, len(words), step=step)]
        )
        words.append(one.word)
        yield Group(
            (line, *text),
            title=one.sentence,
            role="link",
            data={
                "relation": one.relation,
                "basis": one.basis,
                "later": one.later,
                "earlier": one.earlier,
            },
        )


def _word(later: Thing, word: str, plan: Plan, before: int, *, step: bool) -> Text:
    """What a step says, to the left of the later thing: below its row, or above that of a link."""
    spot = plan.spots[later.iri]
    left, right = _open_date(later, plan)
    if not step:
        x, y = spot.x - MARK, spot.top + 10
    else:
        x, y = min(spot.x - MARK - 4, left - 4 if right > left else spot.x), spot.y + 13
    return Text(x, y + 11 * before, word, SIZES["word"], "end", "muted", halo=True)


def _node(thing: Thing, plan: Plan, *, bold: bool) -> Group:
    spot, label = plan.spots[thing.iri], plan.labels[thing.iri]
    x, first = spot.x + BESIDE, spot.y - 8 - LINE * (len(label.lines) - 1)
    badge = plan.badges.get(thing.iri, "")
    left, right = _open_date(thing, plan)
    open_date = Line(((left, spot.y + 12), (right, spot.y + 12)), thing.family, width=2.5)
    items = (
        *((open_date,) if right > left else ()),
        Mark(spot.x, spot.y, MARK, thing.shape, thing.family, hollow=thing.begin is None),
        *(
            Text(x, first + LINE * at, line, SIZES["name"], bold=bold, halo=True)
            for at, line in enumerate(label.lines)
        ),
        Text(max(x, right + 5), spot.y + 17, label.date, SIZES["date"], paint="muted", halo=True),
        *(_badge(x, spot.y + 22, badge) if badge else ()),
    )
    title = ", ".join(filter(None, (thing.label, thing.kind, label.date, badge)))
    data = {"family": thing.family, "thing": thing.iri}
    if thing.begin:
        data |= {"begin": thing.begin.first}
    return Group(items, title, thing.iri, "node", data)


def _open_date(thing: Thing, plan: Plan) -> tuple[float, float]:
    """Where the days lie on which a thing may have begun, if these are enough to be seen."""
    if thing.begin is None or plan.axis is None:
        return 0, 0
    left, right = plan.axis.at(thing.begin.first), plan.axis.after(thing.begin.last)
    return (left, right) if right - left >= _SEEN else (0, 0)


def _badge(x: float, y: float, words: str) -> tuple[Item, ...]:
    wide = text_width(words, SIZES["word"]) + 10
    return (
        Box(x - 1, y, wide, 15, "paper", radius=7),
        Box(x - 1, y, wide, 15, "muted", "none", "solid", radius=7),
        Text(x - 1 + wide / 2, y + 11, words, SIZES["word"], "middle", "muted"),
    )
