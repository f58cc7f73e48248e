"""Draws classes as cards, with an arrow from each property to the class that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from akkg.pictures.layout.rails import rail
from akkg.pictures.lettering import clipped, text_width, wrapped
from akkg.pictures.ontology.cards import Card, Deck, Row
from akkg.pictures.scene import Box, Group, Item, Line, Mark, Point, Text

__all__ = ["drawn"]

_CARD, _GUTTER, _MARGIN = 226.0, 88.0, 10.0
_BAR, _HEAD, _ROW, _LINE = 26.0, 32.0, 18.0, 13.0
_PAD, _BETWEEN = 8.0, 22.0
_SMALL = 10.5
_LANE = 7.0


@dataclass(slots=True)
class _Place:
    """Where a card lies.

    Attributes:
        x: Its left side.
        y: Its upper side.
        height: How high it is.
        rows: The heights of the middles of its rows.
    """

    x: float
    y: float
    height: float = 0
    rows: list[float] = field(default_factory=list)


def drawn(deck: Deck) -> tuple[float, float, tuple[Item, ...]]:
    """Draw cards.

    Args:
        deck: The cards.

    Returns:
        How wide and how high the drawing is, and what is in it.
    """
    routing = _Routing(deck.cards)
    columns = max((card.column for card in deck.cards), default=0) + 1
    width = 2 * _MARGIN + columns * _CARD + (columns - 1) * _GUTTER
    places = _placed(deck.cards, routing.top)
    height = max((place.y + place.height for place in places.values()), default=0) + _BETWEEN
    rails = [
        _rail(card, number, row, places, routing)
        for card in deck.cards
        for number, row in enumerate(card.rows)
    ]
    cards = [_card(card, places[card.key], routing) for card in deck.cards]
    rest, height = _rest(deck, width, height)
    return width, height, (*rails, *cards, *rest)


class _Routing:
    """Which track each target has in each gutter, and above all columns where it needs one."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self.cards = {card.key: card for card in cards}
        self.last = max((card.column for card in cards), default=0)
        gutters: dict[int, dict[str, None]] = {}
        above: dict[str, None] = {}
        for card in cards:
            for row in card.rows:
                leave, enter = self.gutters(card, row)
                gutters.setdefault(leave, {})[row.target] = None
                gutters.setdefault(enter, {})[row.target] = None
                if leave != enter:
                    above[row.target] = None
        order = {card.key: number for number, card in enumerate(cards)}
        self.tracks = {
            gutter: sorted(targets, key=order.__getitem__) for gutter, targets in gutters.items()
        }
        self.above = sorted(above, key=order.__getitem__)
        self.top = _MARGIN + (len(self.above) + 1) * _LANE if above else _MARGIN

    def gutters(self, card: Card, row: Row) -> tuple[int, int]:
        """The gutters in which an arrow leaves a card, and enters another."""
        there = self.cards[row.target].column
        if there == card.column:
            at = card.column if card.column < self.last else card.column - 1
            return at, at
        if there > card.column:
            return card.column, there - 1
        return card.column - 1, there

    def across(self, gutter: int, target: str) -> float:
        """Where the track of a target lies in a gutter."""
        tracks = self.tracks[gutter]
        left = _MARGIN + (gutter + 1) * _CARD + gutter * _GUTTER
        return left + (tracks.index(target) + 1) * _GUTTER / (len(tracks) + 1)

    def height(self, target: str) -> float:
        """Where the track of a target lies above all columns."""
        return _MARGIN + self.above.index(target) * _LANE


def _placed(cards: Sequence[Card], top: float) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    ends: dict[int, float] = {}
    for card in cards:
        y = ends.get(card.column, top)
        place = _Place(_MARGIN + card.column * (_CARD + _GUTTER), y)
        inner = y + _HEAD + len(_kinds(card)) * _LINE + (_PAD if card.rows else 0)
        place.rows = [inner + (number + 0.5) * _ROW for number in range(len(card.rows))]
        words = _words(card)
        below = len(card.rows) * _ROW + (len(words) * _LINE + 5 if words else 0)
        place.height = inner + below + _PAD - y if inner + below > y + _HEAD else _BAR
        ends[card.column] = y + place.height + _BETWEEN
        found[card.key] = place
    return found


def _kinds(card: Card) -> tuple[str, ...]:
    """The lines that name the classes above and below."""
    lines: list[str] = []
    if card.above:
        lines += wrapped(f"a kind of {', '.join(card.above)}", _SMALL, _CARD - 2 * _PAD, 2)
    if card.below:
        lines += _listed("kinds: ", card.below, 12 if card.open else 3)
    return tuple(lines)


def _words(card: Card) -> tuple[str, ...]:
    return _listed("also ", card.words, 12 if card.open else 2) if card.words else ()


