"""Draws what lies one step around a thing: the others in rows beside it, on one side or on both.

It is drawn from the facts of the thing's page alone, so a large graph takes no more than a small
one; rows leave each label its room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkg.answers.table import BASES
from akkg.networks.families import FAMILIES
from akkg.pictures.legends import mark_of
from akkg.pictures.lettering import clipped, wrapped
from akkg.pictures.scene import Group, Line, Point, Scene, Text

if TYPE_CHECKING:
    from akkg.site.facts import About, Happening
    from akkg.site.register import Entry, Register

__all__ = ["MOST", "Neighbour", "neighbours", "surroundings"]

MOST = 60
"""How many things are drawn; the list of facts has them all."""

_ROW, _MARGIN = 38.0, 16.0
_LEFT, _ACROSS, _SIDE = 110.0, 150.0, 330.0  # to the thing, to its neighbours, for their labels
_MARK, _LARGE = 8.0, 13.0
_FEW = 6  # neighbours that have room on one side, so that a small screen shows them


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing beside another.

    Attributes:
        entry: The thing.
        words: What links the two, each once.
        basis: The strongest basis of the links.
        outward: Whether a link leads to it; else all lead from it.
    """

    entry: Entry
    words: tuple[str, ...]
    basis: str
    outward: bool


def neighbours(register: Register, about: About) -> list[Neighbour]:
    """Find what lies one step around a thing.

    An event in its life is no step: what took part in the event lies beside the thing, by a link
    that says what happened.

    Args:
        register: What pages know of all things.
        about: What its page tells of the thing.

    Returns:
        The things in the order of families and labels.
    """
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for iri, words, basis, outward in _links(about):
        if iri in register.entries and iri != about.entry.iri:
            found.setdefault(iri, []).append((words, basis, outward))
    return sorted(
        (_neighbour(register.entries[iri], some) for iri, some in found.items()), key=_order
    )


_Link = tuple[str, str, str, bool]


def _links(about: About) -> Iterator[_Link]:
    """The IRI of each thing that something links to the thing, the words, the basis, the way."""
    told = {one.value.iri: one for one in about.events if any(x.value.path for x in one.told)}
    for fact in about.says:
        if not fact.folded and fact.value.iri not in told:
            yield fact.value.iri, fact.words, fact.basis, True
    for fact in about.said:
        if not fact.folded and fact.value.iri not in told:
            yield fact.value.iri, fact.words, fact.basis, False
    for event in told.values():
        yield from _of_event(event)


def _of_event(event: Happening) -> Iterator[_Link]:
    for one in event.told:
        yield one.value.iri, f"{event.kind}: {one.words}", one.basis, True


def _neighbour(entry: Entry, links: Iterable[tuple[str, str, bool]]) -> Neighbour:
    some = sorted(set(links))
    basis = min((basis for _, basis, _ in some if basis), key=BASES.index, default="")
    words = tuple(dict.fromkeys(words for words, _, _ in some))
    return Neighbour(entry, words, basis, any(outward for *_, outward in some))


def _order(one: Neighbour) -> tuple[bool, int, str, str]:
    families = list(FAMILIES)
    entry = one.entry
    return not one.outward, families.index(entry.family), entry.label.casefold(), entry.iri


def surroundings(about: About, near: Sequence[Neighbour], title: str, description: str) -> Scene:
    """Draw what lies around a thing.

    Args:
        about: What its page tells of the thing.
        near: Its neighbours; the first `MOST` are drawn.
        title: What the picture shows.
        description: What one sees in it.

    Returns:
        A scene, with a group of the role `node` for each thing and of `link` for each line.
    """
    shown = near[:MOST]
    right = shown if len(shown) <= _FEW else shown[: (len(shown) + 1) // 2]
    left = shown[len(right) :]
    height = max(len(right), len(left), 4) * _ROW + 2 * _MARGIN
    x = _SIDE + _ACROSS if left else _LEFT
    y = height / 2
    places = [
        *((one, (x + _ACROSS, row)) for one, row in zip(right, _rows(len(right), y), strict=True)),
        *((one, (x - _ACROSS, row)) for one, row in zip(left, _rows(len(left), y), strict=True)),
    ]
    links = tuple(_link(one, (x, y), place) for one, place in places)
    nodes = tuple(_node(one, place, rightward=place[0] > x) for one, place in places)
    items = (Group(links, role="links"), *nodes, _centre(about.entry, (x, y)))
    return Scene(x + _ACROSS + _SIDE, height, title, description, items)


def _rows(count: int, middle: float) -> list[float]:
    """Where rows lie: evenly around the middle."""
    return [middle + (number - (count - 1) / 2) * _ROW for number in range(count)]


def _link(one: Neighbour, start: Point, end: Point) -> Group:
    """A curve that leaves the thing and comes in level with the row."""
    way = 1 if end[0] > start[0] else -1
    near, far = start[0] + way * (_LARGE + 3), end[0] - way * (_MARK + 4)
    bend = (far - near) * 0.55
    points = ((near, start[1]), (near + bend, start[1]), (far - bend, end[1]), (far, end[1]))
    line = Line(
        points if one.outward else points[::-1],
        basis=one.basis or "hint",
        arrow=True,
        curve=True,
    )
    return Group((line,), title="; ".join(one.words), role="link", data={"basis": one.basis})


def _node(one: Neighbour, place: Point, *, rightward: bool) -> Group:
    anchor, at = ("start", _MARK + 6) if rightward else ("end", -_MARK - 6)
    room = _SIDE - _MARGIN - 2 * _MARK
    words = "; ".join(one.words)
    entry = one.entry
    items = (
        mark_of({"shape": entry.shape, "family": entry.family}, 0, 0, _MARK),
        Text(at, -1, _cut(entry.label, 13, room), 13, anchor),
        Text(at, 13, _cut(words, 11, room), 11, anchor, "muted"),
    )
    title = f"{entry.label} ({entry.kind}): {words}"
    return Group(items, title=title, thing=entry.iri, role="node", at=place)


def _cut(text: str, size: float, room: float) -> str:
    """The text as far as it has room; most are so short that nothing need be measured."""
    return text if len(text) * size <= room else clipped(text, size, room)


def _centre(entry: Entry, place: Point) -> Group:
    """The thing itself, with its label below."""
    mark = mark_of({"shape": entry.shape, "family": entry.family}, 0, 0, _LARGE)
    lines = wrapped(entry.label, 13, 2 * _LEFT - 40, 4)
    texts = (
        Text(0, _LARGE + 16 + 15 * number, line, 13, "middle", bold=True, halo=True)
        for number, line in enumerate(lines)
    )
    return Group((mark, *texts), title=entry.label, role="node", at=place)