def _listed(head: str, names: Sequence[str], lines: int) -> tuple[str, ...]:
    """Names one after the other, as many as there is room for."""
    for kept in range(len(names), 0, -1):
        more = f" and {len(names) - kept} more" if kept < len(names) else ""
        text = head + ", ".join(names[:kept]) + more
        found = wrapped(text, _SMALL, _CARD - 2 * _PAD, lines + 1)
        if len(found) <= lines or kept == 1:
            return found[:lines]
    return ()


def _card(card: Card, place: _Place, routing: _Routing) -> Group:
    x, y = place.x, place.y
    count = f"{card.count:,}" if card.count else ""
    room = _CARD - 40 - text_width(count, 11)
    items: list[Item] = [
        Box(x, y, _CARD, place.height, "paper", radius=6),
        Box(x, y, _CARD, _BAR, card.family, "tint", radius=6),
        Box(x, y, _CARD, place.height, card.family, "none", "solid", radius=6),
        Mark(x + 16, y + 13, 7, card.shape, card.family),
        Text(x + 30, y + 17.5, clipped(card.name, 13, room), 13, bold=True),
        Text(x + _CARD - _PAD, y + 17, count, 11, "end", "muted"),
    ]
    line = y + _HEAD + 7
    for words in _kinds(card):
        items.append(Text(x + _PAD, line, words, _SMALL, paint="muted"))
        line += _LINE
    for row, middle in zip(card.rows, place.rows, strict=True):
        items += _row(card, row, x, middle, routing)
    line = y + place.height - _PAD - _LINE * len(_words(card)) + 9
    for words in _words(card):
        items.append(Text(x + _PAD, line, words, _SMALL, paint="muted"))
        line += _LINE
    told = [card.name, card.definition, f"{card.count} things" if card.count else ""]
    data = {"family": card.family, "count": str(card.count)}
    return Group(tuple(items), ": ".join(filter(None, told)), card.iri, "node", data)


def _row(card: Card, row: Row, x: float, middle: float, routing: _Routing) -> Iterator[Item]:
    """A property: its name and count, and at the side of its arrow the mark of what it leads to."""
    right = _leaves_right(card, row, routing)
    target = routing.cards[row.target]
    more = f" +{row.more}" if row.more else ""
    count = f"{row.count:,}{more}" if row.count else "not used"
    room = _CARD - 40 - text_width(count, 10)
    at = x + _CARD - 12 if right else x + 12
    yield Mark(at, middle, 4.5, target.shape, target.family)
    name = clipped(row.word, 11.5, room)
    yield Text(x + (_PAD if right else 24), middle + 4, name, 11.5)
    yield Text(x + _CARD - (24 if right else _PAD), middle + 4, count, 10, "end", "muted")


def _leaves_right(card: Card, row: Row, routing: _Routing) -> bool:
    return routing.gutters(card, row)[0] == card.column


def _rail(
    card: Card, number: int, row: Row, places: Mapping[str, _Place], routing: _Routing
) -> Group:
    target = routing.cards[row.target]
    leave, enter = routing.gutters(card, row)
    here, there = places[card.key], places[row.target]
    begin = (here.x + (_CARD if leave == card.column else 0), here.rows[number])
    into = enter == target.column
    end = (there.x + (_CARD + 2 if into else -2), there.y + _BAR / 2)
    first, last = routing.across(leave, row.target), routing.across(enter, row.target)
    points: list[Point] = [begin, (first, begin[1])]
    if leave != enter:
        y = routing.height(row.target)
        points += [(first, y), (last, y)]
    points += [(last, end[1]), end]
    basis = "stated" if row.declared else "derived"
    line = rail(points, paint=target.family, basis=basis, width=1.4, arrow=True)
    said = "as the shapes say" if row.declared else "as it is used"
    more = f", {row.more} further classes counted in" if row.more else ""
    title = f"{card.name} {row.word} {target.name}: {row.count} times{more}, {said}"
    return Group(
        (line,),
        title,
        role="link",
        data={
            "relation": row.property,
            "source": card.iri,
            "target": target.iri,
            "count": str(row.count),
        },
    )


def _rest(deck: Deck, width: float, top: float) -> tuple[list[Item], float]:
    """What is drawn as no arrow, as a list in columns under the cards."""
    if not deck.rest:
        return [], top
    number = max(1, round(width / 300))
    wide = (width - 2 * _MARGIN) / number
    lines: list[tuple[str, bool]] = []
    for name, properties in deck.rest:
        lines.append((name, True))
        for words in properties:
            lines += [(line, False) for line in wrapped(words, _SMALL, wide - 24, 6)]
    per = -(-len(lines) // number)
    items: list[Item] = [
        Line(((0, top), (width, top)), "faint", width=1),
        Text(_MARGIN, top + 20, "Less used, and what else a property leads to", 13, bold=True),
    ]
    for at, (words, head) in enumerate(lines):
        x, y = _MARGIN + at // per * wide, top + 40 + at % per * 14
        items.append(Text(x, y, words, _SMALL, paint="ink" if head else "muted", bold=head))
    return [Group(tuple(items), role="list")], top + 46 + per * 14
